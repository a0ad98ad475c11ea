#pragma once

#include "tests/support/patience.h"
#include "widgets/chart/charthover.h"
#include "widgets/chart/charttooltip.h"
#include "widgets/chart/chartview.h"
#include "widgets/logs/logsearchbar.h"
#include "widgets/logs/logview.h"
#include "widgets/panels/common/rowlist.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <QWindow>

// Moves the mouse over painted widgets as a person does: nothing is called but events sent. All give false when what
// they look for does not appear.

inline void clickAt(QWidget& widget, const QPoint& at)
{
    QTest::mouseClick(&widget, Qt::LeftButton, {}, at);
}

/// A button in sight with this text, or with a tool tip that has these words.
inline bool clickButton(const QWidget& owner, const QString& words)
{
    const auto buttons = owner.findChildren<QToolButton*>();
    const auto it = std::find_if(buttons.begin(), buttons.end(), [&words](const QToolButton* button) {
        return button->isVisible() && (button->text() == words || button->toolTip().contains(words));
    });
    if (it != buttons.end())
        clickAt(**it, (*it)->rect().center());
    return it != buttons.end();
}

/// An entry of the menu that opens where `widget` is clicked with the right button.
inline bool chooseAt(QWidget& widget, const QPoint& at, const QString& text)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget.mapToGlobal(at));
    QApplication::sendEvent(&widget, &event);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu)
        return false;
    for (QAction* action : menu->actions())
        if (action->text() == text) {
            clickAt(*menu, menu->actionGeometry(action).center());
            return true;
        }
    menu->close();
    return false;
}

struct ChartMouse
{
    ChartView& chart;

    /// Opens the tooltip of an exemplar, with its links.
    bool clickExemplar(size_t index)
    {
        const auto isThere = [&] {
            return chart.model() && chart.isSettled() && chart.model()->exemplars.size() > index;
        };
        if (!waitFor(isThere))
            return false;
        const auto at = exemplarPosition(*chart.model(), chart.placement(), chart.model()->exemplars[index]);
        if (!at)
            return false;
        const QPoint there = chart.placement().turn.toScreen(*at).toPoint();
        QTest::mouseMove(&chart, there + QPoint(30, 30)); // the cursor may lie there since another window
        QTest::mouseMove(&chart, there);
        clickAt(chart, there);
        return chart.isTooltipPinned();
    }
    bool clickLink(const QString& title)
    {
        ChartTooltip* tooltip = chart.tooltip();
        const auto index = tooltip && tooltip->isVisible() ? tooltip->links().indexOf(title) : -1;
        if (index < 0)
            return false;
        clickAt(*tooltip, tooltip->linkRect(int(index)).center().toPoint());
        return true;
    }
};

struct LogMouse
{
    LogView& view;

    bool clickLine(qsizetype index)
    {
        const auto isThere = [&] { return !view.isArranging() && qsizetype(view.rows().size()) > index; };
        if (!waitFor(isThere))
            return false;
        QTest::mouseMove(view.viewport(), placeOf(index));
        clickAt(*view.viewport(), placeOf(index));
        return true;
    }
    /// A button or link in the details of an opened line.
    bool clickDetail(qsizetype index, const QString& name, LogDetails::Action action)
    {
        const LogDetails* details = view.details(index);
        const QRect area = view.detailsRect(index);
        for (int y = area.top(); details && y < area.bottom(); y += 4)
            for (int x = area.left(); x < area.right(); x += 4) {
                const LogDetails::Hit hit = details->hit(area, {x, y});
                if (hit.action != action || details->rows()[hit.row].name != name)
                    continue;
                if (!view.viewport()->rect().contains(QPoint(x, y)))
                    return false;
                clickAt(*view.viewport(), {x, y});
                return true;
            }
        return false;
    }
    bool choose(qsizetype index, const QString& text) { return chooseAt(*view.viewport(), placeOf(index), text); }
    /// A button of the bar over the lines, which comes with the mouse.
    bool clickBar(const QString& text)
    {
        // By way of the window, which tells who the mouse enters; it may lie there since another window.
        for (const QPoint at : {QPoint(80, 30), QPoint(40, 8)})
            QTest::mouseMove(view.window()->windowHandle(), view.viewport()->mapTo(view.window(), at));
        return waitFor([&] { return view.bar().isVisible(); }) && clickButton(view.bar(), text);
    }

private:
    QPoint placeOf(qsizetype index) const { return view.rowRect(index).topLeft() + QPoint(40, 8); }
};

inline bool clickRow(RowList& list, const QString& title)
{
    const auto& rows = list.rows();
    const auto it = std::find_if(rows.begin(), rows.end(), [&](const ListRow& row) { return row.title == title; });
    if (it == rows.end())
        return false;
    clickAt(*list.viewport(), list.rowRect(int(it - rows.begin())).center());
    return true;
}
