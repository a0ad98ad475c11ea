// What mouse, wheel and keys do to a chart.

#include "widgets/chart/chartoverlay.h"
#include "widgets/chart/chartview.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace {

constexpr double leastSelection = 5; ///< px: shorter drags are clicks
constexpr double wheelStep = 120;
constexpr double zoomPerStep = .85;
constexpr int stepsFar = 10; ///< samples or pixels that Shift and an arrow key go
constexpr double nsPerMs = 1e6;

/// The key that moves as this one does in a chart whose x axis runs upwards.
int turnedKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
        return Qt::Key_Right;
    case Qt::Key_Down:
        return Qt::Key_Left;
    case Qt::Key_Right:
        return Qt::Key_Up;
    case Qt::Key_Left:
        return Qt::Key_Down;
    default:
        return key;
    }
}

} // namespace

/// The one place where the mouse comes from the screen into the chart.
QPointF ChartView::positionOf(const QSinglePointEvent& event) const
{
    return placement().turn.toChart(event.position());
}

QRectF ChartView::selection(QPointF end) const
{
    const QRectF plot = placement().plot;
    const bool time = m_drag == Drag::Time;
    QRectF area = QRectF(m_pressed, end).normalized().intersected(plot);
    if (time && std::abs(end.x() - m_pressed.x()) >= leastSelection) {
        const double left = std::clamp(std::min(end.x(), m_pressed.x()), plot.left(), plot.right());
        const double right = std::clamp(std::max(end.x(), m_pressed.x()), plot.left(), plot.right());
        area = QRectF(left, plot.top(), right - left, plot.height());
    } else if (m_drag == Drag::Values && std::abs(end.y() - m_pressed.y()) >= leastSelection) {
        const double top = std::clamp(std::min(end.y(), m_pressed.y()), plot.top(), plot.bottom());
        const double bottom = std::clamp(std::max(end.y(), m_pressed.y()), plot.top(), plot.bottom());
        area = QRectF(plot.left(), top, plot.width(), bottom - top);
    } else {
        area = {};
    }
    return area;
}

void ChartView::dragTo(QPointF position)
{
    if (m_drag == Drag::Pan)
        panTo(position);
    else if (m_drag != Drag::None)
        m_overlay->setSelection(selection(position));
}

/// Shows another part of the x axis. Of numbers and categories there is no more than the data has.
void ChartView::zoomX(std::pair<double, double> span)
{
    if (span.second - span.first < (m_given->hasTime() ? 1 : 1e-6 * (m_given->toMs - m_given->fromMs)))
        return;
    m_zoom.timeMs = span;
    if (m_given->hasTime())
        return;
    const double length = std::min(span.second - span.first, m_given->toMs - m_given->fromMs);
    const double from = std::clamp(span.first, m_given->fromMs, m_given->toMs - length);
    m_zoom.timeMs = {from, from + length};
    if (length >= m_given->toMs - m_given->fromMs)
        m_zoom.timeMs.reset();
}

void ChartView::panTo(QPointF position)
{
    const QPointF moved = position - m_pressed;
    const QRectF plot = placement().plot;
    if (m_panFrom->hasTime() || m_zoom.timeMs) {
        const double msPerPx = (m_panFrom->toMs - m_panFrom->fromMs) / std::max(plot.width(), 1.0);
        zoomX({m_panFrom->fromMs - moved.x() * msPerPx, m_panFrom->toMs - moved.x() * msPerPx});
    }
    if (!m_zoom.values.isEmpty())
        zoomValues(*m_panFrom, plot.height(), {-moved.y(), plot.height() - moved.y()}, m_zoom);
    startRaster();
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    dragTo(positionOf(*event));
    if (m_drag == Drag::Pan)
        m_cursor = positionOf(*event);
    else
        hoverPosition(positionOf(*event));
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    m_dismissing = isTooltipPinned();
    if (m_dismissing) {
        m_tooltip->unpin();
        hoverPosition(positionOf(*event));
    }
    const bool left = event->button() == Qt::LeftButton;
    if (!m_shown || !(left || event->button() == Qt::MiddleButton))
        return;
    if (!placement().plot.contains(positionOf(*event))) {
        const Annotation* annotation = left ? annotationAt(*m_shown, placement(), positionOf(*event)) : nullptr;
        if (annotation) {
            pinTooltip({});
            emit annotationClicked(Annotation(*annotation));
        }
        return;
    }
    m_pressed = positionOf(*event);
    if (!left || event->modifiers().testFlag(Qt::ControlModifier)) {
        m_drag = Drag::Pan;
        m_panFrom = m_shown;
        setCursor(Qt::ClosedHandCursor);
    } else {
        const bool values = event->modifiers().testFlag(Qt::ShiftModifier) && m_shown->zoomsValues();
        m_drag = values ? Drag::Values : Drag::Time;
    }
}

void ChartView::click(QPointF position)
{
    const int exemplar = exemplarAt(*m_shown, placement(), position);
    if (m_shown->picture) {
        emit pictureClicked(position);
    } else if (exemplar >= 0) {
        emit exemplarClicked(exemplar);
    } else if (m_hover.focus >= 0 && size_t(m_hover.focus) < m_hover.points.size()) {
        const HoverPoint point = m_hover.points[size_t(m_hover.focus)];
        emit pointClicked(point.series, point.row);
    } else {
        emit plotClicked();
    }
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = m_drag;
    const QRectF area = drag == Drag::None ? QRectF() : selection(positionOf(*event));
    m_drag = Drag::None;
    m_panFrom.reset();
    m_overlay->setSelection({});
    if (drag == Drag::None)
        return;
    const bool moved = (positionOf(*event) - m_pressed).manhattanLength() >= leastSelection;
    if (drag == Drag::Pan) {
        if (moved && m_zoom.timeMs && m_shown->hasTime())
            emit rangeSelected(qint64(m_zoom.timeMs->first), qint64(m_zoom.timeMs->second));
    } else if (drag == Drag::Time && !area.isNull()) {
        const std::pair span(timeAt(*m_shown, placement(), area.left()), timeAt(*m_shown, placement(), area.right()));
        if (m_shown->hasTime()) {
            emit rangeSelected(qint64(span.first), qint64(span.second));
        } else {
            zoomX(span);
            startRaster();
        }
    } else if (drag == Drag::Values && !area.isNull()) {
        const QRectF plot = placement().plot;
        zoomValues(*m_shown, plot.height(), {area.top() - plot.top(), area.bottom() - plot.top()}, m_zoom);
        startRaster();
    } else if (!moved && !std::exchange(m_dismissing, false)) {
        click(positionOf(*event));
    }
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !placement().plot.contains(positionOf(*event)))
        return;
    if (isTooltipPinned())
        m_tooltip->unpin();
    if (m_zoom.values.isEmpty() && (!m_zoom.timeMs || m_slideTimer.isActive())) {
        if (m_shown->hasTime())
            emit zoomOutRequested();
        return;
    }
    m_zoom = {};
    startRaster();
}

void ChartView::wheelEvent(QWheelEvent* event)
{
    const bool time = event->modifiers().testFlag(Qt::ControlModifier) && m_shown;
    const bool values = event->modifiers().testFlag(Qt::ShiftModifier) && m_shown && m_shown->zoomsValues();
    const QRectF plot = placement().plot;
    if (!(time || values) || !plot.contains(positionOf(*event))) {
        event->ignore(); // the dashboard scrolls
        return;
    }
    // Shift turns a vertical wheel into a horizontal one on some platforms.
    const QPoint delta = event->angleDelta();
    const double steps = double(delta.y() != 0 ? delta.y() : delta.x()) / wheelStep;
    const double factor = std::pow(zoomPerStep, std::clamp(steps, -8.0, 8.0));
    if (time) {
        const double share = (positionOf(*event).x() - plot.left()) / std::max(plot.width(), 1.0);
        const auto span = scaledAround({m_wanted->fromMs, m_wanted->toMs}, share, factor);
        zoomX(span);
        if (m_wanted->hasTime())
            m_wheelTimer.start();
    } else {
        const double share = (positionOf(*event).y() - plot.top()) / std::max(plot.height(), 1.0);
        zoomValues(*m_wanted, plot.height(), scaledAround({0, plot.height()}, share, factor), m_zoom);
    }
    startRaster();
}

/// False when the key moves nothing.
bool ChartView::moveCursor(int key, bool far)
{
    if (!m_shown || m_shown->picture || !m_shown->keyboard || isTooltipPinned())
        return false;
    if (m_shown->upright)
        key = turnedKey(key);
    const QRectF plot = placement().plot;
    const QPointF from = m_cursor.value_or(plot.center());
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        const double step = (far ? stepsFar : 1) * (key == Qt::Key_Up ? -1 : 1);
        hoverPosition({from.x(), std::clamp(from.y() + step, plot.top(), plot.bottom() - 1)});
        return true;
    }
    const int direction = key == Qt::Key_Right || key == Qt::Key_Home ? 1 : -1;
    const bool toEdge = key == Qt::Key_Home || key == Qt::Key_End;
    qint64 timeNs = m_hover.timeNs;
    if (toEdge)
        timeNs = qint64((key == Qt::Key_Home ? m_shown->fromMs - 1 : m_shown->toMs + 1) * nsPerMs);
    else if (!m_cursor || m_hover.points.empty())
        timeNs = qint64(timeAt(*m_shown, placement(), from.x()) * nsPerMs);
    for (int i = 0; i < (far && !toEdge ? stepsFar : 1); i++)
        timeNs = neighbourTime(*m_shown, timeNs, direction).value_or(timeNs);
    const double x = xOfTime(*m_shown, placement(), double(timeNs) / nsPerMs);
    hoverPosition({std::clamp(x, plot.left(), plot.right() - .01), from.y()});
    return true;
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool far = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    const bool moves = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down
        || key == Qt::Key_Home || key == Qt::Key_End;
    if (key == Qt::Key_Escape && isTooltipPinned())
        m_tooltip->unpin();
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_shown && m_cursor)
        click(*m_cursor);
    else if (!(moves && plain && moveCursor(key, far)))
        QWidget::keyPressEvent(event);
}

/// The menu that the panel opens does not lie among tooltips.
void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    m_cursor.reset();
    clearHover();
    event->ignore();
}

void ChartView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_cursor.reset();
    clearHover();
}

/// Who comes by the keyboard sees the cursor that the keys move.
void ChartView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !m_cursor)
        moveCursor(Qt::Key_End, false);
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (!m_cursor || underMouse() || isTooltipPinned())
        return;
    m_cursor.reset();
    QMetaObject::invokeMethod(this, &ChartView::clearHover, Qt::QueuedConnection); // later, as below
}

void ChartView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_cursor.reset();
    if (m_tooltip)
        m_tooltip->unpin();
    // Later: a chart also hides while the panel around it is being destroyed, which must not hear of it any more.
    QMetaObject::invokeMethod(this, &ChartView::clearHover, Qt::QueuedConnection);
}
