#pragma once

#include <vector>

class QWidget;

/// Where Tab stops in a window, in the order of reading: what is outside of the parts first, then the parts in turn;
/// in the grid line by line. The order of Qt is that in which widgets were made, and panels are made as they come near
/// the screen. The widget that has the focus is among the stops even if Tab does not lead there.
std::vector<QWidget*> tabStops(QWidget& window, const std::vector<QWidget*>& parts, const QWidget& grid);
