#include "dashboards/model/gridlayout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace grid {

namespace {

using Items = std::vector<Item>;
using Order = std::vector<size_t>;

/// Pushing further items ahead is a refinement for few panels; hostile files with thousands of overlapping ones
/// do without, so that time and stack stay bounded.
constexpr int maxPushDepth = 64;
constexpr size_t mostCompacted = 500;

bool overlap(const GridPos& a, const GridPos& b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

const Item* firstCollision(const Items& items, const Order& among, size_t self)
{
    for (const size_t other : among)
        if (other != self && overlap(items[other].pos, items[self].pos))
            return &items[other];
    return nullptr;
}

/// Items by row, then column; equal ones keep the order of the file.
Order readingOrder(const Items& items)
{
    Order order(items.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        return std::pair(items[a].pos.y, items[a].pos.x) < std::pair(items[b].pos.y, items[b].pos.x);
    });
    return order;
}

class Compaction
{
public:
    explicit Compaction(Items& items) : m_items(items), m_order(readingOrder(items)) { }

    void run()
    {
        for (size_t i = 0; i < m_items.size(); ++i)
            if (m_items[i].fixed)
                place(i);
        for (size_t rank = 0; rank < m_order.size(); ++rank) {
            if (m_items[m_order[rank]].fixed)
                continue;
            settle(rank);
            place(m_order[rank]);
        }
    }

private:
    void place(size_t index)
    {
        m_placed.push_back(index);
        m_bottom = std::max(m_bottom, m_items[index].pos.y + m_items[index].pos.h);
    }

    void settle(size_t rank)
    {
        const size_t index = m_order[rank];
        GridPos& pos = m_items[index].pos;
        pos.y = std::min(m_bottom, pos.y);
        while (pos.y > 0 && !firstCollision(m_items, m_placed, index))
            --pos.y;
        while (const Item* blocker = firstCollision(m_items, m_placed, index))
            moveDown(rank, blocker->pos.y + blocker->pos.h, 0);
        pos.y = std::max(pos.y, 0);
        pos.x = std::max(pos.x, 0);
    }

    /// Moves an item to row `y`; those after it that one step down would touch go on below it first.
    void moveDown(size_t rank, int y, int depth)
    {
        GridPos& pos = m_items[m_order[rank]].pos;
        pos.y += 1;
        for (size_t next = rank + 1; next < m_order.size() && depth < maxPushDepth; ++next) {
            const Item& other = m_items[m_order[next]];
            if (other.fixed)
                continue;
            if (other.pos.y > pos.y + pos.h)
                break;
            if (overlap(pos, other.pos))
                moveDown(next, y + pos.h, depth + 1);
        }
        pos.y = y;
    }

    Items& m_items;
    Order m_order;
    Order m_placed;
    int m_bottom = 0;
};

/// Compaction looks at pairs of items, which takes minutes for ten thousand that overlap: so many are put one after
/// the other on top of what stands in their columns, which is the same where none overlap.
void stack(Items& items)
{
    std::array<int, columns> heights {};
    for (const size_t index : readingOrder(items)) {
        GridPos& pos = items[index].pos;
        pos.x = std::clamp(pos.x, 0, columns - 1);
        const auto first = heights.begin() + pos.x;
        const auto last = heights.begin() + std::min(columns, pos.x + std::max(1, pos.w));
        pos.y = *std::max_element(first, last);
        std::fill(first, last, pos.y + pos.h);
    }
}

/// JavaScript's Math.round: half upwards.
int roundHalfUp(double value)
{
    return int(std::floor(value + 0.5));
}

} // namespace

void correctBounds(Items& items)
{
    Order settled;
    for (size_t i = 0; i < items.size(); ++i)
        if (items[i].fixed)
            settled.push_back(i);
    for (size_t i = 0; i < items.size(); ++i) {
        GridPos& pos = items[i].pos;
        if (pos.x + pos.w > columns)
            pos.x = columns - pos.w;
        if (pos.x < 0) {
            pos.x = 0;
            pos.w = columns;
        }
        if (!items[i].fixed) {
            settled.push_back(i);
            continue;
        }
        while (const Item* blocker = firstCollision(items, settled, i))
            pos.y = std::max(pos.y + 1, blocker->pos.y + blocker->pos.h);
    }
}

void compact(Items& items)
{
    const bool anyFixed = std::any_of(items.begin(), items.end(), [](const Item& item) { return item.fixed; });
    if (items.size() > mostCompacted && !anyFixed)
        stack(items);
    else
        Compaction(items).run();
}

int bottom(const Items& items)
{
    int y = 0;
    for (const Item& item : items)
        y = std::max(y, item.pos.y + item.pos.h);
    return y;
}

QRect pixelRect(const GridPos& pos, int containerWidthPx)
{
    const double columnWidth = double(containerWidthPx - gapPx * (columns - 1)) / columns;
    const auto extent = [](int units, double size) {
        return roundHalfUp(size * units + std::max(0, units - 1) * gapPx);
    };
    return {roundHalfUp((columnWidth + gapPx) * pos.x), (rowHeightPx + gapPx) * pos.y, extent(pos.w, columnWidth),
            extent(pos.h, rowHeightPx)};
}

int autoColumns(int maxColumns, int minColumnPx, int containerWidthPx)
{
    const int fitting = (std::max(0, containerWidthPx) + gapPx) / (std::max(1, minColumnPx) + gapPx);
    return std::clamp(fitting, 1, std::clamp(maxColumns, 1, columns));
}

std::pair<int, int> autoColumnPx(int column, int count, int containerWidthPx)
{
    const double step = double(containerWidthPx + gapPx) / std::max(1, count);
    const int left = roundHalfUp(step * column);
    return {left, roundHalfUp(step * (column + 1)) - gapPx - left};
}

void fitInHeight(std::vector<GridPos>& items, int heightPx)
{
    int rows = 0;
    for (const GridPos& pos : items)
        rows = std::max(rows, pos.y + pos.h);
    const int visibleRows = std::max(1, (heightPx - 4 * gapPx) / (rowHeightPx + gapPx));
    if (rows == 0)
        return;
    const double scale = double(rows) / visibleRows;
    for (GridPos& pos : items) {
        pos.y = roundHalfUp(pos.y / scale);
        pos.h = std::max(1, roundHalfUp(pos.h / scale));
    }
}

void stack(std::vector<GridPos>& items, const std::vector<int>& lines)
{
    int line = -1;
    int top = 0;
    int bottom = 0;
    for (size_t i = 0; i < items.size(); ++i) {
        GridPos& pos = items[i];
        if (lines[i] < 0 || lines[i] != line)
            top = bottom;
        line = lines[i];
        if (line < 0)
            pos = {0, top, columns, pos.h};
        pos.y = top;
        bottom = std::max(bottom, top + pos.h);
    }
}

} // namespace grid
