#include "dashboards/import/checkreport.h"
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

    void tabsAndRowsBecomeRows()
    {
        const auto& panels = m_loaded.dashboard.panels;
        QCOMPARE(panels.size(), size_t(3));
        QCOMPARE(panels[0].title, QStringLiteral("First tab"));
        QCOMPARE(panels[1].title, QStringLiteral("Second tab"));
        QCOMPARE(panels[2].title, QStringLiteral("Inner"));
        QVERIFY(panels[2].collapsed);
        QCOMPARE(panels[2].panels.size(), size_t(2));
        QCOMPARE(panels[2].panels[1].gridPos, (GridPos {12, 9, 12, 5}));
    }

    void panelsKeepQueriesAndOptions()
    {
        const PanelSpec& one = m_loaded.dashboard.panels[0].panels.at(0);
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
        const PanelSpec& two = m_loaded.dashboard.panels[2].panels.at(0);
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
        QCOMPARE(variables[2].name, QStringLiteral("inner"));
        const AnnotationSpec& annotation = m_loaded.dashboard.annotations.at(0);
        QCOMPARE(annotation.datasource.uid, QStringLiteral("p"));
        QCOMPARE(jsonutil::string(annotation.query, "expr"), QStringLiteral("changes(x[5m])"));
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
        QVERIFY(severities.contains(QStringLiteral("ignored")));
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

private:
    LoadedDashboard m_loaded;
};

VEDETTE_TEST_GUILESS(TestResourceV2)
#include "tst_resourcev2.moc"
