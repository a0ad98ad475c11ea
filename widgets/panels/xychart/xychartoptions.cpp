#include "widgets/panels/xychart/xychartoptions.h"

#include "widgets/panels/common/legendpanel.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

#include <algorithm>

namespace {

using jsonutil::find;
using jsonutil::number;
using jsonutil::object;
using jsonutil::string;

MatcherSpec byName(const QString& name)
{
    MatcherSpec matcher;
    matcher.id = QStringLiteral("byName");
    matcher.options = name.toStdString();
    return matcher;
}

/// {"matcher": {"id": ..., "options": ...}}, or the name that older dashboards write.
std::optional<MatcherSpec> matcherOf(const Json& json, const char* key)
{
    const Json* value = find(json, key);
    if (!value)
        return std::nullopt;
    if (const auto name = jsonutil::asString(*value))
        return name->isEmpty() ? std::nullopt : std::optional(byName(*name));
    MatcherSpec matcher;
    if (const auto index = jsonutil::asNumber(*value)) { // a frame of the older schema
        matcher.id = QStringLiteral("byIndex");
        matcher.options = *index;
        return matcher;
    }
    const Json& inner = object(*value, "matcher");
    matcher.id = string(inner, "id");
    if (const Json* options = find(inner, "options"))
        matcher.options = *options;
    return matcher.id.isEmpty() ? std::nullopt : std::optional(matcher);
}

XYMapping mappingOf(const Json& json)
{
    XYMapping mapping;
    mapping.frame = matcherOf(json, "frame");
    mapping.x = matcherOf(json, "x");
    mapping.y = matcherOf(json, "y");
    mapping.size = matcherOf(json, "size");
    mapping.color = matcherOf(json, "color");
    mapping.name = string(object(json, "name"), "fixed", string(json, "name"));
    // The schema before version 11.
    const Json& color = object(json, "pointColor");
    if (!mapping.color)
        mapping.color = matcherOf(color, "field");
    mapping.fixedColor = string(color, "fixed");
    const Json& size = object(json, "pointSize");
    if (!mapping.size)
        mapping.size = matcherOf(size, "field");
    mapping.fixedSize = jsonutil::optNumber(size, "fixed");
    return mapping;
}

} // namespace

XYChartOptions xyChartOptionsFromJson(const Json& json)
{
    XYChartOptions options;
    options.manual = string(json, "mapping", string(json, "seriesMapping")) == QLatin1String("manual");
    for (const Json& series : jsonutil::array(json, "series"))
        options.mappings.push_back(mappingOf(series));
    const Json& dims = object(json, "dims");
    if (!options.manual && dims.is_object() && !dims.empty()) {
        XYMapping mapping;
        mapping.frame = matcherOf(dims, "frame");
        mapping.x = matcherOf(dims, "x");
        mapping.exclude = jsonutil::strings(dims, "exclude");
        options.mappings = {mapping};
    }
    options.legend = legendOptionsFromJson(json);
    options.legendCalcs = jsonutil::strings(object(json, "legend"), "calcs");
    if (string(object(json, "tooltip"), "mode") == QLatin1String("none"))
        options.tooltip = TooltipMode::None;
    return options;
}

XYStyle xyStyleFromConfig(const FieldConfig& config)
{
    static const Json none = Json::object();
    const Json& custom = config.custom && config.custom->is_object() ? *config.custom : none;
    XYStyle style;
    const QString show = string(custom, "show", QStringLiteral("points"));
    style.lines = show.contains(QLatin1String("lines"));
    style.points = show.contains(QLatin1String("points")) || !style.lines;
    const Json* size = find(custom, "pointSize");
    if (size && size->is_object()) {
        style.size = number(*size, "fixed", 5);
        style.sizeMin = number(*size, "min", 5);
        style.sizeMax = number(*size, "max", 100);
    } else if (size) {
        style.size = jsonutil::asNumber(*size).value_or(5);
    }
    style.size = std::clamp(style.size, 0.0, 500.0);
    style.sizeMin = std::clamp(style.sizeMin, 0.0, 500.0);
    style.sizeMax = std::clamp(style.sizeMax, style.sizeMin, 1000.0);
    style.square = string(custom, "pointShape") == QLatin1String("square");
    style.strokeWidth = std::clamp(number(custom, "pointStrokeWidth", 1), 0.0, 50.0);
    style.fillOpacity = std::clamp(number(custom, "fillOpacity", 50) / 100, 0.0, 1.0);
    style.lineWidth = std::clamp(number(custom, "lineWidth", 1), 0.0, 50.0);
    style.dash = timeSeriesFieldFromConfig(config).style.dash;
    return style;
}
