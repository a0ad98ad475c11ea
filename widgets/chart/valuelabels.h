#pragma once

#include "widgets/chart/plottedseries.h"

class QPainter;

/// Writes the values of series that ask for it above their points, in the series' colour. A text that would touch one
/// already written is left out.
/// `painter` counts device px of the plot.
void paintValueLabels(QPainter& painter, const RasterJob& job, const PlottedSeries& plotted);
/// True when there is any such series.
bool hasValueLabels(const RasterJob& job, const PlottedSeries& plotted);
