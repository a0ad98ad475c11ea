#pragma once

#include "dashboards/chart/axislabelling.h"
#include "widgets/chart/plotplacement.h"

using MeasureText = std::function<double(const QString&)>;

inline constexpr double axisTickPx = 4;
inline constexpr double axisGapPx = 5; ///< between a tick and its label
inline constexpr double leastWithTitles = 80; ///< px; where there is less, the data needs it more
inline constexpr QSizeF leastWithAxes(80, 30); ///< where there is less, the data has all of it
inline constexpr double noticePx = 14; ///< above the plot, of a text in its corner
inline constexpr double labelSpace = 18; ///< px between two labels of a horizontal axis

ValueAxis valueAxis(const ChartScale& scale);
/// Places the ticks of a scale; labels nearer than `leastApart` px to the one before are left out.
void placeTicks(const ChartScale& scale, const AxisLabelling& laid, const QRectF& plot, double leastApart,
                AxisPlacement& axis);
/// True when each label of ticks at even distances has room beside its neighbour.
bool standApart(const AxisLabelling& labelling, const MeasureText& measure);
/// Ticks of an axis of numbers, as positions in ms; `measure` gives the px a text takes along the axis.
AxisLabelling numberLabelling(const ChartModel& model, double lengthPx, const MeasureText& measure);
/// Given ticks, thinned out evenly until their labels stand apart.
AxisLabelling givenLabelling(const ChartModel& model, double lengthPx, const MeasureText& measure);
/// Ticks of an x axis at their places in the plot.
std::vector<PlacedTick> placedTimes(const ChartModel& model, const AxisLabelling& laid, const QRectF& plot);
/// Sources of annotations that have a lane each.
QStringList annotationLanes(const ChartModel& model);
