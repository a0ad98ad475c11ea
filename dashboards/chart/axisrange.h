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
    double logBase = 2; ///< 2 or 10; anything else counts as 10
    double linearThreshold = 1; ///< Symlog: linear between -this and this
    std::optional<double> min;
    std::optional<double> max;
    std::optional<double> softMin;
    std::optional<double> softMax;
    bool centeredZero = false;
    std::optional<int> decimals;
    bool percentStacking = false; ///< fixed 0..1, with negative data -1..0 or -1..1
    bool boolUnit = false; ///< fixed 0..1
    double padMin = 0.1; ///< share of the data's span that is left free below
    double padMax = 0.1; ///< and above
};

/// The scale's range for data between dataMin and dataMax (nullopt: no data); nullopt: nothing to draw.
/// For a Log scale dataMin is the smallest value above zero.
std::optional<std::pair<double, double>> axisRange(std::optional<double> dataMin, std::optional<double> dataMax,
                                                   const ScaleOptions& options);

/// How one end of a padded range behaves.
struct RangeEnd
{
    enum class Soft
    {
        Never,
        Always, ///< the soft limit holds whenever the data keeps it
        WhenPadded ///< it only stops the padding from crossing it
    };
    double pad = 0.1;
    double hard = 0; ///< -infinity or infinity when there is none
    double soft = 0;
    Soft mode = Soft::WhenPadded;
};
/// Pads both sides and rounds outwards to a tenth of the span's power of ten.
std::pair<double, double> paddedRange(double min, double max, const RangeEnd& lower, const RangeEnd& upper);
/// Whole powers of the base around min and max; without wholePowers base 10 rounds to multiples of them.
std::pair<double, double> logRange(double min, double max, double base, bool wholePowers);
/// The same for a scale that has a linear part, where zero stays zero.
std::pair<double, double> symlogRange(double min, double max, double base, bool wholePowers);
