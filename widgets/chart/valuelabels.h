#pragma once

#include "widgets/chart/plotscale.h"
#include "widgets/chart/seriesraster.h"

class QPainter;

/// Writes the values of series that ask for it above their points, in the series' colour. A text that would touch one
/// already written is left out.
/// `painter` counts device px of the plot.
void paintValueLabels(QPainter& painter, const RasterJob& job, const std::vector<PlotScale>& scales);
/// True when there is any such series.
bool hasValueLabels(const RasterJob& job);
