#pragma once

#include "widgets/chart/plotplacement.h"

#include <QImage>

/// What a chart shows in one size: where everything lies and the series drawn there.
struct DrawnChart
{
    PlotPlacement placement;
    QImage series; ///< of the plot as it is on the screen, a few rows higher where lines run along its lower edge
    bool unchanged = false; ///< equal to the picture before
};

/// All that a picture depends on; values only, so it is drawn in any thread.
struct ChartJob
{
    ChartModelPtr model;
    QSizeF size; ///< CSS px of the whole chart
    double ratio = 1; ///< device px of one CSS px
    QFont font; ///< of axes
    ChartModelPtr modelBefore; ///< what is on screen; nullptr: nothing, or another look
    DrawnChart before;
};

DrawnChart drawChart(const ChartJob& job);

/// The plot of a chart alone, at any resolution.
struct PictureRequest
{
    const ChartModel& model;
    const PlotPlacement& placement;
    double ratio = 1; ///< px of one CSS px
    QFont font; ///< of values at their points
};
QImage drawPlot(const PictureRequest& request);
