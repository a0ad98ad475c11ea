#include "widgets/chart/uprightplacement.h"

#include "dashboards/chart/chartlayout.h"
#include "widgets/chart/annotationclusters.h"
#include "widgets/chart/tickplacement.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace {

constexpr double edgePx = 8; ///< free space on a side without an axis, so that edge labels fit
constexpr double descenderPx = 2; ///< below the last axis: unlike times, values have letters that reach down
constexpr double widestColumn = .4; ///< of the chart's width: what labels of the x axis may take
constexpr double leastPlot = 1;

/// Ticks of a y axis that lies below the plot: Grafana asks the number of most weight how far they are apart; where
/// that is too close, the widest label says it.
AxisLabelling lyingLabelling(const ValueAxis& axis, double widthPx, const MeasureText& measure)
{
    const auto laid = [&](double spacePx) {
        AxisLabelling result;
        result.ticks = valueTicks(axis, widthPx, spacePx);
        result.labels = valueLabels(axis, result.ticks);
        return result;
    };
    const double heaviest = std::max(std::abs(axis.range->first), std::abs(axis.range->second));
    AxisLabelling result = laid(measure(axis.text(heaviest, std::nullopt)) + labelSpace);
    if (axis.scale.type != ScaleType::Linear || standApart(result, measure))
        return result;
    double widest = 0;
    for (const QString& label : result.labels)
        widest = std::max(widest, measure(label));
    return laid(widest + labelSpace);
}

class UprightPlacer
{
public:
    UprightPlacer(const ChartModel& model, QSizeF size, const QFont& font)
        : m_model(model)
        , m_size(size)
        , m_metrics(font)
        , m_row(timeAxisHeight(font))
        , m_bare(size.width() < leastWithAxes.width() || size.height() < leastWithAxes.height())
    {
        m_placement.turn = {true, size};
        m_showsTimes = !m_bare && !model.x.hidden;
    }

    /// The height of the plot gives the labels of the x axis, their width the plot's, and that the other labels.
    PlotPlacement place()
    {
        if (!m_bare)
            m_placement.lanes = annotationLanes(m_model);
        addAxes();
        const double top = (m_showsTimes ? edgePx : 0) + (m_bare || m_model.notice.isEmpty() ? 0 : noticePx);
        const double below = m_placement.axes.empty() && m_showsTimes ? edgePx : axesSize();
        m_plot.setTop(std::round(top));
        m_plot.setHeight(std::max(leastPlot, std::round(m_size.height() - top - below)));
        labelTimes();
        const double left = m_placement.axes.empty() || m_showsTimes ? timesSize() : edgePx;
        const double lanes = double(m_placement.lanes.size()) * annotationLanePx;
        const double right = m_placement.axes.empty() ? 0 : edgePx;
        m_plot.setLeft(std::round(left + lanes));
        m_plot.setWidth(std::max(leastPlot, std::round(m_size.width() - left - lanes - right)));
        m_placement.plot = m_placement.turn.toChart(m_plot);
        placeTimes();
        placeAxes();
        m_placement.annotations = shownAnnotations(m_model, m_placement.plot.width());
        return std::move(m_placement);
    }

private:
    void addAxes()
    {
        for (size_t i = 0; i < m_model.scales.size(); i++) {
            const ChartScale& scale = m_model.scales[i];
            if (m_bare || scale.hidden || !scale.hasRange)
                continue;
            AxisPlacement& axis = m_placement.axes.emplace_back();
            axis.scale = int(i);
            axis.key = scale.key;
            axis.labelSize = scale.fixedWidth > 0 ? std::ceil(scale.fixedWidth) : m_row;
            const bool titled = !scale.label.isEmpty() && m_size.height() >= leastWithTitles;
            axis.size = axis.labelSize + (titled ? axisTitlePx : 0);
        }
    }

    double axesSize() const
    {
        double size = m_placement.axes.empty() ? 0 : descenderPx;
        for (const AxisPlacement& axis : m_placement.axes)
            size += axis.size;
        return size;
    }

    /// What a label takes along the axis, so that the rules of horizontal axes give the distances of vertical ones.
    MeasureText alongAxis() const
    {
        return
            [least = valueTickSpacing(m_plot.height()) - labelSpace](const QString&) { return std::max(0.0, least); };
    }

    AxisLabelling labelled() const
    {
        if (m_model.x.kind == ChartX::Kind::Number)
            return numberLabelling(m_model, m_plot.height(), alongAxis());
        if (m_model.x.kind == ChartX::Kind::Given)
            return givenLabelling(m_model, m_plot.height(), alongAxis());
        return labelledIn(m_model.zone);
    }

    AxisLabelling labelledIn(const QTimeZone& zone) const
    {
        const double to = std::max(m_model.toMs, m_model.fromMs + 1);
        return timeLabelling({m_model.fromMs, to}, m_plot.height(), valueTickSpacing(m_plot.height()), zone);
    }

    double columnOf(const AxisLabelling& labelling, const QString& name) const
    {
        double widest = 0;
        for (const QString& label : labelling.labels)
            widest = std::max(widest, m_metrics.horizontalAdvance(label));
        const double title = name.isEmpty() ? 0 : axisTitlePx;
        return std::ceil(axisTickPx + axisGapPx + std::min(widest, widestColumn * m_size.width())) + title;
    }

    void labelTimes()
    {
        if (!m_showsTimes)
            return;
        m_placement.timesName = m_model.x.moreZones.empty() ? QString() : m_model.x.zoneName;
        m_labels.push_back(labelled());
        m_placement.timesSize = columnOf(m_labels.back(), m_placement.timesName);
        for (const auto& [zone, name] : m_model.x.moreZones) {
            m_labels.push_back(labelledIn(zone));
            m_placement.moreTimes.push_back({name, {}, columnOf(m_labels.back(), name)});
        }
    }

    double titleSize() const { return m_showsTimes && !m_model.x.label.isEmpty() ? axisTitlePx : 0; }

    double timesSize() const
    {
        double size = m_placement.timesSize + titleSize();
        for (const PlacedTimes& times : m_placement.moreTimes)
            size += times.size;
        return size;
    }

    void placeTimes()
    {
        for (size_t i = 0; i < m_labels.size(); i++)
            (i == 0 ? m_placement.times : m_placement.moreTimes[i - 1].ticks) =
                placedTimes(m_model, m_labels[i], m_placement.plot);
        m_placement.lanesTop = m_placement.plot.bottom() + timesSize() + annotationLanePx / 4;
        if (titleSize() > 0)
            m_placement.titleTop = m_placement.plot.bottom() + timesSize() - titleSize();
    }

    void placeAxes()
    {
        const MeasureText measure = [this](const QString& text) { return m_metrics.horizontalAdvance(text); };
        double edge = m_placement.plot.left();
        for (AxisPlacement& axis : m_placement.axes) {
            const ChartScale& scale = m_model.scales[size_t(axis.scale)];
            axis.edge = edge;
            edge -= axis.size;
            placeTicks(scale, lyingLabelling(valueAxis(scale), m_plot.width(), measure), m_placement.plot, 0, axis);
        }
    }

    const ChartModel& m_model;
    QSizeF m_size; ///< on the screen
    QFontMetricsF m_metrics;
    double m_row; ///< height of an axis below the plot
    bool m_bare; ///< too small for axes: the data has all of it
    bool m_showsTimes = false;
    QRectF m_plot; ///< on the screen
    std::vector<AxisLabelling> m_labels; ///< of the x axes
    PlotPlacement m_placement;
};

} // namespace

PlotPlacement placeUpright(const ChartModel& model, QSizeF size, const QFont& font)
{
    return UprightPlacer(model, size, font).place();
}
