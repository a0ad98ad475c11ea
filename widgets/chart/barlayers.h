#pragma once

#include "widgets/chart/curve.h"

/// The bars of a series as intervals per sample of the plot: inside, upper outline (sides included), lower outline.
struct BarIntervals
{
    std::vector<float> fillLo;
    std::vector<float> fillHi;
    std::vector<float> topLo;
    std::vector<float> topHi;
    std::vector<float> bottomLo;
    std::vector<float> bottomHi;
};

/// A bar in device px; `top` lies above `bottom`.
struct BarRect
{
    int left = 0;
    int right = 0;
    float top = 0;
    float bottom = 0;
};

/// The bars in sight. `below` is the series the bars stand on (stacked); nullptr: zero. `ratio` is device px of one CSS
/// px.
std::vector<BarRect> barRects(const CurveRequest& request, const DrawSeries* below, double ratio);
/// Width of the outline of bars, device px; 0: none.
int barBorder(const CurveRequest& request);
BarIntervals sampleBars(const CurveRequest& request, const DrawSeries* below, double ratio);
