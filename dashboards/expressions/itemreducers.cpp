#include "dashboards/expressions/itemreducers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

double meanOf(const NumberColumn& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

double medianOf(NumberColumn values)
{
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

struct ItemReducer
{
    const char* name;
    bool needsNumbers; ///< null and NaN among the values make the result NaN
    double ofNothing;
    double (*apply)(const NumberColumn&);
};

const ItemReducer reducers[] = {
    {"sum", true, 0, [](const NumberColumn& v) { return std::accumulate(v.begin(), v.end(), 0.0); }},
    {"mean", true, std::nan(""), meanOf},
    {"min", true, std::nan(""), [](const NumberColumn& v) { return *std::min_element(v.begin(), v.end()); }},
    {"max", true, std::nan(""), [](const NumberColumn& v) { return *std::max_element(v.begin(), v.end()); }},
    {"median", true, std::nan(""), [](const NumberColumn& v) { return medianOf(v); }},
    {"count", false, 0, [](const NumberColumn& v) { return double(v.size()); }},
    {"last", false, std::nan(""), [](const NumberColumn& v) { return v.back(); }},
};

void prepare(NumberColumn& values, const NonNumeric& rule)
{
    const auto isOdd = [](double v) { return !std::isfinite(v); };
    if (rule.mode == NonNumeric::Mode::Drop)
        values.erase(std::remove_if(values.begin(), values.end(), isOdd), values.end());
    if (rule.mode == NonNumeric::Mode::Replace)
        std::replace_if(values.begin(), values.end(), isOdd, rule.replacement);
}

double reduced(const ItemReducer& reducer, const NumberColumn& values)
{
    if (values.empty())
        return reducer.ofNothing;
    const bool odd = std::any_of(values.begin(), values.end(), [](double v) { return std::isnan(v); });
    return odd && reducer.needsNumbers ? std::nan("") : reducer.apply(values);
}

} // namespace

std::optional<double> reduceValues(const QString& function, NumberColumn values, const NonNumeric& rule)
{
    const auto* const reducer = std::find_if(std::begin(reducers), std::end(reducers),
                                             [&](const ItemReducer& r) { return function == QLatin1String(r.name); });
    if (reducer == std::end(reducers))
        return std::nullopt;
    prepare(values, rule);
    const double result = reduced(*reducer, values);
    // A result that could not be computed is what the mode makes of such values.
    if (std::isnan(result) && rule.mode == NonNumeric::Mode::Drop)
        return nullNumber;
    return std::isnan(result) && rule.mode == NonNumeric::Mode::Replace ? rule.replacement : result;
}
