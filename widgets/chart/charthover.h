#pragma once

#include "widgets/chart/plotplacement.h"

#include <QPointF>

/// The point of one series nearest to the cursor.
struct HoverPoint
{
    int series = 0;
    qsizetype row = 0;
    double value = 0; ///< before stacking
    QPointF position; ///< CSS px in the chart
};

/// What lies under a time: the nearest point of every visible series.
struct HoverState
{
    double timeMs = 0; ///< of the nearest point of all
    qint64 timeNs = 0; ///< the same to the digit, for steps from sample to sample
    std::vector<HoverPoint> points; ///< in series order
    int focus = -1; ///< index into points of the one nearest to the cursor; -1: none is near
};

/// Points at `timeMs`; `y` (px in the chart) chooses the focused one, nullopt: none.
HoverState hoverAt(const ChartModel& model, const PlotPlacement& placement, double timeMs, std::optional<double> y);
/// Time of the next sample with a value of any visible series after `timeNs`, of the one before for a negative
/// `direction`; nullopt: there is none in the range.
std::optional<qint64> neighbourTime(const ChartModel& model, qint64 timeNs, int direction);
/// Where an exemplar stands in the chart; nullopt outside the plot.
std::optional<QPointF> exemplarPosition(const ChartModel& model, const PlotPlacement& placement,
                                        const ExemplarMark& mark);
/// Index of the exemplar under the position; -1: none.
int exemplarAt(const ChartModel& model, const PlotPlacement& placement, QPointF position);
/// y of the upper edge of an annotation's marker.
double annotationTop(const PlotPlacement& placement, const QString& source);
/// The annotation whose line or marker is under the position; nullptr: none.
const Annotation* annotationAt(const ChartModel& model, const PlotPlacement& placement, QPointF position);

double timeAt(const ChartModel& model, const PlotPlacement& placement, double x);
double xOfTime(const ChartModel& model, const PlotPlacement& placement, double timeMs);
