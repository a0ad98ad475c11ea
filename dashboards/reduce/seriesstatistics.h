#pragma once

#include "datasources/data/frame.h"

#include <limits>

/// What one pass over a column finds; missing extremes keep the limits they start with.
struct SeriesStatistics
{
    double sum = 0;
    double min = std::numeric_limits<double>::max();
    double max = -std::numeric_limits<double>::max();
    double logMin = std::numeric_limits<double>::max();
    double step = std::numeric_limits<double>::max();
    double delta = 0;
    qint64 count = 0; ///< cells that were not skipped
    qint64 good = 0; ///< of them, neither null nor NaN
    bool allIsZero = true;
    bool allIsNull = true;
    Value firstGood = Null();
    Value lastGood = Null();
};

enum class NullMode;
SeriesStatistics seriesStatistics(const Field& field, NullMode mode);
/// The first or last cell that is neither missing nor NaN; Null when there is none.
Value goodCell(const Field& field, bool last);
/// A cell as a number: bools 0 and 1, texts as JavaScript reads them; missing ones stay.
double valueAsNumber(const Value& value);
