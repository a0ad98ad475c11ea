#pragma once

#include "widgets/chart/plotplacement.h"
#include "widgets/panels/barchart/barchartmodel.h"

/// One bar in px of the chart.
struct PlacedBar
{
    int series = 0;
    int row = 0;
    QRectF rect;
    bool negative = false; ///< grows away from zero downwards or to the left
    bool outermost = true; ///< the end of its stack
};

/// A label of the categories at its tick.
struct PlacedCategory
{
    int row = 0;
    double position = 0; ///< px in the chart, along the axis of categories
    QString text;
};

/// The stretch of the axis of categories that one row fills.
struct CategorySpan
{
    double from = 0;
    double to = 0;
};

struct BarChartLayout
{
    bool upright = true; ///< categories along the bottom
    QRectF plot;
    std::vector<AxisPlacement> axes; ///< of values; `right` is the top where bars lie
    std::vector<PlacedCategory> categories;
    double categoryWidth = 0; ///< widest category label, px along its text
    double categorySize = 0; ///< room of the axis of categories with its title
    std::vector<CategorySpan> spans; ///< of each row
    std::vector<PlacedBar> bars;
    double valueSize = 0; ///< px of the texts at the bars; 0: none
};

struct BarChartMeasures
{
    std::function<double(const QString&)> axis; ///< width of an axis label
    std::function<double(const QString&)> value; ///< width of a bar's text at 14 px
    double pixel = 1; ///< CSS px of one device px: bars begin and end on whole ones
    double fontPx = 12; ///< of axis labels
};

BarChartLayout layoutBarChart(const BarChartModel& model, QSizeF size, const BarChartMeasures& measures);

/// Shares of the axis that `count` items fill when together they take `factor` of it and stand apart evenly; a single
/// one is centred.
std::vector<CategorySpan> distributed(int count, double factor);
