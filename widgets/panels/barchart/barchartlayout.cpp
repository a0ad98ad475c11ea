#include "widgets/panels/barchart/barchartlayout.h"

#include "dashboards/chart/chartlayout.h"
#include "widgets/chart/plotscale.h"
#include "widgets/panels/barchart/barvaluetexts.h"
#include "widgets/panels/barchart/categoryaxis.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace {

constexpr QSizeF leastWithAxes(80, 30); ///< smaller charts have all of their area for the bars
constexpr double noticeSpace = 14; ///< above the plot
constexpr double edgeGap = 8; ///< free space on a side without an axis
constexpr double tickAndGap = 4 + 5; ///< between the plot and the labels of an axis along the bottom
constexpr double lyingTickSpace = 50;
constexpr double labelGap = 18;
constexpr double titleSpace = axisTitlePx + 8;

class Layouter
{
public:
    Layouter(const BarChartModel& model, QSizeF size, const BarChartMeasures& measures)
        : m_model(model)
        , m_size(size)
        , m_measures(measures)
    {
        for (const BarSeries& series : model.series)
            if (series.visible && series.bottoms)
                m_standingOn.emplace(series.bottoms.get(), &series);
    }

    /// `textsAbove`: px left free above the plot, for texts over high bars.
    BarChartLayout layout(double textsAbove)
    {
        m_textsAbove = textsAbove + (m_model.notice.isEmpty() ? 0 : noticeSpace);
        const auto wanted = m_model.options.orientation;
        m_out.upright = wanted == BarChartOptions::Orientation::Upright
            || (wanted == BarChartOptions::Orientation::Auto && m_size.width() >= m_size.height());
        m_groups = distributed(int(m_model.categories.size()), groupWidth());
        const bool bare = m_size.width() < leastWithAxes.width() || m_size.height() < leastWithAxes.height();
        if (bare)
            m_out.plot = QRectF({}, m_size);
        else if (m_out.upright)
            placeUpright();
        else
            placeLying();
        m_out.plot.setWidth(std::max(1.0, m_out.plot.width()));
        m_out.plot.setHeight(std::max(1.0, m_out.plot.height()));
        placeCategories(!bare);
        placeBars();
        m_out.valueSize = bare ? 0 : valueTextSize(m_model, m_out, m_measures);
        return std::move(m_out);
    }

private:
    /// A bar that stands alone in its group fills it.
    bool standsAlone() const
    {
        return !m_model.options.isStacked()
            && std::count_if(m_model.series.begin(), m_model.series.end(),
                             [](const BarSeries& series) { return series.visible; })
            == 1;
    }

    /// Where a chart has a single series there are no groups that a wider gap would tell apart.
    double groupWidth() const
    {
        return standsAlone() && m_model.series.size() == 1 ? m_model.options.barWidth : m_model.options.groupWidth;
    }

    CategoryAxisRequest categoryRequest(double length, double across) const
    {
        return {m_model, m_groups, m_measures.axis, length, across, m_out.upright, m_measures.fontPx};
    }

    double lyingAxisSize() const { return tickAndGap + m_measures.fontPx; }

    std::vector<ValueAxis> valueAxes(std::vector<int>& scales) const
    {
        std::vector<ValueAxis> axes;
        for (size_t i = 0; i < m_model.scales.size(); i++) {
            const ChartScale& scale = m_model.scales[i];
            if (scale.hidden || !scale.hasRange)
                continue;
            ValueAxis axis;
            axis.scale = scale.options;
            axis.range = std::pair(scale.min, scale.max);
            axis.right = scale.right;
            axis.binary = scale.binary;
            axis.labelled = !scale.label.isEmpty();
            if (scale.fixedWidth > 0)
                axis.fixedWidthPx = scale.fixedWidth;
            axis.text = scale.text;
            axes.push_back(std::move(axis));
            scales.push_back(int(i));
        }
        return axes;
    }

    void placeUpright()
    {
        std::vector<int> scales;
        const std::vector<ValueAxis> axes = valueAxes(scales);
        m_out.categorySize = categoryAxisSize(categoryRequest(m_size.width() * .9, m_size.height()));
        if (!axes.empty()) // the lowest label of the axis is not cut
            m_out.categorySize = std::max(m_out.categorySize, edgeGap);
        ChartFrame frame;
        frame.timeShown = false;
        frame.measure = m_measures.axis;
        // The layout leaves a gap below where there is no axis of time; here the categories stand in it.
        const double below = axes.empty() ? 0 : edgeGap;
        const ChartLayout laid =
            layoutChart({m_size.width(), m_size.height() - m_out.categorySize - m_textsAbove + below}, frame, axes);
        const bool hasLeft = std::any_of(axes.begin(), axes.end(), [](const ValueAxis& a) { return !a.right; });
        const bool hasRight = std::any_of(axes.begin(), axes.end(), [](const ValueAxis& a) { return a.right; });
        double left = std::round(laid.plotLeftPx) + (hasLeft ? 0 : edgeGap);
        double right = std::round(laid.plotLeftPx + laid.plotWidthPx) - (hasRight ? 0 : edgeGap);
        const CategoryOverhang leaning = categoryOverhang(categoryRequest(right - left, m_size.height()));
        left = std::max(left, std::min(leaning.left, m_size.width() / 3));
        right -= std::max(0.0, std::min(leaning.right, m_size.width() / 3) - (m_size.width() - right));
        const double top = (axes.empty() ? edgeGap : std::round(laid.plotTopPx)) + m_textsAbove;
        m_out.plot =
            QRectF(left, top, right - left, std::max(1.0, std::round(m_size.height() - m_out.categorySize) - top));
        double leftEdge = left;
        double rightEdge = right;
        for (size_t i = 0; i < axes.size(); i++) {
            AxisPlacement axis = axisPlacement(scales[i], laid.values[i].sizePx);
            axis.edge = axis.right ? rightEdge : leftEdge;
            (axis.right ? rightEdge : leftEdge) += axis.right ? axis.size : -axis.size;
            addTicks(laid.values[i].ticks, laid.values[i].labels, axis);
            m_out.axes.push_back(std::move(axis));
        }
    }

    AxisPlacement axisPlacement(int scale, double size) const
    {
        const ChartScale& s = m_model.scales[size_t(scale)];
        AxisPlacement axis;
        axis.scale = scale;
        axis.right = s.right;
        axis.size = size + (s.label.isEmpty() ? 0 : axisTitlePx);
        return axis;
    }

    void placeLying()
    {
        std::vector<int> scales;
        const std::vector<ValueAxis> axes = valueAxes(scales);
        double top = edgeGap + (m_model.notice.isEmpty() ? 0 : noticeSpace);
        double bottom = 0;
        for (const ValueAxis& axis : axes)
            (axis.right ? top : bottom) += lyingAxisSize() + (axis.labelled ? titleSpace : 0);
        const double height = std::max(1.0, std::round(m_size.height() - top - bottom));
        m_out.categorySize = categoryAxisSize(categoryRequest(height, m_size.width()));
        const double left = std::max(m_out.categorySize, edgeGap);
        m_out.plot = QRectF(std::round(left), std::round(top),
                            std::max(1.0, std::round(m_size.width() - left - 2 * edgeGap)), height);
        double above = m_out.plot.top();
        double under = m_out.plot.bottom();
        for (size_t i = 0; i < axes.size(); i++) {
            AxisPlacement axis = axisPlacement(scales[i], lyingAxisSize());
            axis.edge = axis.right ? above : under;
            (axis.right ? above : under) += axis.right ? -axis.size : axis.size;
            layLyingTicks(axes[i], axis);
            m_out.axes.push_back(std::move(axis));
        }
    }

    void layLyingTicks(const ValueAxis& axis, AxisPlacement& placed) const
    {
        const double length = m_out.plot.width();
        const auto [min, max] = *axis.range;
        double space = lyingTickSpace;
        AxisTicks ticks;
        std::vector<QString> labels;
        for (int round = 0; round < 2; round++) {
            ticks = axis.scale.type == ScaleType::Linear
                ? linearTicks(min, max, length, space, axis.binary, axis.scale.decimals)
                : logTicks(min, max, axis.scale.logBase == 2 ? 2 : 10, length, space,
                           axis.scale.type == ScaleType::Symlog ? std::optional(axis.scale.linearThreshold)
                                                                : std::nullopt);
            const std::optional<int> decimals = incrementDecimals(ticks.increment);
            labels.clear();
            for (size_t i = 0; i < ticks.values.size(); i++) {
                labels.push_back(ticks.isShown(i) ? axis.text(ticks.values[i], decimals) : QString());
                space = std::max(space, m_measures.axis(labels.back()) + labelGap);
            }
        }
        addTicks(ticks, labels, placed);
    }

    void addTicks(const AxisTicks& ticks, const std::vector<QString>& labels, AxisPlacement& axis) const
    {
        const ChartScale& scale = m_model.scales[size_t(axis.scale)];
        for (size_t i = 0; i < ticks.values.size(); i++) {
            const double at = along(scale, ticks.values[i]);
            const double low = m_out.upright ? m_out.plot.top() : m_out.plot.left();
            const double high = m_out.upright ? m_out.plot.bottom() : m_out.plot.right();
            if (std::isfinite(at) && at > low - 1 && at < high + 1)
                axis.ticks.push_back({at, i < labels.size() ? labels[i] : QString()});
        }
    }

    double length() const { return m_out.upright ? m_out.plot.height() : m_out.plot.width(); }
    PlotScale mapOf(const ChartScale& scale) const
    {
        return PlotScale(scale.options, scale.min, scale.max, std::max(1.0, length()));
    }
    /// Turns px below the top of a scale into a place along the axis of values.
    double place(double px) const { return m_out.upright ? m_out.plot.top() + px : m_out.plot.right() - px; }
    double along(const ChartScale& scale, double value) const { return place(mapOf(scale).toPx(value)); }

    double spanStart() const { return m_out.upright ? m_out.plot.left() : m_out.plot.top(); }
    double spanLength() const { return m_out.upright ? m_out.plot.width() : m_out.plot.height(); }

    void placeCategories(bool labelled)
    {
        for (const CategorySpan& group : m_groups)
            m_out.spans.push_back({spanStart() + group.from * spanLength(), spanStart() + group.to * spanLength()});
        if (!labelled || m_model.categoriesHidden)
            return;
        const CategoryAxis axis =
            categoryAxis(categoryRequest(spanLength(), m_out.upright ? m_size.height() : m_size.width()));
        m_out.categoryWidth = axis.width;
        for (size_t i = 0; i < axis.rows.size(); i++) {
            const CategorySpan& span = m_out.spans[size_t(axis.rows[i])];
            m_out.categories.push_back({axis.rows[i], (span.from + span.to) / 2, axis.texts[qsizetype(i)]});
        }
    }

    double snapped(double px) const { return std::round(px / m_measures.pixel) * m_measures.pixel; }

    void placeBars()
    {
        std::vector<int> visible;
        for (size_t i = 0; i < m_model.series.size(); i++)
            if (m_model.series[i].visible && m_model.scales[size_t(m_model.series[i].scale)].hasRange)
                visible.push_back(int(i));
        const bool stacked = m_model.options.isStacked();
        const std::vector<CategorySpan> inGroup =
            distributed(int(visible.size()), standsAlone() ? 1 : m_model.options.barWidth);
        for (size_t k = 0; k < visible.size(); k++) {
            const BarSeries& series = m_model.series[size_t(visible[k])];
            const PlotScale map = mapOf(m_model.scales[size_t(series.scale)]);
            for (size_t row = 0; row < m_out.spans.size() && row < series.values->size(); row++)
                if (std::isfinite((*series.values)[row]))
                    placeBar(series, visible[k], row, stacked ? CategorySpan {0, 1} : inGroup[k], map);
        }
    }

    void placeBar(const BarSeries& series, int index, size_t row, const CategorySpan& share, const PlotScale& map)
    {
        const double top = map.toPx((*series.tops)[row]);
        const double under = series.bottoms ? (*series.bottoms)[row] : std::nan("");
        const double bottom = std::isfinite(under) ? map.toPx(under) : map.basePx();
        if (!std::isfinite(top) || !std::isfinite(bottom))
            return;
        const CategorySpan& group = m_out.spans[row];
        const double width = group.to - group.from;
        const double from = snapped(group.from + share.from * width);
        const double to = std::max(from + m_measures.pixel, snapped(group.from + share.to * width));
        // Values beyond a fixed limit end at the edge.
        const auto edge = [&](double px) { return snapped(place(std::clamp(px, 0.0, length()))); };
        const double a = edge(top);
        const double b = edge(bottom);
        PlacedBar bar;
        bar.series = index;
        bar.row = int(row);
        bar.negative = top > bottom;
        bar.outermost = isOutermost(series, row);
        bar.rect = m_out.upright ? QRectF(QPointF(from, std::min(a, b)), QPointF(to, std::max(a, b)))
                                 : QRectF(QPointF(std::min(a, b), from), QPointF(std::max(a, b), to));
        m_out.bars.push_back(bar);
    }

    /// True when no other bar of the stack stands on this one.
    bool isOutermost(const BarSeries& series, size_t row) const
    {
        const auto [first, last] = m_standingOn.equal_range(series.tops.get());
        return std::none_of(first, last, [row](const auto& entry) {
            const double value = (*entry.second->values)[row];
            return std::isfinite(value) && value != 0;
        });
    }

    const BarChartModel& m_model;
    QSizeF m_size;
    const BarChartMeasures& m_measures;
    std::vector<CategorySpan> m_groups; ///< shares of the axis
    double m_textsAbove = 0;
    std::unordered_multimap<const NumberColumn*, const BarSeries*> m_standingOn; ///< visible ones by their bottoms
    BarChartLayout m_out;
};

/// Px that the texts over the highest bars lack.
double missingAbove(const BarChartModel& model, const BarChartLayout& layout)
{
    if (layout.valueSize <= 0 || !layout.upright || model.options.isStacked())
        return 0;
    double missing = 0;
    for (const PlacedBar& bar : layout.bars)
        if (!bar.negative)
            missing = std::max(missing, valueTextHeight(layout) - bar.rect.top());
    return missing;
}

} // namespace

std::vector<CategorySpan> distributed(int count, double factor)
{
    std::vector<CategorySpan> spans;
    if (count <= 0)
        return spans;
    const double size = factor / count;
    const double gap = count > 1 ? (1 - factor) / (count - 1) : 0;
    const double start = count > 1 ? 0 : (1 - factor) / 2;
    for (int i = 0; i < count; i++)
        spans.push_back({start + i * (size + gap), start + i * (size + gap) + size});
    return spans;
}

BarChartLayout layoutBarChart(const BarChartModel& model, QSizeF size, const BarChartMeasures& measures)
{
    BarChartLayout layout = Layouter(model, size, measures).layout(0);
    const double missing = missingAbove(model, layout);
    if (missing > 0 && missing < layout.plot.height() / 3)
        layout = Layouter(model, size, measures).layout(std::ceil(missing));
    return layout;
}
