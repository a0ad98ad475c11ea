#include "widgets/panels/common/sparkline.h"

#include "widgets/panels/common/translucentfill.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace {

struct Extent
{
    double min = std::numeric_limits<double>::infinity();
    double max = -std::numeric_limits<double>::infinity();
    void add(double v)
    {
        min = std::min(min, v);
        max = std::max(max, v);
    }
    bool isEmpty() const { return min > max; }
};

FieldRange widened(FieldRange range)
{
    if (range.min < range.max)
        return range;
    if (range.min == 0)
        return {0, 1};
    return range.min > 0 ? FieldRange {range.min, 2 * range.min} : FieldRange {2 * range.max, range.max};
}

/// Position of every row on the x axis, 0 at the left edge and 1 at the right one.
struct XScale
{
    const TimeColumn* times = nullptr;
    double from = 0;
    double length = 1;

    XScale(const Sparkline& line, qsizetype rows) : times(line.time.times())
    {
        if (times && times->size() < size_t(rows))
            times = nullptr;
        if (!times) {
            length = std::max<double>(1, double(rows - 1));
            return;
        }
        const bool fixed = line.range.toMs > line.range.fromMs;
        from = fixed ? double(line.range.fromMs) : double(times->front()) / 1e6;
        length = fixed ? double(line.range.durationMs()) : double(times->back()) / 1e6 - from;
        if (!(length > 0))
            length = 1;
    }
    double operator()(qsizetype row) const
    {
        const double at = times ? double((*times)[size_t(row)]) / 1e6 : double(row);
        return (at - from) / length;
    }
};

/// First, lowest, highest and last point of one pixel column: all that can be seen of the points in it.
struct PixelColumn
{
    double x = 0;
    double first = 0;
    double low = 0;
    double high = 0;
    double last = 0;

    void add(double y)
    {
        low = std::min(low, y);
        high = std::max(high, y);
        last = y;
    }
    void appendTo(QPolygonF& line) const
    {
        line << QPointF(x, first);
        if (low < std::min(first, last))
            line << QPointF(x, low);
        if (high > std::max(first, last))
            line << QPointF(x, high);
        if (last != first || low != high)
            line << QPointF(x, last);
    }
};

/// As a part of the range, 0 at its lower end. Halves, because what lies between the largest numbers is no number; and
/// not far beyond the range, because the painter walks every line of pixels of what it is given.
double heightOf(double value, const FieldRange& range)
{
    constexpr double farthest = 4;
    const double part = (value / 2 - range.min / 2) / (range.max / 2 - range.min / 2);
    return std::isnan(part) ? 0 : std::clamp(part, -farthest, farthest);
}

/// The unbroken pieces of the line in device-independent px.
std::vector<QPolygonF> pieces(const Sparkline& sparkline, const QRectF& box, double step)
{
    const qsizetype rows = sparkline.values.size();
    const XScale scale(sparkline, rows);
    const FieldRange range = sparklineRange(sparkline.values);
    std::vector<QPolygonF> result;
    QPolygonF current;
    std::optional<PixelColumn> column;
    const auto finish = [&] {
        if (column)
            column->appendTo(current);
        column.reset();
        if (!current.isEmpty())
            result.push_back(std::move(current));
        current = {};
    };
    const NumberColumn* numbers = sparkline.values.numbers();
    for (qsizetype row = 0; row < rows; ++row) {
        const double value = numbers ? (*numbers)[size_t(row)] : sparkline.values.numberAt(row);
        if (!std::isfinite(value)) {
            if (!isAbsent(value))
                finish();
            continue;
        }
        const double x = box.left() + std::floor(scale(row) * box.width() / step) * step;
        const double y = box.bottom() - heightOf(value, range) * box.height();
        if (column && column->x == x) {
            column->add(y);
            continue;
        }
        if (column)
            column->appendTo(current);
        column = PixelColumn {x, y, y, y, y};
    }
    finish();
    return result;
}

/// Slopes of a curve that never overshoots its points (Fritsch and Carlson).
std::vector<double> monotoneSlopes(const QPolygonF& points)
{
    const auto count = size_t(points.size());
    std::vector<double> slopes(count, 0);
    std::vector<double> rises(count - 1);
    for (size_t i = 0; i + 1 < count; ++i)
        rises[i] = (points[qsizetype(i) + 1].y() - points[qsizetype(i)].y())
            / (points[qsizetype(i) + 1].x() - points[qsizetype(i)].x());
    slopes.front() = rises.front();
    slopes.back() = rises.back();
    for (size_t i = 1; i + 1 < count; ++i) {
        if (rises[i - 1] * rises[i] <= 0)
            continue;
        const double before = points[qsizetype(i)].x() - points[qsizetype(i) - 1].x();
        const double after = points[qsizetype(i) + 1].x() - points[qsizetype(i)].x();
        slopes[i] = 3 * (before + after) / ((2 * after + before) / rises[i - 1] + (after + 2 * before) / rises[i]);
    }
    return slopes;
}

QPainterPath smoothPath(const QPolygonF& points)
{
    const std::vector<double> slopes = monotoneSlopes(points);
    QPainterPath path(points.front());
    for (qsizetype i = 0; i + 1 < points.size(); ++i) {
        const double third = (points[i + 1].x() - points[i].x()) / 3;
        path.cubicTo(points[i] + QPointF(third, third * slopes[size_t(i)]),
                     points[i + 1] - QPointF(third, third * slopes[size_t(i) + 1]), points[i + 1]);
    }
    return path;
}

QPainterPath joined(const QPolygonF& points, Sparkline::Join join)
{
    // Where a column of pixels holds several points there is nothing to smooth.
    const bool sparse = std::adjacent_find(points.begin(), points.end(),
                                           [](const QPointF& a, const QPointF& b) { return b.x() <= a.x(); })
        == points.end();
    if (join == Sparkline::Join::Smooth && sparse && points.size() > 2)
        return smoothPath(points);
    QPainterPath path(points.front());
    for (qsizetype i = 1; i < points.size(); ++i) {
        if (join == Sparkline::Join::StepBefore)
            path.lineTo(points[i - 1].x(), points[i].y());
        else if (join == Sparkline::Join::StepAfter)
            path.lineTo(points[i].x(), points[i - 1].y());
        path.lineTo(points[i]);
    }
    return path;
}

void drawBars(QPainter& painter, const Sparkline& sparkline, const QPolygonF& points, const QRectF& box)
{
    constexpr double share = 0.6; // of the room between two samples
    double room = box.width();
    for (qsizetype i = 1; i < points.size(); ++i)
        if (const double apart = points[i].x() - points[i - 1].x(); apart > 0)
            room = std::min(room, apart);
    const double width = std::max(1.0, room * share);
    for (const QPointF& point : points)
        painter.fillRect(QRectF(point.x() - width / 2, point.y(), width, std::max(1.0, box.bottom() - point.y())),
                         sparkline.line);
}

void drawPoints(QPainter& painter, const Sparkline& sparkline, const QPolygonF& points)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(sparkline.line);
    for (const QPointF& point : points)
        painter.drawEllipse(point, sparkline.pointSize / 2, sparkline.pointSize / 2);
}

} // namespace

FieldRange sparklineRange(const Field& field)
{
    FieldRange range;
    if (field.state.range && std::isfinite(field.state.range->min) && std::isfinite(field.state.range->max)) {
        range = *field.state.range;
    } else {
        Extent extent;
        for (qsizetype row = 0; row < field.size(); ++row)
            if (const double value = field.numberAt(row); std::isfinite(value))
                extent.add(value);
        if (!extent.isEmpty())
            range = {extent.min, extent.max};
    }
    range.min = std::min(range.min, field.config->min.value_or(range.min));
    range.max = std::max(range.max, field.config->max.value_or(range.max));
    return widened(range);
}

void drawSparkline(QPainter& painter, const Sparkline& sparkline, const QRectF& box)
{
    if (box.width() < 1 || box.height() < 1 || sparkline.values.size() < 2)
        return;
    const double step = 1 / std::max(1.0, painter.device()->devicePixelRatio());
    const QRectF inner = box.adjusted(0, sparkline.width / 2, 0, -sparkline.width / 2);
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    QBrush fill(sparkline.fill);
    if (sparkline.fillEnd.isValid()) {
        QLinearGradient gradient(box.topLeft(), box.bottomLeft());
        gradient.setColorAt(0, sparkline.fill);
        gradient.setColorAt(1, sparkline.fillEnd);
        fill = QBrush(gradient);
    }
    QPen pen(sparkline.line, sparkline.width);
    pen.setJoinStyle(Qt::RoundJoin);
    for (const QPolygonF& piece : pieces(sparkline, inner, step)) {
        if (sparkline.style == Sparkline::Style::Bars) {
            drawBars(painter, sparkline, piece, box);
            continue;
        }
        if (sparkline.style == Sparkline::Style::Points) {
            drawPoints(painter, sparkline, piece);
            continue;
        }
        const QPolygonF line = sparkline.join == Sparkline::Join::Straight || piece.size() < 2
            ? piece
            : joined(piece, sparkline.join).toSubpathPolygons().value(0);
        if (sparkline.fill.isValid()) {
            QPolygonF area = line;
            area << QPointF(line.back().x(), box.bottom()) << QPointF(line.front().x(), box.bottom());
            QPainterPath shape;
            shape.addPolygon(area);
            shape.closeSubpath();
            fillShape(painter, shape, fill);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen);
        painter.drawPolyline(line);
    }
    painter.restore();
}
