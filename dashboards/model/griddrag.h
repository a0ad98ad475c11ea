#pragma once

#include "dashboards/model/gridlayout.h"

// What happens to the grid when a person drags or resizes one item. Pure: from the layout before the drag to the one
// that is shown.

namespace grid {

/// The item stands where it was dragged to, as far as the columns allow; those it meets go above it where there is
/// room and below it otherwise. Then everything moves up until it touches something.
std::vector<Item> moved(std::vector<Item> items, size_t dragged, int x, int y);
/// The item gets another size, at least one cell and no further than the last column; others make way downwards.
std::vector<Item> resized(std::vector<Item> items, size_t dragged, int w, int h);

/// The cell whose corner is nearest to that pixel of a container.
QPoint cellAt(const QPoint& px, int containerWidthPx);
/// The number of cells nearest to that many pixels.
QSize cellsOf(const QSize& px, int containerWidthPx);

} // namespace grid
