#pragma once

#include "dashboards/chart/axisrange.h"
#include "dashboards/chart/ticks.h"

/// One y axis; its range was found by axisRange.
struct ValueAxis
{
    ScaleOptions scale;
    std::optional<std::pair<double, double>> range; ///< nullopt: no data, the axis is not drawn
    bool right = false;
    bool binary = false; ///< increments are powers of two
    bool labelled = false; ///< carries a rotated title
    std::optional<double> fixedWidthPx;
    double tickSpacePx = 0; ///< least distance of two ticks; 0: as the height asks for
    std::optional<double> labelledTo; ///< labels end with the first one above this
    double leastWidthPx = 0; ///< as it was before: labels a little shorter do not move the plot
    std::function<QString(double value, std::optional<int> decimals)> text;
};

/// Ticks of an axis with their texts.
struct AxisLabelling
{
    AxisTicks ticks;
    std::vector<QString> labels; ///< null where hidden
};

/// Ticks of a y axis of a length, apart by its own distance or by `spacePx` where it has none.
AxisTicks valueTicks(const ValueAxis& axis, double lengthPx, double spacePx);
std::vector<QString> valueLabels(const ValueAxis& axis, const AxisTicks& ticks);
/// Ticks of a time axis and their texts, in one format.
AxisLabelling timeLabelling(std::pair<double, double> rangeMs, double lengthPx, double spacePx, const QTimeZone& zone);
