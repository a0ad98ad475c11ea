#pragma once

#include "datasources/data/frame.h"

#include <optional>

/// What happens to null, NaN and infinities before a series is reduced.
struct NonNumeric
{
    enum class Mode
    {
        Strict, ///< they stay, and null or NaN makes most results NaN
        Drop,
        Replace
    };
    Mode mode = Mode::Strict;
    double replacement = 0;
};

/// Reduces by sum, mean, min, max, count, last or median. nullopt: no such function.
std::optional<double> reduceValues(const QString& function, NumberColumn values, const NonNumeric& rule);
