#include "widgets/traces/tracetimeline.h"

#include "widgets/panels/common/tints.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/tooltiptext.h"
#include "widgets/traces/tracetext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace {

constexpr int indentWidth = 14;
constexpr int borderGrip = 4; // pixels on both sides of the border that take hold of it
constexpr int smallestDrag = 4;
constexpr int ticks = 4; // intervals over the bars
constexpr double smallestNameShare = 0.1;
constexpr double largestNameShare = 0.8;

} // namespace

TraceTimeline::TraceTimeline(QWidget* parent) : QAbstractScrollArea(parent), m_tree(m_scene->trace)
{
    buildFolding();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(rowHeight);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
}

void TraceTimeline::buildFolding()
{
    const auto make = [this](const QString& toolTip, void (TraceTree::*change)()) {
        auto* button = new QToolButton(viewport());
        button->setToolTip(toolTip);
        button->setAccessibleName(toolTip);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->setCursor(Qt::ArrowCursor);
        button->setStyleSheet(QStringLiteral("QToolButton { padding: 0; border: none; }"));
        connect(button, &QToolButton::clicked, this, [this, change] { changeTree(change); });
        return button;
    };
    m_expand = make(tr("Expand all ( ] )"), &TraceTree::expandAll);
    m_collapse = make(tr("Collapse all ( [ )"), &TraceTree::collapseAll);
}

/// At the right end of the names' header, where it has room for them.
void TraceTimeline::placeFolding()
{
    constexpr int side = 20;
    constexpr int leastNames = 200;
    const Trace& trace = *m_scene->trace;
    const bool isTree = std::any_of(trace.childCount.begin(), trace.childCount.end(), [](quint32 n) { return n > 0; });
    int x = nameWidth() - 4;
    for (QToolButton* button : {m_collapse, m_expand}) {
        x -= side;
        button->setGeometry(x, (headerHeight - side) / 2, side, side);
        button->setVisible(isTree && nameWidth() >= leastNames);
    }
}

void TraceTimeline::changeTree(void (TraceTree::*change)())
{
    (m_tree.*change)();
    updateScrollBar();
    viewport()->update();
}

void TraceTimeline::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_collapse->setIcon(themedIcon(IconName::ChevronRight, theme.textSecondary));
    m_expand->setIcon(themedIcon(IconName::ChevronDown, theme.textSecondary));
    viewport()->update();
}

void TraceTimeline::setScene(TraceScenePtr scene)
{
    const Trace& shown = *m_scene->trace;
    const bool isSame = scene->trace->traceId == shown.traceId;
    const TraceSummary before = m_scene->summary;
    const bool sawAll = m_window == TraceWindow {before.startNs, before.startNs + before.durationNs};
    TraceTree tree(scene->trace);
    if (isSame)
        tree.collapseAs(m_tree);
    std::optional<size_t> selected; // a refresh may bring the spans in another order
    if (isSame && m_selected)
        selected = scene->trace->ids.find(shown.spanId(*m_selected));
    m_selected = selected ? std::optional(quint32(*selected)) : std::nullopt;
    m_found.clear();
    m_scene = std::move(scene);
    m_tree = std::move(tree);
    if (!isSame)
        verticalScrollBar()->setValue(0);
    if (!isSame || sawAll)
        m_window = {m_scene->summary.startNs, m_scene->summary.startNs + m_scene->summary.durationNs};
    placeFolding();
    updateScrollBar();
    viewport()->update();
}

void TraceTimeline::setWindow(const TraceWindow& window)
{
    m_window = window;
    viewport()->update();
}

void TraceTimeline::setCriticalPath(bool shown)
{
    m_showPath = shown;
    viewport()->update();
}

void TraceTimeline::setFound(const std::vector<quint32>& spans)
{
    m_found = QSet<quint32>(spans.begin(), spans.end());
    viewport()->update();
}

void TraceTimeline::select(std::optional<quint32> span)
{
    m_selected = span;
    if (span) {
        m_tree.reveal(*span);
        updateScrollBar();
        const int top = int(m_tree.rowOf(*span).value_or(0)) * rowHeight;
        QScrollBar& bar = *verticalScrollBar();
        if (top < bar.value() || top + rowHeight > bar.value() + bar.pageStep())
            bar.setValue(top - bar.pageStep() / 2);
    }
    viewport()->update();
    emit selectionChanged(span);
}

int TraceTimeline::nameWidth() const
{
    return int(viewport()->width() * m_nameShare);
}

QRect TraceTimeline::rowRect(size_t row) const
{
    return {0, headerHeight + int(row) * rowHeight - verticalScrollBar()->value(), viewport()->width(), rowHeight};
}

std::optional<size_t> TraceTimeline::rowAt(const QPoint& position) const
{
    const int y = position.y() - headerHeight + verticalScrollBar()->value();
    if (position.y() < headerHeight || y < 0 || size_t(y / rowHeight) >= m_tree.rows().size())
        return std::nullopt;
    return size_t(y / rowHeight);
}

void TraceTimeline::updateScrollBar()
{
    const int page = std::max(0, viewport()->height() - headerHeight);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, int(m_tree.rows().size()) * rowHeight - page));
}

void TraceTimeline::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    placeFolding();
    updateScrollBar();
}

bool TraceTimeline::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave && std::exchange(m_hovered, std::nullopt))
        viewport()->update();
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), viewport());
    return true;
}

/// Names are cut where there is no room for them; here they are whole.
QString TraceTimeline::toolTipAt(const QPoint& position) const
{
    const auto row = rowAt(position);
    if (!row)
        return {};
    const Trace& trace = *m_scene->trace;
    const quint32 span = m_tree.rows()[*row];
    const QString names = trace.serviceOf(span) + QLatin1String(": ") + trace.operationOf(span);
    const QString times = tr("%1, self time %2, starts at +%3")
                              .arg(spanDurationText(trace.durationNs[span]), spanDurationText(m_scene->selfNs[span]),
                                   spanDurationText(trace.startNs[span] - m_scene->summary.startNs));
    return plainToolTip(names + u'\n' + times);
}

void TraceTimeline::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    const size_t first = size_t(verticalScrollBar()->value() / rowHeight);
    for (size_t row = first; row < m_tree.rows().size(); ++row) {
        const QRect rect = rowRect(row);
        if (rect.top() > viewport()->height())
            break;
        paintRow(painter, row, rect);
    }
    painter.fillRect(nameWidth(), 0, 1, viewport()->height(), m_theme.borderMedium);
    paintHeader(painter);
    if (m_dragFrom) {
        QColor brush = m_theme.primary;
        brush.setAlphaF(0.25F);
        painter.fillRect(QRect(QPoint(std::min(*m_dragFrom, m_dragTo), 0),
                               QPoint(std::max(*m_dragFrom, m_dragTo), viewport()->height())),
                         brush);
    }
    painter.end();
    emit viewportPainted();
}

void TraceTimeline::paintHeader(QPainter& painter) const
{
    const int left = nameWidth();
    const int width = viewport()->width() - left;
    painter.fillRect(0, 0, viewport()->width(), headerHeight, m_theme.secondary);
    painter.setFont(m_theme.fontSmall);
    painter.setPen(m_theme.textSecondary);
    const int room = (m_expand->isVisibleTo(this) ? m_expand->x() : left) - 16;
    painter.drawText(QRect(8, 0, room, headerHeight), Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(tr("Service and operation"), Qt::ElideRight, room));
    int free = left + width; // the last time has its place before the others
    for (int i = ticks; i >= 0; --i) {
        const int x = left + width * i / ticks;
        const qint64 at = m_window.fromNs - m_scene->summary.startNs + qint64(m_window.durationNs() * i / ticks);
        const QString text = spanDurationText(std::max<qint64>(0, at));
        const int advance = painter.fontMetrics().horizontalAdvance(text) + 8;
        const int from = i == ticks ? x - advance : x + 6;
        if (from + advance > free)
            continue;
        painter.drawText(QRect(from, 0, advance - 4, headerHeight), Qt::AlignVCenter | Qt::AlignRight, text);
        free = from;
    }
    painter.fillRect(0, headerHeight - 1, viewport()->width(), 1, m_theme.border);
}

void TraceTimeline::paintRow(QPainter& painter, size_t row, const QRect& rect) const
{
    const quint32 span = m_tree.rows()[row];
    if (m_selected == span)
        painter.fillRect(rect, blended(m_theme.primary, 0.22, m_theme.panel));
    else if (m_found.contains(span))
        painter.fillRect(rect, blended(m_theme.warning, 0.18, m_theme.panel));
    else if (m_hovered == row)
        painter.fillRect(rect, m_theme.hover);
    const int left = nameWidth();
    for (int i = 1; i < ticks; ++i)
        painter.fillRect(left + (rect.width() - left) * i / ticks, rect.top(), 1, rect.height(), m_theme.grid);
    painter.save();
    painter.setClipRect(QRect(rect.left(), rect.top(), left, rect.height()));
    paintName(painter, span, rect);
    painter.setClipRect(QRect(left + 1, rect.top(), rect.width() - left - 1, rect.height()));
    paintBar(painter, span, rect);
    painter.restore();
}

void TraceTimeline::paintName(QPainter& painter, quint32 span, const QRect& rect) const
{
    const Trace& trace = *m_scene->trace;
    const int deepest = std::max(0, (nameWidth() - 120) / indentWidth); // the name of a deep span stays readable
    const int indent = std::min<int>(trace.depth[span], deepest) * indentWidth;
    for (int x = indentWidth / 2 + 4; x < indent; x += indentWidth)
        painter.fillRect(x, rect.top(), 1, rect.height(), m_theme.border);
    int x = rect.left() + 4 + indent;
    if (m_tree.canCollapse(span)) {
        const IconName icon = m_tree.isCollapsed(span) ? IconName::ChevronRight : IconName::ChevronDown;
        painter.drawPixmap(x, rect.center().y() - 7,
                           iconPixmap(icon, m_theme.textSecondary, 14, painter.device()->devicePixelRatioF()));
    }
    x += 16;
    painter.fillRect(x, rect.top() + 5, 4, rect.height() - 10, serviceColor(*m_scene, span, m_theme));
    x += 10;
    if (trace.has(span, Trace::HasError)) {
        painter.drawPixmap(x, rect.center().y() - 7,
                           iconPixmap(IconName::Warning, m_theme.error, 14, painter.device()->devicePixelRatioF()));
        x += 18;
    }
    painter.setFont(m_theme.fontMedium);
    painter.setPen(m_theme.text);
    const QString service = trace.serviceOf(span);
    const int room = nameWidth() - x - 8;
    const int serviceWidth = std::min(room, painter.fontMetrics().horizontalAdvance(service));
    painter.drawText(QRect(x, rect.top(), serviceWidth + 2, rect.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(service, Qt::ElideRight, serviceWidth + 1));
    x += serviceWidth + 8;
    painter.setFont(m_theme.fontSmall);
    painter.setPen(m_theme.textSecondary);
    if (nameWidth() - x > 20)
        painter.drawText(
            QRect(x, rect.top(), nameWidth() - x - 6, rect.height()), Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(trace.operationOf(span), Qt::ElideRight, nameWidth() - x - 6));
}

void TraceTimeline::setBarLabel(SpanBarLabel label, const QString& tag)
{
    m_barLabel = label;
    m_barTag = tag;
    viewport()->update();
}

QString TraceTimeline::barText(quint32 span) const
{
    const Trace& trace = *m_scene->trace;
    if (m_barLabel == SpanBarLabel::Duration)
        return spanDurationText(trace.durationNs[span]);
    if (m_barLabel == SpanBarLabel::None)
        return {};
    // Only rows in sight are asked for: their attributes are decoded here.
    for (const TraceAttribute& attribute : trace.detail(span).attributes)
        if (attribute.key == m_barTag)
            return attribute.value.left(80);
    return {};
}

void TraceTimeline::paintBar(QPainter& painter, quint32 span, const QRect& rect) const
{
    const Trace& trace = *m_scene->trace;
    const double left = nameWidth() + 1;
    const double width = rect.width() - left;
    const double from = left + m_window.x(trace.startNs[span], width);
    const double to = left + m_window.x(trace.startNs[span] + trace.durationNs[span], width);
    const double shownFrom = std::max(from, left - 4);
    const double shownTo = std::min(std::max(to, from + 1), double(rect.right()) + 4);
    if (shownTo > shownFrom)
        painter.fillRect(QRectF(shownFrom, rect.top() + 7, shownTo - shownFrom, rect.height() - 14),
                         serviceColor(*m_scene, span, m_theme));
    if (m_showPath)
        for (const auto& [begin, end] : m_scene->pathOf(span)) {
            const double a = std::max(left, left + m_window.x(begin, width));
            const double b = std::min(double(rect.right()), left + m_window.x(end, width));
            if (b > a)
                painter.fillRect(QRectF(a, rect.center().y(), std::max(1.0, b - a), 2), m_theme.text);
        }
    const QString text = barText(span);
    if (text.isEmpty())
        return;
    painter.setFont(m_theme.fontSmall);
    painter.setPen(m_theme.textSecondary);
    const int advance = painter.fontMetrics().horizontalAdvance(text) + 4;
    const bool fitsRight = to + 6 + advance < rect.right();
    const bool fitsLeft = from - 6 - advance > left;
    if (fitsRight && to >= left)
        painter.drawText(QRectF(to + 6, rect.top(), advance, rect.height()), Qt::AlignVCenter, text);
    else if (fitsLeft && from <= rect.right())
        painter.drawText(QRectF(from - 6 - advance, rect.top(), advance, rect.height()),
                         Qt::AlignVCenter | Qt::AlignRight, text);
    else if (shownTo - shownFrom > advance + 8) {
        const QColor bar = serviceColor(*m_scene, span, m_theme);
        painter.fillRect(QRectF(shownTo - advance - 10, rect.top() + 7, advance + 6, rect.height() - 14),
                         bar); // the critical path goes under the text
        painter.setPen(contrastText(bar));
        painter.drawText(QRectF(shownTo - advance - 8, rect.top(), advance, rect.height()),
                         Qt::AlignVCenter | Qt::AlignRight, text);
    }
}

void TraceTimeline::pressedRow(size_t row, const QPoint& position)
{
    const quint32 span = m_tree.rows()[row];
    const int deepest = std::max(0, (nameWidth() - 120) / indentWidth);
    const int chevron = 4 + std::min<int>(m_scene->trace->depth[span], deepest) * indentWidth;
    if (m_tree.canCollapse(span) && position.x() >= chevron && position.x() < chevron + 16) {
        m_tree.setCollapsed(span, !m_tree.isCollapsed(span));
        updateScrollBar();
        viewport()->update();
        return;
    }
    select(m_selected == span ? std::nullopt : std::optional(span));
}

void TraceTimeline::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int x = event->pos().x();
    m_resizing = std::abs(x - nameWidth()) <= borderGrip;
    if (!m_resizing && x > nameWidth())
        m_dragFrom = m_dragTo = x;
}

void TraceTimeline::mouseMoveEvent(QMouseEvent* event)
{
    const int x = event->pos().x();
    const bool onBorder = m_resizing || std::abs(x - nameWidth()) <= borderGrip;
    viewport()->setCursor(onBorder ? Qt::SplitHCursor : Qt::ArrowCursor);
    if (m_resizing) {
        m_nameShare = std::clamp(double(x) / std::max(1, viewport()->width()), smallestNameShare, largestNameShare);
        placeFolding();
    }
    m_dragTo = std::clamp(x, nameWidth(), viewport()->width());
    m_hovered = rowAt(event->pos());
    viewport()->update();
}

void TraceTimeline::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto dragFrom = std::exchange(m_dragFrom, std::nullopt);
    const bool wasResizing = std::exchange(m_resizing, false);
    if (dragFrom && std::abs(m_dragTo - *dragFrom) >= smallestDrag)
        chooseWindow(std::min(*dragFrom, m_dragTo), std::max(*dragFrom, m_dragTo));
    else if (const auto row = rowAt(event->pos()); row && !wasResizing)
        pressedRow(*row, event->pos());
    viewport()->update();
}

void TraceTimeline::chooseWindow(double fromX, double toX)
{
    const double left = nameWidth();
    const double width = std::max(1.0, viewport()->width() - left);
    const auto timeAt = [&](double x) { return m_window.fromNs + qint64((x - left) / width * m_window.durationNs()); };
    const TraceWindow window {timeAt(fromX), timeAt(toX)};
    if (window.toNs > window.fromNs)
        emit windowChosen(window);
}

void TraceTimeline::moveSelection(int rows)
{
    const auto& all = m_tree.rows();
    if (all.empty())
        return;
    const auto now = m_selected ? m_tree.rowOf(*m_selected) : std::nullopt;
    const qint64 next = now ? qint64(*now) + rows : 0;
    select(all[size_t(std::clamp<qint64>(next, 0, qint64(all.size()) - 1))]);
}

void TraceTimeline::pan(double share)
{
    const TraceSummary& summary = m_scene->summary;
    const auto wanted = qint64(m_window.durationNs() * share);
    const qint64 least = std::min<qint64>(0, summary.startNs - m_window.fromNs);
    const qint64 most = std::max<qint64>(0, summary.startNs + summary.durationNs - m_window.toNs);
    const qint64 by = std::clamp(wanted, least, most);
    emit windowChosen({m_window.fromNs + by, m_window.toNs + by});
}

void TraceTimeline::zoom(double factor, double center)
{
    const double middle = double(m_window.fromNs) + m_window.durationNs() * center;
    const double from = middle - m_window.durationNs() * factor * center;
    const double to = middle + m_window.durationNs() * factor * (1 - center);
    const TraceSummary& summary = m_scene->summary;
    const TraceWindow window {std::max(summary.startNs, qint64(from)),
                              std::min(summary.startNs + summary.durationNs, qint64(to))};
    if (window.toNs > window.fromNs)
        emit windowChosen(window);
}

void TraceTimeline::keyPressEvent(QKeyEvent* event)
{
    constexpr double step = 0.1;
    const double share = event->modifiers() & Qt::ShiftModifier ? 5 * step : step;
    switch (event->key()) {
    case Qt::Key_A:
    case Qt::Key_Left:
        return pan(-share);
    case Qt::Key_D:
    case Qt::Key_Right:
        return pan(share);
    case Qt::Key_W:
        return verticalScrollBar()->setValue(verticalScrollBar()->value() - 5 * rowHeight);
    case Qt::Key_S:
        return verticalScrollBar()->setValue(verticalScrollBar()->value() + 5 * rowHeight);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.8, 0.5);
    case Qt::Key_Minus:
        return zoom(1.25, 0.5);
    case Qt::Key_F:
    case Qt::Key_Down:
        return moveSelection(1);
    case Qt::Key_B:
    case Qt::Key_Up:
        return moveSelection(-1);
    case Qt::Key_BracketLeft:
        return changeTree(&TraceTree::collapseAll);
    case Qt::Key_BracketRight:
        return changeTree(&TraceTree::expandAll);
    case Qt::Key_P:
        return changeTree(&TraceTree::collapseOneLevel);
    case Qt::Key_O:
        return changeTree(&TraceTree::expandOneLevel);
    case Qt::Key_Space:
        if (m_selected)
            m_tree.setCollapsed(*m_selected, !m_tree.isCollapsed(*m_selected));
        updateScrollBar();
        return viewport()->update();
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TraceTimeline::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    const double width = std::max(1, viewport()->width() - nameWidth());
    const double center = std::clamp((event->position().x() - nameWidth()) / width, 0.0, 1.0);
    zoom(event->angleDelta().y() > 0 ? 0.8 : 1.25, center);
    event->accept();
}
