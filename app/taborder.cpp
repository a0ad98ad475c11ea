#include "app/taborder.h"

#include <QPoint>
#include <QWidget>

#include <algorithm>
#include <tuple>

namespace {

struct Stop
{
    QWidget* widget;
    std::ptrdiff_t part; ///< -1: outside of all
    QPoint place; ///< of the panel or heading in the grid
};

bool isStop(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) && widget.isVisible() && widget.isEnabled() && !widget.focusProxy();
}

std::ptrdiff_t partOf(const QWidget* widget, const std::vector<QWidget*>& parts)
{
    const auto part = std::find_if(parts.begin(), parts.end(),
                                   [widget](const QWidget* one) { return one == widget || one->isAncestorOf(widget); });
    return part == parts.end() ? -1 : part - parts.begin();
}

QPoint placeIn(const QWidget& grid, const QWidget* widget)
{
    if (!grid.isAncestorOf(widget))
        return {};
    while (widget->parentWidget() != &grid)
        widget = widget->parentWidget();
    return widget->pos();
}

} // namespace

std::vector<QWidget*> tabStops(QWidget& window, const std::vector<QWidget*>& parts, const QWidget& grid)
{
    std::vector<Stop> stops;
    for (QWidget* widget = window.nextInFocusChain(); widget && widget != &window; widget = widget->nextInFocusChain())
        if (isStop(*widget) || widget == window.focusWidget())
            stops.push_back({widget, partOf(widget, parts), placeIn(grid, widget)});
    std::stable_sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) {
        return std::make_tuple(a.part, a.place.y(), a.place.x()) < std::make_tuple(b.part, b.place.y(), b.place.x());
    });
    std::vector<QWidget*> widgets;
    widgets.reserve(stops.size());
    for (const Stop& stop : stops)
        widgets.push_back(stop.widget);
    return widgets;
}
