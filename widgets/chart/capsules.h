#pragma once

#include "widgets/chart/curve.h"

/// Widens the samples of a curve by the strokes of single segments, exactly: what a disc rolled along each reaches.
/// Fills those of `curve`'s columns that are there.
void strokePath(const std::vector<PathPoint>& path, int perPx, float radius, Curve& curve);
