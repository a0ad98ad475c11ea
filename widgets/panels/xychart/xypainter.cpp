#include "widgets/panels/xychart/xypainter.h"

#include <QHash>
#include <QPainter>

#include <cmath>

namespace {

constexpr int mostStamps = 400; ///< pictures of points kept; charts of many sizes and colours draw the rest one by one

class Painter
{
public:
    Painter(QPainter& painter, const PlotMap& map, const ChartX& axis, const XYSeries& series)
        : m_p(painter)
        , m_map(map)
        , m_axis(axis)
        , m_s(series)
        , m_ratio(painter.device()->devicePixelRatioF())
    { }

    void paint()
    {
        if (m_s.style.lines && m_s.style.lineWidth > 0)
            paintLines();
        if (m_s.style.points)
            for (size_t row = 0; row < m_s.y.size(); row++)
                paintPoint(row);
    }

private:
    static bool isDrawable(const QPointF& p)
    {
        constexpr double farAway = 1e6; // what lies so far out cannot be seen, and would overflow the painter
        return std::abs(p.x()) < farAway && std::abs(p.y()) < farAway;
    }

    void paintLines()
    {
        QPen pen(m_s.color, m_s.style.lineWidth);
        pen.setJoinStyle(Qt::RoundJoin);
        if (!m_s.style.dash.empty()) {
            QList<qreal> pattern;
            for (const double px : m_s.style.dash)
                pattern << std::max(px, .1) / m_s.style.lineWidth;
            if (pattern.size() % 2)
                pattern << pattern.last();
            pen.setDashPattern(pattern);
        }
        m_p.setPen(pen);
        m_p.setBrush(Qt::NoBrush);
        QPolygonF line;
        for (size_t row = 0; row <= m_s.y.size(); row++) {
            const QPointF p = row < m_s.y.size() ? xyPosition(m_s, row, m_axis, m_map) : QPointF(NAN, NAN);
            if (isDrawable(p)) {
                line << p;
                continue;
            }
            if (line.size() > 1)
                m_p.drawPolyline(line);
            line.clear();
        }
    }

    void drawShape(QPainter& painter, const QPointF& centre, double size, const QColor& color) const
    {
        QColor fill = color;
        fill.setAlphaF(float(color.alphaF() * m_s.style.fillOpacity));
        const double stroke = m_s.style.strokeWidth;
        painter.setPen(stroke > 0 ? QPen(color, stroke) : QPen(Qt::NoPen));
        painter.setBrush(fill);
        const double half = size / 2;
        const QRectF box(centre.x() - half, centre.y() - half, size, size);
        m_s.style.square ? painter.drawRect(box) : painter.drawEllipse(box);
    }

    /// Equal points are drawn once and stamped: half a million of them cost what copying them costs.
    const QImage& stamp(double size, QRgb color)
    {
        const quint64 key = quint64(color) << 32 | quint64(qRound(size * 4));
        const auto known = m_stamps.constFind(key);
        if (known != m_stamps.constEnd())
            return *known;
        const double extent = size + m_s.style.strokeWidth + 2;
        QImage image((QSizeF(extent, extent) * m_ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(m_ratio);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        drawShape(painter, QPointF(image.width(), image.height()) / m_ratio / 2, size, QColor::fromRgba(color));
        painter.end();
        return *m_stamps.insert(key, image);
    }

    void paintPoint(size_t row)
    {
        const QPointF p = xyPosition(m_s, row, m_axis, m_map);
        const double size = m_s.sizeOf(row);
        const double margin = size / 2 + m_s.style.strokeWidth;
        const QRectF plot = QRectF(QPointF(), m_map.size).adjusted(-margin, -margin, margin, margin);
        if (!isDrawable(p) || size <= 0 || !plot.contains(p))
            return;
        const QColor color = m_s.colorOf(row);
        constexpr double largestStamp = 40;
        if (size > largestStamp || m_stamps.size() >= mostStamps) {
            drawShape(m_p, p, size, color);
            return;
        }
        const QImage& image = stamp(size, color.rgba());
        const QPointF corner = p - QPointF(image.width(), image.height()) / m_ratio / 2;
        m_p.drawImage(QPointF(std::round(corner.x() * m_ratio) / m_ratio, std::round(corner.y() * m_ratio) / m_ratio),
                      image);
    }

    QPainter& m_p;
    const PlotMap& m_map;
    const ChartX& m_axis;
    const XYSeries& m_s;
    double m_ratio = 1;
    QHash<quint64, QImage> m_stamps;
};

} // namespace

QPointF xyPosition(const XYSeries& series, size_t row, const ChartX& axis, const PlotMap& map)
{
    const double value = series.x[row];
    const double ms = axis.kind == ChartX::Kind::Time ? value : axis.positionOf(value);
    return {map.x(ms), map.y(series.scale, series.y[row])};
}

void paintXYSeries(QPainter& painter, const PlotMap& map, const ChartX& axis, const std::vector<XYSeries>& series)
{
    for (const XYSeries& s : series)
        if (s.visible)
            Painter(painter, map, axis, s).paint();
}
