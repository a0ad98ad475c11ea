#pragma once

#include "widgets/chart/plotplacement.h"

/// Places a chart whose x axis runs upwards at the left, with all y axes one under another below it.
PlotPlacement placeUpright(const ChartModel& model, QSizeF size, const QFont& font);
