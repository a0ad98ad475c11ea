#pragma once

#include "widgets/chart/plotscale.h"
#include "widgets/chart/seriesstyle.h"

#include <cstdint>
#include <limits>
#include <vector>

inline constexpr float noPx = std::numeric_limits<float>::max();

/// A curve over the plot, sampled `perPx` times in every pixel column; noPx (and -noPx in hi) where there is none.
struct Curve
{
    std::vector<float> middle; ///< y of the line itself
    std::vector<float> lo; ///< upper edge of its stroke, px below the top
    std::vector<float> hi; ///< lower edge of its stroke
};

struct CurveRequest
{
    const DrawSeries* series = nullptr;
    PlotScale scale;
    int width = 0; ///< device px
    int perPx = 2;
    double fromMs = 0;
    double pxPerMs = 1;
    float radius = .5F; ///< half the line width in device px, at least half a pixel
    bool stroke = true;
    bool middle = true; ///< false: nobody fills down to the line
    const float* xs = nullptr; ///< px of the visible rows, when several series share their times; nullptr: not known
};

/// px right of the plot's edge for every row of the range.
std::vector<float> rowPositions(const CurveRequest& request);
/// True when the series has more points in sight than its columns need, so that it is gathered per sample.
bool isDense(const CurveRequest& request);

/// A vertex in device px; `gap` says that nothing joins it to the one before.
struct PathPoint
{
    float x = 0;
    float y = 0;
    bool gap = false;
};

/// First and one past the last row to look at: those inside the range and one beyond on either side.
struct RowRange
{
    qsizetype first = 0;
    qsizetype last = 0;
};
RowRange visibleRows(const DrawSeries& series, double fromMs, double toMs);
RowRange visibleRows(const CurveRequest& request);

/// The vertices of a series as it is joined: gaps, steps and splines resolved, positions on whole pixels so that flat
/// lines are crisp. For sparse series.
std::vector<PathPoint> seriesPath(const CurveRequest& request, RowRange rows);

/// Stroke and middle line of a series. Sparse ones are exact along every segment, dense ones are gathered
/// per sample and widened by a disc afterwards.
Curve sampleCurve(const CurveRequest& request);
