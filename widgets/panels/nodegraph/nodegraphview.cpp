#include "widgets/panels/nodegraph/nodegraphview.h"

#include "datasources/data/background.h"
#include "widgets/chart/charttooltip.h"
#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/fieldvalues.h"
#include "widgets/panels/common/linkmenu.h"
#include "widgets/panels/common/segmentbar.h"
#include "widgets/panels/common/valuetext.h"

#include <QContextMenuEvent>
#include <QPainter>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace {

constexpr double leastZoom = .04;
constexpr double mostZoom = 4;
constexpr double zoomStep = 1.25;
constexpr double margin = 24; ///< px around a fitted graph
constexpr double marginShare = .06; ///< of the view's shorter side: small ones have no room to spare
constexpr double clickDistance = 4;
constexpr int buttonSize = 24;
constexpr int leastForControls = 240;
constexpr double legendLine = 20;
constexpr double roomOfTitle = 50; ///< px at zoom 1 between a node and the one below it
constexpr double roomOfLoop = 30; ///< more of it where calls of a node to itself stand above it

/// The one thread of all layouts: the library's random numbers are shared by all threads.
QThreadPool& layoutThread()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}

} // namespace

NodeGraphView::NodeGraphView(QWidget* parent) : PanelView(parent)
{
    setMouseTracking(true);
    buildControls();
}

NodeGraphView::~NodeGraphView() = default;

void NodeGraphView::buildControls()
{
    m_layouts = new SegmentBar({tr("Layered"), tr("Force"), tr("Grid")}, this);
    connect(m_layouts, &SegmentBar::chosen, this, [this](int index) { setLayoutKind(GraphLayoutKind(index)); });
    const struct
    {
        QString text;
        QString tip;
        std::function<void()> act;
    } buttons[] = {{QStringLiteral("+"), tr("Zoom in"), [this] { zoomBy(zoomStep, rect().center()); }},
                   {QStringLiteral("−"), tr("Zoom out"), [this] { zoomBy(1 / zoomStep, rect().center()); }},
                   {QStringLiteral("⤢"), tr("Show the whole graph"), [this] { fit(); }}};
    for (const auto& button : buttons) {
        auto* tool = new QToolButton(this);
        tool->setText(button.text);
        tool->setToolTip(button.tip);
        connect(tool, &QToolButton::clicked, this, button.act);
        m_zoomButtons.push_back(tool);
    }
}

void NodeGraphView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    m_options = nodeGraphOptionsFromJson(m_spec->options);
    m_layouts->setCurrent(int(m_options.layout));
    rebuild();
}

void NodeGraphView::setContext(const PanelContext& context)
{
    m_context = context;
    m_layouts->setTheme(context.theme);
    for (QToolButton* button : m_zoomButtons)
        button->setFont(context.theme.font);
    m_tooltip.setTheme(context.theme);
    rebuild();
    arrangeControls();
}

void NodeGraphView::setData(PanelDataPtr data)
{
    const bool same = m_data && showsTheSame(m_data, data);
    m_data = std::move(data);
    if (!same)
        rebuild();
}

void NodeGraphView::setLayoutKind(GraphLayoutKind kind)
{
    m_options.layout = kind;
    m_layouts->setCurrent(int(kind));
    m_fitted = true;
    startLayout();
}

void NodeGraphView::rebuild()
{
    if (!m_data || !m_spec)
        return;
    m_graph = nodeGraphData(*m_data, m_options, m_context.theme.palette);
    m_hit = {};
    startLayout();
    arrangeControls();
    update();
}

void NodeGraphView::startLayout()
{
    GraphLayoutRequest request;
    request.nodes = int(m_graph.nodes.size());
    request.kind = m_options.layout;
    double largest = 40;
    for (const GraphNode& node : m_graph.nodes)
        largest = std::max(largest, node.radius);
    bool hasLoops = false;
    for (const GraphLink& link : m_graph.links) {
        request.edges.push_back({link.from, link.to});
        hasLoops = hasLoops || link.from == link.to;
    }
    const double between = hasLoops ? roomOfTitle + roomOfLoop : roomOfTitle;
    request.spacing = {largest * 2 + 150, largest * 2 + between};
    const bool same = request.nodes == m_laid.nodes && request.edges == m_laid.edges && request.kind == m_laid.kind;
    if (same && (m_layingOut || int(m_places.size()) == request.nodes))
        return;
    m_laid = request;
    m_places.clear();
    m_fitted = true;
    m_layingOut = request.nodes > 0;
    if (!m_layingOut)
        return;
    using Places = Result<std::vector<GraphPoint>>;
    m_layout = runInBackground<Places>(
        layoutThread(), [request = std::move(request)] { return layoutGraph(request); },
        [this](const Places& places) { present(places); });
}

void NodeGraphView::present(const Result<std::vector<GraphPoint>>& places)
{
    m_layingOut = false;
    if (!places)
        m_graph.problem = places.error().text;
    else if (places->size() == m_graph.nodes.size())
        m_places = *places;
    if (m_laid.kind == GraphLayoutKind::Layered)
        spreadLayers();
    if (m_fitted)
        fit();
    update();
}

/// A wide panel gives the layers more distance: their edges are easier to follow, and no node gets smaller.
void NodeGraphView::spreadLayers()
{
    constexpr double most = 2;
    double right = 1;
    double bottom = 1;
    for (const GraphPoint& p : m_places) { // their middle is at 0, 0
        right = std::max(right, p.x);
        bottom = std::max(bottom, p.y);
    }
    const double factor = std::clamp(bottom / right * width() / std::max(1, height()) * .8, 1.0, most);
    for (GraphPoint& p : m_places)
        p.x *= factor;
}

bool NodeGraphView::isDrawing() const
{
    return m_layingOut;
}

NodeGraphScene NodeGraphView::scene() const
{
    return {m_graph, m_places, m_viewport, m_hit};
}

void NodeGraphView::fit()
{
    if (m_places.empty())
        return;
    QRectF extent;
    for (size_t i = 0; i < m_places.size(); i++) {
        const double r = m_graph.nodes[i].radius;
        extent |= QRectF(m_places[i].x - r - 30, m_places[i].y - r, 2 * r + 60, 2 * r + 40);
    }
    const double below = m_graph.legend.empty() ? 0 : legendLine;
    const double above = hasControls() ? buttonSize : 0;
    const double around = std::min(margin, std::min(this->width(), this->height()) * marginShare);
    const double width = std::max(1.0, this->width() - 2 * around);
    const double height = std::max(1.0, this->height() - 2 * around - below - above);
    m_viewport.zoom = std::clamp(std::min(width / extent.width(), height / extent.height()), leastZoom, 1.0);
    m_viewport.offset =
        QPointF(this->width() / 2.0, (this->height() - below + above) / 2.0) - extent.center() * m_viewport.zoom;
    m_fitted = true;
    update();
}

void NodeGraphView::zoomBy(double factor, const QPointF& around)
{
    const double zoom = std::clamp(m_viewport.zoom * factor, leastZoom, mostZoom);
    m_viewport.offset = around - (around - m_viewport.offset) * (zoom / m_viewport.zoom);
    m_viewport.zoom = zoom;
    m_fitted = false;
    update();
}

bool NodeGraphView::hasControls() const
{
    return m_graph.problem.isEmpty() && width() >= leastForControls && height() >= leastForControls / 2;
}

void NodeGraphView::arrangeControls()
{
    const bool shown = hasControls();
    m_layouts->setVisible(shown);
    const QSize size = m_layouts->sizeHint();
    int right = width() - size.width();
    m_layouts->setGeometry(QRect(QPoint(right, 0), size));
    for (auto it = m_zoomButtons.rbegin(); it != m_zoomButtons.rend(); ++it) {
        right -= buttonSize + 4;
        (*it)->setVisible(shown);
        (*it)->setGeometry(right, 0, buttonSize, buttonSize);
    }
}

void NodeGraphView::paintLegend(QPainter& painter) const
{
    const Theme& theme = m_context.theme;
    painter.setFont(theme.fontSmall);
    const QFontMetricsF metrics(theme.fontSmall);
    double x = 4;
    const double y = height() - legendLine / 2;
    for (const ArcLegend& item : m_graph.legend) {
        const QString text = metrics.elidedText(item.name, Qt::ElideRight, 200);
        const double textWidth = metrics.horizontalAdvance(text);
        if (x + 22 + textWidth > width())
            break;
        painter.setPen(Qt::NoPen);
        painter.setBrush(item.color);
        painter.drawRoundedRect(QRectF(x, y - 2, 14, 4), 2, 2);
        painter.setPen(theme.text);
        painter.drawText(QRectF(x + 22, y - 10, textWidth + 2, 20), Qt::AlignVCenter, text);
        x += 22 + textWidth + 16;
    }
}

QString NodeGraphView::leftOut() const
{
    return m_graph.leftOut > 0 ? tr("%n more nodes are not shown", nullptr, m_graph.leftOut) : QString();
}

void NodeGraphView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_graph.problem.isEmpty()) {
        painter.setPen(m_context.theme.textSecondary);
        drawSentence(painter, m_context.theme.font, rect(), m_graph.problem);
    } else if (m_places.size() == m_graph.nodes.size()) {
        paintNodeGraph(painter, scene(), event->rect(), m_context.theme);
        paintLegend(painter);
    }
    painter.end();
    if (!m_layingOut)
        emit painted();
}

void NodeGraphView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    arrangeControls();
    if (m_fitted)
        fit();
}

void NodeGraphView::setHit(const GraphHit& hit, const QPoint& position)
{
    if (hit != m_hit) {
        m_hit = hit;
        update();
    }
    showTooltip(position);
}

void NodeGraphView::showTooltip(const QPoint& position)
{
    TooltipContent content;
    const auto add = [&content](const QString& name, const QString& value) {
        TooltipContent::Row row;
        row.color = Qt::transparent;
        row.name = name;
        row.value = value.left(300);
        content.rows.push_back(row);
    };
    const auto addStats = [&](int frame, const QString& mainStat, const QString& secondaryStat) {
        const auto named = [&](const char* name, const QString& fallback) {
            const Field* field = frame >= 0 ? m_data->frames[size_t(frame)].byName(QString::fromLatin1(name)) : nullptr;
            return field ? field->config->displayName.value_or(fallback) : fallback;
        };
        if (!mainStat.isEmpty())
            add(named("mainstat", tr("Main stat")), mainStat);
        if (!secondaryStat.isEmpty())
            add(named("secondarystat", tr("Secondary stat")), secondaryStat);
    };
    if (m_hit.node >= 0) {
        const GraphNode& node = m_graph.nodes[size_t(m_hit.node)];
        content.header = (node.title.isEmpty() ? node.id : node.title).left(200);
        addStats(m_graph.nodesFrame, node.mainStat, node.secondaryStat);
        for (const auto& [name, text] : node.details)
            add(name, text);
    } else if (m_hit.link >= 0) {
        const GraphLink& link = m_graph.links[size_t(m_hit.link)];
        const auto name = [this](int node) {
            const GraphNode& n = m_graph.nodes[size_t(node)];
            return (n.title.isEmpty() ? n.id : n.title).left(100);
        };
        content.header = name(link.from) + QStringLiteral(" → ") + name(link.to);
        addStats(m_graph.linksFrame, link.mainStat, link.secondaryStat);
        for (const auto& [title, text] : link.details)
            add(title, text);
    }
    m_tooltip.show(*this, content, position);
}

void NodeGraphView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = m_dragged = event->position();
}

void NodeGraphView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged && m_pressed && (event->position() - *m_pressed).manhattanLength() >= clickDistance) {
        m_viewport.offset += event->position() - *m_dragged;
        m_dragged = event->position();
        m_fitted = false;
        setCursor(Qt::ClosedHandCursor);
        update();
        return;
    }
    if (m_places.size() == m_graph.nodes.size())
        setHit(graphHitAt(scene(), event->position()), event->pos());
}

void NodeGraphView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_pressed && (event->position() - *m_pressed).manhattanLength() < clickDistance;
    m_pressed.reset();
    m_dragged.reset();
    unsetCursor();
    if (clicked && event->button() == Qt::LeftButton)
        openLinks(m_hit, event->globalPosition().toPoint());
}

void NodeGraphView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_hit == GraphHit())
        fit();
}

void NodeGraphView::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_places.size() != m_graph.nodes.size())
        return;
    const GraphHit hit = graphHitAt(scene(), event->pos());
    hit == GraphHit() ? event->ignore() : openLinks(hit, event->globalPos());
}

void NodeGraphView::openLinks(const GraphHit& hit, const QPoint& globalPosition)
{
    const int frame = hit.node >= 0 ? m_graph.nodesFrame : m_graph.linksFrame;
    int row = -1;
    if (hit.node >= 0)
        row = m_graph.nodes[size_t(hit.node)].row;
    else if (hit.link >= 0)
        row = m_graph.links[size_t(hit.link)].row;
    if (frame < 0 || row < 0)
        return;
    std::vector<LinkTarget> targets;
    for (const Field& field : m_data->frames[size_t(frame)].fields) {
        DataContext at;
        at.frame = &m_data->frames[size_t(frame)];
        at.field = &field;
        at.all = &m_data->frames;
        at.frameIndex = frame;
        at.row = row;
        at.display = m_data->display;
        for (LinkTarget& target : dataLinkTargets(at, m_context))
            targets.push_back(std::move(target));
    }
    offerLinks(this, targets, globalPosition, [this](const LinkTarget& link) { emit linkActivated(link); });
}

void NodeGraphView::wheelEvent(QWheelEvent* event)
{
    // A dashboard scrolls: over a cooperative panel the wheel zooms only with a key held.
    const bool zooms = m_options.greedyZoom || (event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier));
    if (!zooms || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    constexpr double notch = 120;
    zoomBy(std::pow(zoomStep, event->angleDelta().y() / notch), event->position());
    event->accept();
}

void NodeGraphView::leaveEvent(QEvent* event)
{
    PanelView::leaveEvent(event);
    setHit({}, {});
}

void NodeGraphView::hideEvent(QHideEvent* event)
{
    PanelView::hideEvent(event);
    m_tooltip.hide();
}
