#pragma once

#include "widgets/chart/seriesraster.h"
#include "widgets/chart/tooltipcontent.h"

#include <QRectF>

#include <optional>

struct PlotPlacement;

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
    /// Replaces ticks once the sizes are known, in the pool; may be empty.
    std::function<void(PlotPlacement&)> place;
    /// The plot's pixels, in the pool.
    std::function<QImage(const RasterJob&)> draw;
    /// `y` is nullopt for the crosshair of another chart; may be empty.
    std::function<PictureHover(const PlotPlacement&, double x, std::optional<double> y)> hoverAt;
};
