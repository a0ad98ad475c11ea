#pragma once

#include <QString>

#include <optional>

// Numbers as JavaScript and its English locale print them; toFixed and jsNumberText are in valueformat.h.

/// Math.round: halves towards +infinity.
double jsRound(double value);
/// toExponential: "1.50e+3"; digits after the point, automatic when not given.
QString exponentialText(double value, std::optional<int> decimals);
/// Base 16 in upper case, fractions included; "NAN" for what is no finite number.
QString hexText(double value);
/// Thousands separators, decimals rounded half away from zero on the decimal digits of the number.
QString localeText(double value, int minDecimals, int maxDecimals);
/// Decimals that leave three significant digits; 0 for whole numbers.
int autoDecimals(double value);
