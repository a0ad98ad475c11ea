#pragma once

#include "widgets/panels/statetimeline/timelinerows.h"

/// All that a picture of states depends on.
struct TimelineScene
{
    PanelDataPtr data;
    TimelineOptions options;
    TimelineRows timeline;
    Theme theme;
    QColor background;
    QTimeZone zone = QTimeZone::utc();
};

/// Top and height of a row in a plot of this height; rows fill it from edge to edge.
std::pair<double, double> timelineRowEdges(int row, int count, double rowHeight, double plotHeight);
/// The share of a run's time that its box covers; of samples their column is not filled.
std::pair<double, double> timelineRunEdges(const TimelineScene& scene, const TimelineRun& run);
/// The pixels of all rows; thread-safe.
QImage rasterTimeline(const RasterJob& job, const TimelineScene& scene);
