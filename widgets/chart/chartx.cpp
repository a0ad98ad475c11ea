#include "widgets/chart/chartmodel.h"

#include <cmath>

namespace {

/// Files may say zero, which no scale can be linear up to.
double thresholdOf(const ScaleOptions& scale)
{
    return scale.linearThreshold > 0 ? scale.linearThreshold : 1;
}

} // namespace

double ChartX::positionOf(double value) const
{
    if (scale.type == ScaleType::Log)
        value = value > 0 ? std::log(value) : std::nan("");
    else if (scale.type == ScaleType::Symlog)
        value = std::asinh(value / thresholdOf(scale));
    return (value - origin) / perMs;
}

double ChartX::valueAt(double positionMs) const
{
    const double value = origin + positionMs * perMs;
    if (scale.type == ScaleType::Log)
        return std::exp(value);
    return scale.type == ScaleType::Symlog ? std::sinh(value) * thresholdOf(scale) : value;
}
