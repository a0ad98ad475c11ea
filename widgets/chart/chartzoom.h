#pragma once

#include "widgets/chart/plotplacement.h"

#include <QHash>

/// What a person looks at within the data of a chart: a part of the y scales, or another stretch of time until its
/// data arrives.
struct ChartZoom
{
    std::optional<std::pair<double, double>> timeMs;
    QHash<QString, std::pair<double, double>> values; ///< limits by the key of their scale
    bool isEmpty() const { return !timeMs && values.isEmpty(); }
};

/// The model as the zoom shows it; the same one when the zoom changes nothing.
ChartModelPtr zoomed(const ChartModelPtr& model, const ChartZoom& zoom);
/// Zooms every y scale to what lies between two heights of the plot (px below its top).
void zoomValues(const ChartModel& shown, double plotHeight, std::pair<double, double> px, ChartZoom& zoom);
/// A span scaled by `factor` around the point at `share` of it.
std::pair<double, double> scaledAround(std::pair<double, double> span, double share, double factor);
