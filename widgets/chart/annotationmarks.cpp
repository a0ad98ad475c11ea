#include "widgets/chart/annotationmarks.h"

#include "widgets/chart/charthover.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace {

constexpr double regionAlpha = .1;
constexpr double leastRegion = 1; ///< px: what is narrower is drawn as a moment
constexpr double half = 4; ///< of a marker's width
constexpr double height = 5;
constexpr double diamond = 4.5; ///< half of its diagonal

bool isRegion(double from, double to)
{
    return to - from > leastRegion;
}

struct Wash
{
    QRgb color;
    double from;
    double to;
};

/// Fills what the regions of one colour cover together once: ten alerts at the same time must not hide the series.
void fillWashes(QCPPainter& painter, const QRectF& plot, std::vector<Wash> washes)
{
    std::sort(washes.begin(), washes.end(),
              [](const Wash& a, const Wash& b) { return std::tie(a.color, a.from) < std::tie(b.color, b.from); });
    for (size_t i = 0; i < washes.size();) {
        Wash whole = washes[i];
        for (++i; i < washes.size() && washes[i].color == whole.color && washes[i].from <= whole.to; ++i)
            whole.to = std::max(whole.to, washes[i].to);
        QColor area(whole.color);
        area.setAlphaF(float(regionAlpha));
        painter.fillRect(QRectF(whole.from, plot.top(), whole.to - whole.from, plot.height()), area);
    }
}

} // namespace

AnnotationMarks::AnnotationMarks(QCustomPlot* plot) : QCPLayerable(plot, QStringLiteral("main")) { }

void AnnotationMarks::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

void AnnotationMarks::setContent(const ChartModel& model, const PlotPlacement& placement, const Theme& theme)
{
    m_turn = placement.turn;
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
            m_exemplars.emplace_back(*at, mark.color);
}

void AnnotationMarks::drawMark(QCPPainter& painter, const Mark& mark) const
{
    const bool region = isRegion(mark.from, mark.to);
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
    painter->save();
    painter->setTransform(m_turn.transform(), true);
    std::vector<Wash> washes;
    for (const Mark& mark : m_marks)
        if (isRegion(mark.from, mark.to))
            washes.push_back({mark.color.rgb(), mark.from, mark.to});
    fillWashes(*painter, m_plot, std::move(washes));
    for (const Mark& mark : m_marks)
        drawMark(*painter, mark);
    drawExemplars(*painter);
    painter->restore();
}
