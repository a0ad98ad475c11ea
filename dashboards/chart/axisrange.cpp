#include "dashboards/chart/axisrange.h"

#include "dashboards/chart/axisnumbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

using axisnumbers::roundDecimals;
using axisnumbers::roundDownTo;
using axisnumbers::roundUpTo;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double sign(double v)
{
    return v > 0 ? 1 : v < 0 ? -1 : 0;
}

double logOf(double v, double base)
{
    return base == 10 ? std::log10(v) : std::log2(v);
}

double validBase(double base)
{
    return base == 2 || base == 10 ? base : 10;
}

/// The limits with those a logarithm cannot show removed and the others moved to whole powers.
ScaleOptions withUsableLimits(ScaleOptions options)
{
    options.logBase = validBase(options.logBase);
    if (options.type != ScaleType::Log)
        return options;
    const auto snap = [base = options.logBase](std::optional<double>& limit, double (*round)(double)) {
        if (limit && *limit <= 0)
            limit.reset();
        else if (limit)
            limit = std::pow(base, round(logOf(*limit, base)));
    };
    const auto down = [](double v) { return std::floor(v); };
    const auto up = [](double v) { return std::ceil(v); };
    snap(options.min, down);
    snap(options.max, up);
    snap(options.softMin, down);
    snap(options.softMax, up);
    return options;
}

using Range = std::pair<double, double>;

/// Labels without decimals want limits they can show.
Range wholeNumbers(Range range, const ScaleOptions& options)
{
    if (options.type != ScaleType::Log)
        return {roundDownTo(range.first, 1), roundUpTo(range.second, 1)};
    const double base = options.logBase;
    range.first = range.first <= 1 ? 1 : std::pow(base, std::floor(logOf(range.first, base)));
    range.second = std::pow(base, std::ceil(logOf(range.second, base)));
    if (range.first == range.second)
        range.second *= base;
    return range;
}

Range neverEmpty(Range range, ScaleType type)
{
    if (range.first == range.second && range.first != 0 && type == ScaleType::Linear) {
        if (range.first < 0)
            range = {range.first * 2, 0};
        else
            range = {0, range.second * 2};
    }
    if (range.first >= range.second)
        range = {type == ScaleType::Log ? 1 : 0, 100};
    return range;
}

Range dataRange(double dataMin, double dataMax, const ScaleOptions& options, bool hardMinOnly, bool hardMaxOnly)
{
    if (options.type == ScaleType::Log)
        return logRange(options.min.value_or(dataMin), options.max.value_or(dataMax), options.logBase, true);
    if (options.centeredZero) {
        double reach = std::max(std::abs(dataMin), std::abs(dataMax));
        if (reach == 0)
            reach = 80;
        dataMin = -reach;
        dataMax = reach;
    }
    if (options.type == ScaleType::Symlog)
        return symlogRange(dataMin, dataMax, options.logBase, true);
    const auto mode = [](const std::optional<double>& soft) {
        return soft ? RangeEnd::Soft::Always : RangeEnd::Soft::WhenPadded;
    };
    return paddedRange(
        hardMinOnly ? *options.min : dataMin, hardMaxOnly ? *options.max : dataMax,
        {options.padMin, options.min.value_or(-infinity), options.softMin.value_or(0), mode(options.softMin)},
        {options.padMax, options.max.value_or(infinity), options.softMax.value_or(0), mode(options.softMax)});
}

} // namespace

std::optional<Range> axisRange(std::optional<double> dataMin, std::optional<double> dataMax, const ScaleOptions& given)
{
    if (given.boolUnit)
        return Range {0, 1};
    if (given.percentStacking) {
        if (!dataMin || !dataMax)
            return std::nullopt;
        const Range range {*dataMin < 0 ? -1 : 0, *dataMax > 0 ? 1 : 0};
        return range.first < range.second ? range : Range {0, 1};
    }
    const ScaleOptions options = withUsableLimits(given);
    const bool hardMinOnly = !options.softMin && options.min;
    const bool hardMaxOnly = !options.softMax && options.max;
    if (!(hardMinOnly && hardMaxOnly) && (!dataMin || !dataMax))
        return std::nullopt;

    Range range = dataRange(dataMin.value_or(0), dataMax.value_or(0), options, hardMinOnly, hardMaxOnly);
    if (options.decimals == 0)
        range = wholeNumbers(range, options);
    if (options.type != ScaleType::Log) {
        if (hardMinOnly)
            range.first = *options.min;
        if (hardMaxOnly)
            range.second = *options.max;
    }
    return neverEmpty(range, options.type);
}

Range logRange(double min, double max, double base, bool wholePowers)
{
    const double minSign = sign(min);
    const double maxSign = sign(max);
    if (min == max) {
        min = minSign < 0 ? min * base : min / base;
        max = minSign < 0 ? max / base : max * base;
    }
    const double minExponent =
        minSign > 0 ? std::floor(logOf(std::abs(min), base)) : std::ceil(logOf(std::abs(min), base));
    const double maxExponent =
        maxSign > 0 ? std::ceil(logOf(std::abs(max), base)) : std::floor(logOf(std::abs(max), base));
    double minPower = std::pow(base, minExponent);
    double maxPower = std::pow(base, maxExponent);
    const auto tidy = [](double& power, double exponent) {
        if (exponent < 0 && std::isfinite(exponent))
            power = roundDecimals(power, int(-exponent));
    };
    if (base == 10) {
        tidy(minPower, minExponent);
        tidy(maxPower, maxExponent);
    }
    if (wholePowers || base == 2)
        return {minPower * minSign, maxPower * maxSign};
    return {roundDownTo(min, minPower), roundUpTo(max, maxPower)};
}

Range symlogRange(double min, double max, double base, bool wholePowers)
{
    Range range = logRange(min, max, base, wholePowers);
    if (min == 0)
        range.first = 0;
    if (max == 0)
        range.second = 0;
    return range;
}

Range paddedRange(double min, double max, const RangeEnd& lower, const RangeEnd& upper)
{
    double span = max - min;
    const double largest = std::max(std::abs(min), std::abs(max));
    // Differences eleven orders of magnitude below the values are rounding, not data.
    if (span < 1e-24 || std::abs(std::log10(largest) - std::log10(span)) > 10)
        span = min == 0 || max == 0 ? 1e-24 : 0;
    const double reach = span != 0 ? span : largest != 0 ? largest : 1e3;
    const double step = std::pow(10, std::floor(std::log10(reach))) / 10;
    const auto padding = [&](double end, double pad) { return reach * (span == 0 ? (end == 0 ? .1 : 1) : pad); };

    const double paddedMin = roundDecimals(roundDownTo(min - padding(min, lower.pad), step), 24);
    const double paddedMax = roundDecimals(roundUpTo(max + padding(max, upper.pad), step), 24);
    using Soft = RangeEnd::Soft;
    const bool softMinHolds = min >= lower.soft
        && (lower.mode == Soft::Always || (lower.mode == Soft::WhenPadded && paddedMin <= lower.soft));
    const bool softMaxHolds = max <= upper.soft
        && (upper.mode == Soft::Always || (upper.mode == Soft::WhenPadded && paddedMax >= upper.soft));
    const double softMin = softMinHolds ? lower.soft : infinity;
    const double softMax = softMaxHolds ? upper.soft : -infinity;
    const double low =
        std::max(lower.hard, paddedMin < softMin && min >= softMin ? softMin : std::min(softMin, paddedMin));
    const double high =
        std::min(upper.hard, paddedMax > softMax && max <= softMax ? softMax : std::max(softMax, paddedMax));
    return {low, low == high && low == 0 ? 100 : high};
}
