#pragma once

#include "widgets/panels/barchart/barchartlayout.h"

/// What the labels of the categories depend on.
struct CategoryAxisRequest
{
    const BarChartModel& model;
    const std::vector<CategorySpan>& groups; ///< shares of the axis
    const std::function<double(const QString&)>& measure;
    double length = 0; ///< px of the axis
    double across = 0; ///< px of the chart in the other direction: labels take at most two fifths
    bool upright = true;
    double fontPx = 12; ///< height of a label
};

/// The rows that have a label, and the labels.
struct CategoryAxis
{
    std::vector<int> rows;
    QStringList texts;
    double width = 0; ///< of the widest label, capped
};
CategoryAxis categoryAxis(const CategoryAxisRequest& request);
/// Room that the axis takes beside the plot, its title included.
double categoryAxisSize(const CategoryAxisRequest& request);

/// How far slanted labels reach beyond the ends of the axis.
struct CategoryOverhang
{
    double left = 0;
    double right = 0;
};
CategoryOverhang categoryOverhang(const CategoryAxisRequest& request);
