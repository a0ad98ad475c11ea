#include "dashboards/format/fieldoverrides.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"
#include "tests/widgets/panels/panelbench.h"
#include "tests/widgets/panels/picturefixture.h"

// Every option of the panel types but the time series, and of their fields, changes the picture: one row an option,
// with a value beside its default. Options of the mouse (tooltips, links, zoom) are tested where they act.

namespace {

Field text(const QString& name, const StringColumn& values)
{
    return Field(name, FieldType::String, values);
}

Field number(const QString& name, const NumberColumn& values)
{
    return Field(name, FieldType::Number, values);
}

Frame overTime(std::vector<Field> fields, int rows = 6)
{
    Frame frame;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, timesOf(rows)));
    for (Field& field : fields)
        frame.add(std::move(field));
    return frame;
}

Frames series()
{
    return {overTime({number(QStringLiteral("one"), {10, 60, 30, 90, 45, 70}),
                      number(QStringLiteral("second"), {5, 15, 40, 20, 95, 33})})};
}

Frames groups()
{
    Frame frame;
    frame.add(
        text(QStringLiteral("place"), {QStringLiteral("Alpha"), QStringLiteral("Beta"), QStringLiteral("Gamma")}));
    frame.add(number(QStringLiteral("web"), {42, 95, 23}));
    frame.add(number(QStringLiteral("api"), {31, 12, 44}));
    return {frame};
}

/// In one colour a field, not in those of thresholds.
Frames plainGroups()
{
    return groups();
}

/// The options of fields are those of one of them.
Frames groupsOfOne()
{
    return groups();
}

Frames samples()
{
    NumberColumn first;
    NumberColumn second;
    for (int i = 0; i < 200; i++) {
        first.push_back((i * 37) % 101);
        second.push_back((i * 53) % 67 + 20);
    }
    return {overTime({number(QStringLiteral("first"), first), number(QStringLiteral("second"), second)}, 200)};
}

Frames states()
{
    const QString up = QStringLiteral("up");
    const QString down = QStringLiteral("down");
    return {overTime({text(QStringLiteral("db"), {up, up, down, down, QString(), up}),
                      text(QStringLiteral("web"), {down, up, up, up, down, down})})};
}

Frames prices()
{
    return {overTime({number(QStringLiteral("open"), {10, 12, 11, 15, 14, 14}),
                      number(QStringLiteral("high"), {13, 14, 16, 17, 16, 15}),
                      number(QStringLiteral("low"), {9, 10, 10, 13, 12, 13}),
                      number(QStringLiteral("close"), {12, 11, 15, 14, 14, 14.5}),
                      number(QStringLiteral("volume"), {100, 300, 200, 250, 120, 180}),
                      number(QStringLiteral("other"), {14, 15, 14, 12, 13, 15})})};
}

Frames pairs()
{
    Frame frame;
    frame.add(number(QStringLiteral("x"), {1, 2, 3, 4, 5, 6}));
    frame.add(number(QStringLiteral("y"), {10, 60, 30, 90, 45, 70}));
    frame.add(number(QStringLiteral("z"), {1, 6, 3, 4, 9, 2}));
    return {frame};
}

Frames buckets()
{
    Frame frame = bucketFrame({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("4"), QStringLiteral("8")}, 6);
    return {frame};
}

Frames graph()
{
    Frame nodes;
    nodes.name = QStringLiteral("nodes");
    nodes.add(text(QStringLiteral("id"), {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    nodes.add(number(QStringLiteral("mainstat"), {1500, 2500, 90}));
    nodes.add(number(QStringLiteral("secondarystat"), {3, 4, 5}));
    nodes.add(number(QStringLiteral("good"), {0.5, 0.25, 1}));
    Frame edges;
    edges.name = QStringLiteral("edges");
    edges.add(text(QStringLiteral("id"), {QStringLiteral("1"), QStringLiteral("2")}));
    edges.add(text(QStringLiteral("source"), {QStringLiteral("a"), QStringLiteral("a")}));
    edges.add(text(QStringLiteral("target"), {QStringLiteral("b"), QStringLiteral("c")}));
    return {nodes, edges};
}

using MakeFrames = Frames (*)();

struct Option
{
    const char* type;
    MakeFrames frames;
    const char* options; ///< of the panel
    const char* custom = "{}"; ///< of its fields
    const char* plain = "{}"; ///< options without it, for options that need another
    const char* plainCustom = "{}";
};

constexpr const char* stacked = R"({"stacking": "normal"})";
constexpr const char* legend = R"({"legend": {"showLegend": true}})";
constexpr const char* calculate = R"({"calculate": true})";

const Option options[] = {
    {"stat", series, R"({"orientation": "horizontal"})"},
    {"stat", series, R"({"colorMode": "background"})"},
    {"stat", series, R"({"colorMode": "background_solid"})", "{}", R"({"colorMode": "background"})"},
    {"stat", series, R"({"colorMode": "none"})"},
    {"stat", series, R"({"graphMode": "none"})"},
    {"stat", series, R"({"justifyMode": "center"})"},
    {"stat", series, R"({"textMode": "value"})"},
    {"stat", series, R"({"textMode": "name"})"},
    {"stat", series, R"({"textMode": "none"})"},
    {"stat", series, R"({"wideLayout": false, "orientation": "horizontal"})", "{}", R"({"orientation": "horizontal"})"},
    {"stat", series, R"({"showPercentChange": true})"},
    {"stat", series, R"({"showPercentChange": true, "percentChangeColorMode": "inverted"})", "{}",
     R"({"showPercentChange": true})"},
    {"stat", series,
     R"({"showPercentChange": true, "percentChangeColorMode": "same_as_value", "reduceOptions": {"calcs": ["max"]}})",
     "{}", R"({"showPercentChange": true, "reduceOptions": {"calcs": ["max"]}})"},
    {"stat", series, R"({"text": {"titleSize": 12}})"},
    {"stat", series, R"({"text": {"valueSize": 20}})"},
    {"stat", series, R"({"showPercentChange": true, "text": {"percentSize": 30}})", "{}",
     R"({"showPercentChange": true})"},
    {"stat", series, R"({"reduceOptions": {"calcs": ["max"]}})"},
    {"stat", series, R"({"reduceOptions": {"fields": "/one/"}})"},
    {"stat", series, R"({"reduceOptions": {"values": true}})"},
    {"stat", series, R"({"reduceOptions": {"values": true, "limit": 3}})", "{}",
     R"({"reduceOptions": {"values": true}})"},
    {"gauge", series, R"({"shape": "circle"})"},
    {"gauge", series, R"({"barShape": "rounded"})"},
    {"gauge", series, R"({"barWidthFactor": 0.9})"},
    {"gauge", series, R"({"segmentCount": 12})"},
    {"gauge", series, R"({"segmentCount": 12, "segmentSpacing": 0.8})", "{}", R"({"segmentCount": 12})"},
    {"gauge", series, R"({"effects": {"gradient": true}})"},
    {"gauge", series, R"({"effects": {"barGlow": true}})"},
    {"gauge", series, R"({"effects": {"centerGlow": true}})"},
    {"gauge", series, R"({"endpointMarker": "point"})"},
    {"gauge", series, R"({"endpointMarker": "glow"})"},
    {"gauge", series, R"({"sparkline": true})"},
    {"gauge", series, R"({"showThresholdMarkers": false})"},
    {"gauge", series, R"({"showThresholdLabels": true})"},
    {"gauge", series, R"({"neutral": 50})"},
    {"gauge", series, "{}", R"({"neutral": 50})"},
    {"gauge", series, R"({"orientation": "horizontal"})"},
    {"gauge", series, R"({"sizing": "manual", "minVizWidth": 600})"},
    {"gauge", series, R"({"sizing": "manual", "minVizHeight": 400})"},
    {"gauge", series, R"({"textMode": "value"})"},
    {"gauge", series, R"({"textMode": "none"})"},
    {"gauge", series, R"({"text": {"titleSize": 30}})"},
    {"gauge", series, R"({"text": {"valueSize": 14}})"},
    {"bargauge", series, R"({"displayMode": "basic"})"},
    {"bargauge", series, R"({"displayMode": "lcd"})"},
    {"bargauge", series, R"({"valueMode": "text"})"},
    {"bargauge", series, R"({"valueMode": "hidden"})"},
    {"bargauge", series, R"({"orientation": "horizontal"})"},
    {"bargauge", series, R"({"orientation": "horizontal", "namePlacement": "left"})", "{}",
     R"({"orientation": "horizontal"})"},
    {"bargauge", series, R"({"namePlacement": "hidden"})"},
    {"bargauge", series, R"({"showUnfilled": false})"},
    {"bargauge", series, R"({"sizing": "manual", "minVizWidth": 700})"},
    {"bargauge", series, R"({"sizing": "manual", "minVizHeight": 200, "orientation": "horizontal"})", "{}",
     R"({"orientation": "horizontal"})"},
    {"bargauge", series, R"({"sizing": "manual", "maxVizHeight": 40, "orientation": "horizontal"})", "{}",
     R"({"orientation": "horizontal"})"},
    {"bargauge", series, legend},
    {"bargauge", series, R"({"text": {"titleSize": 24}})"},
    {"bargauge", series, R"({"text": {"valueSize": 12}})"},
    {"piechart", series, R"({"pieType": "donut"})"},
    {"piechart", series, R"({"displayLabels": ["name"]})"},
    {"piechart", series, R"({"displayLabels": ["value"]})"},
    {"piechart", series, R"({"displayLabels": ["percent"]})"},
    {"piechart", series, R"({"sort": "asc"})"},
    {"piechart", series, R"({"sort": "none"})", "{}", R"({"sort": "asc"})"},
    {"piechart", series, R"({"legend": {"values": ["value"]}})"},
    {"piechart", series, R"({"legend": {"values": ["percent"]}})"},
    {"piechart", series, R"({"legend": {"displayMode": "table", "values": ["value"]}})"},
    {"piechart", series, R"({"legend": {"placement": "right"}})"},
    {"piechart", series, "{}", R"({"hideFrom": {"viz": true}})"},
    {"piechart", series, "{}", R"({"hideFrom": {"legend": true}})"},
    {"barchart", groups, R"({"xField": "api"})"},
    {"barchart", groups, R"({"orientation": "horizontal"})"},
    {"barchart", groups, R"({"xTickLabelRotation": 45})"},
    {"barchart", groups, R"({"xTickLabelSpacing": 400})"},
    {"barchart", groups, R"({"xTickLabelMaxLength": 2})"},
    {"barchart", groups, stacked},
    {"barchart", groups, R"({"stacking": "percent"})", "{}", stacked},
    {"barchart", groups, R"({"groupWidth": 0.3})"},
    {"barchart", groups, R"({"barWidth": 0.3})"},
    {"barchart", groups, R"({"barRadius": 0.4})"},
    {"barchart", groups, R"({"showValue": "never"})"},
    {"barchart", groups, R"({"colorByField": "web"})"},
    {"barchart", groups, R"({"legend": {"showLegend": false}})"},
    {"barchart", groups, R"({"legend": {"calcs": ["max"]}})"},
    {"barchart", groups, R"({"text": {"valueSize": 9}})"},
    {"barchart", groups, "{}", R"({"fillOpacity": 20})"},
    {"barchart", groups, "{}", R"({"lineWidth": 6})"},
    {"barchart", plainGroups, "{}", R"({"gradientMode": "opacity"})"},
    {"barchart", groups, "{}", R"({"axisLabel": "bytes"})"},
    {"barchart", groups, "{}", R"({"axisPlacement": "right"})"},
    {"barchart", groups, "{}", R"({"axisPlacement": "hidden"})"},
    {"barchart", groups, "{}", R"({"axisSoftMax": 200})"},
    {"barchart", groups, "{}", R"({"axisWidth": 150})"},
    {"barchart", groups, "{}", R"({"axisCenteredZero": true})"},
    {"barchart", groups, "{}", R"({"axisGridShow": false})"},
    {"barchart", groups, "{}", R"({"scaleDistribution": {"type": "log", "log": 10}})"},
    {"barchart", groups, "{}", R"({"thresholdsStyle": {"mode": "line"}})"},
    {"barchart", groups, "{}", R"({"hideFrom": {"viz": true}})"},
    {"histogram", samples, R"({"bucketCount": 5})"},
    {"histogram", samples, R"({"bucketSize": 17})"},
    {"histogram", samples, R"({"bucketSize": 20, "bucketOffset": 5})", "{}", R"({"bucketSize": 20})"},
    {"histogram", samples, R"({"combine": true})"},
    {"histogram", samples, R"({"legend": {"showLegend": false}})"},
    {"histogram", samples, "{}", R"({"fillOpacity": 10})"},
    {"histogram", samples, "{}", R"({"lineWidth": 5})"},
    {"histogram", samples, "{}", R"({"gradientMode": "opacity"})"},
    {"histogram", samples, "{}", R"({"stacking": {"mode": "normal"}})"},
    {"heatmap", samples, calculate},
    {"heatmap", samples, R"({"calculate": true, "calculation": {"xBuckets": {"mode": "count", "value": "4"}}})", "{}",
     calculate},
    {"heatmap", samples, R"({"calculate": true, "calculation": {"yBuckets": {"mode": "size", "value": "50"}}})", "{}",
     calculate},
    {"heatmap", buckets, R"({"color": {"scheme": "Blues"}})"},
    {"heatmap", buckets, R"({"color": {"mode": "opacity"}})"},
    {"heatmap", buckets, R"({"color": {"mode": "opacity", "fill": "green"}})", "{}",
     R"({"color": {"mode": "opacity"}})"},
    {"heatmap", buckets, R"({"color": {"mode": "opacity", "scale": "linear"}})", "{}",
     R"({"color": {"mode": "opacity"}})"},
    {"heatmap", buckets, R"({"color": {"mode": "opacity", "exponent": 2}})", "{}", R"({"color": {"mode": "opacity"}})"},
    {"heatmap", buckets, R"({"color": {"steps": 2}})"},
    {"heatmap", buckets, R"({"color": {"reverse": true}})"},
    {"heatmap", buckets, R"({"color": {"min": 3}})"},
    {"heatmap", buckets, R"({"color": {"max": 20}})"},
    {"heatmap", buckets, R"({"cellGap": 6})"},
    {"heatmap", buckets, R"({"cellRadius": 12})"},
    {"heatmap", buckets, R"({"showValue": "always"})", "{}", R"({"showValue": "never"})"},
    {"heatmap", buckets, R"({"showValue": "always", "cellValues": {"decimals": 3}})", "{}",
     R"({"showValue": "always"})"},
    {"heatmap", buckets, R"({"showValue": "always", "cellValues": {"unit": "percent"}})", "{}",
     R"({"showValue": "always"})"},
    {"heatmap", buckets, R"({"filterValues": {"le": 2}})"},
    {"heatmap", buckets, R"({"filterValues": {"ge": 3}})"},
    {"heatmap", buckets, R"({"legend": {"show": false}})", "{}", R"({"legend": {"show": true}})"},
    {"heatmap", buckets, R"({"rowsFrame": {"layout": "ge"}})"},
    {"heatmap", buckets, R"({"yAxis": {"unit": "s"}})"},
    {"heatmap", buckets, R"({"yAxis": {"decimals": 3}})"},
    {"heatmap", buckets, R"({"yAxis": {"reverse": true}})"},
    {"heatmap", buckets, R"({"yAxis": {"axisPlacement": "right"}})"},
    {"heatmap", buckets, R"({"yAxis": {"axisPlacement": "hidden"}})"},
    {"heatmap", samples, R"({"calculate": true, "yAxis": {"max": "50"}})", "{}", calculate},
    {"heatmap", samples, R"({"calculate": true, "yAxis": {"min": "30"}})", "{}", calculate},
    {"table", groups, R"({"showHeader": false})"},
    {"table", groups, R"({"cellHeight": "lg"})"},
    {"table", groups, R"({"sortBy": [{"displayName": "web", "desc": true}]})"},
    {"table", groups, R"({"enablePagination": true})"},
    {"table", groups, R"({"enablePagination": true, "pageSize": 1})", "{}", R"({"enablePagination": true})"},
    {"table", groups, R"({"showTypeIcons": true})"},
    {"table", groups, R"({"footer": {"show": true, "reducer": ["sum"]}})"},
    {"table", graph, R"({"frameIndex": 1})"},
    {"table", groups, "{}", R"({"align": "center"})"},
    {"table", groups, "{}", R"({"width": 80})"},
    {"table", groups, "{}", R"({"minWidth": 900})"},
    {"table", groups, "{}", R"({"filterable": true})"},
    {"table", groups, "{}", R"({"hideFrom": {"viz": true}})"},
    {"table", groups, "{}", R"({"footer": {"reducers": ["max"]}})"},
    {"table", groups, "{}", R"({"cellOptions": {"type": "color-text"}})"},
    {"table", groups, "{}", R"({"cellOptions": {"type": "color-background"}})"},
    {"table", groups, "{}", R"({"cellOptions": {"type": "color-background", "mode": "basic"}})", "{}",
     R"({"cellOptions": {"type": "color-background"}})"},
    {"table", groupsOfOne, "{}", R"({"cellOptions": {"type": "color-background", "applyToRow": true}})", "{}",
     R"({"cellOptions": {"type": "color-background"}})"},
    {"table", groups, "{}", R"({"cellOptions": {"type": "gauge"}})"},
    {"table", groups, "{}", R"({"cellOptions": {"type": "gauge", "mode": "lcd"}})", "{}",
     R"({"cellOptions": {"type": "gauge"}})"},
    {"table", groups, "{}", R"({"cellOptions": {"type": "gauge", "valueDisplayMode": "hidden"}})", "{}",
     R"({"cellOptions": {"type": "gauge"}})"},
    {"table", groups, "{}", R"({"cellOptions": {"type": "pill"}})"},
    {"table", groups, "{}", R"({"cellOptions": {"type": "json-view"}})"},
    {"state-timeline", states, R"({"mergeValues": false})"},
    {"state-timeline", states, R"({"showValue": "never"})"},
    {"state-timeline", states, R"({"alignValue": "right"})"},
    {"state-timeline", states, R"({"rowHeight": 0.4})"},
    {"state-timeline", states, R"({"perPage": 1})"},
    {"state-timeline", states, R"({"legend": {"showLegend": false}})"},
    {"state-timeline", states, "{}", R"({"fillOpacity": 10})"},
    {"state-timeline", states, "{}", R"({"lineWidth": 4})"},
    {"state-timeline", states, "{}", R"({"spanNulls": true})"},
    {"state-timeline", states, "{}", R"({"axisPlacement": "hidden"})"},
    {"status-history", states, R"({"colWidth": 0.4})"},
    {"status-history", states, R"({"rowHeight": 0.4})"},
    {"status-history", states, R"({"showValue": "never"})"},
    {"status-history", states, R"({"perPage": 1})"},
    {"status-history", states, "{}", R"({"fillOpacity": 10})"},
    {"status-history", states, "{}", R"({"lineWidth": 4})"},
    {"candlestick", prices, R"({"mode": "candles"})"},
    {"candlestick", prices, R"({"mode": "volume"})"},
    {"candlestick", prices, R"({"candleStyle": "ohlcbars"})"},
    {"candlestick", prices, R"({"colorStrategy": "close-close"})"},
    {"candlestick", prices, R"({"colors": {"up": "blue"}})"},
    {"candlestick", prices, R"({"colors": {"down": "blue"}})"},
    {"candlestick", prices, R"({"colors": {"flat": "blue"}})"},
    {"candlestick", prices, R"({"fields": {"open": "close"}})"},
    {"candlestick", prices, R"({"fields": {"volume": "other"}})"},
    {"candlestick", prices, R"({"includeAllFields": true})"},
    {"trend", pairs, R"({"xField": "z"})"},
    {"trend", pairs, R"({"legend": {"showLegend": false}})"},
    {"trend", pairs, "{}", R"({"drawStyle": "bars"})"},
    {"trend", pairs, "{}", R"({"lineWidth": 5})"},
    {"xychart", pairs, R"({"mapping": "manual", "series": [{"x": {"matcher": {"id": "byName", "options": "x"}},
      "y": {"matcher": {"id": "byName", "options": "z"}}}]})"},
    {"xychart", pairs, R"({"mapping": "manual", "series": [{"y": {"matcher": {"id": "byName", "options": "y"}},
      "size": {"matcher": {"id": "byName", "options": "z"}}}]})"},
    {"xychart", pairs, "{}", R"({"show": "lines"})"},
    {"xychart", pairs, "{}", R"({"show": "points+lines"})"},
    {"xychart", pairs, "{}", R"({"pointSize": {"fixed": 20}})"},
    {"xychart", pairs, "{}", R"({"pointShape": "square"})"},
    {"xychart", pairs, "{}", R"({"pointStrokeWidth": 4})"},
    {"xychart", pairs, "{}", R"({"fillOpacity": 0})"},
    {"xychart", pairs, "{}", R"({"show": "lines", "lineWidth": 5})", "{}", R"({"show": "lines"})"},
    {"nodeGraph", graph, R"({"nodes": {"mainStatUnit": "bytes"}})"},
    {"nodeGraph", graph, R"({"nodes": {"secondaryStatUnit": "bytes"}})"},
    {"nodeGraph", graph, R"({"nodes": {"arcs": [{"field": "good", "color": "green"}]}})"},
    {"nodeGraph", graph, R"({"layoutAlgorithm": "grid"})"},
    {"text", series, R"({"content": "# Title"})"},
    {"text", series, R"({"content": "# Title", "mode": "html"})", "{}", R"({"content": "# Title"})"},
    {"text", series, R"({"content": "# Title", "mode": "code"})", "{}", R"({"content": "# Title"})"},
    {"text", series, R"({"content": "a: 1", "mode": "code", "code": {"language": "yaml"}})", "{}",
     R"({"content": "a: 1", "mode": "code"})"},
    {"text", series, R"({"content": "a: 1", "mode": "code", "code": {"showLineNumbers": true}})", "{}",
     R"({"content": "a: 1", "mode": "code"})"},
    {"text", groups, R"({"content": "row", "renderMode": "perRow"})", "{}", R"({"content": "row"})"},
};

QImage picture(const Option& option, const char* json, const char* custom)
{
    const auto settings = std::make_shared<const Json>(Json::parse(custom));
    Frames frames = option.frames();
    for (Frame& frame : frames) {
        for (size_t i = frame.fields.front().type == FieldType::Time ? 1 : 0; i < frame.fields.size(); i++) {
            FieldConfig config;
            if (frame.fields[i].type == FieldType::Number && option.frames != plainGroups)
                useThresholds(config);
            // One of two is hidden, or both would be.
            const bool onlyFirst = (option.frames == series && settings->contains("hideFrom"));
            const bool without = (onlyFirst && i > 1) || (option.frames == groupsOfOne && i != 1);
            config.custom = without ? nullptr : settings;
            frame.fields[i].config = std::make_shared<const FieldConfig>(std::move(config));
            frame.fields[i].state.seriesIndex = int(i);
        }
    }
    const auto view = shownView(QString::fromLatin1(option.type), dataOf(std::move(frames)), json);
    view->grab();
    if (!waitFor([&view] { return !view->isDrawing(); }))
        return {};
    return view->grab().toImage();
}

/// Through the field configuration as a dashboard writes it, defaults and overrides.
QImage configured(const QString& type, const QByteArray& fieldConfig, const QByteArray& json)
{
    const Json config = Json::parse(fieldConfig.toStdString());
    auto spec = std::make_shared<PanelSpec>();
    spec->type = type;
    spec->options = Json::parse(json.toStdString());
    spec->fieldConfig.defaultsJson = jsonutil::object(config, "defaults");
    spec->fieldConfig.defaults = fieldConfigFromJson(spec->fieldConfig.defaultsJson);
    for (const Json& rule : jsonutil::array(config, "overrides")) {
        OverrideRule made;
        made.matcher = {jsonutil::string(jsonutil::object(rule, "matcher"), "id"),
                        jsonutil::object(rule, "matcher")["options"],
                        {}};
        for (const Json& property : jsonutil::array(rule, "properties"))
            made.properties.push_back({jsonutil::string(property, "id"), property["value"]});
        spec->fieldConfig.overrides.push_back(made);
    }
    Frames frames = type == QLatin1String("barchart") ? groups() : series();
    frames.front().fields.back().values = std::make_shared<const Column>(
        type == QLatin1String("barchart") ? NumberColumn {31, 12, 44} : NumberColumn {5, 15, 40, 20, 95, nullNumber});
    frames = applyFieldOverrides(frames, spec->fieldConfig, {});
    const auto view = shownView(type, dataOf(std::move(frames)), json);
    view->setSpec(spec);
    view->grab();
    if (!waitFor([&view] { return !view->isDrawing(); }))
        return {};
    return view->grab().toImage();
}

} // namespace

class TestPanelOptions : public QObject
{
    Q_OBJECT

private slots:
    void everyOptionHasItsEffect_data();
    void everyOptionHasItsEffect();
    void fieldConfigurationHasItsEffect_data();
    void fieldConfigurationHasItsEffect();
};

void TestPanelOptions::everyOptionHasItsEffect_data()
{
    QTest::addColumn<int>("option");
    for (size_t i = 0; i < std::size(options); i++)
        QTest::addRow("%s %s %s %d", options[i].type, options[i].options, options[i].custom, int(i)) << int(i);
}

void TestPanelOptions::everyOptionHasItsEffect()
{
    QFETCH(int, option);
    const Option& tried = options[option];
    const QImage before = picture(tried, tried.plain, tried.plainCustom);
    QVERIFY(!before.isNull());
    QVERIFY(before == picture(tried, tried.plain, tried.plainCustom));
    QVERIFY(before != picture(tried, tried.options, tried.custom));
}

void TestPanelOptions::fieldConfigurationHasItsEffect_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("config");
    const std::pair<const char*, const char*> types[] = {
        {"stat", R"({"reduceOptions": {"calcs": ["last"]}})"},
        {"gauge", R"({"reduceOptions": {"calcs": ["last"]}})"},
        {"bargauge", R"({"reduceOptions": {"calcs": ["last"]}})"},
        {"piechart", R"({"displayLabels": ["value"], "reduceOptions": {"calcs": ["lastNotNull"]}})"},
        {"barchart", "{}"},
        {"table", "{}"},
        {"state-timeline", R"({"mergeValues": false})"},
        {"status-history", "{}"}};
    // Merged values of a state timeline are named by their thresholds alone.
    // The base has thresholds that are all of one colour: every other mode must be seen.
    const QByteArray steps = R"("thresholds": {"mode": "absolute", "steps": [{"value": null, "color": "#123456"}]},)"
                             R"("custom": {"cellOptions": {"type": "color-background"}})";
    const auto row = [&](const auto& type, const QByteArray& name, const QByteArray& config) {
        QTest::addRow("%s %s", type.first, name.constData())
            << QString::fromLatin1(type.first) << QByteArray(type.second)
            << QByteArray("{\"defaults\": {" + config + steps + "}, \"overrides\": []}");
    };
    for (const auto& type : types) {
        for (const char* mode :
             {"shades", "palette-classic", "palette-classic-by-name", "palette-colorblind", "continuous-viridis",
              "continuous-magma", "continuous-plasma", "continuous-inferno", "continuous-cividis", "continuous-GrYlRd",
              "continuous-RdYlGr", "continuous-BlYlRd", "continuous-YlRd", "continuous-BlPu", "continuous-YlBl",
              "continuous-blues", "continuous-reds", "continuous-greens", "continuous-purples"})
            row(type, mode,
                QByteArray(R"("color": {"mode": ")") + mode + R"(", "fixedColor": "orange", "seriesBy": "max"},)");
        row(type, "fixed", R"("color": {"mode": "fixed", "fixedColor": "orange"},)");
        row(type, "mapping", R"("mappings": [{"type": "range", "options": {"from": 0, "to": 1000,
            "result": {"text": "mapped", "color": "orange"}}}],)");
        row(type, "unit", R"("unit": "bytes",)");
        row(type, "decimals", R"("decimals": 3,)");
        const QByteArray name(type.first);
        if (name != "barchart" && name != "piechart" && !name.startsWith("stat") && name != "table")
            row(type, "max", R"("max": 400,)");
        if (name == "stat" || name == "table" || name == "gauge" || name == "bargauge")
            row(type, "noValue", R"("noValue": "nothing",)");
        if (name != "state-timeline" && name != "status-history")
            row(type, "displayName", R"("displayName": "renamed",)");
        const QByteArray rule = R"({"defaults": {)" + steps + R"(}, "overrides": [{"matcher": {"id": "byRegexp",
            "options": "/one|web/"}, "properties": [{"id": "color", "value": {"mode": "fixed",
            "fixedColor": "orange"}}]}]})";
        QTest::addRow("%s override", type.first) << QString::fromLatin1(type.first) << QByteArray(type.second) << rule;
        QTest::addRow("%s percentage", type.first)
            << QString::fromLatin1(type.first) << QByteArray(type.second)
            << QByteArray(R"({"defaults": {"max": 200, "custom": {"cellOptions": {"type": "color-background"}},
                "thresholds": {"mode": "percentage", "steps": [{"value": null, "color": "#123456"},
                {"value": 15, "color": "orange"}]}}, "overrides": []})");
    }
}

void TestPanelOptions::fieldConfigurationHasItsEffect()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, config);
    const char* base = R"({"defaults": {"thresholds": {"mode": "absolute",
        "steps": [{"value": null, "color": "#123456"}]}, "custom": {"cellOptions": {"type": "color-background"}}}})";
    const QImage before = configured(type, base, options);
    QVERIFY(!before.isNull());
    QVERIFY(before == configured(type, base, options));
    QVERIFY(before != configured(type, config, options));
}

VEDETTE_TEST(TestPanelOptions)
#include "tst_paneloptions.moc"
