#include "dashboards/import/angularpanels/angularpanels.h"
#include "dashboards/import/jsonedit.h"

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

constexpr const char* schemes[] = {
    "Spectral", "RdYlGn", "Blues",   "Greens", "Greys", "Oranges", "Purples",   "Reds",   "Turbo",  "Cividis",
    "Viridis",  "Magma",  "Inferno", "Plasma", "Warm",  "Cool",    "Cubehelix", "BuGn",   "BuPu",   "GnBu",
    "OrRd",     "PuBuGn", "PuBu",    "PuRd",   "RdPu",  "YlGnBu",  "YlGn",      "YlOrBr", "YlOrRd",
};

/// Old schemes carry their family as a prefix: interpolateYlOrRd. The longest name found inside wins.
std::string schemeOf(const QString& old)
{
    const char* best = nullptr;
    for (const char* name : schemes)
        if (old.contains(QLatin1String(name)) && (!best || qstrlen(name) > qstrlen(best)))
            best = name;
    return best ? best : "Oranges";
}

Json bucketsOf(const Json& panel, const char* sizeKey, const char* countKey)
{
    Json buckets = Json::object();
    const bool size = truthy(panel, sizeKey);
    if (!size && !truthy(panel, countKey))
        return buckets;
    const Json& value = panel[size ? sizeKey : countKey];
    buckets["mode"] = size ? "size" : "count";
    buckets["value"] = value.is_string() ? value : Json(value.dump());
    return buckets;
}

Json calculationOf(const Json& panel, const Json& axis)
{
    Json calculation = Json::object();
    const Json x = bucketsOf(panel, "xBucketSize", "xBucketNumber");
    Json y = bucketsOf(panel, "yBucketSize", "yBucketNumber");
    if (const double base = jsonutil::number(axis, "logBase", 1); base > 1) {
        y = Json {{"mode", "count"}, {"scale", {{"type", "log"}, {"log", numberJson(base)}}}};
        if (const double split = jsonutil::number(axis, "splitFactor"); split > 0)
            y["value"] = numberJson(split).dump();
    }
    if (!x.empty())
        calculation["xBuckets"] = x;
    if (!y.empty())
        calculation["yBuckets"] = y;
    return calculation;
}

Json axisOf(const Json& panel, const Json& old)
{
    const Json* show = jsonutil::find(old, "show");
    Json axis {{"axisPlacement", show && *show == false ? "hidden" : "left"},
               {"reverse", truthy(panel, "reverseYBuckets")}};
    copy(old, "format", axis, "unit");
    const std::pair<const char*, const char*> numbers[] = {
        {"decimals", "decimals"}, {"min", "min"}, {"max", "max"}, {"width", "axisWidth"}};
    for (const auto& [key, newKey] : numbers)
        if (const auto value = jsonutil::optNumber(old, key))
            axis[newKey] = numberJson(*value);
    return axis;
}

Json colorOf(const Json& old)
{
    Json color {{"mode", "scheme"}, {"scheme", "Oranges"}, {"fill", "dark-orange"}, {"scale", "exponential"},
                {"exponent", 0.5},  {"steps", 128},        {"reverse", false}};
    const QString mode = jsonutil::string(old, "mode");
    if (mode == QLatin1String("spectrum"))
        color["scheme"] = schemeOf(jsonutil::string(old, "colorScheme"));
    if (mode == QLatin1String("opacity")) {
        color["mode"] = "opacity";
        color["scale"] = jsonutil::string(old, "colorScale") == QLatin1String("linear") ? "linear" : "exponential";
        copy(old, "exponent", color, "exponent");
    }
    if (truthy(old, "cardColor"))
        color["fill"] = old["cardColor"];
    const auto min = jsonutil::optNumber(old, "min");
    const auto max = jsonutil::optNumber(old, "max");
    const bool swapped = min && max && *min > *max;
    if (min)
        color[swapped ? "max" : "min"] = numberJson(*min);
    if (max)
        color[swapped ? "min" : "max"] = numberJson(*max);
    color["reverse"] = swapped;
    return color;
}

const char* layoutOf(const QString& bound)
{
    if (bound == QLatin1String("upper"))
        return "ge";
    if (bound == QLatin1String("lower"))
        return "le";
    return bound == QLatin1String("middle") ? "unknown" : "auto";
}

} // namespace

void angularpanels::oldHeatmap(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    const Json& axis = jsonutil::object(panel, "yAxis");
    const Json& cards = jsonutil::object(panel, "cards");
    const Json& tooltip = jsonutil::object(panel, "tooltip");
    const bool calculate = jsonutil::string(panel, "dataFormat") != QLatin1String("tsbuckets");
    const double gap = jsonutil::number(cards, "cardPadding", 2);
    Json options {
        {"calculate", calculate},
        {"calculation", calculate ? calculationOf(panel, axis) : Json::object()},
        {"color", colorOf(jsonutil::object(panel, "color"))},
        {"cellGap", numberJson(gap == 0 ? 1 : gap)},
        {"yAxis", axisOf(panel, axis)},
        {"cellValues", Json::object()},
        {"rowsFrame", {{"layout", layoutOf(jsonutil::string(panel, "yBucketBound"))}}},
        {"legend", {{"show", truthy(jsonutil::object(panel, "legend"), "show")}}},
        {"showValue", "never"},
        {"tooltip",
         {{"mode", truthy(tooltip, "show") ? "single" : "none"}, {"yHistogram", truthy(tooltip, "showHistogram")}}}};
    if (const auto radius = jsonutil::optNumber(cards, "cardRound"))
        options["cellRadius"] = numberJson(*radius);
    if (const auto decimals = jsonutil::optNumber(panel, "tooltipDecimals"))
        options["cellValues"]["decimals"] = numberJson(*decimals);
    if (truthy(panel, "hideZeroBuckets"))
        options["filterValues"] = Json {{"le", 1e-9}};
    panel["options"] = std::move(options);
    panel["fieldConfig"] = Json {{"defaults", Json::object()}, {"overrides", Json::array()}};
    erase(panel,
          {"cards", "color", "dataFormat", "heatmap", "hideZeroBuckets", "highlightCards", "legend", "reverseYBuckets",
           "tooltip", "tooltipDecimals", "xAxis", "xBucketNumber", "xBucketSize", "yAxis", "yBucketBound",
           "yBucketNumber", "yBucketSize"});
}

void angularpanels::previewHeatmap(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    panel["type"] = "heatmap";
    rename(objectAt(panel, "options"), "bucketFrame", "rowsFrame");
}
