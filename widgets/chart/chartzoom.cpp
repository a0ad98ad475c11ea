#include "widgets/chart/chartzoom.h"

#include <algorithm>
#include <cmath>

ChartModelPtr zoomed(const ChartModelPtr& model, const ChartZoom& zoom)
{
    if (!model || zoom.isEmpty())
        return model;
    auto copy = std::make_shared<ChartModel>(*model);
    if (zoom.timeMs) {
        copy->fromMs = zoom.timeMs->first;
        copy->toMs = zoom.timeMs->second;
    }
    for (ChartScale& scale : copy->scales) {
        const auto limits = zoom.values.constFind(scale.key);
        if (limits != zoom.values.constEnd() && scale.hasRange) {
            scale.min = limits->first;
            scale.max = limits->second;
        }
    }
    return copy;
}

void zoomValues(const ChartModel& shown, double plotHeight, std::pair<double, double> px, ChartZoom& zoom)
{
    for (const ChartScale& scale : shown.scales) {
        if (!scale.hasRange)
            continue;
        const PlotScale map(scale.options, scale.min, scale.max, plotHeight);
        const double low = map.toValue(std::max(px.first, px.second));
        const double high = map.toValue(std::min(px.first, px.second));
        // Closer than the digits of a double reach, an axis has no ticks any more.
        if (std::isfinite(low) && std::isfinite(high) && high - low > 1e-12 * std::max(std::abs(low), std::abs(high)))
            zoom.values.insert(scale.key, {low, high});
    }
}

std::pair<double, double> scaledAround(std::pair<double, double> span, double share, double factor)
{
    const double length = span.second - span.first;
    const double centre = span.first + share * length;
    return {centre - share * length * factor, centre + (1 - share) * length * factor};
}
