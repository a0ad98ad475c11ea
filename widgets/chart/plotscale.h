#pragma once

#include "dashboards/chart/axisrange.h"

#include <algorithm>
#include <cmath>

/// Maps the values of one y scale to pixels below the top of the plot, and back. Pure.
class PlotScale
{
public:
    PlotScale() = default;
    PlotScale(const ScaleOptions& options, double min, double max, double heightPx)
        : m_type(options.type)
        , m_logBase(std::log(options.logBase > 1 ? options.logBase : 10))
        , m_threshold(options.linearThreshold > 0 ? options.linearThreshold : 1)
        , m_min(min)
        , m_max(max)
        , m_height(heightPx)
    {
        m_low = forward(min);
        const double span = forward(max) - m_low;
        m_factor = std::isfinite(span) && span != 0 ? heightPx / span : 0;
    }

    /// NaN for what a logarithmic scale cannot show.
    double toPx(double value) const { return m_height - (forward(value) - m_low) * m_factor; }
    double toValue(double px) const { return m_factor == 0 ? m_min : backward(m_low + (m_height - px) / m_factor); }
    bool isLinear() const { return m_type == ScaleType::Linear; }
    double min() const { return m_min; }
    double max() const { return m_max; }
    /// px = offset() - value * factor() on a linear scale.
    double factor() const { return m_factor; }
    double offset() const { return m_height + m_low * m_factor; }
    /// Where areas end: zero, or the edge nearest to it.
    double basePx() const
    {
        if (m_type == ScaleType::Log)
            return m_height;
        return std::clamp(toPx(0), 0.0, m_height);
    }

private:
    double forward(double v) const
    {
        if (m_type == ScaleType::Log)
            return v > 0 ? std::log(v) / m_logBase : std::nan("");
        if (m_type == ScaleType::Symlog)
            return std::asinh(v / m_threshold);
        return v;
    }
    double backward(double v) const
    {
        if (m_type == ScaleType::Log)
            return std::exp(v * m_logBase);
        if (m_type == ScaleType::Symlog)
            return std::sinh(v) * m_threshold;
        return v;
    }

    ScaleType m_type = ScaleType::Linear;
    double m_logBase = 1;
    double m_threshold = 1;
    double m_min = 0;
    double m_max = 1;
    double m_height = 1;
    double m_low = 0;
    double m_factor = 1;
};
