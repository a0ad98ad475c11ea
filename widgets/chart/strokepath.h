#pragma once

#include "widgets/chart/curve.h"

enum class StrokeEnds
{
    Round,
    Flat ///< at the last point; of a lone point nothing is left
};

/// Middle line and stroke of a path, exactly: the stroke is what a disc covers that is rolled along it.
Curve strokePath(const std::vector<PathPoint>& path, const CurveRequest& request, StrokeEnds ends = StrokeEnds::Round);
