#include "widgets/panels/heatmap/heatmapoptions.h"

#include <algorithm>
#include <limits>

namespace {

using jsonutil::boolean;
using jsonutil::number;
using jsonutil::object;
using jsonutil::optNumber;
using jsonutil::string;

std::optional<int> decimalsOf(const Json& json)
{
    const auto decimals = optNumber(json, "decimals");
    return decimals ? std::optional(std::clamp(jsonutil::toInt(*decimals), 0, 20)) : std::nullopt;
}

HeatmapColors readColors(const Json& json)
{
    HeatmapColors colors;
    colors.opacity = string(json, "mode") == QLatin1String("opacity");
    colors.scheme = string(json, "scheme", colors.scheme);
    colors.fill = string(json, "fill", colors.fill);
    const bool linear = string(json, "scale", QStringLiteral("exponential")) == QLatin1String("linear");
    colors.exponent = linear ? 1 : std::clamp(number(json, "exponent", .5), .01, 100.0);
    colors.steps = std::clamp(jsonutil::integer(json, "steps", 64), 2, 256);
    colors.reverse = boolean(json, "reverse");
    return colors;
}

HeatmapAxis readAxis(const Json& json)
{
    HeatmapAxis axis;
    const QString placement = string(json, "axisPlacement");
    axis.right = placement == QLatin1String("right");
    axis.hidden = placement == QLatin1String("hidden");
    axis.reverse = boolean(json, "reverse");
    axis.unit = string(json, "unit");
    axis.decimals = decimalsOf(json);
    axis.min = optNumber(json, "min");
    axis.max = optNumber(json, "max");
    axis.label = string(json, "axisLabel").trimmed();
    axis.width = std::clamp(number(json, "axisWidth", 0), 0.0, 2000.0);
    return axis;
}

CellLayout readLayout(const QString& name)
{
    if (name == QLatin1String("le"))
        return CellLayout::Le;
    if (name == QLatin1String("ge"))
        return CellLayout::Ge;
    return name == QLatin1String("unknown") ? CellLayout::Unknown : CellLayout::Auto;
}

void readRows(const Json& json, HeatmapOptions& options)
{
    options.layout = readLayout(string(json, "layout"));
    options.valueName = string(json, "value");
    const Json& scale = object(json, "yBucketScale");
    if (scale.empty())
        return;
    ScaleOptions rows;
    const QString type = string(scale, "type");
    if (type == QLatin1String("log"))
        rows.type = ScaleType::Log;
    else if (type == QLatin1String("symlog"))
        rows.type = ScaleType::Symlog;
    rows.logBase = number(scale, "log", 2);
    rows.linearThreshold = number(scale, "linearThreshold", 1);
    options.rowScale = rows;
}

} // namespace

HeatmapOptions heatmapOptionsFromJson(const Json& json)
{
    HeatmapOptions options;
    options.calculate = boolean(json, "calculate");
    options.calculation = object(json, "calculation");
    readRows(object(json, "rowsFrame"), options);
    const Json& color = object(json, "color");
    options.colors = readColors(color);
    options.min = optNumber(color, "min");
    options.max = optNumber(color, "max");
    options.cellGap = std::clamp(number(json, "cellGap", 1), 0.0, 100.0);
    options.cellRadius = std::clamp(number(json, "cellRadius", 0), 0.0, 100.0);
    const Json& cells = object(json, "cellValues");
    options.cellUnit = string(cells, "unit");
    options.cellDecimals = decimalsOf(cells);
    // The first files of this panel wrote hideValues.
    const bool filtered = jsonutil::find(json, "filterValues") || jsonutil::find(json, "hideValues");
    const Json& filter = object(json, jsonutil::find(json, "filterValues") ? "filterValues" : "hideValues");
    constexpr double nothing = 1e-9;
    options.hideLe = optNumber(filter, "le").value_or(filtered ? -std::numeric_limits<double>::infinity() : nothing);
    options.hideGe = optNumber(filter, "ge").value_or(std::numeric_limits<double>::infinity());
    options.showValues = string(json, "showValue") == QLatin1String("always");
    const Json& legend = object(json, "legend");
    options.legend = boolean(legend, "show", true);
    options.legendRight = string(legend, "placement") == QLatin1String("right");
    options.axis = readAxis(object(json, "yAxis"));
    const Json& tooltip = object(json, "tooltip");
    const QString mode = string(tooltip, "mode");
    options.tooltip = mode == QLatin1String("multi") ? TooltipMode::Multi
        : mode == QLatin1String("none")              ? TooltipMode::None
                                                     : TooltipMode::Single;
    // Files before version 10 only said whether there is one.
    if (mode.isEmpty() && !boolean(tooltip, "show", true))
        options.tooltip = TooltipMode::None;
    options.tooltipHistogram = boolean(tooltip, "yHistogram");
    options.tooltipColors = boolean(tooltip, "showColorScale");
    options.exemplarColor = string(object(json, "exemplars"), "color", QStringLiteral("rgba(255,0,255,0.7)"));
    return options;
}
