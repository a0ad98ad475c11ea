#pragma once

#include "dashboards/model/dashboard.h"

#include <QRect>

#include <utility>
#include <vector>

// The arithmetic of the 24-column grid, in grid units and pixels. Pure: no widgets, tables of tests.

namespace grid {

inline constexpr int columns = 24;
inline constexpr int rowHeightPx = 30;
inline constexpr int gapPx = 8;

struct Item
{
    GridPos pos;
    bool fixed = false; ///< never moved; others make way
};

/// Pushes items back inside the columns; an item wider than the grid takes all of it. Fixed items that overlap each
/// other move down.
void correctBounds(std::vector<Item>& items);

/// Moves items up until they touch something, and down out of those that stand above them in reading order.
void compact(std::vector<Item>& items);

/// First grid row below all items.
int bottom(const std::vector<Item>& items);

/// Pixels of an item inside a container of that width, its top left being 0, 0.
QRect pixelRect(const GridPos& pos, int containerWidthPx);

/// How many equal columns of at least that width an automatic grid has.
int autoColumns(int maxColumns, int minColumnPx, int containerWidthPx);
/// Left and width in pixels of one of `count` equal columns.
std::pair<int, int> autoColumnPx(int column, int count, int containerWidthPx);

/// Scales rows and heights so that everything ends within that many pixels; no item gets lower than one row.
void fitInHeight(std::vector<GridPos>& items, int heightPx);

/// A narrower container shows one panel beside the other no more.
inline constexpr int sideBySidePx = 768;
/// Puts items one below the other over the full width, in the order given. Items with a line (not negative) stay beside
/// those of the same line that precede them, as they are.
void stack(std::vector<GridPos>& items, const std::vector<int>& lines);

} // namespace grid
