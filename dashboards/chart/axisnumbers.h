#pragma once

#include <cstddef>
#include <utility>
#include <vector>

// Rounding as uPlot 1.6.32 does it; axis values must come out the same to the last digit, because they become text.
namespace axisnumbers {

/// JavaScript's Math.round: half towards +infinity.
double roundHalfUp(double value);
/// Rounds to `decimals`; a hair is added first, so that 1.005 becomes 1.01. Whole numbers come back unchanged.
double roundDecimals(double value, int decimals);
/// Removes the dust of binary fractions: 17999.204999999998 is 17999.205.
double withoutDust(double value);
double roundUpTo(double value, double increment);
double roundDownTo(double value, double increment);
/// Digits after the point of the shortest text; like Grafana's, blind to exponents (1e-9 has none).
int guessDecimals(double value);

struct Increment
{
    double value;
    int decimals;
};
/// 1, 2, 2.5, 5 x 10^n for n in -32..31.
const std::vector<Increment>& decimalIncrements();
/// 1, 2, 4 ... 2^52.
const std::vector<Increment>& binaryIncrements();

/// Index of the entry nearest to the value, the lower one when equally near.
size_t closestIncrement(double value, const std::vector<Increment>& increments);
/// The smallest increment whose ticks are minSpacePx apart, and their distance; {nullptr, 0} when none is.
std::pair<const Increment*, double> findIncrement(double min, double max, const std::vector<Increment>& increments,
                                                  double lengthPx, double minSpacePx);

} // namespace axisnumbers
