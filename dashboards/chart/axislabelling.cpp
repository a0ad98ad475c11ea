#include "dashboards/chart/axislabelling.h"

#include "dashboards/time/datemath.h"

#include <cmath>

AxisTicks valueTicks(const ValueAxis& axis, double lengthPx, double spacePx)
{
    const auto [min, max] = *axis.range;
    const double space = axis.tickSpacePx > 0 ? axis.tickSpacePx : spacePx;
    AxisTicks ticks;
    if (axis.scale.type == ScaleType::Linear)
        ticks = linearTicks(min, max, lengthPx, space, axis.binary, axis.scale.decimals);
    else
        ticks = logTicksWithin(min, max, axis.scale.logBase == 2 ? 2 : 10, lengthPx, space,
                               axis.scale.type == ScaleType::Symlog ? std::optional(axis.scale.linearThreshold)
                                                                    : std::nullopt);
    if (axis.binary && ticks.logarithmic && ticks.increment > 0)
        useBinaryIncrement(ticks, min, max, lengthPx, space);
    if (axis.scale.boolUnit) {
        ticks.values = {0, 1};
        ticks.hidden.clear();
    }
    return ticks;
}

std::vector<QString> valueLabels(const ValueAxis& axis, const AxisTicks& ticks)
{
    const std::optional<int> decimals = incrementDecimals(ticks.increment);
    std::vector<QString> labels;
    bool ended = false;
    for (size_t i = 0; i < ticks.values.size(); ++i) {
        const double value = ticks.values[i];
        const bool labelled = ticks.isShown(i) && !ended;
        labels.push_back(labelled ? axis.text(value, decimals) : QString());
        ended = ended || (axis.labelledTo && value > *axis.labelledTo);
    }
    return labels;
}

AxisLabelling timeLabelling(std::pair<double, double> rangeMs, double lengthPx, double spacePx, const QTimeZone& zone)
{
    AxisLabelling result;
    result.ticks = timeTicks(rangeMs.first, rangeMs.second, lengthPx, spacePx, zone);
    const QString pattern = timeTickPattern(result.ticks.increment, rangeMs.second - rangeMs.first);
    for (const double at : result.ticks.values)
        result.labels.push_back(formatMoment(qint64(std::floor(at)), pattern, zone));
    return result;
}
