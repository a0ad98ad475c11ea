#pragma once

#include "widgets/panels/xychart/xyseries.h"

/// Centre of a point, px right of and below the corner of the plot; not finite where there is none.
QPointF xyPosition(const XYSeries& series, size_t row, const ChartX& axis, const PlotMap& map);
/// Lines and points of the visible series, in the pool.
void paintXYSeries(QPainter& painter, const PlotMap& map, const ChartX& axis, const std::vector<XYSeries>& series);
