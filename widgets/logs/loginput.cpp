#include "widgets/controls/popupmenu.h"
#include "widgets/logs/logsearchbar.h"
#include "widgets/logs/logview.h"
#include "widgets/theme/tooltiptext.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

// Mouse and keyboard of the log view.

namespace {

constexpr qsizetype longestPlain = 60; // characters of a value that fits beside its name

} // namespace

qsizetype LogView::indexAt(const QPoint& position) const
{
    const qint64 y = position.y() + verticalScrollBar()->value();
    return m_rows.empty() || y < 0 || y >= m_heights.total() ? -1 : m_heights.rowAt(y);
}

LogDetails::Hit LogView::detailsHit(qsizetype index, const QPoint& position) const
{
    const LogDetails* opened = index >= 0 ? details(index) : nullptr;
    const QRect area = opened ? detailsRect(index) : QRect();
    return area.contains(position) ? opened->hit(area, position) : LogDetails::Hit {};
}

void LogView::setHovered(qsizetype index)
{
    if (index == m_hovered)
        return;
    for (const qsizetype changed : {m_hovered, index})
        if (changed >= 0 && changed < m_heights.size())
            viewport()->update(rowRect(changed));
    m_hovered = index;
    if (index >= 0)
        emit rowHovered(double(m_lines->timeNs(m_rows[size_t(index)].row)) / 1e6);
    else
        emit rowHovered(std::nullopt);
}

void LogView::mouseMoveEvent(QMouseEvent* event)
{
    m_mouse = event->pos();
    const qsizetype index = indexAt(m_mouse);
    const bool onDetails = index >= 0 && details(index) && detailsRect(index).contains(m_mouse);
    const bool clickable =
        onDetails ? detailsHit(index, m_mouse).action != LogDetails::Action::None : index >= 0 && m_options.details;
    viewport()->setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (onDetails != m_onDetails || onDetails)
        viewport()->update(); // buttons of the fields follow the mouse
    m_onDetails = onDetails;
    setHovered(onDetails ? -1 : index);
}

void LogView::leaveEvent(QEvent*)
{
    m_mouse = {-1, -1};
    if (std::exchange(m_onDetails, false))
        viewport()->update();
    setHovered(-1);
    placeBar();
}

void LogView::enterEvent(QEnterEvent*)
{
    placeBar();
}

void LogView::mousePressEvent(QMouseEvent* event)
{
    const qsizetype index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || index < 0)
        return;
    if (details(index) && detailsRect(index).contains(event->pos())) {
        if (const LogDetails::Hit hit = detailsHit(index, event->pos()); hit.action != LogDetails::Action::None)
            act(LogDetails::Row(details(index)->rows()[hit.row]), hit.action); // a copy: slots may bring new lines
        return;
    }
    setCurrent(index);
    toggleDetails(index);
}

void LogView::toggleDetails(qsizetype index)
{
    if (!m_options.details || index < 0 || index >= qsizetype(m_rows.size()))
        return;
    if (m_options.detailsBeside)
        emit detailsRequested(index);
    else
        setOpen(index, !isOpen(index));
}

void LogView::act(const LogDetails::Row& row, LogDetails::Action action)
{
    switch (action) {
    case LogDetails::Action::FilterFor:
        emit filterAdded(row.name, QStringLiteral("="), row.value);
        break;
    case LogDetails::Action::FilterOut:
        emit filterAdded(row.name, QStringLiteral("!="), row.value);
        break;
    case LogDetails::Action::Copy:
        QApplication::clipboard()->setText(row.value);
        break;
    case LogDetails::Action::Open:
        emit linkActivated(row.link->title, row.link->url, row.link->newWindow);
        break;
    case LogDetails::Action::None:
        break;
    }
}

void LogView::keyPressEvent(QKeyEvent* event)
{
    const auto last = qsizetype(m_rows.size()) - 1;
    const int page = std::max(1, viewport()->height() / std::max(1, m_painter.plainHeight()) - 1);
    if (event->matches(QKeySequence::Find))
        m_bar->openSearch();
    else if (event->matches(QKeySequence::Copy) && m_current >= 0)
        QApplication::clipboard()->setText(copyText(m_current, false));
    else if (event->key() == Qt::Key_F3)
        goToMatch(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else if (event->key() == Qt::Key_Down)
        goTo(m_current + 1);
    else if (event->key() == Qt::Key_Up)
        goTo(m_current - 1);
    else if (event->key() == Qt::Key_PageDown)
        goTo(m_current + page);
    else if (event->key() == Qt::Key_PageUp)
        goTo(m_current - page);
    else if (event->key() == Qt::Key_Home)
        goTo(0);
    else if (event->key() == Qt::Key_End)
        goTo(last);
    else if (event->key() == Qt::Key_Return)
        toggleDetails(m_current);
    else if (event->key() == Qt::Key_E && !(event->modifiers() & ~Qt::ShiftModifier))
        goToError(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

/// The window's own shortcuts of these keys rest while lines have the focus.
bool LogView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Find) || key->matches(QKeySequence::Copy) || key->key() == Qt::Key_E)
            event->accept();
    }
    return QAbstractScrollArea::event(event);
}

void LogView::contextMenuEvent(QContextMenuEvent* event)
{
    const qsizetype index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (index < 0) {
        event->ignore();
        return;
    }
    setCurrent(index);
    QMenu* menu = newPopupMenu(this);
    const QString line = copyText(index, false);
    const QString whole = copyText(index, true);
    connect(menu->addAction(tr("Copy line")), &QAction::triggered, this,
            [line] { QApplication::clipboard()->setText(line); });
    connect(menu->addAction(tr("Copy line with time and labels")), &QAction::triggered, this,
            [whole] { QApplication::clipboard()->setText(whole); });
    if (m_contextPossible)
        connect(menu->addAction(tr("Lines around this one")), &QAction::triggered, this, [this, key = keyOf(index)] {
            if (const qsizetype now = indexOf(key); now >= 0) // others may have come while the menu was open
                emit contextRequested(m_rows[size_t(now)].row);
        });
    connect(menu->addAction(tr("Search lines...")), &QAction::triggered, m_bar, &LogSearchBar::openSearch);
    if (m_livePossible)
        connect(menu->addAction(m_live ? tr("Stop following") : tr("Follow lines as they come")), &QAction::triggered,
                this, [this] { emit liveRequested(!m_live); });
    menu->popup(event->globalPos());
}

/// Over a time whose day found no room.
bool LogView::isOnShortTime(qsizetype index, const QPoint& position) const
{
    const LogColumns& columns = m_painter.columns();
    return columns.time > 0 && columns.timeDetail != TimeDetail::Whole && position.x() >= columns.timeLeft
        && position.x() < columns.timeLeft + columns.time && position.y() < rowRect(index).top() + lineHeightOf(index);
}

bool LogView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const qsizetype index = indexAt(help->pos());
    const LogDetails::Hit hit = detailsHit(index, help->pos());
    QString text = LogDetails::toolTip(hit.action);
    if (index >= 0 && text.isEmpty() && details(index) && detailsRect(index).contains(help->pos()))
        text = details(index)->rows()[hit.row].value.left(2000);
    if (hit.action == LogDetails::Action::None && text.size() < longestPlain)
        text.clear(); // it stands there already
    if (index >= 0 && isOnShortTime(index, help->pos()))
        text = m_painter.wholeTime(m_rows[size_t(index)].row);
    QToolTip::showText(help->globalPos(), plainToolTip(text), viewport());
    return true;
}
