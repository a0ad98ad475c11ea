#include "dashboards/import/containers.h"
#include "dashboards/import/filekind.h"
#include "dashboards/import/loaddashboard.h"
#include "tests/support/testmain.h"

#include <QFile>

namespace {

QByteArray sample(const char* name)
{
    QFile file(QStringLiteral(VEDETTE_TEST_DATA "/dashboards/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Capabilities capabilities()
{
    return {{QStringLiteral("timeseries"), QStringLiteral("stat"), QStringLiteral("text")},
            {QStringLiteral("prometheus")},
            {}};
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT

private slots:
    void persesBecomesADashboard()
    {
        const auto loaded = loadDashboard(sample("perses.yaml"), capabilities());
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text));
        const Dashboard& d = loaded->dashboard;
        QCOMPARE(loaded->report.kind, QStringLiteral("perses"));
        QCOMPARE(d.title, QStringLiteral("Demo board"));
        QCOMPARE(d.uid, QStringLiteral("demo"));
        QCOMPARE(d.time, (RawTimeRange {QStringLiteral("now-6h"), QStringLiteral("now")}));
        QCOMPARE(d.refresh, QStringLiteral("30s"));
        QCOMPARE(d.panels.size(), size_t(2));
        QVERIFY(d.panels[0].isRow() && !d.panels[0].collapsed && d.panels[1].collapsed);
        QCOMPARE(d.panels[0].panels.size(), size_t(2));
        QCOMPARE(d.panels[1].panels.size(), size_t(2));
    }

    void persesPanelsKeepTheirLook()
    {
        const auto loaded = loadDashboard(sample("perses.yaml"), capabilities());
        QVERIFY(loaded);
        const PanelSpec& lines = loaded->dashboard.panels.at(0).panels.at(0);
        QCOMPARE(lines.type, QStringLiteral("timeseries"));
        QCOMPARE(lines.gridPos.w, 12);
        QCOMPARE(lines.targets.size(), size_t(2));
        QCOMPARE(jsonutil::string(lines.targets[0].query, "expr"), QStringLiteral("up"));
        QCOMPARE(jsonutil::string(lines.targets[0].query, "legendFormat"), QStringLiteral("{{job}}"));
        QCOMPARE(lines.targets[0].datasource.uid, QStringLiteral("local"));
        QCOMPARE(lines.targets[1].refId.value, QStringLiteral("B"));
        QCOMPARE(lines.fieldConfig.defaults.unit, std::optional(QStringLiteral("bytes")));
        const Json& custom = jsonutil::object(lines.fieldConfig.defaultsJson, "custom");
        QCOMPARE(jsonutil::integer(custom, "fillOpacity"), 50);
        QCOMPARE(jsonutil::string(jsonutil::object(custom, "stacking"), "mode"), QStringLiteral("percent"));
        QCOMPARE(lines.fieldConfig.overrides.size(), size_t(1));
        const Json& legend = jsonutil::object(lines.options, "legend");
        QCOMPARE(jsonutil::strings(legend, "calcs"),
                 (QStringList {QStringLiteral("mean"), QStringLiteral("lastNotNull")}));
        const PanelSpec& one = loaded->dashboard.panels.at(0).panels.at(1);
        QCOMPARE(one.fieldConfig.defaults.unit, std::optional(QStringLiteral("percentunit")));
        QCOMPARE(jsonutil::string(one.options, "graphMode"), QStringLiteral("area"));
    }

    void persesVariablesKeepTheirQueries()
    {
        const auto loaded = loadDashboard(sample("perses.yaml"), capabilities());
        QVERIFY(loaded);
        const auto& variables = loaded->dashboard.variables;
        QCOMPARE(variables.size(), size_t(4));
        QCOMPARE(variables[0].query, Json("label_values(up{a=\"$b\"}, job)"));
        QCOMPARE(variables[0].currentValues, (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(variables[0].multi && variables[0].includeAll && variables[0].sort == 1);
        QCOMPARE(variables[0].regex, QStringLiteral("/(.*)-x/"));
        QCOMPARE(variables[0].hide, VariableSpec::Hide::Variable);
        QCOMPARE(variables[1].query, Json("1m,five : 5m"));
        QCOMPARE(variables[2].type, VariableSpec::Type::Constant);
    }

    void persesSaysWhatIsLost()
    {
        const auto loaded = loadDashboard(sample("perses.yaml"), capabilities());
        QVERIFY(loaded);
        QStringList paths;
        for (const Finding& finding : loaded->report.findings)
            paths << finding.path;
        for (const char* path : {"spec.variables[3].spec", "spec.layouts[1].spec.items[2]",
                                 "spec.panels.odd.spec.plugin.kind", "spec.datasources"})
            QVERIFY2(paths.contains(QLatin1String(path)), qPrintable(QLatin1String(path) + u' ' + paths.join(u' ')));
        QCOMPARE(loaded->report.placeholderPanels, 1);
    }

    void dashboardsAreFoundInOtherResources_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("names");
        const QStringList two {QStringLiteral("a.json"), QStringLiteral("b.json")};
        QTest::newRow("config map") << QByteArray(
            "kind: ConfigMap\ndata:\n  b.json: '{\"panels\":[]}'\n  a.json: '{\"panels\":[]}'\n  c: x\n")
                                    << two;
        QTest::newRow("config map as JSON")
            << QByteArray(R"({"kind":"ConfigMap","data":{"a.json":"{}","b.json":"{}"}})") << two;
        QTest::newRow("list of config maps")
            << QByteArray("kind: ConfigMapList\nitems:\n- kind: ConfigMap\n  data: {a.json: '{}'}\n- kind: ConfigMap\n "
                          " data: {a.json: '{}'}\n")
            << QStringList {QStringLiteral("a.json"), QStringLiteral("a.json 2")};
        QTest::newRow("list of dashboards") << QByteArray(
            R"({"kind":"DashboardList","items":[{"kind":"Dashboard","metadata":{"name":"x"},"spec":{}},{"kind":"Other"}]})")
                                            << QStringList {QStringLiteral("x")};
        QTest::newRow("list of a server") << QByteArray(
            R"({"kind":"DashboardList","apiVersion":"dashboard.grafana.app/v2","items":[{"metadata":{"name":"x"},"spec":{}}]})")
                                          << QStringList {QStringLiteral("x")};
        QTest::newRow("documents") << QByteArray("kind: Dashboard\nmetadata: {name: x}\nspec: {}\n---\nkind: "
                                                 "Service\n---\nkind: Dashboard\nmetadata: {name: y}\nspec: {}\n")
                                   << QStringList {QStringLiteral("x"), QStringLiteral("y")};
        QTest::newRow("operator") << QByteArray(
            "kind: GrafanaDashboard\nmetadata: {name: x}\nspec: {json: '{\"panels\":[]}'}\n")
                                  << QStringList {QStringLiteral("x")};
        QTest::newRow("itself") << QByteArray(R"( {"panels":[]})") << QStringList {QString()};
        QTest::newRow("nothing") << QByteArray("kind: Service\n") << QStringList {};
        QTest::newRow("bomb") << QByteArray("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
                                            "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
                                            "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n")
                              << QStringList {};
        QTest::newRow("texts below each other") << QByteArray("\"a\"\n\"b\"\n") << QStringList {};
        QTest::newRow("brackets") << QByteArray(100'000, '[').prepend("a: ") << QStringList {};
        QTest::newRow("dashes") << QByteArray("- ").repeated(50'000) << QStringList {};
    }
    void dashboardsAreFoundInOtherResources()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, names);
        const auto found = dashboardsIn(bytes);
        QCOMPARE(bool(found), !names.isEmpty());
        QStringList list;
        if (found)
            for (const FoundDashboard& dashboard : *found)
                list << dashboard.name;
        QCOMPARE(list, names);
    }

    void theFirstOfSeveralIsLoaded()
    {
        const auto loaded = loadDashboard(sample("configmap.json"), capabilities());
        QVERIFY(loaded);
        QCOMPARE(loaded->dashboard.title, QStringLiteral("A"));
        QCOMPARE(loaded->report.findings.size(), size_t(1));
    }

    void whatIsNoDashboardIsRecognized_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const QByteArray& text, FileKind kind) {
            QTest::newRow(name) << text << int(kind);
        };
        const QByteArray sources = "apiVersion: 1\ndatasources:\n- name: a\n  type: prometheus\n";
        row("datasources", sources, FileKind::DataSources);
        row("datasources in JSON", "{\"datasources\":[]}", FileKind::DataSources);
        row("datasources in a config map", "{\"kind\":\"ConfigMap\",\"data\":{\"a.yaml\":\"datasources: []\"}}",
            FileKind::DataSources);
        row("providers", "providers:\n- name: a\n  type: file\n", FileKind::DashboardProviders);
        row("providers as a list", " [{\"type\":\"file\",\"options\":{\"path\":\"/x\"}}]",
            FileKind::DashboardProviders);
        row("trace", "{\"traceID\":\"a\",\"spans\":[]}", FileKind::Trace);
        row("answer with traces", "{\"data\":[{\"traceID\":\"a\",\"spans\":[]}]}", FileKind::Trace);
        row("spans of a collector, by line", "{\"resourceSpans\":[]}\n{\"resourceSpans\":[]}\n", FileKind::Trace);
        row("dashboard about traces",
            "{\"kind\":\"Dashboard\",\"spec\":{\"elements\":{},\"traceID\":\"a\",\"spans\":[],\"resourceSpans\":[]}}",
            FileKind::Unknown);
        row("text", "hello", FileKind::Unknown);
        row("broken", "{\"datasources\":[", FileKind::Unknown);
        row("nothing", "", FileKind::Unknown);
    }
    void whatIsNoDashboardIsRecognized()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        const RecognizedFile file = recognizeFile(text);
        QCOMPARE(int(file.kind), kind);
        if (file.kind == FileKind::DataSources)
            QVERIFY(file.bytes.contains("datasources"));
    }

    void dollarSignsOfYamlStay()
    {
        const auto loaded =
            loadDashboard("title: $t\npanels: [{type: text, title: \"${x} $$\", id: 1}]\n", capabilities());
        QVERIFY(loaded);
        QCOMPARE(loaded->dashboard.panels.at(0).title, QStringLiteral("${x} $$"));
    }
};

VEDETTE_TEST_GUILESS(TestFormats)
#include "tst_formats.moc"
