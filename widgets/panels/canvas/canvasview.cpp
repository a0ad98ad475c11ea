#include "widgets/panels/canvas/canvasview.h"

#include "dashboards/run/actions.h"
#include "datasources/data/background.h"
#include "widgets/panels/canvas/canvasicons.h"
#include "widgets/panels/canvas/canvasimage.h"
#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/embeddedimage.h"
#include "widgets/panels/common/linkmenu.h"
#include "widgets/panels/common/tints.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QThreadPool>

#include <algorithm>
#include <cmath>

namespace {

constexpr double arrow = 10; ///< px
constexpr double textPadding = 4;
constexpr qsizetype longestText = 2000; ///< characters

QPolygonF polygon(const QRectF& box, std::initializer_list<QPointF> shares)
{
    QPolygonF shape;
    for (const QPointF& share : shares)
        shape << QPointF(box.left() + share.x() * box.width(), box.top() + share.y() * box.height());
    return shape;
}

QPainterPath cloud(const QRectF& box)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    const auto puff = [&](double x, double y, double w, double h) {
        path.addEllipse(
            QRectF(box.left() + x * box.width(), box.top() + y * box.height(), w * box.width(), h * box.height()));
    };
    puff(0, .4, .4, .55);
    puff(.2, .1, .4, .65);
    puff(.45, .2, .38, .6);
    puff(.6, .42, .4, .53);
    path.addRect(
        QRectF(box.left() + .18 * box.width(), box.top() + .55 * box.height(), .64 * box.width(), .4 * box.height()));
    return path.simplified();
}

/// The outline of an element's type.
QPainterPath outlineOf(const QString& type, const QRectF& box, double radius)
{
    QPainterPath path;
    if (type == QLatin1String("ellipse"))
        path.addEllipse(box);
    else if (type == QLatin1String("triangle"))
        path.addPolygon(polygon(box, {{.5, 0}, {1, 1}, {0, 1}, {.5, 0}}));
    else if (type == QLatin1String("parallelogram"))
        path.addPolygon(polygon(box, {{.25, 0}, {1, 0}, {.75, 1}, {0, 1}, {.25, 0}}));
    else if (type == QLatin1String("cloud"))
        path = cloud(box);
    else
        path.addRoundedRect(box, radius, radius);
    return path;
}

bool isSymbol(const QString& type)
{
    return type == QLatin1String("icon") || type == QLatin1String("server") || type == QLatin1String("windTurbine")
        || type.startsWith(QLatin1String("drone"));
}

void paintArrow(QPainter& painter, QPointF from, QPointF to, const QColor& color)
{
    const QLineF line(to, from);
    if (line.length() < 1)
        return;
    const QLineF unit = line.unitVector();
    const QPointF direction(unit.dx(), unit.dy());
    const QPointF side(-direction.y(), direction.x());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(
        QPolygonF({to, to + arrow * direction + arrow / 2 * side, to + arrow * direction - arrow / 2 * side}));
}

/// The way with its corners rounded, as far as the pieces beside a corner are long enough.
QPainterPath roundedWay(const QPolygonF& way, double radius)
{
    QPainterPath path(way.front());
    for (qsizetype i = 1; i + 1 < way.size(); i++) {
        const QLineF before(way[i], way[i - 1]);
        const QLineF behind(way[i], way[i + 1]);
        const double cut = std::min({radius, before.length() / 2, behind.length() / 2});
        if (cut <= 0) {
            path.lineTo(way[i]);
            continue;
        }
        path.lineTo(before.pointAt(cut / before.length()));
        path.quadTo(way[i], behind.pointAt(cut / behind.length()));
    }
    path.lineTo(way.back());
    return path;
}

QPointF anchor(const QRectF& box, QPointF share)
{
    return {box.center().x() + share.x() * box.width() / 2, box.center().y() - share.y() * box.height() / 2};
}

} // namespace

CanvasView::CanvasView(QWidget* parent) : PanelView(parent)
{
    setMouseTracking(true);
}

QString CanvasView::leftOut() const
{
    return m_isCut ? tr("The first %1 elements are drawn").arg(mostCanvasElements) : QString();
}

void CanvasView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    m_placed.clear();
    m_elements = canvasElements(m_spec->options, &m_isCut);
    relayout();
}

void CanvasView::setContext(const PanelContext& context)
{
    m_context = context;
    relayout();
}

void CanvasView::setData(PanelDataPtr data)
{
    m_data = std::move(data);
    relayout();
}

void CanvasView::relayout()
{
    m_placed.clear();
    static const PanelData none;
    place(m_elements, rect(), CanvasData(m_data ? *m_data : none));
    readPictures();
    update();
}

bool CanvasView::isDrawing() const
{
    return !m_reading.empty();
}

/// In the pool, once: a picture may take longer than many frames.
void CanvasView::readPictures()
{
    std::map<QString, QPixmap> pictures;
    std::map<QString, Pending> reading;
    for (const Placed& placed : m_placed) {
        const QString& address = placed.image;
        if (address.isEmpty() || isCanvasSign(address) || pictures.count(address) > 0 || reading.count(address) > 0)
            continue;
        if (auto known = m_pictures.extract(address))
            pictures.insert(std::move(known));
        else if (auto running = m_reading.extract(address))
            reading.insert(std::move(running));
        else
            reading[address] = runInBackground<QImage>(
                *QThreadPool::globalInstance(), [address] { return embeddedImage(address); },
                [this, address](const QImage& image) {
                    m_pictures[address] = QPixmap::fromImage(image);
                    m_reading.erase(address);
                    update();
                });
    }
    m_pictures = std::move(pictures);
    m_reading = std::move(reading);
}

void CanvasView::place(const std::vector<CanvasElement>& elements, const QRectF& parent, const CanvasData& data)
{
    for (const CanvasElement& element : elements) {
        Placed placed;
        placed.element = &element;
        placed.parent = parent;
        placed.rect = canvasRect(element.placement, parent);
        placed.text = data.text(element.text).left(longestText);
        placed.image = data.text(element.image.source);
        placed.background = data.color(element.background, Qt::transparent);
        placed.border = data.color(element.borderColor, m_context.theme.border);
        placed.textColor = data.color(element.textColor, m_context.theme.text);
        placed.fill = data.color(element.fill, m_context.theme.textSecondary);
        m_placed.push_back(placed);
        place(element.children, placed.rect, data);
    }
}

void CanvasView::paintShape(QPainter& painter, const Placed& placed) const
{
    const CanvasElement& element = *placed.element;
    const double half = element.borderWidth / 2;
    const QRectF box = placed.rect.adjusted(half, half, -half, -half);
    if (box.isEmpty())
        return;
    painter.setPen(element.borderWidth > 0 ? QPen(placed.border, element.borderWidth) : QPen(Qt::NoPen));
    painter.setBrush(placed.background);
    const QPainterPath outline = outlineOf(element.type, box, element.radius);
    painter.drawPath(outline);
    if (!placed.image.isEmpty()) {
        painter.save();
        painter.setClipPath(outline, Qt::IntersectClip);
        const auto picture = m_pictures.find(placed.image);
        drawCanvasImage(painter,
                        {placed.image, element.image.fit, placed.fill,
                         picture == m_pictures.end() ? std::nullopt : std::optional(picture->second)},
                        box, m_context.theme);
        painter.restore();
    }
    if (!isSymbol(element.type))
        return;
    const double side = std::min(box.width(), box.height());
    const QRectF sign(box.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
    drawCanvasIcon(painter, canvasIconName(element.type, element.icon), sign, placed.fill);
}

void CanvasView::paintText(QPainter& painter, const Placed& placed) const
{
    if (placed.text.isEmpty())
        return;
    const QRectF box = placed.rect.adjusted(textPadding, 0, -textPadding, 0);
    double size = placed.element->textSize;
    if (size <= 0) {
        // As large as one line fits.
        const double width = QFontMetricsF(m_context.theme.sized(100)).horizontalAdvance(placed.text);
        size = std::min({box.height() * .7, width > 0 ? box.width() / width * 100 : 100, 200.0});
    }
    if (size < 1)
        return;
    painter.setFont(m_context.theme.sized(size));
    painter.setPen(placed.textColor);
    painter.drawText(box, int(placed.element->align) | Qt::TextDontClip, placed.text);
}

void CanvasView::paintElement(QPainter& painter, const Placed& placed) const
{
    painter.save();
    if (placed.element->placement.rotation != 0) {
        painter.translate(placed.rect.center());
        painter.rotate(placed.element->placement.rotation);
        painter.translate(-placed.rect.center());
    }
    paintShape(painter, placed);
    paintText(painter, placed);
    painter.restore();
}

void CanvasView::paintConnections(QPainter& painter, const Placed& placed) const
{
    for (const CanvasConnection& connection : placed.element->connections) {
        const QPointF from = anchor(placed.rect, connection.source);
        QPointF to = anchor(placed.parent, connection.target);
        if (!connection.targetName.isEmpty()) {
            const auto target = std::find_if(m_placed.begin(), m_placed.end(), [&](const Placed& other) {
                return other.element->name == connection.targetName;
            });
            if (target == m_placed.end())
                continue;
            to = anchor(target->rect, connection.target);
        }
        static const PanelData none;
        const CanvasData data(m_data ? *m_data : none);
        const QColor color = data.color(connection.color, m_context.theme.textSecondary);
        QPolygonF way {from};
        for (const QPointF& bend : connection.bends)
            way << from + QPointF(bend.x() * (to.x() - from.x()), bend.y() * (to.y() - from.y()));
        way << to;
        painter.setBrush(Qt::NoBrush);
        const double width = std::clamp(data.length(connection.width), .5, 50.0);
        painter.setPen(QPen(color, width, connection.style, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPath(roundedWay(way, data.length(connection.radius)));
        if (connection.arrowForward)
            paintArrow(painter, way[way.size() - 2], to, color);
        if (connection.arrowReverse)
            paintArrow(painter, way[1], from, color);
    }
}

void CanvasView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Placed& placed : m_placed)
        paintConnections(painter, placed);
    for (const Placed& placed : m_placed)
        paintElement(painter, placed);
    emit painted();
}

void CanvasView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    relayout();
}

const CanvasView::Placed* CanvasView::linkedAt(QPointF position) const
{
    const auto found = std::find_if(m_placed.rbegin(), m_placed.rend(), [&](const Placed& placed) {
        return !(placed.element->links.empty() && placed.element->actions.empty()) && placed.rect.contains(position);
    });
    return found == m_placed.rend() ? nullptr : &*found;
}

void CanvasView::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(linkedAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event)
{
    const Placed* placed = event->button() == Qt::LeftButton ? linkedAt(event->position()) : nullptr;
    if (!placed || !m_context.interpolate)
        return;
    std::vector<LinkTarget> targets;
    for (const CanvasLink& link : placed->element->links)
        targets.push_back({m_context.interpolate(link.title), m_context.interpolate(link.url), link.newWindow, false});
    const auto variables = m_context.variables ? m_context.variables() : InterpolateContext();
    for (const DataAction& action : placed->element->actions)
        targets.push_back(actionTarget(resolveAction(action, variables)));
    chooseLink(this, targets, event->globalPosition().toPoint(),
               [this](const LinkTarget& link) { emit linkActivated(link); });
}
