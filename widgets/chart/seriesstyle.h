#pragma once

#include "datasources/data/frame.h"

#include <QColor>

#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <vector>

enum class DrawStyle
{
    Line,
    Bars,
    Points
};

enum class LineInterpolation
{
    Linear,
    Smooth,
    StepBefore,
    StepAfter
};

enum class GradientMode
{
    None,
    Opacity,
    Hue,
    Scheme
};

enum class ShowPoints
{
    Auto,
    Always,
    Never
};

/// How one series looks; lengths are CSS px.
struct SeriesStyle
{
    DrawStyle draw = DrawStyle::Line;
    LineInterpolation interpolation = LineInterpolation::Linear;
    double lineWidth = 1;
    std::vector<double> dash; ///< on, off... empty: solid
    bool roundCaps = false; ///< of dots
    double fillOpacity = 0; ///< 0..1
    GradientMode gradient = GradientMode::None;
    ShowPoints points = ShowPoints::Auto;
    double pointSize = 5;
    double spanNullsMs = 0; ///< shorter gaps are joined; infinity: all of them
    int barAlignment = 0; ///< -1 before, 0 on, 1 after the point
    double barWidthFactor = .6;
    double barMaxWidth = 200;
    QColor color;
};

/// Device px: no stroke is thinner than one.
inline double strokeWidth(const SeriesStyle& style, double ratio)
{
    return std::max(1.0, style.lineWidth * ratio);
}

class MinMaxPyramid;

/// A series ready to be drawn: shared columns, no copy.
struct DrawSeries
{
    std::shared_ptr<const TimeColumn> times; ///< ascending
    std::shared_ptr<const NumberColumn> values; ///< as drawn: stacked, transformed
    int scale = 0; ///< index of its y scale
    int below = -1; ///< index of the series its area is filled down to; -1: zero
    bool visible = true;
    SeriesStyle style;
    std::shared_ptr<const MinMaxPyramid> pyramid; ///< of `values`, for very long series; may be nullptr
    /// Text of a value, written above its point; empty: no texts. Thread-safe.
    std::function<QString(double)> textOf;
    std::shared_ptr<const NumberColumn> textValues; ///< before stacking; nullptr: `values`
    /// Colour of a value, for gradient mode scheme; empty otherwise. Thread-safe.
    std::function<QRgb(double)> colorOf;
};
