#pragma once

#include "widgets/chart/curve.h"
#include "widgets/chart/seriescolors.h"

#include <QImage>
#include <QPen>

// The parts of a picture that Qt's painter draws, because they are few or have shapes of their own.

/// Areas and lines of thresholds, under the series.
void paintThresholds(QPainter& painter, const RasterJob& job, const std::vector<PlotScale>& scales);
QPen dashedPen(const SeriesStyle& style, double ratio, const QBrush& brush);
/// The dots of a series when it shows them, else only those of points that nothing joins: their places, and half of
/// their size; device px of the plot.
std::vector<QPoint> shownDots(const CurveRequest& request, double ratio);
double dotRadius(const SeriesStyle& style, double ratio);
/// `origin` is where the plot begins in the image.
void paintDots(QImage& image, QPoint origin, const std::vector<QPoint>& dots, double radius,
               const SeriesColors& colors);
