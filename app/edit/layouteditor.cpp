#include "app/edit/layouteditor.h"

#include "dashboards/run/dashboardsession.h"
#include "widgets/view/dashboardview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QUndoCommand>

#include <algorithm>
#include <functional>
#include <utility>

namespace {

constexpr int handleSize = 22;

/// One step of a person: the places of all panels before and after it.
class Step : public QUndoCommand
{
public:
    using Take = std::function<void(std::vector<grid::Item>)>;
    Step(std::vector<grid::Item> before, std::vector<grid::Item> after, Take take)
        : m_before(std::move(before))
        , m_after(std::move(after))
        , m_take(std::move(take))
    { }
    void undo() override { m_take(m_before); }
    void redo() override { m_take(m_after); }

private:
    std::vector<grid::Item> m_before;
    std::vector<grid::Item> m_after;
    Take m_take;
};

} // namespace

LayoutEditor::LayoutEditor(DashboardSession& session, DashboardView& view, const Theme& theme)
    : QWidget(view.widget())
    , m_session(session)
    , m_view(view)
    , m_theme(theme)
{
    for (const LivePanel& panel : session.panels()) {
        if (panel.hidden)
            continue;
        m_ids.push_back(panel.id);
        // Clones have no place of their own in the file.
        m_movable.push_back(!panel.spec->isRow() && panel.spec->repeat.isEmpty() && panel.id == panel.spec->id);
        m_items.push_back({panel.gridPos, false});
    }
    m_start = m_items;
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    view.widget()->installEventFilter(this);
    setGeometry(view.widget()->rect());
    show();
    raise();
    setFocus();
}

std::map<PanelId, GridPos> LayoutEditor::changes() const
{
    std::map<PanelId, GridPos> changed;
    for (size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].pos != m_start[i].pos)
            changed[m_ids[i]] = m_items[i].pos;
    return changed;
}

std::optional<PanelId> LayoutEditor::selected() const
{
    return m_selected < 0 ? std::nullopt : std::optional(m_ids[size_t(m_selected)]);
}

QRect LayoutEditor::rectOf(const PanelId& panel) const
{
    for (size_t i = 0; i < m_ids.size(); ++i)
        if (m_ids[i] == panel)
            return rectAt(i);
    return {};
}

int LayoutEditor::gridWidth() const
{
    return std::max(1, width() - 2 * m_view.padding());
}

QRect LayoutEditor::rectAt(size_t item) const
{
    return grid::pixelRect(m_items[item].pos, gridWidth()).translated(m_view.padding(), m_view.padding());
}

int LayoutEditor::itemAt(const QPoint& px) const
{
    for (size_t i = 0; i < m_items.size(); ++i)
        if (m_movable[i] && rectAt(i).contains(px))
            return int(i);
    return -1;
}

bool LayoutEditor::isHandle(size_t item, const QPoint& px) const
{
    const QRect rect = rectAt(item);
    return QRect(rect.bottomRight() - QPoint(handleSize, handleSize), QSize(handleSize, handleSize)).contains(px);
}

void LayoutEditor::take(std::vector<grid::Item> items)
{
    m_items = std::move(items);
    place();
}

void LayoutEditor::remember(std::vector<grid::Item> before)
{
    const bool same = std::equal(before.begin(), before.end(), m_items.begin(), m_items.end(),
                                 [](const grid::Item& a, const grid::Item& b) { return a.pos == b.pos; });
    if (!same)
        m_steps.push(new Step(std::move(before), m_items, [this](auto items) { take(std::move(items)); }));
}

void LayoutEditor::place()
{
    std::map<PanelId, GridPos> places;
    for (size_t i = 0; i < m_items.size(); ++i)
        places[m_ids[i]] = m_items[i].pos;
    m_view.setPlaces(std::move(places));
    raise(); // panels that were made meanwhile lie above
    update();
}

void LayoutEditor::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (!m_movable[i])
            continue;
        const QRectF rect = QRectF(rectAt(i)).adjusted(.5, .5, -.5, -.5);
        const bool chosen = int(i) == m_selected;
        QColor veil = chosen ? m_theme.primary : m_theme.canvas;
        constexpr int chosenAlpha = 40;
        constexpr int alpha = 60;
        veil.setAlpha(chosen ? chosenAlpha : alpha);
        painter.setPen(QPen(chosen ? m_theme.primary : m_theme.borderMedium, chosen ? 2 : 1,
                            chosen ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(veil);
        painter.drawRoundedRect(rect, Theme::panelRadius, Theme::panelRadius);
        painter.setPen(QPen(chosen ? m_theme.primary : m_theme.text, 2));
        const QPointF corner = rect.bottomRight() - QPointF(6, 6);
        for (const int step : {5, 10})
            painter.drawLine(corner - QPointF(step, 0), corner - QPointF(0, step));
    }
}

void LayoutEditor::mousePressEvent(QMouseEvent* event)
{
    m_selected = itemAt(event->pos());
    m_dragging = m_selected >= 0 && event->button() == Qt::LeftButton;
    if (m_dragging) {
        const auto item = size_t(m_selected);
        m_resizing = isHandle(item, event->pos());
        m_grip = event->pos() - (m_resizing ? rectAt(item).bottomRight() : rectAt(item).topLeft());
        m_beforeDrag = m_items;
    }
    update();
}

void LayoutEditor::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragging) {
        const int item = itemAt(event->pos());
        setCursor(item < 0                                   ? Qt::ArrowCursor
                      : isHandle(size_t(item), event->pos()) ? Qt::SizeFDiagCursor
                                                             : Qt::SizeAllCursor);
        return;
    }
    const auto item = size_t(m_selected);
    const QPoint origin(m_view.padding(), m_view.padding());
    const QPoint corner = event->pos() - m_grip - origin;
    if (m_resizing) {
        const QPoint topLeft = grid::pixelRect(m_beforeDrag[item].pos, gridWidth()).topLeft();
        const QSize cells = grid::cellsOf(QSize(corner.x() - topLeft.x(), corner.y() - topLeft.y()), gridWidth());
        take(grid::resized(m_beforeDrag, item, cells.width(), cells.height()));
        return;
    }
    const QPoint cell = grid::cellAt(corner, gridWidth());
    take(grid::moved(m_beforeDrag, item, cell.x(), cell.y()));
}

void LayoutEditor::mouseReleaseEvent(QMouseEvent*)
{
    if (std::exchange(m_dragging, false))
        remember(m_beforeDrag);
}

/// Keys of the window that mean something else there are ours as long as the layout is edited.
bool LayoutEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))
            event->accept();
    }
    return QWidget::event(event);
}

bool LayoutEditor::focusNextPrevChild(bool next)
{
    const int count = int(m_items.size());
    for (int step = 1; step <= count; ++step) {
        const int candidate = (m_selected + (next ? step : count - step) + count) % std::max(1, count);
        if (!m_movable[size_t(candidate)])
            continue;
        m_selected = candidate;
        break;
    }
    if (m_selected >= 0)
        m_view.ensureVisible(rectAt(size_t(m_selected)).center().x(), rectAt(size_t(m_selected)).center().y());
    update();
    return true;
}

void LayoutEditor::keyPressEvent(QKeyEvent* event)
{
    if (!m_dragging && (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo))) {
        event->matches(QKeySequence::Undo) ? m_steps.undo() : m_steps.redo();
        return;
    }
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit finished(event->key() != Qt::Key_Escape);
        return;
    }
    const QPoint step((event->key() == Qt::Key_Right ? 1 : 0) - (event->key() == Qt::Key_Left ? 1 : 0),
                      (event->key() == Qt::Key_Down ? 1 : 0) - (event->key() == Qt::Key_Up ? 1 : 0));
    if (m_selected < 0 || step.isNull()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const std::vector<grid::Item> before = m_items;
    const auto item = size_t(m_selected);
    if (event->modifiers() & Qt::ShiftModifier)
        take(grid::resized(m_items, item, before[item].pos.w + step.x(), before[item].pos.h + step.y()));
    else
        moveByKeys(item, step);
    remember(before);
}

/// One row may be less than what stands there is high: goes on until the panel has passed it.
void LayoutEditor::moveByKeys(size_t item, QPoint step)
{
    const GridPos pos = m_items[item].pos;
    constexpr int furthest = 100;
    for (int far = 1; far <= furthest; ++far) {
        take(grid::moved(m_items, item, pos.x + step.x() * far, pos.y + step.y() * far));
        if (m_items[item].pos != pos || step.y() == 0)
            break;
    }
}

bool LayoutEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(static_cast<QWidget*>(watched)->rect());
    return QWidget::eventFilter(watched, event);
}
