#pragma once

#include "widgets/chart/curve.h"
#include "widgets/chart/seriescolors.h"

#include <QImage>

/// Lengths of dashes and of the gaps between them, device px; an even number.
std::vector<double> dashLengths(const SeriesStyle& style, double ratio);

/// Draws a series as dashes along its line. Each is a stroke of its own: Qt's painter takes a hundred times as long for
/// pens wider than a pixel.
void paintDashes(QImage& image, const CurveRequest& request, double ratio, const SeriesColors& colors);
