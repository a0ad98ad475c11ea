#include "widgets/panels/flamegraph/flamecanvas.h"

#include "widgets/chart/plotprint.h"
#include "widgets/panels/common/tints.h"

#include <QContextMenuEvent>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace {

constexpr double rowHeight = 22;
constexpr double hideBelow = .5; ///< px: narrower blocks are not drawn
constexpr double muteBelow = 10; ///< px: narrower ones have no colour of their own
constexpr double labelAbove = 20;
constexpr double textLeft = 4;
constexpr int longestLabel = 400; ///< characters; more never fits

} // namespace

FlameCanvas::FlameCanvas(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::NoFocus);
}

void FlameCanvas::setTheme(const Theme& theme)
{
    m_theme = theme;
    viewport()->update();
}

void FlameCanvas::setTree(std::shared_ptr<const FlameTree> tree, const DisplayProcessor& display)
{
    m_tree = std::move(tree);
    m_display = display;
    m_focus = -1;
    m_hovered = -1;
    relayout();
}

void FlameCanvas::setColors(const FlameColors& colors)
{
    m_colors = colors;
    viewport()->update();
}

void FlameCanvas::setTextAlign(FlameTextAlign align)
{
    m_align = align;
    viewport()->update();
}

void FlameCanvas::setMatches(std::optional<std::vector<bool>> labels)
{
    m_matches = std::move(labels);
    viewport()->update();
}

void FlameCanvas::setUpsideDown(bool upside)
{
    m_upside = upside;
    relayout();
}

void FlameCanvas::focus(int node)
{
    const bool known = m_tree && node >= 0 && size_t(node) < m_tree->nodes.size();
    m_focus = known && node > 0 ? node : -1;
    viewport()->update();
    emit focusChanged(m_focus);
}

double FlameCanvas::contentHeight() const
{
    return m_tree ? m_tree->depth * rowHeight : 0;
}

void FlameCanvas::relayout()
{
    const int hidden = std::max(0, int(std::ceil(contentHeight())) - viewport()->height());
    verticalScrollBar()->setRange(0, hidden);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(int(rowHeight));
    if (m_upside)
        verticalScrollBar()->setValue(hidden);
    viewport()->update();
}

FlameCanvas::Window FlameCanvas::window() const
{
    Window window;
    if (!m_tree || m_tree->nodes.empty())
        return window;
    const double width = viewport()->width();
    double span = m_tree->total;
    if (m_focus >= 0) {
        window.from = m_tree->nodes[size_t(m_focus)].start;
        span = m_tree->nodes[size_t(m_focus)].value;
    }
    window.pxPerValue = span > 0 ? width / span : 0;
    return window;
}

double FlameCanvas::topOf(int level) const
{
    const int scrolled = verticalScrollBar()->value();
    if (!m_upside)
        return level * rowHeight - scrolled;
    return std::max(contentHeight(), double(viewport()->height())) - (level + 1) * rowHeight - scrolled;
}

QRectF FlameCanvas::blockRect(int index) const
{
    if (!m_tree || index < 0 || size_t(index) >= m_tree->nodes.size())
        return {};
    const FlameNode& node = m_tree->nodes[size_t(index)];
    const Window w = window();
    const double left = std::max(0.0, (node.start - w.from) * w.pxPerValue);
    const double right = std::min(double(viewport()->width()), (node.start + node.value - w.from) * w.pxPerValue);
    return right <= left ? QRectF() : QRectF(left, topOf(node.level), right - left, rowHeight);
}

void FlameCanvas::paintMuted(QPainter& painter, const QRectF& block) const
{
    painter.fillRect(block.adjusted(0, .5, -.5, -.5), blended(m_theme.text, .2, m_theme.panel));
}

void FlameCanvas::paintBlock(QPainter& painter, const FlameNode& node, const QRectF& block)
{
    const bool matches = !m_matches || (size_t(node.label) < m_matches->size() && (*m_matches)[size_t(node.label)]);
    const bool above = m_focus >= 0 && node.level < m_tree->nodes[size_t(m_focus)].level;
    QColor color = m_colors.of(node);
    if (!matches)
        color = blended(m_theme.text, .2, m_theme.panel);
    else if (above)
        color = blended(color, .55, m_theme.panel);
    const QRectF box = block.adjusted(0, .5, -.5, -.5);
    painter.fillRect(box, color);
    if (block.width() < labelAbove)
        return;
    const QString text = m_tree->labels[node.label].left(longestLabel) + QStringLiteral(" (")
        + m_display.number(node.value).full() + QLatin1Char(')');
    painter.setPen(matches ? QColor(34, 34, 34) : m_theme.textSecondary);
    const QRectF room = box.adjusted(textLeft, 0, -2, 0);
    const bool fits = painter.fontMetrics().horizontalAdvance(text) <= room.width();
    const Qt::Alignment side = fits || m_align == FlameTextAlign::Start ? Qt::AlignLeft : Qt::AlignRight;
    // Files of vectors do not all know of clips.
    const Qt::TextElideMode lost = side == Qt::AlignLeft ? Qt::ElideRight : Qt::ElideLeft;
    const QString shown =
        keepsVectors(painter) ? painter.fontMetrics().elidedText(text, lost, int(room.width())) : text;
    painter.save();
    painter.setClipRect(room, Qt::IntersectClip);
    painter.drawText(room, side | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    painter.restore();
}

void FlameCanvas::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    if (!m_tree || m_tree->nodes.empty())
        return;
    QPainter painter(viewport());
    painter.setFont(m_theme.fontMono);
    const Window w = window();
    const double width = viewport()->width();
    const double height = viewport()->height();
    for (size_t i = 0; i < m_tree->nodes.size();) {
        const FlameNode& node = m_tree->nodes[i];
        const double left = (node.start - w.from) * w.pxPerValue;
        const double right = left + node.value * w.pxPerValue;
        const double top = topOf(node.level);
        const bool outside = right <= 0 || left >= width || right - left < hideBelow;
        if (outside) {
            i = size_t(std::max(node.end, int(i) + 1));
            continue;
        }
        i++;
        if (top > height || top + rowHeight < 0)
            continue;
        const QRectF block(QPointF(std::max(left, 0.0), top), QPointF(std::min(right, width), top + rowHeight));
        block.width() < muteBelow ? paintMuted(painter, block) : paintBlock(painter, node, block);
    }
    if (const QRectF hovered = blockRect(m_hovered); !hovered.isEmpty())
        painter.fillRect(hovered.adjusted(0, .5, -.5, -.5), QColor(255, 255, 255, 60));
}

int FlameCanvas::nodeAt(const QPointF& position) const
{
    if (!m_tree)
        return -1;
    const Window w = window();
    if (w.pxPerValue <= 0)
        return -1;
    const double at = w.from + position.x() / w.pxPerValue;
    for (size_t i = 0; i < m_tree->nodes.size();) {
        const FlameNode& node = m_tree->nodes[i];
        if (at < node.start || at >= node.start + node.value) {
            i = size_t(std::max(node.end, int(i) + 1));
            continue;
        }
        const double top = topOf(node.level);
        if (position.y() >= top && position.y() < top + rowHeight)
            return int(i);
        i++;
    }
    return -1;
}

void FlameCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const int node = nodeAt(event->position());
    if (node != m_hovered) {
        viewport()->update(blockRect(m_hovered).toAlignedRect());
        m_hovered = node;
        viewport()->update(blockRect(m_hovered).toAlignedRect());
    }
    emit hovered(node, event->pos());
}

void FlameCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const int node = nodeAt(event->position());
    if (event->button() == Qt::LeftButton && node >= 0)
        focus(node == m_focus ? m_tree->nodes[size_t(node)].parent : node);
}

void FlameCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    if (const int node = nodeAt(event->pos()); node >= 0)
        emit menuWanted(node, event->globalPos());
}

bool FlameCanvas::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        m_hovered = -1;
        viewport()->update();
        emit hovered(-1, {});
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FlameCanvas::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void FlameCanvas::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    Q_UNUSED(dy)
    viewport()->update();
}
