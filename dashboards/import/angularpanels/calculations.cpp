#include "dashboards/import/angularpanels/calculations.h"

namespace {

// The vocabulary of retired panels is closed: reducers that came later do not belong here.
constexpr Calculation calculations[] = {
    {"lastNotNull", "current", "Last *"},
    {"last", nullptr, "Last"},
    {"firstNotNull", nullptr, "First *"},
    {"first", nullptr, "First"},
    {"min", nullptr, "Min"},
    {"max", nullptr, "Max"},
    {"mean", "avg", "Mean"},
    {"median", nullptr, "Median"},
    {"variance", nullptr, "Variance"},
    {"stdDev", nullptr, "StdDev"},
    {"sum", "total", "Total"},
    {"count", nullptr, "Count"},
    {"countAll", nullptr, "Count all"},
    {"range", nullptr, "Range"},
    {"delta", nullptr, "Delta"},
    {"step", nullptr, "Step"},
    {"diff", nullptr, "Difference"},
    {"logmin", nullptr, "Min (above zero)"},
    {"allIsZero", nullptr, "All Zeros"},
    {"allIsNull", nullptr, "All Nulls"},
    {"changeCount", nullptr, "Change Count"},
    {"distinctCount", nullptr, "Distinct Count"},
    {"diffperc", nullptr, "Difference percent"},
    {"allValues", nullptr, "All values"},
    {"uniqueValues", nullptr, "All unique values"},
};

} // namespace

const Calculation* findCalculation(const QString& word)
{
    for (const Calculation& calculation : calculations)
        if (word == QLatin1String(calculation.id)
            || (calculation.oldName && word == QLatin1String(calculation.oldName)))
            return &calculation;
    return nullptr;
}
