#pragma once

#include "widgets/chart/curve.h"
#include "widgets/chart/seriescolors.h"

#include <QImage>

// The parts of a picture that Qt's painter draws, because they are few or have shapes of their own.

/// Areas and lines of thresholds, under the series.
void paintThresholds(QImage& image, const RasterJob& job, const std::vector<PlotScale>& scales);
void paintDashes(QImage& image, const CurveRequest& request, double ratio, const SeriesColors& colors);
/// The dots of a series when it shows them, else only those of points that nothing joins.
void paintPoints(QImage& image, const CurveRequest& request, double ratio, const SeriesColors& colors);
