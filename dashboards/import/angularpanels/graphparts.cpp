#include "dashboards/import/angularpanels/graphparts.h"

#include "dashboards/import/angularpanels/calculations.h"
#include "dashboards/import/jsonedit.h"

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

namespace {

/// Numbers and texts that are numbers; an empty text means automatic.
void copyNumber(const Json& from, const char* key, Json& to)
{
    if (const auto value = jsonutil::optNumber(from, key))
        to[key] = numberJson(*value);
}

std::string thresholdColor(const Json& threshold)
{
    const QString mode = jsonutil::string(threshold, "colorMode");
    if (mode == QLatin1String("warning"))
        return "orange";
    if (mode != QLatin1String("custom"))
        return "red";
    const QString fill = jsonutil::string(threshold, "fillColor");
    return (fill.isEmpty() ? jsonutil::string(threshold, "lineColor") : fill).toStdString();
}

bool isOp(const Json* threshold, const char* op)
{
    return threshold && jsonutil::string(*threshold, "op") == QLatin1String(op);
}

Json step(const Json& value, const std::string& color)
{
    return {{"value", value}, {"color", color}};
}

/// Steps of sorted thresholds: gt colours from its value upwards, lt from below up to its value.
Json thresholdSteps(const std::vector<Json>& sorted)
{
    Json steps = Json::array();
    for (size_t i = 0; i < sorted.size(); ++i) {
        const Json value = numberJson(jsonutil::number(sorted[i], "value"));
        if (isOp(&sorted[i], "gt"))
            steps.push_back(step(value, thresholdColor(sorted[i])));
        if (!isOp(&sorted[i], "lt"))
            continue;
        if (steps.empty())
            steps.push_back(step(nullptr, thresholdColor(sorted[i])));
        const Json* next = i + 1 < sorted.size() ? &sorted[i + 1] : nullptr;
        steps.push_back(step(value, isOp(next, "lt") ? thresholdColor(*next) : "transparent"));
    }
    if (!steps.empty() && !steps[0]["value"].is_null())
        steps.insert(steps.begin(), step(nullptr, "transparent"));
    return steps;
}

/// What the legend table calls the column of a calculation.
Json sortColumn(const Json& legend)
{
    const Calculation* calculation = findCalculation(jsonutil::string(legend, "sort"));
    return calculation ? Json(calculation->title) : Json();
}

/// Colours had names of the theme once; backgrounds are the gray of today.
std::string timeRegionColor(const Json& region)
{
    const bool filled = truthy(region, "fill") || !truthy(region, "line");
    const QString own = jsonutil::string(region, filled ? "fillColor" : "lineColor");
    if (!own.isEmpty())
        return own.toStdString();
    const QString mode = jsonutil::string(region, "colorMode");
    for (const char* name : {"red", "green", "blue", "yellow"})
        if (mode == QLatin1String(name))
            return name;
    return "gray";
}

} // namespace

Json graphAxisConfig(const Json& axis)
{
    Json custom {{"axisPlacement", "auto"}};
    if (const Json* show = jsonutil::find(axis, "show"); show && *show == false)
        custom["axisPlacement"] = "hidden";
    if (truthy(axis, "label"))
        custom["axisLabel"] = axis["label"];
    if (const Json* base = jsonutil::find(axis, "logBase"); base && (*base == 2 || *base == 10))
        custom["scaleDistribution"] = Json {{"type", "log"}, {"log", *base}};
    Json config {{"custom", std::move(custom)}};
    copy(axis, "format", config, "unit");
    for (const char* key : {"decimals", "min", "max"})
        copyNumber(axis, key, config);
    return config;
}

void graphThresholds(const Json& panel, Json& defaults)
{
    std::vector<Json> sorted;
    bool area = false;
    bool line = false;
    for (const Json& threshold : jsonutil::array(panel, "thresholds")) {
        if (!threshold.is_object())
            continue;
        area = area || truthy(threshold, "fill");
        line = line || truthy(threshold, "line");
        sorted.push_back(threshold);
    }
    if (sorted.empty())
        return;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Json& a, const Json& b) {
        return jsonutil::number(a, "value") < jsonutil::number(b, "value");
    });
    defaults["thresholds"] = Json {{"mode", "absolute"}, {"steps", thresholdSteps(sorted)}};
    defaults["custom"]["thresholdsStyle"] = Json {{"mode", area ? (line ? "line+area" : "area") : "line"}};
}

const char* graphStackingMode(const Json& panel)
{
    return jsonedit::truthy(panel, "percentage") ? "percent" : "normal";
}

Json graphLegend(const Json& panel)
{
    Json result {{"displayMode", "list"}, {"placement", "bottom"}, {"calcs", Json::array()}, {"showLegend", true}};
    const Json* legend = jsonutil::find(panel, "legend");
    if (!legend || !legend->is_object())
        return result;
    result["showLegend"] = truthy(*legend, "show");
    if (truthy(*legend, "alignAsTable") && truthy(*legend, "show"))
        result["displayMode"] = "table";
    if (truthy(*legend, "rightSide"))
        result["placement"] = "right";
    if (truthy(*legend, "sideWidth"))
        result["width"] = (*legend)["sideWidth"];
    if (!truthy(*legend, "values"))
        return result;
    Json names = Json::array();
    for (const auto& [key, value] : legend->items())
        if (truthy(&value))
            names.push_back(key);
    result["calcs"] = reducerIds(names);
    if (const Json column = sortColumn(*legend); !column.is_null()) {
        result["sortBy"] = column;
        result["sortDesc"] = truthy(*legend, "sortDesc");
    }
    return result;
}

Json graphTooltip(const Json& panel)
{
    const Json& old = jsonutil::object(panel, "tooltip");
    const bool shared = truthy(old, "shared");
    const int sort = shared ? jsonutil::integer(old, "sort") : 0;
    return {{"mode", shared ? "multi" : "single"}, {"sort", sort == 1 ? "asc" : sort == 2 ? "desc" : "none"}};
}

std::vector<Json> timeRegionAnnotations(const Json& panel)
{
    std::vector<Json> annotations;
    for (const Json& region : jsonutil::array(panel, "timeRegions")) {
        if (!region.is_object())
            continue;
        Json times {{"timezone", "utc"}};
        for (const char* key : {"fromDayOfWeek", "toDayOfWeek", "from", "to"})
            copy(region, key, times, key);
        const auto off = [&region](const char* key) { return region.contains(key) && !truthy(region, key); };
        if (off("fill") && off("line"))
            continue; // it was never drawn
        annotations.push_back({{"name", "T" + std::to_string(annotations.size() + 1)},
                               {"enable", true},
                               {"hide", true},
                               {"iconColor", timeRegionColor(region)},
                               {"datasource", {{"type", "datasource"}, {"uid", "grafana"}}},
                               {"target", {{"queryType", "timeRegions"}, {"timeRegion", std::move(times)}}},
                               {"filter", {{"exclude", false}, {"ids", Json::array({panel.value("id", Json())})}}}});
    }
    return annotations;
}

Json reducerIds(const Json& names)
{
    Json ids = Json::array();
    for (const Json& name : names)
        if (const auto text = jsonutil::asString(name))
            if (const Calculation* calculation = findCalculation(*text))
                ids.push_back(calculation->id);
    return ids;
}

Json byNameOverride(const std::string& name, const char* property, Json value)
{
    return {{"matcher", {{"id", "byName"}, {"options", name}}},
            {"properties", Json::array({Json {{"id", property}, {"value", std::move(value)}}})}};
}

Json fixedColor(const Json& color)
{
    return {{"mode", "fixed"}, {"fixedColor", color}};
}
