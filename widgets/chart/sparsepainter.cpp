#include "widgets/chart/sparsepainter.h"

#include "widgets/chart/dashpainter.h"
#include "widgets/chart/dotmask.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;
constexpr double densePointsPerPx = 4;
constexpr double farPx = 1e6; ///< outside of any picture, and still a whole number

void paintThresholdLine(QPainter& painter, const ThresholdMark& mark, double y, const RasterJob& job)
{
    const double width = 2 * job.ratio;
    QPen pen(mark.shownLine(), width, Qt::SolidLine, Qt::FlatCap);
    if (mark.dashed)
        pen.setDashPattern({5, 5}); // 10 px each: the unit is the pen's width
    painter.setPen(pen);
    painter.drawLine(QPointF(0, std::round(y)), QPointF(job.size.width(), std::round(y)));
}

/// A row's position, or nothing when it is no point.
struct Dot
{
    double x = 0;
    double y = 0;
    bool isPoint = false;
};

Dot dotAt(const CurveRequest& r, qsizetype row)
{
    const double v = (*r.series->values)[size_t(row)];
    const double y = r.scale.toPx(v);
    if (!std::isfinite(v) || !std::isfinite(y))
        return {};
    return {std::round((double((*r.series->times)[size_t(row)]) / nsPerMs - r.fromMs) * r.pxPerMs), std::round(y),
            true};
}

/// True when the line goes on from a row in a direction: past absent rows, and past nulls that are spanned.
bool isJoined(const CurveRequest& r, qsizetype row, qsizetype step)
{
    const NumberColumn& values = *r.series->values;
    const TimeColumn& times = *r.series->times;
    const qsizetype end = step < 0 ? -1 : qsizetype(std::min(values.size(), times.size()));
    bool broken = false;
    constexpr qsizetype farthest = 1000; // rows: longer gaps are not worth the look
    for (qsizetype i = row + step; i != end && std::abs(i - row) < farthest; i += step) {
        const double v = values[size_t(i)];
        const double awayMs = std::abs(double(times[size_t(i)] - times[size_t(row)])) / nsPerMs;
        broken = broken || !(std::isfinite(v) || isAbsent(v));
        if (broken && awayMs >= r.series->style.spanNullsMs)
            return false;
        if (std::isfinite(v))
            return true;
    }
    return false;
}

/// True when neither neighbour is joined to this point, so that a line alone would not show it.
bool isAlone(const CurveRequest& r, qsizetype row)
{
    return !isJoined(r, row, -1) && !isJoined(r, row, 1);
}

/// A point smaller than its line could not be seen on it.
double pointSizeOf(const SeriesStyle& style)
{
    return style.pointSize <= 0 || style.pointSize < style.lineWidth ? 3 + 2 * std::max(style.lineWidth, 1.0)
                                                                     : style.pointSize;
}

/// The dots that a series shows: all of its points, or those that nothing joins.
template<typename Visit>
void eachDot(const CurveRequest& r, double ratio, const Visit& visit)
{
    const RowRange rows = visibleRows(r);
    const SeriesStyle& style = r.series->style;
    const bool all = showsPoints(style, rows.last - rows.first, r.width / ratio);
    if (!all && std::isinf(style.spanNullsMs))
        return;
    // Where points crowd, the line itself marks lone ones, and looking for them would cost more than drawing it.
    if (!all && double(rows.last - rows.first) > densePointsPerPx * r.width)
        return;
    const double radius = dotRadius(style, ratio);
    Dot last;
    for (qsizetype i = rows.first; i < rows.last; i++) {
        if (!all && !isAlone(r, i))
            continue;
        const Dot dot = dotAt(r, i);
        const bool same = last.isPoint && dot.x == last.x && dot.y == last.y;
        if (!dot.isPoint || same || dot.x < -radius || dot.x > r.width + radius)
            continue;
        if (std::abs(dot.y) < farPx)
            visit(QPoint(int(dot.x), int(dot.y)));
        last = dot;
    }
}

} // namespace

void paintThresholds(QPainter& painter, const RasterJob& job, const std::vector<PlotScale>& scales)
{
    const double height = job.size.height();
    for (const ThresholdMark& mark : job.thresholds) {
        if (mark.scale < 0 || size_t(mark.scale) >= scales.size())
            continue;
        const PlotScale& scale = scales[size_t(mark.scale)];
        const double bottom = std::isfinite(mark.from) ? scale.toPx(mark.from) : height;
        const double top = std::isfinite(mark.to) ? scale.toPx(mark.to) : 0;
        if (mark.area && top < bottom) {
            const double y0 = std::clamp(std::round(top), 0.0, height);
            const double y1 = std::clamp(std::round(bottom), 0.0, height);
            painter.fillRect(QRectF(0, y0, job.size.width(), y1 - y0), mark.shownArea());
        }
        if (mark.line && std::isfinite(mark.from) && bottom >= 0 && bottom <= height)
            paintThresholdLine(painter, mark, bottom, job);
    }
}

QPen dashedPen(const SeriesStyle& style, double ratio, const QBrush& brush)
{
    const double width = strokeWidth(style, ratio);
    QPen pen(brush, width, Qt::CustomDashLine, style.roundCaps ? Qt::RoundCap : Qt::FlatCap, Qt::RoundJoin);
    QList<qreal> dash;
    for (const double length : dashLengths(style, ratio))
        dash << length / width; // the pen's unit
    pen.setDashPattern(dash);
    return pen;
}

std::vector<QPoint> shownDots(const CurveRequest& r, double ratio)
{
    std::vector<QPoint> dots;
    eachDot(r, ratio, [&dots](QPoint dot) { dots.push_back(dot); });
    return dots;
}

double dotRadius(const SeriesStyle& style, double ratio)
{
    return pointSizeOf(style) * ratio / 2;
}

void paintDots(QImage& image, QPoint origin, const std::vector<QPoint>& dots, double radius, const SeriesColors& colors)
{
    DotMask mask(radius);
    for (const QPoint& dot : dots) {
        const QPoint at = dot + origin;
        mask.paint(image, at.x(), at.y(), qPremultiply(colors.lineAt(dot.y())));
    }
}
