#include "widgets/panels/nodegraph/nodegraphpainter.h"

#include "widgets/panels/common/tints.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <optional>

namespace {

constexpr double ringWidth = 6;
constexpr double arrowLength = 10;
constexpr double arrowHalf = 5;
constexpr double readableZoom = .25; ///< smaller graphs show no texts
constexpr double leastText = 9; ///< px
constexpr size_t crowd = 80; ///< nodes: larger graphs show their texts from a higher zoom on
constexpr double crowdZoom = .4;
constexpr double figuresZoom = .5;
constexpr double titleSize = 13;
constexpr double statSize = 14;
constexpr double titleRoom = 190; ///< px at zoom 1
constexpr double reach = 5; ///< px around an edge that count as on it
constexpr double loopReach = 36;
constexpr double faint = .3;

class Painter
{
public:
    Painter(QPainter& painter, const NodeGraphScene& scene, const QRectF& clip, const Theme& theme)
        : m_p(painter)
        , m_s(scene)
        , m_clip(clip)
        , m_theme(theme)
        , m_zoom(scene.viewport.zoom)
    { }

    void paint()
    {
        m_p.setRenderHint(QPainter::Antialiasing);
        for (size_t i = 0; i < m_s.data.links.size(); i++)
            paintLink(int(i));
        for (size_t i = 0; i < m_s.data.nodes.size(); i++)
            paintNode(int(i));
        for (size_t i = 0; i < m_s.data.links.size(); i++)
            if (isActive(int(i)))
                paintLinkTexts(m_s.data.links[i]);
    }

private:
    bool hasHover() const { return m_s.hovered.node >= 0 || m_s.hovered.link >= 0; }

    bool isActive(int link) const
    {
        const GraphLink& l = m_s.data.links[size_t(link)];
        if (link == m_s.hovered.link)
            return true;
        return m_s.hovered.node >= 0 && (l.from == m_s.hovered.node || l.to == m_s.hovered.node);
    }

    /// While something is hovered, what has nothing to do with it steps back.
    bool isFaint(int node) const
    {
        if (!hasHover() || node == m_s.hovered.node)
            return false;
        for (size_t i = 0; i < m_s.data.links.size(); i++)
            if (isActive(int(i)) && (m_s.data.links[i].from == node || m_s.data.links[i].to == node))
                return false;
        return true;
    }

    QColor shaded(const QColor& color, bool dim) const { return dim ? blended(color, faint, m_theme.panel) : color; }

    void paintLink(int index)
    {
        const GraphLink& link = m_s.data.links[size_t(index)];
        const bool active = isActive(index);
        QColor color = link.color.isValid() ? link.color : m_theme.textDisabled;
        if (active)
            color = link.color.isValid() ? link.color : m_theme.primary;
        else if (link.highlighted)
            color = m_theme.link;
        color = shaded(color, hasHover() && !active);
        const double width =
            std::max(1.0, (link.thickness + (active || link.highlighted ? 1 : 0)) * std::min(m_zoom, 1.0));
        QPen pen(color, width);
        if (!link.dash.empty()) {
            QList<qreal> pattern;
            for (const double px : link.dash)
                pattern << px / link.thickness;
            pen.setDashPattern(pattern);
        }
        if (link.from == link.to) {
            paintLoop(link, pen);
            return;
        }
        const QLineF line = linkLine(m_s, link);
        if (line.isNull() || !m_clip.intersects(QRectF(line.p1(), line.p2()).normalized().adjusted(-9, -9, 9, 9)))
            return;
        m_p.setPen(pen);
        m_p.setBrush(Qt::NoBrush);
        const double head = std::min(arrowLength * std::max(.5, std::min(m_zoom, 1.0)) + width, line.length() / 2);
        const QPointF along = (line.p2() - line.p1()) / line.length();
        m_p.drawLine(line.p1(), line.p2() - along * head * .8);
        const QPointF side(-along.y(), along.x());
        const double half = head * arrowHalf / arrowLength;
        m_p.setPen(Qt::NoPen);
        m_p.setBrush(color);
        m_p.drawPolygon(
            QPolygonF({line.p2(), line.p2() - along * head + side * half, line.p2() - along * head - side * half}));
    }

    void paintLoop(const GraphLink& link, const QPen& pen)
    {
        const GraphNode& node = m_s.data.nodes[size_t(link.from)];
        const QPointF centre = m_s.viewport.toScreen(m_s.places[size_t(link.from)]);
        const double radius = node.radius * m_zoom;
        QPainterPath path(centre + QPointF(-radius * .5, -radius * .87));
        const double up = radius + loopReach * m_zoom;
        path.cubicTo(centre + QPointF(-radius, -up), centre + QPointF(radius, -up),
                     centre + QPointF(radius * .5, -radius * .87));
        m_p.setPen(pen);
        m_p.setBrush(Qt::NoBrush);
        m_p.drawPath(path);
    }

    void paintRing(const GraphNode& node, const QRectF& circle, bool dim)
    {
        QPen pen(shaded(node.color.isValid() ? node.color : m_theme.borderMedium, dim), ringWidth * m_zoom);
        pen.setCapStyle(Qt::FlatCap);
        m_p.setBrush(Qt::NoBrush);
        m_p.setPen(pen);
        m_p.drawEllipse(circle);
        double from = 0;
        for (const NodeArc& arc : node.arcs) {
            pen.setColor(shaded(arc.color, dim));
            m_p.setPen(pen);
            // Clockwise from the top; Qt counts sixteenths of degrees against the clock from three o'clock.
            m_p.drawArc(circle, qRound((90 - from * 360) * 16), qRound(-arc.part * 360 * 16));
            from += arc.part;
        }
    }

    void paintNode(int index)
    {
        const GraphNode& node = m_s.data.nodes[size_t(index)];
        const QPointF centre = m_s.viewport.toScreen(m_s.places[size_t(index)]);
        const double radius = node.radius * m_zoom;
        const double room = titleRoom * std::max(1.0, node.radius / 40) * m_zoom;
        if (!m_clip.intersects(QRectF(centre.x() - room, centre.y() - radius * 2, 2 * room, radius * 2 + 80)))
            return;
        const bool dim = isFaint(index);
        const bool hovered = index == m_s.hovered.node;
        if (hovered || node.highlighted) {
            m_p.setPen(Qt::NoPen);
            m_p.setBrush(withAlpha(m_theme.primary, .35));
            m_p.drawEllipse(centre, radius + 4, radius + 4);
        }
        m_p.setPen(Qt::NoPen);
        m_p.setBrush(m_theme.secondary);
        m_p.drawEllipse(centre, radius, radius);
        const double inset = ringWidth * m_zoom / 2;
        paintRing(node,
                  QRectF(centre.x() - radius + inset, centre.y() - radius + inset, 2 * (radius - inset),
                         2 * (radius - inset)),
                  dim);
        paintFigures(node, centre, dim);
        paintTitles(node, centre, radius, room, dim, hovered);
    }

    void text(const QString& text, const QRectF& box, double size, const QColor& color)
    {
        const QFont font = m_theme.sized(size);
        m_p.setFont(font);
        m_p.setPen(color);
        m_p.drawText(box, Qt::AlignCenter, QFontMetricsF(font).elidedText(text, Qt::ElideRight, box.width()));
    }

    void paintFigures(const GraphNode& node, const QPointF& centre, bool dim)
    {
        if (m_zoom < figuresZoom)
            return;
        const double size = statSize * std::min(m_zoom, 1.5);
        const double width = (node.radius * 2 - 3 * ringWidth) * m_zoom;
        const QColor color = shaded(m_theme.text, dim);
        const bool two = !node.mainStat.isEmpty() && !node.secondaryStat.isEmpty();
        const double line = size * 1.35;
        const double top = centre.y() - (two ? line : line / 2);
        const QRectF first(centre.x() - width / 2, top, width, line);
        if (node.mainStat.isEmpty() && node.secondaryStat.isEmpty()) {
            text(node.icon.left(2), first, size, shaded(m_theme.textSecondary, dim));
            return;
        }
        text(node.mainStat.isEmpty() ? node.secondaryStat : node.mainStat, first, size, color);
        if (two)
            text(node.secondaryStat, first.translated(0, line), size * .86, shaded(m_theme.textSecondary, dim));
    }

    void paintTitles(const GraphNode& node, const QPointF& centre, double radius, double room, bool dim, bool hovered)
    {
        const double readable = m_s.data.nodes.size() > crowd ? crowdZoom : readableZoom;
        if (m_zoom < readable && !hovered)
            return;
        const double size = std::max(titleSize * std::min(m_zoom, 1.5), hovered ? 12.0 : leastText);
        const double line = size * (hovered ? 1.35 : 1.2);
        const double width = hovered ? std::max(room, 240.0) : room;
        QRectF box(centre.x() - width / 2, centre.y() + radius + 1 + 2 * m_zoom, width, line);
        text(node.title.left(300), box, size, shaded(m_theme.text, dim));
        if (!node.subtitle.isEmpty() && (hovered || m_zoom >= figuresZoom))
            text(node.subtitle.left(300), box.translated(0, line), size * .92, shaded(m_theme.textSecondary, dim));
    }

    /// Where an edge goes each way, the texts of both stand apart, each nearer to its target.
    std::optional<QPointF> placeOfTexts(const GraphLink& link) const
    {
        if (link.from == link.to) {
            const double up = m_s.data.nodes[size_t(link.from)].radius + loopReach * .7;
            return m_s.viewport.toScreen(m_s.places[size_t(link.from)]) - QPointF(0, up * m_zoom);
        }
        const QLineF line = linkLine(m_s, link);
        if (line.isNull())
            return std::nullopt;
        const auto& links = m_s.data.links;
        const bool isBothWays = std::any_of(links.begin(), links.end(), [&](const GraphLink& other) {
            return other.from == link.to && other.to == link.from;
        });
        return line.pointAt(isBothWays ? .68 : .5);
    }

    void paintLinkTexts(const GraphLink& link)
    {
        QStringList lines;
        for (const QString& stat : {link.mainStat, link.secondaryStat})
            if (!stat.isEmpty())
                lines << stat.left(60);
        const auto place = placeOfTexts(link);
        if (lines.isEmpty() || !place)
            return;
        const QFont font = m_theme.fontSmall;
        const QFontMetricsF metrics(font);
        double width = 0;
        for (const QString& l : lines)
            width = std::max(width, metrics.horizontalAdvance(l));
        QRectF box(0, 0, width + 12, double(lines.size()) * 16 + 4);
        box.moveCenter(*place);
        m_p.setPen(m_theme.border);
        m_p.setBrush(m_theme.elevated);
        m_p.drawRoundedRect(box, 4, 4);
        m_p.setFont(font);
        m_p.setPen(m_theme.text);
        m_p.drawText(box, Qt::AlignCenter, lines.join(QLatin1Char('\n')));
    }

    QPainter& m_p;
    const NodeGraphScene& m_s;
    QRectF m_clip;
    const Theme& m_theme;
    double m_zoom;
};

double distanceToLine(const QLineF& line, const QPointF& p)
{
    const QPointF d = line.p2() - line.p1();
    const double length = QPointF::dotProduct(d, d);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(p - line.p1(), d) / length, 0.0, 1.0) : 0;
    const QPointF away = p - (line.p1() + d * t);
    return std::hypot(away.x(), away.y());
}

} // namespace

QLineF linkLine(const NodeGraphScene& scene, const GraphLink& link)
{
    if (link.from == link.to)
        return {};
    const QPointF from = scene.viewport.toScreen(scene.places[size_t(link.from)]);
    const QPointF to = scene.viewport.toScreen(scene.places[size_t(link.to)]);
    const QPointF d = to - from;
    const double length = std::hypot(d.x(), d.y());
    const double before = scene.data.nodes[size_t(link.from)].radius * scene.viewport.zoom;
    const double after = scene.data.nodes[size_t(link.to)].radius * scene.viewport.zoom + 2;
    if (length <= before + after)
        return {};
    return {from + d * (before / length), to - d * (after / length)};
}

void paintNodeGraph(QPainter& painter, const NodeGraphScene& scene, const QRectF& clip, const Theme& theme)
{
    Painter(painter, scene, clip, theme).paint();
}

GraphHit graphHitAt(const NodeGraphScene& scene, const QPointF& position)
{
    GraphHit hit;
    for (size_t i = scene.data.nodes.size(); i-- > 0 && hit.node < 0;) {
        const QPointF away = position - scene.viewport.toScreen(scene.places[i]);
        if (std::hypot(away.x(), away.y()) <= scene.data.nodes[i].radius * scene.viewport.zoom)
            hit.node = int(i);
    }
    double nearest = reach;
    for (size_t i = 0; i < scene.data.links.size() && hit.node < 0; i++) {
        const QLineF line = linkLine(scene, scene.data.links[i]);
        if (line.isNull())
            continue;
        if (const double away = distanceToLine(line, position); away < nearest) {
            nearest = away;
            hit.link = int(i);
        }
    }
    return hit;
}
