#pragma once

#include "widgets/chart/seriesraster.h"
#include "widgets/chart/tooltipcontent.h"

#include <QRectF>

#include <algorithm>
#include <optional>

struct ChartScale;
struct PlotPlacement;

/// Where a picture lies in its chart, and the times at its sides as they are on screen.
struct PictureView
{
    QRectF plot; ///< CSS px
    double fromMs = 0;
    double toMs = 1;
    const std::vector<ChartScale>* scales = nullptr; ///< of the y axes as they are on screen

    double xOf(double ms) const { return plot.left() + (ms - fromMs) / std::max(toMs - fromMs, 1e-6) * plot.width(); }
    double msAt(double x) const { return fromMs + (x - plot.left()) / std::max(plot.width(), 1.0) * (toMs - fromMs); }
};

/// What lies under the mouse in a picture.
struct PictureHover
{
    TooltipContent tooltip;
    std::vector<QRectF> boxes; ///< outlined; CSS px in the chart
};

/// A chart that draws something of its own between its axes (heatmap, state timeline, histogram). All functions are
/// thread-safe and hold what they need.
struct ChartPicture
{
    bool time = true; ///< the x axis is the dashboard's time: ranges can be selected and the crosshair is shared
    bool crosshairX = true;
    bool crosshairY = false;
    bool zoomsValues = false; ///< what is drawn follows the y scales of the chart
    /// Replaces ticks once the sizes are known, in the pool; may be empty.
    std::function<void(PlotPlacement&, const PictureView&)> place;
    /// The plot's pixels, in the pool.
    std::function<QImage(const RasterJob&)> draw;
    /// `y` is nullopt for the crosshair of another chart; may be empty.
    std::function<PictureHover(const PictureView&, double x, std::optional<double> y)> hoverAt;
};
