#include "dashboards/import/angularpanels/angularpanels.h"
#include "dashboards/import/classicschema.h"
#include "dashboards/import/loaddashboard.h"
#include "tests/support/testmain.h"

#include <QFile>

namespace {

QByteArray sample(const char* name)
{
    QFile file(QStringLiteral(VEDETTE_TEST_DATA "/dashboards/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Json parsed(const char* text)
{
    return Json::parse(text, nullptr, false);
}

const PanelSpec* panelTitled(const std::vector<PanelSpec>& panels, const char* title)
{
    for (const PanelSpec& panel : panels) {
        if (panel.title == QLatin1String(title))
            return &panel;
        if (const PanelSpec* inner = panelTitled(panel.panels, title))
            return inner;
    }
    return nullptr;
}

/// Value of the property of the first override rule that has it.
Json overrideValue(const PanelSpec& panel, const char* matcher, const char* property)
{
    for (const OverrideRule& rule : panel.fieldConfig.overrides)
        if (rule.matcher.options == matcher)
            for (const OverrideProperty& p : rule.properties)
                if (p.id == QLatin1String(property))
                    return p.value;
    return {};
}

/// What differs from the values expected at JSON pointers; empty when nothing does.
QString difference(const Json& json, const Json& expected)
{
    for (const auto& [path, value] : expected.items()) {
        const Json::json_pointer pointer(path);
        const Json found = json.contains(pointer) ? json.at(pointer) : Json();
        if (found != value)
            return QStringLiteral("%1: %2").arg(jsonutil::text(path), QString::fromUtf8(jsonutil::dump(found)));
    }
    return {};
}

} // namespace

class TestClassicSchema : public QObject
{
    Q_OBJECT

private slots:
    void aStepChangesWhatItsVersionChanged_data()
    {
        QTest::addColumn<int>("to");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, int to, const char* before, const char* after) {
            QTest::newRow(name) << to << QByteArray(before) << QByteArray(after);
        };
        row("panel ids", 3, R"({"panels":[{"id":4},{"type":"a"}]})", R"({"panels":[{"id":4},{"type":"a","id":5}]})");
        row("refIds", 7, R"({"panels":[{"targets":[{"refId":"A"},{},{}]}]})",
            R"({"panels":[{"targets":[{"refId":"A"},{"refId":"B"},{"refId":"C"}]}]})");
        row("InfluxDB", 8,
            R"({"panels":[{"targets":[{"tags":[],"fields":[{"name":"v","func":"mean"}],"groupBy":[{"type":"time","interval":"1m"}],"fill":"0"}]}]})",
            R"({"panels":[{"targets":[{"tags":[],"select":[[{"type":"field","params":["v"]},{"type":"mean","params":[]}]],"groupBy":[{"type":"time","params":["1m"]},{"type":"fill","params":["0"]}]}]}]})");
        row("crosshair", 14, R"({"sharedCrosshair":true})", R"({"sharedCrosshair":true,"graphTooltip":1})");
        row("per row", 17, R"({"panels":[{"minSpan":5},{"minSpan":1},{"minSpan":"x"}]})",
            R"({"panels":[{"maxPerRow":4},{},{}]})");
        row("old gauge", 18, R"({"panels":[{"options-gauge":{"unit":"ms","thresholds":[2,1],"keep":1}}]})",
            R"({"panels":[{"options":{"keep":1,"thresholds":[1,2],"valueOptions":{"unit":"ms"}}}]})");
        row("links", 19,
            R"({"panels":[{"links":[{"dashboard":"Other Board!","keepTime":true,"params":"a=1","title":"t"}]}]})",
            R"({"panels":[{"links":[{"url":"dashboard/db/other-board?$__url_time_range&a=1","title":"t","targetBlank":false}]}]})");
        row("links without a title", 19,
            R"({"panels":[{"links":[{"url":"a?b","includeVars":true,"targetBlank":false}]}]})",
            R"({"panels":[{"links":[{"url":"a?b&$__all_variables","title":"","targetBlank":false}]}]})");
        row("names in links", 20,
            R"({"panels":[{"options":{"dataLinks":[{"url":"a?$__series_name&__value_time&__field_name"}]}}]})",
            R"({"panels":[{"options":{"dataLinks":[{"url":"a?${__series.name}&__value.time&__field.name"}]}}]})");
        row("labels in links", 21, R"({"panels":[{"options":{"dataLinks":[{"url":"${__series.labels.x}"}]}}]})",
            R"({"panels":[{"options":{"dataLinks":[{"url":"${__field.labels.x}"}]}}]})");
        row("multi", 23,
            R"({"templating":{"list":[{"multi":true,"current":{"value":"a","text":"A"}},{"multi":false,"current":{"value":["b"],"text":["B"]}}]}})",
            R"({"templating":{"list":[{"multi":true,"current":{"value":["a"],"text":["A"]}},{"multi":false,"current":{"value":"b","text":"B"}}]}})");
        row("texts of several values", 23,
            R"({"templating":{"list":[{"multi":true,"current":{"value":["a","b"],"text":"a + b"}},{"multi":false,"current":{"value":[],"text":["x"]}}]}})",
            R"({"templating":{"list":[{"multi":true,"current":{"value":["a","b"],"text":"a + b"}},{"multi":false,"current":{"value":"","text":"x"}}]}})");
        row("constants", 27,
            R"({"templating":{"list":[{"type":"constant","hide":0,"query":"q"},{"type":"constant","query":"q"}]}})",
            R"({"templating":{"list":[{"type":"textbox","hide":0,"query":"q","current":{"selected":true,"text":"q","value":"q"},"options":[{"selected":true,"text":"q","value":"q"}]},
               {"type":"constant","query":"q","current":{"selected":true,"text":"q","value":"q"},"options":[{"selected":true,"text":"q","value":"q"}]}]}})");
        row("repeats", 27,
            R"({"panels":[{"id":1},{"id":2,"repeatPanelId":1},{"type":"row","panels":[{"repeatPanelId":1}]}]})",
            R"({"panels":[{"id":1},{"type":"row","panels":[]}]})");
        row("query variables", 29, R"({"templating":{"list":[{"type":"query","refresh":0,"options":[1]}]}})",
            R"({"templating":{"list":[{"type":"query","refresh":1,"options":[]}]}})");
        row("mappings", 30,
            R"({"panels":[{"fieldConfig":{"defaults":{"thresholds":{"steps":[{"value":null,"color":"g"},{"value":5,"color":"r"}]},
               "mappings":[{"type":1,"value":"1","text":"7 up"},{"type":1,"value":2.0,"text":"two"},{"type":1,"value":"null","text":"N"},{"type":2,"from":"1","to":"2","text":"x"}]}}}]})",
            R"({"panels":[{"fieldConfig":{"defaults":{"thresholds":{"steps":[{"value":null,"color":"g"},{"value":5,"color":"r"}]},
               "mappings":[{"type":"value","options":{"1":{"text":"7 up","color":"r"},"2":{"text":"two"}}},{"type":"special","options":{"match":"null","result":{"text":"N"}}},
                           {"type":"range","options":{"from":1,"to":2,"result":{"text":"x"}}}]}}}]})");
        row("merge", 31, R"({"panels":[{"transformations":[{"id":"labelsToFields"},{"id":"x"}]}]})",
            R"({"panels":[{"transformations":[{"id":"labelsToFields"},{"id":"merge","options":{}},{"id":"x"}]}]})");
        row("statistics", 34,
            R"({"panels":[{"targets":[{"refId":"A","dimensions":{},"namespace":"n","region":"r","metricName":"m","statistics":["Max","Min"]}]}],
               "annotations":{"list":[{"name":"a","dimensions":{},"namespace":"n","region":"r","prefixMatching":false,"statistics":["Max","Min"]}]}})",
            R"({"panels":[{"targets":[{"refId":"A","dimensions":{},"namespace":"n","region":"r","metricName":"m","statistic":"Max"},
               {"refId":"B","dimensions":{},"namespace":"n","region":"r","metricName":"m","statistic":"Min"}]}],
               "annotations":{"list":[{"name":"a - Max","dimensions":{},"namespace":"n","region":"r","prefixMatching":false,"statistic":"Max"},
               {"name":"a - Min","dimensions":{},"namespace":"n","region":"r","prefixMatching":false,"statistic":"Min"}]}})");
        row("time axis", 35,
            R"({"panels":[{"type":"timeseries","fieldConfig":{"defaults":{"custom":{"axisPlacement":"hidden"}}}}]})",
            R"({"panels":[{"type":"timeseries","fieldConfig":{"defaults":{"custom":{"axisPlacement":"hidden"}},"overrides":[
               {"matcher":{"id":"byType","options":"time"},"properties":[{"id":"custom.axisPlacement","value":"auto"}]}]}}]})");
        row("legends", 37,
            R"({"panels":[{"options":{"legend":{"displayMode":"hidden"}}},{"options":{"legend":{"displayMode":"table"}}},{"options":{"legend":null}}]})",
            R"({"panels":[{"options":{"legend":{"displayMode":"list","showLegend":false}}},{"options":{"legend":{"displayMode":"table","showLegend":true}}},{"options":{}}]})");
        row("cells", 38,
            R"({"panels":[{"type":"table","fieldConfig":{"defaults":{"custom":{"displayMode":"lcd-gauge"}}}}]})",
            R"({"panels":[{"type":"table","fieldConfig":{"defaults":{"custom":{"cellOptions":{"type":"gauge","mode":"lcd"}}}}}]})");
        row("sparkline tables", 39,
            R"({"panels":[{"transformations":[{"id":"timeSeriesTable","options":{"refIdToStat":{"A":"max"}}}]}]})",
            R"({"panels":[{"transformations":[{"id":"timeSeriesTable","options":{"A":{"stat":"max"}}}]}]})");
        row("refresh", 40, R"({"refresh":false})", R"({"refresh":""})");
        row("time options", 41, R"({"timepicker":{"time_options":[1],"hidden":true}})",
            R"({"timepicker":{"hidden":true}})");
    }
    void aStepChangesWhatItsVersionChanged()
    {
        QFETCH(int, to);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        Json dashboard = parsed(before.constData());
        dashboard["schemaVersion"] = to - 1;
        ImportReport report;
        migrateClassicSchema(dashboard, report, to);
        dashboard.erase("schemaVersion");
        const Json expected = parsed(after.constData());
        QVERIFY(!expected.is_discarded());
        QVERIFY2(dashboard == expected, jsonutil::dump(dashboard).constData());
    }

    void namesOfDatasourcesBecomeReferences_data()
    {
        QTest::addColumn<int>("to");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("33, panels and queries")
            << 33
            << QByteArray(R"({"panels":[{"datasource":"Prom","targets":[{"datasource":"gone"},{"datasource":"$ds"},{}]},
                {"datasource":"default"},{"datasource":"-- Mixed --"},{"datasource":{"uid":"a"}},{}]})")
            << QByteArray(R"({"panels":[{"datasource":{"type":"prometheus","uid":"p"},
                    "targets":[{"datasource":{"uid":"gone"}},{"datasource":{"uid":"$ds"}},{}]},
                {"datasource":null},{"datasource":{"type":"datasource","uid":"-- Mixed --"}},
                {"datasource":{"uid":"a"}},{}]})");
        QTest::newRow("36, queries ask their panel's, then what the one before asks")
            << 36 << QByteArray(R"({"panels":[{"datasource":{"uid":"a"},"targets":[{"datasource":{"type":"x"}}]},
                {"targets":[{"datasource":{"uid":"b"}},{}]},{"datasource":null,"targets":[{}]},
                {"datasource":{"uid":"-- Mixed --"},"targets":[{},{"datasource":{"uid":"c"}}]},{"targets":[]}]})")
            << QByteArray(R"({"panels":[{"datasource":{"uid":"a"},"targets":[{"datasource":{"uid":"a"}}]},
                {"datasource":{"uid":"b"},"targets":[{"datasource":{"uid":"b"}},{"datasource":{"uid":"b"}}]},
                {"datasource":{"type":"loki","uid":"d"},"targets":[{"datasource":{"type":"loki","uid":"d"}}]},
                {"datasource":{"uid":"-- Mixed --"},"targets":[{"datasource":{"type":"loki","uid":"d"}},
                    {"datasource":{"uid":"c"}}]},{"targets":[]}]})");
        QTest::newRow("36, annotations and variables")
            << 36 << QByteArray(R"({"annotations":{"list":[{"datasource":"-- Grafana --"},{}]},
                "templating":{"list":[{"type":"query","datasource":null},{"type":"adhoc","datasource":null}]}})")
            << QByteArray(R"({"annotations":{"list":[{"datasource":{"type":"grafana","uid":"-- Grafana --"}},
                    {"datasource":{"type":"loki","uid":"d"}}]},
                "templating":{"list":[{"type":"query","datasource":{"type":"loki","uid":"d"}},
                    {"type":"adhoc","datasource":null}]}})");
    }
    void namesOfDatasourcesBecomeReferences()
    {
        QFETCH(int, to);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto known = [](const QString& name) -> Json {
            if (name.isEmpty())
                return {{"type", "loki"}, {"uid", "d"}};
            return name == QLatin1String("Prom") ? Json {{"type", "prometheus"}, {"uid", "p"}} : Json();
        };
        Json dashboard = parsed(before.constData());
        dashboard["schemaVersion"] = to - 1;
        ImportReport report;
        migrateClassicSchema(dashboard, report, to, known);
        dashboard.erase("schemaVersion");
        QVERIFY2(dashboard == parsed(after.constData()), jsonutil::dump(dashboard).constData());
    }

    void theNewestVersionStaysAsItIs()
    {
        Json dashboard = parsed(R"({"schemaVersion":43,"refresh":false,"panels":[{"minSpan":5}]})");
        const Json before = dashboard;
        ImportReport report;
        migrateClassicSchema(dashboard, report);
        QCOMPARE(dashboard, before);
    }

    void theOldestDashboardsReachTheNewestForm()
    {
        const auto loaded = loadDashboard(sample("oldest.json"), {});
        QVERIFY(loaded);
        const Dashboard& d = loaded->dashboard;
        QCOMPARE(d.time.from, QStringLiteral("now-1h"));
        QCOMPARE(d.cursorSync, CursorSync::Crosshair);
        QCOMPARE(d.variables.at(0).hide, VariableSpec::Hide::Label);
        QCOMPARE(d.annotations.at(0).name, QStringLiteral("Deploys"));
        QCOMPARE(d.timePicker.refreshIntervals.size(), 2);
        QCOMPARE(d.panels.size(), size_t(2));
        QVERIFY(d.panels.at(1).collapsed);
        checkGraph(*panelTitled(d.panels, "Load"));
        checkStat(*panelTitled(d.panels, "Up"));
        checkTable(*panelTitled(d.panels, "List"));
        QCOMPARE(jsonutil::string(d.panels.at(1).panels.at(0).options, "content"), QStringLiteral("# Hello"));
    }

    void retiredPanelsAreRecognisedByTheirShape_data()
    {
        QTest::addColumn<QByteArray>("panel");
        QTest::addColumn<QString>("type");
        const auto row = [](const char* name, const char* panel, const char* type) {
            QTest::newRow(name) << QByteArray(panel) << QString::fromLatin1(type);
        };
        row("graph", R"({"type":"graph"})", "timeseries");
        row("series as bars", R"({"type":"graph","xaxis":{"mode":"series","values":["avg"]}})", "barchart");
        row("series with values", R"({"type":"graph","xaxis":{"mode":"series"},"legend":{"values":true}})", "bargauge");
        row("histogram", R"({"type":"graph","xaxis":{"mode":"histogram","buckets":9}})", "histogram");
        row("singlestat plugin", R"({"type":"grafana-singlestat-panel"})", "stat");
        row("pie", R"({"type":"grafana-piechart-panel","legendType":"On graph","legend":{"values":true}})", "piechart");
        row("map", R"({"type":"grafana-worldmap-panel"})", "geomap");
        row("discrete", R"({"type":"natel-discrete-panel","colorMaps":[{"text":"up","color":"#0f0"}]})",
            "state-timeline");
        row("preview heatmap", R"({"type":"heatmap-new","options":{"bucketFrame":{}}})", "heatmap");
        row("old table", R"({"type":"table-old"})", "table");
    }
    void retiredPanelsAreRecognisedByTheirShape()
    {
        QFETCH(QByteArray, panel);
        QFETCH(QString, type);
        Json dashboard {{"panels", Json::array({parsed(panel.constData())})}};
        ImportReport report;
        migrateRetiredPanels(dashboard, report);
        QCOMPARE(jsonutil::string(dashboard["panels"][0], "type"), type);
    }

    /// Every rule of the retired panels: `expect` names by JSON pointer what must stand in the new one (null: nothing),
    /// `annotations` what must stand in the dashboard's list, `lost` the keys that are reported.
    void everyRuleOfRetiredPanelsHolds_data()
    {
        QTest::addColumn<QByteArray>("row");
        const auto rows = jsonutil::parse(sample("../import/retiredpanels.json"));
        QVERIFY(rows && rows->is_array());
        for (const Json& row : *rows)
            QTest::newRow(jsonutil::string(row, "name").toUtf8().constData()) << jsonutil::dump(row);
    }
    void everyRuleOfRetiredPanelsHolds()
    {
        QFETCH(QByteArray, row);
        const Json rule = *jsonutil::parse(row);
        Json dashboard {{"panels", Json::array({rule["panel"]})}};
        ImportReport report;
        migrateRetiredPanels(dashboard, report);
        QCOMPARE(difference(dashboard["panels"][0], rule["expect"]), QString());
        QCOMPARE(difference(jsonutil::array(jsonutil::object(dashboard, "annotations"), "list"),
                            jsonutil::object(rule, "annotations")),
                 QString());
        QStringList lost;
        for (const Finding& finding : report.findings)
            lost << finding.path.section(QLatin1Char('.'), -1);
        lost.sort();
        QStringList expected;
        for (const Json& key : rule["lost"])
            expected << jsonutil::asString(key).value_or(QString());
        expected.sort();
        QCOMPARE(lost, expected);
    }

    void aTableWithStylesIsTheOldOneWhateverItsName()
    {
        Json dashboard = parsed(R"({"panels":[{"type":"table","styles":[{"pattern":"a","unit":"s"}]},
                                              {"type":"table","styles":[{"pattern":"a","unit":"s"}],
                                               "options":{"showHeader":false},"fieldConfig":{"defaults":{"unit":"ms"}}}]})");
        ImportReport report;
        migrateRetiredPanels(dashboard, report);
        QCOMPARE(dashboard["panels"][0]["fieldConfig"]["overrides"].size(), size_t(1));
        QCOMPARE(dashboard["panels"][1]["fieldConfig"]["defaults"]["unit"], Json("ms"));
    }

    void oldHeatmapsKeepTheirBucketsAndColours()
    {
        Json dashboard = parsed(
            R"({"panels":[{"type":"heatmap","dataFormat":"tsbuckets","yBucketBound":"upper","hideZeroBuckets":true,
            "cards":{"cardPadding":0},"yAxis":{"format":"s","min":"1"},"color":{"mode":"spectrum","colorScheme":"interpolateYlOrRd","min":9,"max":1}}]})");
        ImportReport report;
        migrateRetiredPanels(dashboard, report);
        const Json& options = dashboard["panels"][0]["options"];
        QCOMPARE(options["calculate"], Json(false));
        QCOMPARE(options["rowsFrame"]["layout"], Json("ge"));
        QCOMPARE(options["cellGap"], Json(1));
        QCOMPARE(options["yAxis"]["unit"], Json("s"));
        QCOMPARE(options["color"]["scheme"], Json("YlOrRd"));
        QCOMPARE(options["color"]["min"], Json(1));
        QCOMPARE(options["color"]["reverse"], Json(true));
    }

private:
    static void checkGraph(const PanelSpec& panel)
    {
        QCOMPARE(panel.type, QStringLiteral("timeseries"));
        QCOMPARE(panel.gridPos, (GridPos {0, 1, 16, 8}));
        const FieldConfig& defaults = panel.fieldConfig.defaults;
        QCOMPARE(defaults.unit, std::optional(QStringLiteral("bytes")));
        QCOMPARE(defaults.max, std::optional(100.0));
        QCOMPARE(defaults.thresholds->steps.size(), size_t(3));
        const Json& custom = panel.fieldConfig.defaultsJson["custom"];
        QCOMPARE(custom["lineWidth"], Json(2));
        QCOMPARE(custom["fillOpacity"], Json(10));
        QCOMPARE(custom["scaleDistribution"]["log"], Json(10));
        QCOMPARE(custom["thresholdsStyle"]["mode"], Json("line"));
        QCOMPARE(overrideValue(panel, "right", "unit"), Json("short"));
        QCOMPARE(panel.targets.at(1).refId.value, QStringLiteral("B"));
    }

    static void checkStat(const PanelSpec& panel)
    {
        QCOMPARE(panel.type, QStringLiteral("stat"));
        QCOMPARE(panel.options["reduceOptions"]["calcs"], Json::array({"lastNotNull"}));
        QCOMPARE(panel.options["graphMode"], Json("area"));
        QCOMPARE(panel.options["colorMode"], Json("value"));
        const FieldConfig& defaults = panel.fieldConfig.defaults;
        QCOMPARE(defaults.max, std::optional(100.0));
        QCOMPARE(defaults.thresholds->steps.size(), size_t(3));
        QCOMPARE(defaults.thresholds->steps.at(1).value, 1.0);
        QCOMPARE(panel.links.at(0).url, QStringLiteral("dashboard/db/other-board?$__url_time_range&$__all_variables"));
    }

    static void checkTable(const PanelSpec& panel)
    {
        QCOMPARE(panel.type, QStringLiteral("table"));
        QCOMPARE(panel.transformations.at(0).id, QStringLiteral("reduce"));
        QCOMPARE(panel.transformations.at(0).options["reducers"], Json::array({"mean", "lastNotNull"}));
        QCOMPARE(panel.fieldConfig.defaults.decimals, std::optional(2.0));
        QCOMPARE(panel.fieldConfig.defaults.thresholds->steps.size(), size_t(3));
        QCOMPARE(overrideValue(panel, "Time", "unit"), Json("time: YYYY-MM-DD"));
        QCOMPARE(overrideValue(panel, "id", "custom.hidden"), Json(true));
    }

    void clonesOfRepeatsAreNotShownTwice()
    {
        const QByteArray bytes = R"({"schemaVersion":36,"title":"x","panels":[
            {"id":1,"type":"row","repeat":"v","panels":[]},{"id":2,"type":"stat"},
            {"id":3,"type":"row","repeatPanelId":1,"panels":[]},{"id":4,"type":"stat","repeatPanelId":2},
            {"id":5,"type":"stat","repeatPanelId":99}]})";
        ImportReport report;
        const auto json = convertToNewestClassic(bytes, report);
        QVERIFY(json);
        QCOMPARE(jsonutil::array(*json, "panels").size(), size_t(3));
        QCOMPARE(jsonutil::integer(jsonutil::array(*json, "panels")[2], "id"), 5);
    }
};

VEDETTE_TEST_GUILESS(TestClassicSchema)
#include "tst_classicschema.moc"
