// Labels of charts whose x axis runs upwards: texts stay level, so they are placed on the screen, not turned.

#include "dashboards/chart/chartlayout.h"
#include "widgets/chart/plotlayers.h"
#include "widgets/chart/tickplacement.h"

#include <cmath>

namespace {

constexpr double titleCentre = 6; ///< its middle, from the outer side of its axis

} // namespace

void AxisLabels::addUprightTimes(const PlotPlacement& placement, const std::vector<PlacedTick>& ticks, QRectF column,
                                 const QString& name, const QColor& color)
{
    const QFontMetricsF metrics(m_font);
    const double room = column.width() - axisTickPx - axisGapPx + 1;
    for (const PlacedTick& tick : ticks) {
        const Label& whole = label(tick.text);
        const Label& shown = whole.width <= room ? whole : label(metrics.elidedText(tick.text, Qt::ElideRight, room));
        const double y = placement.turn.toScreen(QPointF(tick.position, 0)).y();
        // The canvas centres on the em box: its middle is .3 em above the baseline.
        const double top = std::round(y + .3 * m_font.pixelSize() - metrics.ascent());
        m_texts.push_back({{column.right() - axisTickPx - axisGapPx - shown.width, top}, shown.text, color});
    }
    if (!name.isEmpty())
        m_titles.push_back({{column.left() - axisTitlePx + titleCentre, column.center().y()},
                            metrics.elidedText(name, Qt::ElideRight, column.height()),
                            color});
}

void AxisLabels::addUprightColumns(const ChartModel& model, const PlotPlacement& placement, const Theme& theme)
{
    const QRectF plot = placement.turn.toScreen(placement.plot);
    const QFontMetricsF metrics(m_font);
    double right = plot.left();
    const auto addColumn = [&](const std::vector<PlacedTick>& ticks, double size, const QString& name) {
        const double labels = name.isEmpty() ? size : size - axisTitlePx;
        addUprightTimes(placement, ticks, {right - labels, plot.top(), labels, plot.height()}, name, theme.text);
        right -= size;
    };
    addColumn(placement.times, placement.timesSize, placement.timesName);
    for (const PlacedTimes& times : placement.moreTimes)
        addColumn(times.ticks, times.size, times.name);
    for (const PlacedTick& tick : placement.times) {
        const double y = std::round(placement.turn.toScreen(QPointF(tick.position, 0)).y());
        m_lines.push_back({{plot.left() - axisTickPx, y, plot.left() - 1, y}, theme.grid});
    }
    if (placement.titleTop > 0) {
        const double outer = placement.turn.toScreen(QPointF(0, placement.titleTop + axisTitlePx)).x();
        m_titles.push_back({{outer + titleCentre, plot.center().y()},
                            metrics.elidedText(model.x.label, Qt::ElideRight, plot.height()),
                            theme.text});
    }
}

void AxisLabels::addUprightAxis(const ChartScale& scale, const AxisPlacement& axis, const PlotPlacement& placement,
                                const Theme& theme)
{
    const QRectF plot = placement.turn.toScreen(placement.plot);
    const QColor color = scale.color.isValid() ? scale.color : theme.text;
    const double top = placement.turn.toScreen(QPointF(axis.edge, 0)).y();
    std::vector<PlacedTick> ticks;
    for (const PlacedTick& tick : axis.ticks) {
        const double x = placement.turn.toScreen(QPointF(0, tick.position)).x();
        ticks.push_back({x, tick.text});
        if (scale.border)
            m_lines.push_back({{std::round(x), top, std::round(x), top + axisTickPx}, color});
    }
    addTimes(ticks, {}, {plot.left(), top}, color);
    if (scale.border)
        m_lines.push_back({{plot.left(), top, plot.right(), top}, color});
    if (axis.size <= axis.labelSize)
        return;
    const QFontMetricsF metrics(m_font);
    const Label& title = label(metrics.elidedText(scale.label, Qt::ElideRight, plot.width()));
    const double middle = top + axis.size - titleCentre;
    m_texts.push_back(
        {{plot.center().x() - title.width / 2, std::round(middle + .3 * m_font.pixelSize() - metrics.ascent())},
         title.text,
         color});
}
