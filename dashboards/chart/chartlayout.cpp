#include "dashboards/chart/chartlayout.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr double tickPx = 4;
constexpr double gapPx = 5;
constexpr double titleGapPx = 8;
constexpr double fontPx = 12;
constexpr double steadyPx = 16; ///< an axis that would shrink by less than two digits keeps its width
constexpr double edgePx = 8; ///< free space on a side without an axis, so that edge labels fit

double valueAxisSize(const ValueAxis& axis, const std::vector<QString>& labels, double chartWidthPx,
                     const std::function<double(const QString&)>& measure)
{
    if (axis.fixedWidthPx)
        return std::ceil(*axis.fixedWidthPx);
    if (labels.empty())
        return tickPx;
    double widest = 0;
    for (const QString& label : labels)
        // Grafana measures a hidden label as the word it is converted to.
        widest = std::max(widest, measure(label.isNull() ? QStringLiteral("null") : label));
    const double cap = chartWidthPx * 0.4;
    const double size = std::ceil(tickPx + gapPx + (axis.labelled ? titleGapPx : 0) + std::min(cap, widest));
    const bool keeps = axis.leastWidthPx > size && axis.leastWidthPx - size <= steadyPx && axis.leastWidthPx <= cap;
    return keeps ? axis.leastWidthPx : size;
}

/// Works towards a layout in which sizes and labels agree.
class Settling
{
public:
    Settling(ChartSize size, const ChartFrame& frame, const std::vector<ValueAxis>& axes)
        : m_size(size)
        , m_frame(frame)
        , m_axes(axes)
    {
        m_layout.time.sizePx = frame.timeShown ? tickPx + gapPx + fontPx : 0;
        m_layout.time.shown = frame.timeShown;
        for (const ValueAxis& axis : axes) {
            AxisLayout& value = m_layout.values.emplace_back();
            value.sizePx = valueAxisSize(axis, {}, size.widthPx, frame.measure);
            value.shown = true;
        }
        placePlot();
    }

    ChartLayout settle()
    {
        constexpr int maxRounds = 3;
        for (int round = 1; round <= maxRounds; ++round) {
            layTimeAxis();
            bool settled = layValueAxes();
            settled = updatePadding() && settled;
            if (settled || round == maxRounds)
                break;
            placePlot();
        }
        return std::move(m_layout);
    }

private:
    void layTimeAxis()
    {
        AxisLayout& axis = m_layout.time;
        const double width = m_layout.plotWidthPx;
        if (width <= 0 || !m_frame.timeShown)
            return;
        if (m_frame.labelling) {
            AxisLabelling given = m_frame.labelling(width);
            axis.ticks = std::move(given.ticks);
            axis.labels = std::move(given.labels);
            return;
        }
        AxisLabelling times = timeLabelling(
            {m_frame.fromMs, m_frame.toMs}, width,
            timeTickSpacing(m_frame.fromMs, m_frame.toMs, width, m_frame.measure, m_frame.zone), m_frame.zone);
        axis.ticks = std::move(times.ticks);
        axis.labels = std::move(times.labels);
    }

    bool layValueAxes()
    {
        bool settled = true;
        for (size_t i = 0; i < m_axes.size(); ++i) {
            const ValueAxis& axis = m_axes[i];
            AxisLayout& laid = m_layout.values[i];
            const bool shown = axis.range.has_value();
            settled = settled && shown == laid.shown;
            laid.shown = shown;
            if (!shown)
                continue;
            AxisTicks ticks = valueTicks(axis, m_layout.plotHeightPx, valueTickSpacing(m_layout.plotHeightPx));
            if (ticks.increment == 0)
                continue;
            laid.ticks = std::move(ticks);
            laid.labels = valueLabels(axis, laid.ticks);
            const double size = valueAxisSize(axis, laid.labels, m_size.widthPx, m_frame.measure);
            settled = settled && size == laid.sizePx;
            laid.sizePx = size;
        }
        return settled;
    }

    bool updatePadding()
    {
        const bool crossed = m_hasLeft || m_hasRight;
        const double top = crossed ? edgePx : 0;
        const double bottom = crossed && !m_hasBottom ? edgePx : 0;
        const double left = m_hasBottom && !m_hasLeft ? edgePx : 0;
        const double right = m_hasBottom && !m_hasRight ? edgePx : 0;
        const bool same = top == m_top && bottom == m_bottom && left == m_left && right == m_right;
        m_top = top;
        m_bottom = bottom;
        m_left = left;
        m_right = right;
        return same;
    }

    void placePlot()
    {
        double left = 0;
        double right = 0;
        m_hasLeft = m_hasRight = false;
        for (size_t i = 0; i < m_axes.size(); ++i) {
            const double full = m_layout.values[i].sizePx + (m_axes[i].labelled ? axisTitlePx : 0);
            if (!m_layout.values[i].shown || full <= 0)
                continue;
            (m_axes[i].right ? m_hasRight : m_hasLeft) = true;
            (m_axes[i].right ? right : left) += full;
        }
        m_hasBottom = m_frame.timeShown;
        m_layout.plotLeftPx = left + m_left;
        m_layout.plotTopPx = m_top;
        m_layout.plotWidthPx = m_size.widthPx - left - right - m_left - m_right;
        m_layout.plotHeightPx = m_size.heightPx - m_layout.time.sizePx - m_frame.belowPx - m_top - m_bottom;
    }

    ChartSize m_size;
    const ChartFrame& m_frame;
    const std::vector<ValueAxis>& m_axes;
    ChartLayout m_layout;
    double m_top = 0;
    double m_bottom = 0;
    double m_left = 0;
    double m_right = 0;
    bool m_hasLeft = false;
    bool m_hasRight = false;
    bool m_hasBottom = false;
};

} // namespace

ChartLayout layoutChart(ChartSize size, const ChartFrame& frame, const std::vector<ValueAxis>& axes)
{
    return Settling(size, frame, axes).settle();
}
