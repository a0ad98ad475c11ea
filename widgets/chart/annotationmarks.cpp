#include "widgets/chart/annotationmarks.h"

#include "widgets/chart/charthover.h"

#include <algorithm>

namespace {

constexpr double regionAlpha = .1;
constexpr double half = 4; ///< of a marker's width
constexpr double height = 5;
constexpr double diamond = 4.5; ///< half of its diagonal

} // namespace

AnnotationMarks::AnnotationMarks(QCustomPlot* plot) : QCPLayerable(plot, QStringLiteral("main")) { }

void AnnotationMarks::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

void AnnotationMarks::setContent(const ChartModel& model, const PlotPlacement& placement, const Theme& theme)
{
    m_plot = placement.plot;
    m_outline = theme.panel;
    m_marks.clear();
    m_exemplars.clear();
    for (const Annotation& a : placement.annotations) {
        const double from = xOfTime(model, placement, double(a.timeMs));
        const double to = xOfTime(model, placement, double(std::max(a.timeEndMs, a.timeMs)));
        if (to < m_plot.left() || from > m_plot.right())
            continue;
        m_marks.push_back({std::max(from, m_plot.left()), std::min(to, m_plot.right()),
                           annotationTop(placement, a.source), toQColor(a.color)});
    }
    for (const ExemplarMark& mark : model.exemplars)
        if (const auto at = exemplarPosition(model, placement, mark))
            m_exemplars.push_back({*at, mark.color});
}

void AnnotationMarks::drawMark(QCPPainter& painter, const Mark& mark) const
{
    QColor area = mark.color;
    area.setAlphaF(float(regionAlpha));
    const bool region = mark.to - mark.from > 1;
    if (region)
        painter.fillRect(QRectF(mark.from, m_plot.top(), mark.to - mark.from, m_plot.height()), area);
    QPen pen(mark.color, 1, Qt::CustomDashLine);
    pen.setDashPattern({5, 3});
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.QPainter::drawLine(QLineF(mark.from, m_plot.top(), mark.from, m_plot.bottom()));
    if (region)
        painter.QPainter::drawLine(QLineF(mark.to, m_plot.top(), mark.to, m_plot.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(mark.color);
    const double y = mark.top;
    if (region)
        painter.drawRect(QRectF(mark.from, y, mark.to - mark.from, height));
    else
        painter.drawPolygon(QPolygonF(
            {QPointF(mark.from, y), QPointF(mark.from - half, y + height), QPointF(mark.from + half, y + height)}));
}

void AnnotationMarks::drawExemplars(QCPPainter& painter) const
{
    painter.setPen(QPen(m_outline, 1));
    for (const auto& [at, color] : m_exemplars) {
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF(
            {at - QPointF(0, diamond), at + QPointF(diamond, 0), at + QPointF(0, diamond), at - QPointF(diamond, 0)}));
    }
}

void AnnotationMarks::draw(QCPPainter* painter)
{
    for (const Mark& mark : m_marks)
        drawMark(*painter, mark);
    drawExemplars(*painter);
}
