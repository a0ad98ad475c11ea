#pragma once

#include <optional>
#include <utility>

enum class ScaleType
{
    Linear,
    Log,
    Symlog
};

/// What fieldConfig says about one y scale.
struct ScaleOptions
{
    ScaleType type = ScaleType::Linear;
    double logBase = 2;
    double linearThreshold = 1;
    std::optional<double> min;
    std::optional<double> max;
    std::optional<double> softMin;
    std::optional<double> softMax;
    bool centeredZero = false;
    std::optional<int> decimals;
    bool percentStacking = false; ///< fixed 0..1 (or -1..1)
    bool boolUnit = false; ///< fixed 0..1
};

/// The scale's range for data between dataMin and dataMax (nullopt: no data); nullopt: nothing to draw.
std::optional<std::pair<double, double>> axisRange(std::optional<double> dataMin, std::optional<double> dataMax,
                                                   const ScaleOptions& options);
