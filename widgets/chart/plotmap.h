#pragma once

#include "widgets/chart/plotscale.h"

#include <QSizeF>

#include <functional>
#include <vector>

class QPainter;

/// Maps values to CSS px right of and below the top left corner of the plot. Pure.
struct PlotMap
{
    double fromMs = 0;
    double toMs = 1;
    QSizeF size;
    std::vector<PlotScale> scales; ///< of size.height()

    double x(double ms) const { return (ms - fromMs) / std::max(toMs - fromMs, 1e-9) * size.width(); }
    double ms(double x) const { return fromMs + x / std::max(size.width(), 1.0) * (toMs - fromMs); }
    double y(int scale, double value) const { return scales[size_t(scale)].toPx(value); }
};

/// Draws shapes that are no series; called in the pool, so it must not touch what the GUI thread changes. The painter
/// is antialiased, its unit is the CSS px, and it is clipped to the plot.
using PlotPainter = std::function<void(QPainter& painter, const PlotMap& map)>;
