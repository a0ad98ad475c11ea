#include "widgets/panels/timeseries/timeseriesoptions.h"

#include "dashboards/format/valueformat.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace {

using jsonutil::boolean;
using jsonutil::number;
using jsonutil::object;
using jsonutil::optNumber;
using jsonutil::string;

/// The value that `key` names, the fallback for unknown names.
template<typename E>
E named(const Json& json, const char* key, const QHash<QString, E>& names, E fallback)
{
    return names.value(string(json, key), fallback);
}

SeriesStyle styleFromJson(const Json& custom)
{
    static const QHash<QString, DrawStyle> drawStyles {{QStringLiteral("bars"), DrawStyle::Bars},
                                                       {QStringLiteral("points"), DrawStyle::Points}};
    static const QHash<QString, LineInterpolation> interpolations {
        {QStringLiteral("smooth"), LineInterpolation::Smooth},
        {QStringLiteral("stepBefore"), LineInterpolation::StepBefore},
        {QStringLiteral("stepAfter"), LineInterpolation::StepAfter}};
    static const QHash<QString, GradientMode> gradients {{QStringLiteral("opacity"), GradientMode::Opacity},
                                                         {QStringLiteral("hue"), GradientMode::Hue},
                                                         {QStringLiteral("scheme"), GradientMode::Scheme}};
    static const QHash<QString, ShowPoints> points {{QStringLiteral("always"), ShowPoints::Always},
                                                    {QStringLiteral("never"), ShowPoints::Never}};
    SeriesStyle style;
    style.draw = named(custom, "drawStyle", drawStyles, DrawStyle::Line);
    style.interpolation = named(custom, "lineInterpolation", interpolations, LineInterpolation::Linear);
    style.gradient = named(custom, "gradientMode", gradients, GradientMode::None);
    style.points = named(custom, "showPoints", points, ShowPoints::Auto);
    style.lineWidth = std::clamp(number(custom, "lineWidth", 1), 0.0, 100.0);
    style.fillOpacity = std::clamp(number(custom, "fillOpacity", 0) / 100, 0.0, 1.0);
    style.pointSize = std::clamp(number(custom, "pointSize", 5), 0.0, 200.0);
    style.barAlignment = std::clamp(jsonutil::integer(custom, "barAlignment", 0), -1, 1);
    style.barWidthFactor = std::clamp(number(custom, "barWidthFactor", .6), .01, 1.0);
    style.barMaxWidth = std::max(1.0, number(custom, "barMaxWidth", 200));
    return style;
}

void readSpanNulls(const Json& custom, SeriesStyle& style)
{
    const Json* span = jsonutil::find(custom, "spanNulls");
    if (!span)
        return;
    if (const auto all = jsonutil::asBool(*span))
        style.spanNullsMs = *all ? std::numeric_limits<double>::infinity() : 0;
    else if (const auto ms = jsonutil::asNumber(*span))
        style.spanNullsMs = std::max(0.0, *ms);
}

void readDash(const Json& custom, SeriesStyle& style)
{
    const Json& line = object(custom, "lineStyle");
    const QString fill = string(line, "fill", line.empty() ? QStringLiteral("solid") : QString());
    if (fill == QLatin1String("solid"))
        return;
    for (const Json& length : jsonutil::array(line, "dash"))
        if (const auto px = jsonutil::asNumber(length); px && *px >= 0 && style.dash.size() < 16)
            style.dash.push_back(*px);
    style.roundCaps = fill == QLatin1String("dot");
    const bool usable = std::any_of(style.dash.begin(), style.dash.end(), [](double px) { return px > 0; });
    if (!usable)
        style.dash = {10, 10};
}

void readAxis(const Json& custom, TimeSeriesField& field)
{
    static const QHash<QString, AxisPlacementOption> placements {
        {QStringLiteral("left"), AxisPlacementOption::Left},
        {QStringLiteral("right"), AxisPlacementOption::Right},
        {QStringLiteral("hidden"), AxisPlacementOption::Hidden}};
    field.placement = named(custom, "axisPlacement", placements, AxisPlacementOption::Auto);
    field.axisLabel = string(custom, "axisLabel").trimmed();
    field.axisWidth = std::clamp(number(custom, "axisWidth", 0), 0.0, 2000.0);
    field.axisBorder = boolean(custom, "axisBorderShow");
    if (const Json* grid = jsonutil::find(custom, "axisGridShow"))
        field.axisGrid = jsonutil::asBool(*grid);
    field.axisInSeriesColor = string(custom, "axisColorMode") == QLatin1String("series");
}

void readThresholdStyle(const Json& custom, TimeSeriesField& field)
{
    const QString mode = string(object(custom, "thresholdsStyle"), "mode", QStringLiteral("off"));
    field.thresholdArea = mode.contains(QLatin1String("area"));
    field.thresholdDashed = mode.contains(QLatin1String("dashed"));
    field.thresholdSeries = mode == QLatin1String("series");
    field.thresholdLine = field.thresholdDashed || field.thresholdSeries || mode.contains(QLatin1String("line"));
}

const Json& customOf(const FieldConfig& config)
{
    static const Json none = Json::object();
    return config.custom && config.custom->is_object() ? *config.custom : none;
}

} // namespace

TimeSeriesOptions timeSeriesOptionsFromJson(const Json& json)
{
    TimeSeriesOptions options;
    const Json& legend = object(json, "legend");
    const QString mode = string(legend, "displayMode", QStringLiteral("list"));
    options.legend.show = boolean(legend, "showLegend", true) && mode != QLatin1String("hidden");
    options.legend.table = mode == QLatin1String("table");
    options.legend.right = string(legend, "placement") == QLatin1String("right");
    options.legend.width = std::clamp(number(legend, "width", 0), 0.0, 5000.0);
    options.legend.sortBy = string(legend, "sortBy");
    options.legend.sortDescending = boolean(legend, "sortDesc");
    options.legendCalcs = jsonutil::strings(legend, "calcs");
    const Json& tooltip = object(json, "tooltip");
    static const QHash<QString, TooltipMode> modes {{QStringLiteral("multi"), TooltipMode::Multi},
                                                    {QStringLiteral("none"), TooltipMode::None}};
    static const QHash<QString, TooltipSort> sorts {{QStringLiteral("asc"), TooltipSort::Ascending},
                                                    {QStringLiteral("desc"), TooltipSort::Descending}};
    options.tooltip = named(tooltip, "mode", modes, TooltipMode::Single);
    options.sort = named(tooltip, "sort", sorts, TooltipSort::None);
    options.hideZeros = boolean(tooltip, "hideZeros");
    options.tooltipMaxWidth = std::clamp(number(tooltip, "maxWidth", 0), 0.0, 5000.0);
    options.tooltipMaxHeight = std::clamp(number(tooltip, "maxHeight", 0), 0.0, 5000.0);
    options.timezones = jsonutil::strings(json, "timezone");
    options.annotationLanes = boolean(object(json, "annotations"), "multiLane");
    options.annotationClusters = number(object(json, "annotations"), "clustering", -1) > 0;
    options.keyboard = !boolean(json, "disableKeyboardEvents");
    options.upright = string(json, "orientation") == QLatin1String("vertical");
    options.legend.facets = boolean(legend, "enableFacetedFilter") || boolean(legend, "facetedFilterPinned");
    options.legend.limit = std::clamp(jsonutil::integer(legend, "limit", 0), 0, 100000);
    return options;
}

TimeSeriesField timeSeriesFieldFromConfig(const FieldConfig& config)
{
    const Json& custom = customOf(config);
    TimeSeriesField field;
    field.style = styleFromJson(custom);
    readSpanNulls(custom, field.style);
    readDash(custom, field.style);
    readAxis(custom, field);
    readThresholdStyle(custom, field);
    field.showValues = boolean(custom, "showValues");
    field.fillBelowTo = string(custom, "fillBelowTo");
    field.lineColor = string(custom, "lineColor");
    const Json& stacking = object(custom, "stacking");
    field.stackingMode = string(stacking, "mode", QStringLiteral("none"));
    field.stackingGroup = string(stacking, "group");
    const QString transform = string(custom, "transform");
    field.negativeY = transform == QLatin1String("negative-Y");
    field.constant = transform == QLatin1String("constant");
    const Json& hide = object(custom, "hideFrom");
    field.hideFromViz = boolean(hide, "viz");
    field.hideFromLegend = boolean(hide, "legend");
    field.hideFromTooltip = boolean(hide, "tooltip");
    field.drawStyleName = string(custom, "drawStyle", QStringLiteral("line"));
    field.interpolationName = field.style.draw == DrawStyle::Bars ? QString::number(field.style.barAlignment)
        : field.style.draw == DrawStyle::Points // points have no way between them
        ? QString()
        : string(custom, "lineInterpolation", QStringLiteral("linear"));
    return field;
}

ScaleOptions scaleOptionsFromConfig(const FieldConfig& config)
{
    const Json& custom = customOf(config);
    ScaleOptions options;
    const Json& distribution = object(custom, "scaleDistribution");
    const QString type = string(distribution, "type");
    if (type == QLatin1String("log"))
        options.type = ScaleType::Log;
    else if (type == QLatin1String("symlog"))
        options.type = ScaleType::Symlog;
    options.logBase = number(distribution, "log", 2);
    options.linearThreshold = number(distribution, "linearThreshold", 1);
    options.min = config.min;
    options.max = config.max;
    options.softMin = optNumber(custom, "axisSoftMin");
    options.softMax = optNumber(custom, "axisSoftMax");
    options.centeredZero = boolean(custom, "axisCenteredZero");
    if (config.decimals)
        options.decimals = jsonutil::toInt(*config.decimals);
    options.percentStacking = string(object(custom, "stacking"), "mode") == QLatin1String("percent");
    options.boolUnit = config.unit && isBooleanUnit(*config.unit);
    return options;
}
