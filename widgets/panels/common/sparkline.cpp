#include "widgets/panels/common/sparkline.h"

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
        return {0, 100};
    return range.min > 0 ? FieldRange {0, 2 * range.min} : FieldRange {2 * range.max, 0};
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
    range.min = field.config->min.value_or(range.min);
    range.max = field.config->max.value_or(range.max);
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
    for (QPolygonF& piece : pieces(sparkline, inner, step)) {
        if (sparkline.fill.isValid()) {
            QPolygonF area = piece;
            area << QPointF(piece.back().x(), box.bottom()) << QPointF(piece.front().x(), box.bottom());
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawPolygon(area);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen);
        painter.drawPolyline(piece);
    }
    painter.restore();
}
