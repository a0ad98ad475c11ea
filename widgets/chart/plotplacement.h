#pragma once

#include "widgets/chart/chartmodel.h"

#include <QFont>
#include <QRectF>

struct PlacedTick
{
    double position = 0; ///< px in the chart, along the axis
    QString text;
};

/// One y axis as it is drawn.
struct AxisPlacement
{
    int scale = 0;
    bool right = false;
    double edge = 0; ///< x of the side that touches the plot or the axis before it
    double size = 0;
    std::vector<PlacedTick> ticks;
};

/// Where everything of a chart of one size lies; CSS px.
struct PlotPlacement
{
    QRectF plot;
    std::vector<AxisPlacement> axes;
    std::vector<PlacedTick> times;
};

/// Sizes of Grafana's axes: 4 px tick, 5 px gap, the widest label, at most 40 % of the width.
PlotPlacement placeChart(const ChartModel& model, QSizeF size, const QFont& font);
