#include "dashboards/import/jsonedit.h"
#include "dashboards/import/persesparts.h"
#include "dashboards/model/refids.h"

#include <QCoreApplication>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

struct Word
{
    const char* perses;
    const char* classic;
};

constexpr Word panelTypes[] = {{"TimeSeriesChart", "timeseries"},
                               {"GaugeChart", "gauge"},
                               {"StatChart", "stat"},
                               {"BarChart", "bargauge"},
                               {"PieChart", "piechart"},
                               {"Markdown", "text"},
                               {"Table", "table"},
                               {"TimeSeriesTable", "table"},
                               {"LogsTable", "logs"},
                               {"TracingGanttChart", "traces"},
                               {"TraceTable", "table"},
                               {"StatusHistoryChart", "status-history"},
                               {"HistogramChart", "histogram"},
                               {"HeatMapChart", "heatmap"},
                               {"FlameChart", "flamegraph"},
                               {"ScatterChart", "xychart"}};

constexpr Word units[] = {{"nanoseconds", "ns"},
                          {"microseconds", "µs"},
                          {"milliseconds", "ms"},
                          {"seconds", "s"},
                          {"minutes", "m"},
                          {"hours", "h"},
                          {"days", "d"},
                          {"percent", "percent"},
                          {"percent-decimal", "percentunit"},
                          {"bits", "bits"},
                          {"decbits", "decbits"},
                          {"bytes", "bytes"},
                          {"decbytes", "decbytes"},
                          {"bits/sec", "bps"},
                          {"decbits/sec", "bps"},
                          {"bytes/sec", "binBps"},
                          {"decbytes/sec", "Bps"},
                          {"counts/sec", "cps"},
                          {"events/sec", "eps"},
                          {"messages/sec", "mps"},
                          {"ops/sec", "ops"},
                          {"packets/sec", "pps"},
                          {"reads/sec", "rps"},
                          {"records/sec", "recps"},
                          {"requests/sec", "reqps"},
                          {"rows/sec", "rowsps"},
                          {"writes/sec", "wps"},
                          {"celsius", "celsius"},
                          {"fahrenheit", "fahrenheit"},
                          {"eur", "currencyEUR"},
                          {"usd", "currencyUSD"},
                          {"gbp", "currencyGBP"},
                          {"jpy", "currencyJPY"},
                          {"chf", "currencyCHF"},
                          {"inr", "currencyINR"},
                          {"krw", "currencyKRW"},
                          {"nok", "currencyNOK"},
                          {"sek", "currencySEK"},
                          {"datetime-iso", "dateTimeAsIso"},
                          {"datetime-us", "dateTimeAsUS"},
                          {"datetime-local", "dateTimeAsLocal"},
                          {"date-iso", "time:YYYY-MM-DD"},
                          {"date-us", "time:MM/DD/YYYY"},
                          {"time-iso", "time:HH:mm:ss"},
                          {"relative-time", "dateTimeFromNow"}};

constexpr Word calculations[] = {{"first", "first"},
                                 {"last", "last"},
                                 {"first-number", "firstNotNull"},
                                 {"last-number", "lastNotNull"},
                                 {"mean", "mean"},
                                 {"avg", "mean"},
                                 {"sum", "sum"},
                                 {"min", "min"},
                                 {"max", "max"}};

template<size_t count>
std::optional<std::string> translated(const Word (&words)[count], const QString& word)
{
    for (const Word& entry : words)
        if (word == QLatin1String(entry.perses))
            return std::string(entry.classic);
    return std::nullopt;
}

struct Conversion
{
    const Json& spec; ///< of the panel's plugin
    Json& panel;
    QString path; ///< of that spec
    ImportReport& report;

    Json& defaults() const { return objectAt(objectAt(panel, "fieldConfig"), "defaults"); }
    Json& custom() const { return objectAt(defaults(), "custom"); }
    Json& options() const { return objectAt(panel, "options"); }
};

void addFormat(const Json& format, const Conversion& c)
{
    const QString unit = jsonutil::string(format, "unit");
    copy(format, "decimalPlaces", c.defaults(), "decimals");
    if (unit == QLatin1String("decimal"))
        c.defaults()["unit"] = jsonutil::boolean(format, "shortValues") ? "short" : "none";
    else if (const auto known = translated(units, unit))
        c.defaults()["unit"] = *known;
    else if (!unit.isEmpty())
        c.report.add(Finding::Severity::Ignored, c.path,
                     tr("The unit %1 is not known; plain numbers are shown.").arg(unit));
}

void addThresholds(const Conversion& c)
{
    const Json& thresholds = jsonutil::object(c.spec, "thresholds");
    if (thresholds.empty())
        return;
    const bool percent = jsonutil::string(thresholds, "mode") == QLatin1String("percent");
    Json steps = Json::array();
    steps.push_back({{"value", nullptr},
                     {"color", jsonutil::string(thresholds, "defaultColor", QStringLiteral("green")).toStdString()}});
    const Json& list = jsonutil::array(thresholds, "steps");
    for (size_t i = 0; i < list.size(); ++i) {
        const QString color =
            jsonutil::string(list[i], "color", i + 1 == list.size() ? QStringLiteral("red") : QStringLiteral("orange"));
        steps.push_back({{"value", numberJson(jsonutil::number(list[i], "value"))}, {"color", color.toStdString()}});
    }
    c.defaults()["thresholds"] = {{"mode", percent ? "percentage" : "absolute"}, {"steps", std::move(steps)}};
}

void addReduce(const Conversion& c)
{
    const QString calculation = jsonutil::string(c.spec, "calculation", QStringLiteral("last"));
    c.options()["reduceOptions"] = {
        {"calcs", Json::array({translated(calculations, calculation).value_or("lastNotNull")})},
        {"fields", ""},
        {"values", false}};
}

void addLegend(const Conversion& c)
{
    const Json* legend = jsonutil::find(c.spec, "legend");
    Json result {{"showLegend", legend && legend->is_object()}, {"displayMode", "list"}, {"placement", "bottom"}};
    if (legend && legend->is_object()) {
        result["displayMode"] = jsonutil::string(*legend, "mode") == QLatin1String("table") ? "table" : "list";
        result["placement"] = jsonutil::string(*legend, "position") == QLatin1String("right") ? "right" : "bottom";
        Json calcs = Json::array();
        for (const QString& value : jsonutil::strings(*legend, "values"))
            if (const auto known = translated(calculations, value))
                calcs.push_back(*known);
        result["calcs"] = std::move(calcs);
    }
    c.options()["legend"] = std::move(result);
}

void addAxis(const Conversion& c)
{
    const Json& axis = jsonutil::object(c.spec, "yAxis");
    addFormat(jsonutil::object(axis, "format"), c);
    copy(axis, "min", c.defaults(), "min");
    copy(axis, "max", c.defaults(), "max");
    copy(axis, "label", c.custom(), "axisLabel");
    if (!jsonutil::boolean(axis, "show", true))
        c.custom()["axisPlacement"] = "hidden";
    if (const auto base = jsonutil::optNumber(axis, "logBase"); base && *base > 1)
        c.custom()["scaleDistribution"] = {{"type", "log"}, {"log", numberJson(*base)}};
}

void addVisual(const Conversion& c)
{
    const Json& visual = jsonutil::object(c.spec, "visual");
    Json& custom = c.custom();
    constexpr double lineWidth = 1.5; // of a chart that says nothing
    constexpr double pointRadius = 4;
    custom["drawStyle"] = jsonutil::string(visual, "display") == QLatin1String("bar") ? "bars" : "line";
    custom["lineWidth"] = numberJson(jsonutil::number(visual, "lineWidth", lineWidth));
    custom["fillOpacity"] = numberJson(100 * std::clamp(jsonutil::number(visual, "areaOpacity"), 0.0, 1.0));
    custom["showPoints"] = jsonutil::string(visual, "showPoints") == QLatin1String("always") ? "always" : "auto";
    custom["pointSize"] = numberJson(jsonutil::number(visual, "pointRadius", pointRadius));
    custom["spanNulls"] = jsonutil::boolean(visual, "connectNulls");
    const QString stack = jsonutil::string(visual, "stack");
    if (!stack.isEmpty())
        custom["stacking"] = {{"group", "A"}, {"mode", stack == QLatin1String("percent") ? "percent" : "normal"}};
    const QString palette = jsonutil::string(jsonutil::object(visual, "palette"), "mode");
    c.defaults()["color"] = {
        {"mode", palette == QLatin1String("categorical") ? "palette-classic" : "palette-classic-by-name"}};
}

/// Queries with a colour of their own.
void addQueryColors(const Conversion& c)
{
    Json& overrides = listAt(objectAt(c.panel, "fieldConfig"), "overrides");
    for (const Json& setting : jsonutil::array(c.spec, "querySettings")) {
        const std::string color = jsonutil::string(setting, "colorValue").toStdString();
        const auto index = size_t(std::max(0, jsonutil::integer(setting, "queryIndex")));
        const Json& targets = jsonutil::array(c.panel, "targets");
        if (color.empty() || index >= targets.size())
            continue;
        overrides.push_back(
            {{"matcher", {{"id", "byFrameRefID"}, {"options", targets[index].at("refId")}}}, // set by addQueries
             {"properties", Json::array({{{"id", "color"}, {"value", {{"mode", "fixed"}, {"fixedColor", color}}}}})}});
    }
}

void timeSeries(const Conversion& c)
{
    addVisual(c);
    addAxis(c);
    addThresholds(c);
    addLegend(c);
    addQueryColors(c);
    if (c.spec.contains("thresholds"))
        c.custom()["thresholdsStyle"] = {{"mode", "dashed"}};
    c.options()["tooltip"] = {{"mode", "multi"}, {"sort", "desc"}};
}

void singleValue(const Conversion& c)
{
    addFormat(jsonutil::object(c.spec, "format"), c);
    addThresholds(c);
    addReduce(c);
    copy(c.spec, "max", c.defaults(), "max");
}

void stat(const Conversion& c)
{
    singleValue(c);
    c.options()["graphMode"] = c.spec.contains("sparkline") ? "area" : "none";
    const QString colorMode = jsonutil::string(c.spec, "colorMode");
    c.options()["colorMode"] = colorMode == QLatin1String("background_solid") ? "background_solid" : "value";
    if (colorMode == QLatin1String("none"))
        c.options()["colorMode"] = "none";
}

void gauge(const Conversion& c)
{
    singleValue(c);
    const std::string unit = jsonutil::string(c.defaults(), "unit").toStdString();
    c.defaults()["min"] = 0;
    if (!c.spec.contains("max"))
        c.defaults()["max"] = unit == "percentunit" ? 1 : 100;
}

void bars(const Conversion& c)
{
    singleValue(c);
    c.options()["orientation"] = "horizontal";
    c.options()["displayMode"] = "basic";
    c.defaults()["min"] = 0;
}

void pie(const Conversion& c)
{
    singleValue(c);
    addLegend(c);
    c.options()["pieType"] = truthy(c.spec, "radius") && c.spec.contains("innerRadius") ? "donut" : "pie";
    c.options()["displayLabels"] = jsonutil::boolean(c.spec, "showLabels") ? Json::array({"name"}) : Json::array();
}

void markdown(const Conversion& c)
{
    c.options() = {{"mode", "markdown"}, {"content", jsonutil::string(c.spec, "text").toStdString()}};
}

void table(const Conversion& c)
{
    Json& overrides = listAt(objectAt(c.panel, "fieldConfig"), "overrides");
    for (const Json& column : jsonutil::array(c.spec, "columnSettings")) {
        Json properties = Json::array();
        const auto add = [&](const char* key, const char* id) {
            if (const Json* value = jsonutil::find(column, key); value && !value->is_null() && *value != "auto")
                properties.push_back({{"id", id}, {"value", *value}});
        };
        add("header", "displayName");
        add("align", "custom.align");
        add("width", "custom.width");
        if (jsonutil::boolean(column, "hide"))
            properties.push_back({{"id", "custom.hidden"}, {"value", true}});
        overrides.push_back(
            {{"matcher", {{"id", "byName"}, {"options", jsonutil::string(column, "name").toStdString()}}},
             {"properties", std::move(properties)}});
    }
    for (Json& target : listAt(c.panel, "targets"))
        if (target.is_object()) {
            target["format"] = "table";
            target["instant"] = true;
            target["range"] = false;
        }
}

struct PanelKind
{
    const char* kind;
    void (*convert)(const Conversion& conversion);
};
constexpr PanelKind panelKinds[] = {{"TimeSeriesChart", timeSeries},
                                    {"StatChart", stat},
                                    {"GaugeChart", gauge},
                                    {"BarChart", bars},
                                    {"PieChart", pie},
                                    {"Markdown", markdown},
                                    {"Table", table},
                                    {"TimeSeriesTable", table}};

Json queryFromPerses(const Json& query)
{
    const Json& plugin = jsonutil::object(jsonutil::object(query, "spec"), "plugin");
    const Json& spec = jsonutil::object(plugin, "spec");
    Json target = spec;
    const Json source = dataSourceFromPerses(jsonutil::object(spec, "datasource"), jsonutil::string(plugin, "kind"));
    const QString type = jsonutil::string(source, "type");
    target["datasource"] = source;
    if (type == QLatin1String("prometheus") || type == QLatin1String("loki"))
        rename(target, "query", "expr");
    rename(target, "seriesNameFormat", "legendFormat");
    rename(target, "minStep", "interval");
    target["hide"] = jsonutil::boolean(jsonutil::object(query, "spec"), "hidden");
    return target;
}

void addQueries(const Json& spec, Json& panel)
{
    Json targets = Json::array();
    QSet<QString> taken;
    for (const Json& query : jsonutil::array(spec, "queries")) {
        if (!query.is_object())
            continue;
        Json target = queryFromPerses(query);
        const QString refId = nextRefId(taken);
        taken.insert(refId);
        target["refId"] = refId.toStdString();
        targets.push_back(std::move(target));
    }
    panel["targets"] = std::move(targets);
}

} // namespace

Json panelFromPerses(const Json& source, const QString& path, ImportReport& report)
{
    const Json& spec = jsonutil::object(source, "spec");
    const Json& display = jsonutil::object(spec, "display");
    const Json& plugin = jsonutil::object(spec, "plugin");
    const QString kind = jsonutil::string(plugin, "kind");
    // A version says that nothing in the panel is of an age that must be converted once more.
    Json panel {{"type", translated(panelTypes, kind).value_or(kind.toStdString())}, {"pluginVersion", "13.0.0"}};
    copy(display, "name", panel, "title");
    copy(display, "description", panel, "description");
    addQueries(spec, panel);
    Json links = Json::array();
    for (const Json& link : jsonutil::array(spec, "links"))
        if (link.is_object()) {
            Json own {{"title", jsonutil::string(link, "name").toStdString()}};
            for (const char* key : {"url", "targetBlank"})
                copy(link, key, own, key);
            links.push_back(std::move(own));
        }
    panel["links"] = std::move(links);
    for (const PanelKind& known : panelKinds)
        if (kind == QLatin1String(known.kind))
            known.convert({jsonutil::object(plugin, "spec"), panel, path + QLatin1String(".spec.plugin.spec"), report});
    return panel;
}
