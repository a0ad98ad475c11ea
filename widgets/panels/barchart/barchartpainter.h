#pragma once

#include "widgets/panels/barchart/barchartlayout.h"

class QPainter;

/// Draws a laid out bar chart: grid, thresholds, bars, their texts, axes.
void paintBarChart(QPainter& painter, const BarChartModel& model, const BarChartLayout& layout, const Theme& theme);
/// The sign of a hovered bar or of its whole group.
void paintBarHighlight(QPainter& painter, const QRectF& bar, const Theme& theme);
