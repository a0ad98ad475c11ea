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

/// `below` is the series the bars stand on (stacked); nullptr: zero. `ratio` is device px of one CSS px.
BarIntervals sampleBars(const CurveRequest& request, const DrawSeries* below, double ratio);
