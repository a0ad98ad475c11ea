#include "dashboards/model/griddrag.h"

#include <algorithm>
#include <cmath>

namespace grid {

namespace {

bool overlap(const GridPos& a, const GridPos& b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

bool isFree(const std::vector<Item>& items, size_t self, const GridPos& pos)
{
    for (size_t i = 0; i < items.size(); ++i)
        if (i != self && overlap(items[i].pos, pos))
            return false;
    return true;
}

/// Others go around the item first, then it settles with them.
void settle(std::vector<Item>& items, size_t dragged)
{
    items[dragged].fixed = true;
    compact(items);
    items[dragged].fixed = false;
    compact(items);
}

double columnStep(int containerWidthPx)
{
    return double(containerWidthPx + gapPx) / columns;
}

} // namespace

std::vector<Item> moved(std::vector<Item> items, size_t dragged, int x, int y)
{
    GridPos& pos = items[dragged].pos;
    pos.x = std::clamp(x, 0, std::max(0, columns - pos.w));
    pos.y = std::max(0, y);
    for (size_t i = 0; i < items.size(); ++i) {
        if (i == dragged || !overlap(items[i].pos, pos))
            continue;
        GridPos above = items[i].pos;
        above.y = std::max(0, pos.y - above.h);
        if (isFree(items, i, above))
            items[i].pos = above;
    }
    settle(items, dragged);
    return items;
}

std::vector<Item> resized(std::vector<Item> items, size_t dragged, int w, int h)
{
    GridPos& pos = items[dragged].pos;
    pos.w = std::clamp(w, 1, std::max(1, columns - pos.x));
    pos.h = std::max(1, h);
    settle(items, dragged);
    return items;
}

QPoint cellAt(const QPoint& px, int containerWidthPx)
{
    return {int(std::lround(px.x() / columnStep(containerWidthPx))),
            int(std::lround(double(px.y()) / (rowHeightPx + gapPx)))};
}

QSize cellsOf(const QSize& px, int containerWidthPx)
{
    return {int(std::lround((px.width() + gapPx) / columnStep(containerWidthPx))),
            int(std::lround(double(px.height() + gapPx) / (rowHeightPx + gapPx)))};
}

} // namespace grid
