#include "dashboards/import/loaddashboard.h"
#include "tests/support/testmain.h"

#include <QFile>

#include <set>

namespace {

QByteArray sample(const char* name)
{
    QFile file(QStringLiteral(VEDETTE_TEST_DATA "/dashboards/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Capabilities capabilities()
{
    return {{QStringLiteral("timeseries"), QStringLiteral("stat"), QStringLiteral("table"), QStringLiteral("text")},
            {QStringLiteral("prometheus")},
            {QStringLiteral("organize"), QStringLiteral("merge")}};
}

LoadedDashboard loadedFrom(const QByteArray& bytes)
{
    auto loaded = loadDashboard(bytes, capabilities());
    if (!loaded)
        qWarning("%s", qPrintable(loaded.error().text));
    return loaded ? *loaded : LoadedDashboard {};
}

bool hasFinding(const ImportReport& report, const char* path, Finding::Severity severity)
{
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& f) {
        return f.path == QLatin1String(path) && f.severity == severity && !f.what.isEmpty();
    });
}

QStringList titles(const std::vector<PanelSpec>& panels)
{
    QStringList list;
    for (const PanelSpec& panel : panels)
        list << panel.title;
    return list;
}

} // namespace

class TestLoadDashboard : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNoDashboardIsAnErrorOfOneSentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("blank") << QByteArray(" \n\t ") << "empty";
        QTest::newRow("not JSON") << QByteArray("{\n  \"title\": oops}") << "line 2";
        QTest::newRow("cut off") << QByteArray(R"({"title":"x","panels":[{"id":1)") << "line 1";
        QTest::newRow("a text") << QByteArray("\"panels\"") << "not a dashboard";
        QTest::newRow("a list") << QByteArray("[{\"panels\":[]}]") << "not a dashboard";
        QTest::newRow("another object") << QByteArray(R"({"name":"x","version":"1"})") << "not a dashboard";
        QTest::newRow("empty object") << QByteArray("{}") << "not a dashboard";
        QTest::newRow("empty wrapper") << QByteArray(R"({"dashboard":{},"meta":{}})") << "not a dashboard";
        QTest::newRow("another resource")
            << QByteArray(R"({"apiVersion":"v1","kind":"ConfigMap","data":{}})") << "ConfigMap";
        QTest::newRow("resource without spec")
            << QByteArray(R"({"apiVersion":"dashboard.grafana.app/v2","kind":"Dashboard"})") << "Dashboard";
        QTest::newRow("nested too deep") << QByteArray(R"({"panels":)") + QByteArray(600, '[') << "levels";
    }
    void whatIsNoDashboardIsAnErrorOfOneSentence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const auto loaded = loadDashboard(bytes, capabilities());
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().text.contains(part), qPrintable(loaded.error().text));
        QVERIFY(loaded.error().text.endsWith(QLatin1Char('.')));
    }

    void objectsWithCountlessKeysAreRefused()
    {
        QByteArray bytes = R"({"title":"x","panels":[],"extra":{)";
        for (int i = 0; i < 20'001; ++i)
            bytes += (i ? ",\"" : "\"") + QByteArray::number(i) + "\":0";
        const auto loaded = loadDashboard(bytes + "}}", capabilities());
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, Error::Kind::Limit);
    }

    void wrappersAreOpened_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("path");
        QTest::newRow("classic") << QByteArray() << QByteArray() << "classic"
                                 << "panels[0]";
        QTest::newRow("API answer") << QByteArray(R"({"meta":{"slug":"x"},"dashboard":)") << QByteArray("}")
                                    << "wrapped"
                                    << "dashboard.panels[0]";
        QTest::newRow("resource") << QByteArray(
            R"({"apiVersion":"dashboard.grafana.app/v1beta1","kind":"Dashboard","metadata":{"name":"n"},"spec":)")
                                  << QByteArray("}") << "v1beta1"
                                  << "spec.panels[0]";
        QTest::newRow("resource with rights") << QByteArray(
            R"({"apiVersion":"dashboard.grafana.app/v1","kind":"DashboardWithAccessInfo","access":{},"spec":)")
                                              << QByteArray("}") << "v1"
                                              << "spec.panels[0]";
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF") << QByteArray() << "classic"
                                         << "panels[0]";
    }
    void wrappersAreOpened()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, kind);
        QFETCH(QString, path);
        const QByteArray body =
            R"({"title":"T","uid":"u","schemaVersion":41,"panels":[{"id":5,"type":"text","title":"P"}]})";
        const LoadedDashboard loaded = loadedFrom(before + body + after);
        QCOMPARE(loaded.report.kind, kind);
        QCOMPARE(loaded.report.schemaVersion, 41);
        QCOMPARE(loaded.dashboard.title, QStringLiteral("T"));
        QCOMPARE(loaded.dashboard.uid, QStringLiteral("u"));
        QCOMPARE(loaded.dashboard.panels.at(0).jsonPath, path);
        QCOMPARE(loaded.dashboard.panels.at(0).id.value, QStringLiteral("5"));
    }

    void everyKeyOfAWrongTypeIsReportedAndReplaced()
    {
        const LoadedDashboard loaded = loadedFrom(sample("wrongtypes.json"));
        for (const char* path :
             {"title", "tags", "time", "timepicker", "refresh", "graphTooltip", "templating.list[0].regex",
              "annotations.list", "links", "panels[0].gridPos", "panels[0].targets", "panels[0].fieldConfig",
              "panels[0].options", "panels[0].transparent", "panels[1].title"})
            QVERIFY2(hasFinding(loaded.report, path, Finding::Severity::Ignored), path);
        QVERIFY(hasFinding(loaded.report, "panels[2]", Finding::Severity::Error));
        QCOMPARE(loaded.dashboard.time, RawTimeRange());
        QCOMPARE(loaded.report.panels, 2);
        QCOMPARE(loaded.dashboard.panels.at(0).gridPos, GridPos());
    }

    void missingAndRepeatedIdsAreRepaired()
    {
        const LoadedDashboard loaded = loadedFrom(
            R"({"title":"x","panels":[{"id":7,"type":"text"},{"id":7,"type":"text"},{"type":"text"},{"id":"a","type":"text"}]})");
        QSet<PanelId> ids;
        for (const PanelSpec& panel : loaded.dashboard.panels)
            ids.insert(panel.id);
        QCOMPARE(ids.size(), 4);
        QVERIFY(ids.contains(PanelId(QStringLiteral("7"))) && ids.contains(PanelId(QStringLiteral("a"))));
        QVERIFY(hasFinding(loaded.report, "panels[1].id", Finding::Severity::Ignored));
    }

    void manyRepeatedIdsAreOneFinding()
    {
        QByteArray panels;
        for (int i = 0; i < 100; ++i)
            panels += (i ? "," : "") + QByteArray("{\"id\":7,\"type\":\"text\",\"gridPos\":{\"x\":0,\"y\":")
                + QByteArray::number(4 * i) + ",\"w\":6,\"h\":4}}";
        const LoadedDashboard loaded = loadedFrom("{\"title\":\"x\",\"panels\":[" + panels + "]}");
        QCOMPARE(loaded.report.panels, 100);
        QCOMPARE(loaded.report.findings.size(), size_t(21));
        QVERIFY(loaded.report.findings.back().what.startsWith(QLatin1String("79 ")));
    }

    void whatComesByTheThousandIsCutAndSaid()
    {
        QByteArray variables;
        QByteArray annotations;
        for (int i = 0; i < 1200; ++i) {
            variables += (i ? "," : "") + QByteArray(R"({"type":"custom","query":"a","name":"v)")
                + QByteArray::number(i) + "\"}";
            annotations += (i ? "," : "") + QByteArray(R"({"enable":true,"name":"a"})");
        }
        const LoadedDashboard loaded =
            loadedFrom(R"({"title":"x","schemaVersion":43,"panels":[],"templating":{"list":[)" + variables
                       + R"(]},"annotations":{"list":[)" + annotations + "]}}");
        QCOMPARE(loaded.dashboard.variables.size(), size_t(1000));
        QCOMPARE(loaded.dashboard.annotations.size(), size_t(100));
        QStringList said;
        for (const Finding& finding : loaded.report.findings)
            said << finding.path + u' ' + finding.what.section(u' ', 0, 0);
        QVERIFY(said.contains(QStringLiteral("templating.list 200")));
        QVERIFY(said.contains(QStringLiteral("annotations.list 1100")));
    }

    void textsOfBooksAreCutAndSaid()
    {
        const QByteArray text = QByteArray("word ").repeated(60'000);
        const LoadedDashboard loaded = loadedFrom(R"({"title":")" + text + R"(","schemaVersion":43,"panels":[
            {"id":1,"type":"text","options":{"content":")"
                                                  + text + R"("}},
            {"id":2,"type":"table","options":{"content":")"
                                                  + text + R"("}}]})");
        const auto size = [&loaded](size_t panel) {
            return jsonutil::string(loaded.dashboard.panels.at(panel).options, "content").size();
        };
        QCOMPARE(size(0), 100'000);
        QCOMPARE(size(1), 300'000);
        QVERIFY(hasFinding(loaded.report, "panels[0].options.content", Finding::Severity::Ignored));
        QCOMPARE(loaded.dashboard.title.size(), 2000);
        QVERIFY(hasFinding(loaded.report, "title", Finding::Severity::Ignored));
    }

    void whatIsDrawnInAnotherWayIsSaid()
    {
        const LoadedDashboard loaded = loadedFrom(R"({"title":"t","schemaVersion":43,"panels":[
            {"id":1,"type":"timeseries","options":{"orientation":"vertical"}},
            {"id":2,"type":"text","options":{"content":"<iframe src='x'></iframe>"}}]})");
        QVERIFY(!hasFinding(loaded.report, "panels[0].options.orientation", Finding::Severity::Ignored));
        QVERIFY(hasFinding(loaded.report, "panels[1].options.content", Finding::Severity::Ignored));
    }

    void queriesGetLettersAndThePanelsDatasource()
    {
        const LoadedDashboard loaded = loadedFrom(
            R"({"title":"x","schemaVersion":41,"panels":[{"id":1,"type":"timeseries","datasource":{"type":"prometheus","uid":"p"},
               "targets":[{"expr":"a"},{"refId":"A","expr":"b","hide":true},{"refId":"A"},
                          {"refId":"X","datasource":"other"},{"datasource":{"uid":"__expr__"}}]}]})");
        const auto& targets = loaded.dashboard.panels.at(0).targets;
        QCOMPARE(targets.size(), size_t(5));
        QCOMPARE(targets[0].refId.value, QStringLiteral("B"));
        QCOMPARE(targets[1].refId.value, QStringLiteral("A"));
        QCOMPARE(targets[2].refId.value, QStringLiteral("C"));
        QVERIFY(targets[1].hidden);
        QCOMPARE(targets[0].datasource.uid, QStringLiteral("p"));
        QCOMPARE(targets[3].datasource.uid, QStringLiteral("p")); // the panel was switched to it
        QCOMPARE(targets[4].datasource.kind, DataSourceRef::Kind::Expression);
        QVERIFY(!targets[1].query.contains("refId"));
        QVERIFY(targets[1].query.contains("expr"));
    }

    void onlySomePanelsLeaveTheDatasourceToTheirQueries_data()
    {
        QTest::addColumn<QByteArray>("panel");
        QTest::addColumn<QString>("asked");
        QTest::newRow("mixed") << QByteArray(R"({"uid":"-- Mixed --"})") << QStringLiteral("q ");
        QTest::newRow("none") << QByteArray("null") << QStringLiteral("q ");
        QTest::newRow("none of a type") << QByteArray(R"({"type":"loki"})") << QStringLiteral("q ");
        QTest::newRow("variable") << QByteArray(R"("${ds}")") << QStringLiteral("${ds} ${ds}");
        QTest::newRow("other panels") << QByteArray(R"({"uid":"-- Dashboard --"})")
                                      << QStringLiteral("-- Dashboard -- -- Dashboard --");
        QTest::newRow("built in") << QByteArray(R"({"type":"datasource"})") << QStringLiteral(" ");
    }
    void onlySomePanelsLeaveTheDatasourceToTheirQueries()
    {
        QFETCH(QByteArray, panel);
        QFETCH(QString, asked);
        const LoadedDashboard loaded =
            loadedFrom(R"({"title":"x","schemaVersion":43,"panels":[{"id":1,"type":"stat","datasource":)" + panel
                       + R"(,"targets":[{"refId":"A","datasource":{"type":"x","uid":"q"}},{"refId":"B"}]}]})");
        const auto& targets = loaded.dashboard.panels.at(0).targets;
        QCOMPARE(targets.at(0).datasource.uid + u' ' + targets.at(1).datasource.uid, asked);
    }

    void datasourcesAreNamedInManyForms_data()
    {
        using Kind = DataSourceRef::Kind;
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("uid");
        QTest::newRow("null") << QByteArray("null") << int(Kind::Default) << "";
        QTest::newRow("default") << QByteArray("\"default\"") << int(Kind::Default) << "";
        QTest::newRow("name") << QByteArray("\"Prometheus\"") << int(Kind::Named) << "Prometheus";
        QTest::newRow("variable") << QByteArray("\"${ds}\"") << int(Kind::Named) << "${ds}";
        QTest::newRow("reference") << QByteArray(R"({"type":"loki","uid":"l"})") << int(Kind::Named) << "l";
        QTest::newRow("type only") << QByteArray(R"({"type":"prometheus"})") << int(Kind::Default) << "";
        QTest::newRow("mixed") << QByteArray("\"-- Mixed --\"") << int(Kind::Mixed) << "-- Mixed --";
        QTest::newRow("dashboard") << QByteArray(R"({"type":"datasource","uid":"-- Dashboard --"})")
                                   << int(Kind::Dashboard) << "-- Dashboard --";
        QTest::newRow("grafana") << QByteArray(R"({"type":"datasource","uid":"grafana"})") << int(Kind::Grafana)
                                 << "grafana";
        QTest::newRow("expression") << QByteArray(R"({"type":"__expr__","uid":"x"})") << int(Kind::Expression) << "x";
        QTest::newRow("number") << QByteArray("7") << int(Kind::Default) << "";
    }
    void datasourcesAreNamedInManyForms()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, kind);
        QFETCH(QString, uid);
        const LoadedDashboard loaded = loadedFrom(
            R"({"title":"x","schemaVersion":43,"panels":[{"id":1,"type":"text","datasource":)" + json + "}]}");
        QCOMPARE(int(loaded.dashboard.panels.at(0).datasource.kind), kind);
        QCOMPARE(loaded.dashboard.panels.at(0).datasource.uid, uid);
    }

    void expandedRowsAdoptWhatFollowsThem()
    {
        const LoadedDashboard loaded = loadedFrom(sample("rows.json"));
        const auto& panels = loaded.dashboard.panels;
        QCOMPARE(titles(panels),
                 (QStringList {QStringLiteral("free"), QStringLiteral("open row"), QStringLiteral("closed row"),
                               QStringLiteral("after closed"), QStringLiteral("last row")}));
        QCOMPARE(titles(panels.at(1).panels),
                 (QStringList {QStringLiteral("left"), QStringLiteral("right"), QStringLiteral("below")}));
        QCOMPARE(titles(panels.at(2).panels),
                 (QStringList {QStringLiteral("hidden one"), QStringLiteral("hidden two")}));
        QCOMPARE(titles(panels.at(4).panels), QStringList {});
        QVERIFY(panels.at(2).collapsed);
        QCOMPARE(panels.at(1).gridPos, (GridPos {0, 4, 24, 1}));
        QCOMPARE(loaded.report.panels, 7);
        QCOMPARE(panels.at(2).panels.at(1).jsonPath, QStringLiteral("panels[4].panels[1]"));
    }

    /// `part` are keys of the dashboard, `path` is where the one finding stands; empty: there is none.
    void whatIsOddIsReported_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        const auto rows = jsonutil::parse(sample("../import/oddities.json"));
        QVERIFY(rows && rows->is_array());
        for (const Json& row : *rows) {
            Json dashboard {{"title", "t"}, {"schemaVersion", 43}, {"panels", Json::array()}};
            dashboard.update(jsonutil::object(row, "part"));
            QTest::newRow(jsonutil::string(row, "name").toUtf8().constData())
                << jsonutil::dump(dashboard) << jsonutil::string(row, "path");
        }
        Json many {{"title", "t"}, {"schemaVersion", 43}, {"panels", Json::array()}};
        for (int i = 1; i <= 10'001; ++i)
            many["panels"].push_back(
                {{"type", "text"}, {"id", i}, {"gridPos", {{"x", 0}, {"y", i * 4}, {"w", 4}, {"h", 4}}}});
        QTest::newRow("ten thousand panels") << jsonutil::dump(many) << QStringLiteral("panels");
    }
    void whatIsOddIsReported()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        Capabilities all = capabilities();
        all.panelTypes << QStringLiteral("geomap") << QStringLiteral("alertlist");
        const auto loaded = loadDashboard(json, all);
        QVERIFY(loaded);
        QStringList paths;
        for (const Finding& finding : loaded->report.findings)
            paths << finding.path;
        QCOMPARE(paths.join(QLatin1Char(' ')), path);
    }

    void whatIsUnsupportedIsReported()
    {
        const LoadedDashboard loaded = loadedFrom(sample("unsupported.json"));
        using Severity = Finding::Severity;
        QVERIFY(hasFinding(loaded.report, "panels[0].type", Severity::Unsupported));
        QVERIFY(hasFinding(loaded.report, "panels[1].targets[0]", Severity::Unsupported));
        QVERIFY(hasFinding(loaded.report, "panels[1].transformations[1]", Severity::Unsupported));
        QVERIFY(!hasFinding(loaded.report, "panels[1].transformations[0]", Severity::Unsupported));
        QVERIFY(hasFinding(loaded.report, "panels[2]", Severity::Unsupported));
        QVERIFY(hasFinding(loaded.report, "templating.list[0].type", Severity::Unsupported));
        QCOMPARE(loaded.report.panels, 3);
        QCOMPARE(loaded.report.nativePanels, 1);
        QCOMPARE(loaded.report.placeholderPanels, 1);
        QCOMPARE(loaded.report.libraryReferences, 1);
    }

    void findingsNameWhatIsInTheFile_data()
    {
        QTest::addColumn<QByteArray>("panel");
        QTest::addColumn<QString>("paths");
        QTest::newRow("a key that became an option")
            << QByteArray("{\"type\":\"text\",\"mode\":\"html\",\"content\":\"<img src=x>\"}") << "panels[0].content";
        QTest::newRow("beside empty options")
            << QByteArray("{\"type\":\"text\",\"content\":\"<img src=x>\",\"options\":{}}") << "panels[0].content";
        QTest::newRow("a query of a library panel") << QByteArray("{\"libraryPanel\":{\"uid\":\"L\"}}") << "panels[0]";
        QTest::newRow("queries to one kind of datasource are one finding")
            << QByteArray("{\"type\":\"stat\",\"datasource\":{\"type\":\"odd\",\"uid\":\"o\"},"
                          "\"targets\":[{\"refId\":\"A\"},{\"refId\":\"B\"},{\"refId\":\"C\"}]}")
            << "panels[0].targets";
        QTest::newRow("a sort by nothing loses nothing")
            << QByteArray("{\"type\":\"table\",\"columns\":[],\"styles\":[{\"pattern\":\"/.*/\"}],"
                          "\"transform\":\"table\",\"sort\":{\"col\":null,\"desc\":true},\"targets\":[]}")
            << "";
    }
    void findingsNameWhatIsInTheFile()
    {
        QFETCH(QByteArray, panel);
        QFETCH(QString, paths);
        const QByteArray json =
            "{\"schemaVersion\":39,\"__elements\":{\"L\":{\"model\":{\"type\":\"stat\",\"datasource\":"
            "{\"type\":\"odd\",\"uid\":\"o\"},\"targets\":[{\"refId\":\"A\"}]}}},\"panels\":["
            + panel + "]}";
        Capabilities all = capabilities();
        for (const char* type : {"text", "stat", "table"})
            all.panelTypes << QString::fromLatin1(type);
        all.transformations << QStringLiteral("merge");
        const auto loaded = loadDashboard(json, all);
        QVERIFY(loaded);
        QStringList found;
        for (const Finding& finding : loaded->report.findings)
            found << finding.path;
        QCOMPARE(found.join(QLatin1Char(' ')), paths);
    }

    void sharedExportsAreFilledIn()
    {
        const LoadedDashboard loaded = loadedFrom(sample("shared.json"));
        const auto& panels = loaded.dashboard.panels;
        QCOMPARE(
            panels.at(0).datasource,
            (DataSourceRef {DataSourceRef::Kind::Named, QStringLiteral("prometheus"), QStringLiteral("${DS_PROM}")}));
        QVERIFY(hasFinding(loaded.report, "__inputs[0]", Finding::Severity::Ignored));
        QCOMPARE(loaded.dashboard.variables.at(0).currentValues, QStringList {QStringLiteral("node_exporter")});
        QCOMPARE(panels.at(1).type, QStringLiteral("stat"));
        QCOMPARE(panels.at(1).title, QStringLiteral("From the library"));
        QCOMPARE(panels.at(1).gridPos, (GridPos {12, 0, 12, 5}));
        QCOMPARE(loaded.report.libraryReferences, 0);
    }

    void variablesAreReadInAllTypes()
    {
        const LoadedDashboard loaded = loadedFrom(sample("variables.json"));
        const auto& list = loaded.dashboard.variables;
        QCOMPARE(list.size(), size_t(8));
        QCOMPARE(list[0].type, VariableSpec::Type::Query);
        QCOMPARE(list[0].currentValues, QStringList {QStringLiteral("$__all")});
        QCOMPARE(list[0].refresh, VariableSpec::Refresh::OnTimeRange);
        QCOMPARE(list[0].hide, VariableSpec::Hide::Label);
        QVERIFY(list[0].multi && list[0].includeAll);
        QCOMPARE(list[1].currentValues, (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(list[1].options.size(), size_t(2));
        QCOMPARE(list[2].autoCount, 10);
        QVERIFY(list[2].autoInterval);
        QCOMPARE(list[3].type, VariableSpec::Type::DataSource);
        QCOMPARE(list[4].filters.at(0).op, QStringLiteral("=~"));
        QCOMPARE(list[5].type, VariableSpec::Type::Constant);
        QCOMPARE(list[6].enabledValue, QStringLiteral("on"));
        QCOMPARE(list[7].type, VariableSpec::Type::TextBox);
        QCOMPARE(list[7].placeholder, QStringLiteral("a part of the path"));
        QVERIFY(hasFinding(loaded.report, "templating.list[8]", Finding::Severity::Ignored));
    }

    void panelTypesStartWithTheirColours()
    {
        const LoadedDashboard loaded = loadedFrom(
            R"({"title":"x","schemaVersion":43,"panels":[{"id":1,"type":"timeseries"},{"id":2,"type":"stat"}]})");
        QCOMPARE(loaded.dashboard.panels.at(0).fieldConfig.defaults.color->mode, QStringLiteral("palette-classic"));
        QCOMPARE(loaded.dashboard.panels.at(1).fieldConfig.defaults.color->mode, QStringLiteral("thresholds"));
        QCOMPARE(loaded.dashboard.panels.at(1).fieldConfig.defaults.thresholds->steps.size(), size_t(2));
    }

    void cutAndDamagedFilesNeverCrash()
    {
        const QByteArray whole = sample("oldest.json");
        QVERIFY(!whole.isEmpty());
        int read = 0;
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray damaged = whole;
            damaged[at] = whole[at] == '"' ? '1' : '[';
            read += loadDashboard(damaged, capabilities()) ? 1 : 0;
            read += loadDashboard(whole.left(at), capabilities()) ? 1 : 0;
        }
        QVERIFY(read > 0);
    }

    void everyValueMayBeOfAnyType()
    {
        for (const char* name : {"oldest.json", "variables.json", "rows.json", "shared.json", "v2.json"}) {
            const auto json = jsonutil::parse(sample(name));
            QVERIFY2(json, name);
            for (const std::string& pointer : allPlaces(*json))
                for (const char* other : {"null", "\"x\"", "-1e300", "true", "[]", "{}", "[null]", "{\"list\":0}"})
                    tryWith(*json, pointer, other);
        }
    }

private:
    /// Pointers to every value and to all objects and lists that hold one.
    static std::set<std::string> allPlaces(const Json& whole)
    {
        std::set<std::string> places;
        const Json flat = whole.flatten();
        for (const auto& [pointer, value] : flat.items()) {
            Json::json_pointer at(pointer);
            for (; !at.empty(); at.pop_back())
                places.insert(at.to_string());
        }
        return places;
    }

    static void tryWith(const Json& whole, const std::string& pointer, const char* other)
    {
        Json changed = whole;
        changed[Json::json_pointer(pointer)] = Json::parse(other);
        const auto loaded = loadDashboard(jsonutil::dump(changed), capabilities());
        QVERIFY(loaded || !loaded.error().text.isEmpty());
    }
};

VEDETTE_TEST_GUILESS(TestLoadDashboard)
#include "tst_loaddashboard.moc"
