#pragma once

#include "datasources/data/jsonutil.h"

/// A condition as thresholds and classic conditions write it: {type: gt, params: [80]}.
struct Evaluator
{
    double (*test)(double value, double low, double high) = nullptr; ///< 1 or 0 of a number
    double low = 0;
    double high = 0;
    bool onNothing = false; ///< no_value: holds where there is no number

    /// Null stays null and NaN NaN, as in math.
    double operator()(double value) const;
};

Result<Evaluator> readEvaluator(const Json& json);
