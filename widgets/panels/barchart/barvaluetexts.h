#pragma once

#include "widgets/panels/barchart/barchartlayout.h"

/// Size in px of the texts at the bars: the one set, else the largest with which all of them fit; 0: none are drawn.
double valueTextSize(const BarChartModel& model, const BarChartLayout& layout, const BarChartMeasures& measures);

/// Height of a text and its gap to the bar.
double valueTextHeight(const BarChartLayout& layout);
/// Where the text of a bar stands; an empty box where it does not fit and may be left out.
QRectF valueTextBox(const BarChartModel& model, const BarChartLayout& layout, const PlacedBar& bar, double textWidth);
