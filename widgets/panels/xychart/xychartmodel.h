#pragma once

#include "widgets/panels/xychart/xyseries.h"
#include "widgets/theme/theme.h"

#include <QSet>

/// What an xy chart shows.
struct XYChartModel
{
    PanelDataPtr data; ///< it was made from
    std::shared_ptr<ChartModel> chart;
    std::shared_ptr<const std::vector<XYSeries>> series;
    std::vector<LegendItem> legend;
    QString problem; ///< why there is nothing to draw, translated; empty: there is
};

struct XYChartInput
{
    PanelDataPtr data;
    XYChartOptions options;
    Theme theme;
    QTimeZone zone = QTimeZone::utc();
    QSet<QString> hidden; ///< names of series that the legend switched off
};
XYChartModel buildXYChart(const XYChartInput& input);

/// A point by its series and row.
struct XYPoint
{
    int series = -1;
    size_t row = 0;
};
/// The topmost point under a place of the plot (px right of and below its corner), or the nearest one close by.
XYPoint xyPointAt(const std::vector<XYSeries>& series, const ChartX& axis, const PlotMap& map, QPointF at);
