#include "dashboards/import/checkreport.h"
#include "dashboards/model/dashboardjson.h"
#include "tests/support/testmain.h"

#include <QFile>

namespace {

QByteArray sample(const char* name)
{
    QFile file(QStringLiteral(VEDETTE_TEST_DATA "/dashboards/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const Capabilities capabilities {{QStringLiteral("timeseries"), QStringLiteral("table")},
                                 {QStringLiteral("prometheus"), QStringLiteral("loki")},
                                 {QStringLiteral("organize"), QStringLiteral("merge")}};

} // namespace

class TestResourceV2 : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto loaded = loadDashboard(sample("v2.json"), capabilities);
        QVERIFY(loaded);
        m_loaded = *loaded;
    }

    void theDashboardsOwnKeysAreRead()
    {
        const Dashboard& d = m_loaded.dashboard;
        QCOMPARE(m_loaded.report.kind, QStringLiteral("v2"));
        QCOMPARE(d.uid, QStringLiteral("two"));
        QCOMPARE(d.title, QStringLiteral("Second"));
        QCOMPARE(d.cursorSync, CursorSync::Tooltip);
        QCOMPARE(d.time.from, QStringLiteral("now-3h"));
        QCOMPARE(d.refresh, QStringLiteral("1m"));
        QCOMPARE(d.timezone, QStringLiteral("utc"));
        QCOMPARE(d.fiscalYearStartMonth, 3);
        QVERIFY(d.preload && d.timePicker.hidden);
    }

    void tabsAndRowsNest()
    {
        const auto& panels = m_loaded.dashboard.panels;
        QCOMPARE(panels.size(), size_t(1));
        QVERIFY(panels[0].isTabs());
        const auto& tabs = panels[0].panels;
        QCOMPARE(tabs.size(), size_t(2));
        QCOMPARE(tabs[0].title, QStringLiteral("First tab"));
        QCOMPARE(tabs[1].title, QStringLiteral("Second tab"));
        QCOMPARE(tabs[1].panels.at(0).title, QStringLiteral("Inner"));
        QVERIFY(tabs[1].panels.at(0).collapsed);
        QCOMPARE(tabs[1].panels.at(0).panels.size(), size_t(2));
        QSet<PanelId> ids {panels[0].id, tabs[0].id, tabs[1].id, tabs[1].panels[0].id};
        QVERIFY(ids.size() == 4 && !ids.contains(PanelId()));
    }

    void conversionFlattensThem()
    {
        ImportReport report;
        const auto json = convertToNewestClassic(sample("v2.json"), report);
        QVERIFY(json);
        ImportReport read;
        const Dashboard flat = dashboardFromJson(*json, read);
        QCOMPARE(flat.panels.size(), size_t(3));
        QCOMPARE(flat.panels[0].title, QStringLiteral("First tab"));
        QCOMPARE(flat.panels[2].title, QStringLiteral("Inner"));
        QVERIFY(flat.panels[2].isRow() && flat.panels[2].collapsed);
        QCOMPARE(flat.panels[2].panels.size(), size_t(2));
        QVERIFY(!jsonutil::dump(*json).contains("\"__"));
        QStringList paths;
        for (const Finding& finding : report.findings)
            paths << finding.path;
        QVERIFY2(paths.join(u' ').contains(QStringLiteral("tabs")), qPrintable(paths.join(u' ')));
    }

    void partsHaveTheirOwnVariablesAndConditions()
    {
        const QByteArray bytes = R"({"elements":{"e":{"kind":"Panel","spec":{"id":1,"vizConfig":{"group":"stat"}}}},
          "variables":[{"kind":"CustomVariable","spec":{"name":"env","query":"a,b"}}],
          "layout":{"kind":"RowsLayout","spec":{"rows":[{"kind":"RowsLayoutRow","spec":{"title":"R",
            "conditionalRendering":{"kind":"ConditionalRenderingGroup","spec":{"visibility":"hide","condition":"or","items":[
              {"kind":"ConditionalRenderingVariable","spec":{"variable":"env","operator":"notEquals","value":"a"}},
              {"kind":"ConditionalRenderingData","spec":{"value":false}},
              {"kind":"ConditionalRenderingTimeRangeSize","spec":{"value":"7d"}}]}},
            "variables":[{"kind":"CustomVariable","spec":{"name":"env","query":"c"}},{"kind":"CustomVariable","spec":{"name":"own","query":"d"}}],
            "layout":{"kind":"AutoGridLayout","spec":{"maxColumnCount":2,"items":[{"spec":{"element":{"name":"e"}}}]}}}}]}}})";
        const auto loaded = loadDashboard(bytes, capabilities);
        QVERIFY(loaded);
        const PanelSpec& row = loaded->dashboard.panels.at(0);
        QVERIFY(row.condition.has_value());
        QVERIFY(!row.condition->shows && row.condition->any);
        QCOMPARE(row.condition->items.size(), size_t(3));
        QCOMPARE(row.condition->items[0].op, QStringLiteral("notEquals"));
        QVERIFY(!row.condition->items[1].wantsData);
        QCOMPARE(row.condition->items[2].value, QStringLiteral("7d"));
        QCOMPARE(loaded->dashboard.variables.size(), size_t(3));
        QCOMPARE(row.ownVariables.at(0), std::pair(QStringLiteral("env"), QStringLiteral("env@1")));
        QCOMPARE(row.ownVariables.at(1), std::pair(QStringLiteral("own"), QStringLiteral("own@1")));
        QVERIFY(row.panels.at(0).autoGrid == (AutoGridSpec {2, 448, 9, false}));
    }

    void panelsKeepQueriesAndOptions()
    {
        const PanelSpec& one = m_loaded.dashboard.panels[0].panels.at(0).panels.at(0);
        QCOMPARE(one.type, QStringLiteral("timeseries"));
        QCOMPARE(one.targets.at(0).query, Json({{"expr", "up"}}));
        QVERIFY(one.targets.at(0).hidden);
        QCOMPARE(one.targets.at(0).datasource.uid, QStringLiteral("p"));
        QCOMPARE(one.transformations.at(0).id, QStringLiteral("organize"));
        QCOMPARE(one.maxDataPoints, std::optional(50));
        QCOMPARE(one.timeFrom, QStringLiteral("2h"));
        QCOMPARE(one.fieldConfig.defaults.unit, std::optional(QStringLiteral("s")));
        QCOMPARE(one.repeat, QStringLiteral("job"));
        QVERIFY(one.repeatVertical);
        QCOMPARE(one.jsonPath, QStringLiteral("spec.elements.one"));
    }

    void theFirstVersionsNamedPluginsByKind()
    {
        const PanelSpec& two = m_loaded.dashboard.panels[0].panels.at(1).panels.at(0).panels.at(0);
        QCOMPARE(two.type, QStringLiteral("table"));
        QCOMPARE(two.datasource.kind, DataSourceRef::Kind::Mixed);
        QCOMPARE(two.targets.at(1).datasource.type, QStringLiteral("loki"));
        QCOMPARE(two.transformations.at(0).id, QStringLiteral("merge"));
    }

    void variablesAndAnnotationsUseWords()
    {
        const auto& variables = m_loaded.dashboard.variables;
        QCOMPARE(variables.size(), size_t(3));
        QCOMPARE(variables[0].hide, VariableSpec::Hide::Label);
        QCOMPARE(variables[0].refresh, VariableSpec::Refresh::OnTimeRange);
        QCOMPARE(variables[0].sort, 8);
        QCOMPARE(variables[0].query, Json("label_values(job)"));
        QCOMPARE(variables[0].datasource.uid, QStringLiteral("p"));
        QCOMPARE(variables[1].query, Json("prometheus"));
        QCOMPARE(variables[2].name, QStringLiteral("inner@1")); // known inside of its row alone
        const AnnotationSpec& annotation = m_loaded.dashboard.annotations.at(0);
        QCOMPARE(annotation.datasource.uid, QStringLiteral("p"));
        QCOMPARE(jsonutil::string(annotation.query, "expr"), QStringLiteral("changes(x[5m])"));
    }

    void conversionKeepsTheTextOfEmptyFields()
    {
        ImportReport report;
        const auto json = convertToNewestClassic(
            R"({"elements":{},"layout":{"kind":"GridLayout","spec":{"items":[]}},
            "variables":[{"kind":"TextVariable","spec":{"name":"t","placeholder":"a part","query":""}}]})",
            report);
        QVERIFY(json);
        const Dashboard dashboard = dashboardFromJson(*json, report);
        QCOMPARE(dashboard.variables.at(0).type, VariableSpec::Type::TextBox);
        QCOMPARE(dashboard.variables.at(0).placeholder, QStringLiteral("a part"));
    }

    void whatHasNoPlaceStandsElsewhere()
    {
        const auto loaded = loadDashboard(
            R"({"elements":{"e":{"kind":"Panel","spec":{"id":1,"title":"T","subtitle":"below","description":"why",
            "vizConfig":{"group":"table"}}}},
            "variables":[{"kind":"AdhocVariable","group":"prometheus","spec":{"name":"f"}}],
            "layout":{"kind":"RowsLayout","spec":{"rows":[{"kind":"RowsLayoutRow","spec":{"title":"R","fillScreen":true,
            "layout":{"kind":"GridLayout","spec":{"items":[{"kind":"GridLayoutItem","spec":{"element":{"name":"e"}}}]}}}}]}}})",
            capabilities);
        QVERIFY(loaded);
        QCOMPARE(loaded->report.findings.at(1).path, QStringLiteral("layout.spec.rows[0].spec.fillScreen"));
        QCOMPARE(loaded->dashboard.panels.at(0).panels.at(0).description, QStringLiteral("below\n\nwhy"));
        QCOMPARE(loaded->report.findings.at(0).path, QStringLiteral("elements.e.spec.subtitle"));
        QCOMPARE(loaded->dashboard.variables.at(0).datasource.type, QStringLiteral("prometheus"));
    }

    void whatNestsTooDeepIsSaid()
    {
        QByteArray layout = R"({"kind":"GridLayout","spec":{"items":[]}})";
        for (int i = 0; i < 40; ++i)
            layout =
                R"({"kind":"RowsLayout","spec":{"rows":[{"kind":"RowsLayoutRow","spec":{"layout":)" + layout + "}}]}}";
        const auto loaded = loadDashboard(R"({"elements":{},"layout":)" + layout + "}", capabilities);
        QVERIFY(loaded);
        QCOMPARE(loaded->report.findings.size(), size_t(1));
        QCOMPARE(loaded->report.findings[0].severity, Finding::Severity::Error);
    }

    void theCheckSaysWhatWillBeDifferent()
    {
        const CheckedFile checked = checkDashboard(QStringLiteral("v2.json"), sample("v2.json"), capabilities);
        const auto json = jsonutil::parse(checkJson(checked));
        QVERIFY(json);
        QCOMPARE((*json)["kind"], Json("v2"));
        QCOMPARE((*json)["panels"], Json(3));
        QCOMPARE((*json)["libraryReferences"], Json(1));
        QStringList severities;
        for (const Json& finding : (*json)["findings"])
            severities << jsonutil::string(finding, "severity");
        QVERIFY(severities.contains(QStringLiteral("error")));
        QVERIFY(checkText(checked).contains(QStringLiteral("spec.layout.spec.tabs")));
    }

    void totalsEndTheCheck()
    {
        CheckTotals totals;
        totals.add(checkDashboard(QStringLiteral("a"), sample("v2.json"), capabilities));
        totals.add(checkDashboard(QStringLiteral("b"), sample("unsupported.json"), capabilities));
        totals.add(checkDashboard(QStringLiteral("c"), "{}", capabilities));
        QCOMPARE(checkText(totals), QStringLiteral("2 dashboards, 6 panels, 3 native, 1 placeholder, 1 failed"));
        QCOMPARE(jsonutil::parse(checkJson(totals))->at("failed"), Json(1));
    }

    void conversionGivesTheNewestClassicForm()
    {
        ImportReport report;
        const auto json = convertToNewestClassic(sample("v2.json"), report);
        QVERIFY(json);
        QCOMPARE((*json)["schemaVersion"], Json(43));
        QVERIFY(!jsonutil::dump(*json).contains("__path"));
        const auto again = loadDashboard(jsonutil::dump(*json), capabilities);
        QVERIFY(again);
        QCOMPARE(again->report.panels, 3);
    }

    void findingsOfVariablesNameTheirPlaces()
    {
        const auto variable = [](const char* name) {
            return QByteArray("{\"kind\":\"QueryVariable\",\"spec\":{\"name\":\"") + name
                + "\",\"query\":{\"kind\":\"DataQuery\",\"group\":\"exotic\",\"spec\":{\"query\":\"x\"}}}}";
        };
        const QByteArray bytes = R"({"kind":"Dashboard","apiVersion":"dashboard.grafana.app/v2","spec":{"title":"x",
            "elements":{},"variables":[{"kind":"TextVariable","spec":{}},)"
            + variable("a") + R"(],"layout":{"kind":"RowsLayout","spec":{"rows":[{"kind":"RowsLayoutRow","spec":{
            "title":"R","variables":[)"
            + variable("") + "," + variable("b") + R"(],"layout":{"kind":"GridLayout","spec":{"items":[]}}}}]}}}})";
        const auto loaded = loadDashboard(bytes, capabilities);
        QVERIFY(loaded);
        QStringList paths;
        for (const Finding& finding : loaded->report.findings)
            paths << finding.path;
        for (const char* path : {"spec.variables[0]", "spec.variables[1]", "spec.layout.spec.rows[0].spec.variables[0]",
                                 "spec.layout.spec.rows[0].spec.variables[1]"})
            QVERIFY2(paths.contains(QLatin1String(path)), qPrintable(paths.join(u' ')));
    }

    void whatAConversionDropsIsSaidInItsPlace()
    {
        ImportReport report;
        const auto json = convertToNewestClassic(
            R"({"kind":"Dashboard","apiVersion":"dashboard.grafana.app/v2","spec":{"title":"x","elements":{"e":{"kind":"Panel",
            "spec":{"id":1,"data":{"kind":"QueryGroup","spec":{"queryOptions":{"timeTo":"now-1h"}}},"vizConfig":{"group":"table"}}}},
            "variables":[{"kind":"CustomVariable","spec":{"name":"a","query":"1"}}],
            "layout":{"kind":"TabsLayout","spec":{"tabs":[{"kind":"TabsLayoutTab","spec":{"title":"T",
                "variables":[{"kind":"CustomVariable","spec":{"name":"a","query":"2"}},
                             {"kind":"CustomVariable","spec":{"name":"b","query":"3"}}],
                "layout":{"kind":"GridLayout","spec":{"items":[{"kind":"GridLayoutItem","spec":{"element":{"name":"e"}}}]}}}}]}}}})",
            report);
        QVERIFY(json);
        QStringList names;
        for (const Json& variable : json->at("templating").at("list"))
            names << jsonutil::string(variable, "name");
        QCOMPARE(names.join(u' '), QStringLiteral("a b"));
        QStringList paths;
        for (const Finding& finding : report.findings)
            paths << finding.path;
        const QString tab = QStringLiteral("spec.layout.spec.tabs[0].variables");
        QCOMPARE(paths,
                 (QStringList {QStringLiteral("spec.elements.e.spec.data.spec.queryOptions.timeTo"),
                               QStringLiteral("spec.layout.spec.tabs"), tab, tab}));
    }

private:
    LoadedDashboard m_loaded;
};

VEDETTE_TEST_GUILESS(TestResourceV2)
#include "tst_resourcev2.moc"
