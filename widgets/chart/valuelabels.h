#pragma once

#include "widgets/chart/plotscale.h"
#include "widgets/chart/seriesraster.h"

/// Writes the values of series that ask for it above their points, in the series' colour. A text that would touch one
/// already written is left out.
void paintValueLabels(QImage& image, const RasterJob& job, const std::vector<PlotScale>& scales);
