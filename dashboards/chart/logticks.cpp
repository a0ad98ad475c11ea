#include "dashboards/chart/axisnumbers.h"
#include "dashboards/chart/ticks.h"

#include <QByteArray>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <cstring>

using axisnumbers::closestIncrement;
using axisnumbers::decimalIncrements;
using axisnumbers::findIncrement;
using axisnumbers::Increment;
using axisnumbers::roundDecimals;

namespace {

/// More ticks than any screen has pixels; a guard for ranges that arithmetic cannot walk through.
constexpr size_t maxTicks = 20000;

const Increment* exactIncrement(double value)
{
    const auto& list = decimalIncrements();
    const Increment& nearest = list[closestIncrement(value, list)];
    return nearest.value == value ? &nearest : nullptr;
}

double nearestDecimal(double value)
{
    const auto& list = decimalIncrements();
    return list[closestIncrement(value, list)].value;
}

/// Steps of the current power, from min up: 1, 2, ... 9, 10, 20, ...
std::vector<double> powersWithin(double min, double max, double base)
{
    std::vector<double> values;
    if (!(min > 0) || !std::isfinite(max))
        return values;
    const bool decimal = base == 10;
    const auto tidy = [decimal](double v) { return decimal ? nearestDecimal(v) : v; };
    double step = tidy(std::pow(base, std::floor(decimal ? std::log10(min) : std::log2(min))));
    double nextPower = tidy(step * base);
    double value = min;
    while (value <= max && values.size() < maxTicks) {
        values.push_back(value);
        double next = value + step;
        if (decimal && !exactIncrement(next)) {
            const Increment* known = exactIncrement(step);
            next = roundDecimals(next, known ? known->decimals : 0);
        }
        if (!(next > value))
            break;
        value = next;
        if (value >= nextPower) {
            step = value;
            nextPower = tidy(step * base);
        }
    }
    return values;
}

std::vector<double> symlogValues(double min, double max, double base, double threshold)
{
    std::vector<double> values =
        min < -threshold ? powersWithin(std::max(threshold, -max), -min, base) : std::vector<double> {threshold};
    std::reverse(values.begin(), values.end());
    for (double& v : values)
        v = -v;
    if (min <= 0 && max >= 0)
        values.push_back(0);
    const std::vector<double> above =
        max > threshold ? powersWithin(std::max(threshold, min), max, base) : std::vector<double> {threshold};
    values.insert(values.end(), above.begin(), above.end());
    return values;
}

/// Where values lie on the axis, in px from its lower end.
struct LogPosition
{
    double min = 0;
    double max = 0;
    double lengthPx = 0;
    std::optional<double> threshold;

    double scaled(double v) const { return threshold ? std::asinh(v / *threshold) : std::log10(v); }
    double operator()(double v) const { return lengthPx * (scaled(v) - scaled(min)) / (scaled(max) - scaled(min)); }
};

char leadingDigit(double value)
{
    return QByteArray::number(std::abs(value), 'e', QLocale::FloatingPointShortest).at(0);
}

/// Hides all but every n-th value, counted from the largest, and those whose leading digit is not wanted.
void hideOthers(AxisTicks& ticks, const char* digits, int everyNth, bool keepsZero)
{
    ticks.hidden.resize(ticks.values.size());
    for (size_t i = 0; i < ticks.values.size(); ++i) {
        const double v = ticks.values[i];
        const size_t place = everyNth > 1 ? ticks.values.size() - 1 - i : 0;
        const bool wanted = place % size_t(everyNth) == 0 && (!digits || std::strchr(digits, leadingDigit(v)));
        ticks.hidden[i] = !(wanted || (keepsZero && v == 0));
    }
}

int stepToFit(double minSpacePx, double spacePx)
{
    return spacePx > 0 && spacePx < minSpacePx ? int(std::min(1e6, std::ceil(minSpacePx / spacePx))) : 1;
}

void thinDecimal(AxisTicks& ticks, const LogPosition& position, double minSpacePx)
{
    const double ten = position(10);
    const char* digits = ten - position(9) >= minSpacePx ? nullptr
        : ten - position(7) >= minSpacePx                ? "12357"
        : ten - position(5) >= minSpacePx                ? "125"
                                                         : "1";
    const bool onlyPowers = digits && digits[1] == 0;
    hideOthers(ticks, digits, onlyPowers ? stepToFit(minSpacePx, std::abs(position(1) - ten)) : 1,
               position.threshold.has_value());
}

} // namespace

AxisTicks logTicks(double min, double max, double base, double lengthPx, double minSpacePx,
                   std::optional<double> linearThreshold)
{
    AxisTicks ticks;
    const auto [increment, space] = findIncrement(min, max, decimalIncrements(), lengthPx, minSpacePx);
    if (!increment)
        return ticks;
    ticks.increment = increment->value;
    ticks.spacePx = space;
    ticks.logarithmic = true;
    ticks.values = linearThreshold ? symlogValues(min, max, base, *linearThreshold) : powersWithin(min, max, base);
    const LogPosition position {min, max, lengthPx, linearThreshold};
    if (base == 10)
        thinDecimal(ticks, position, minSpacePx);
    else if (!linearThreshold)
        if (const int step = stepToFit(minSpacePx, std::abs(position(2) - position(1))); step > 1)
            hideOthers(ticks, nullptr, step, false);
    return ticks;
}

AxisTicks logTicksWithin(double min, double max, double base, double lengthPx, double minSpacePx,
                         std::optional<double> linearThreshold)
{
    constexpr double dust = 1e-9; // edges went through a logarithm and back
    // The power that a limit beyond the linear part stands for; where it is none, ticks count from the threshold.
    const auto limitOf = [&](double v) {
        const double exponent = std::log(v) / std::log(base);
        const bool isPower = std::abs(exponent - std::round(exponent)) < dust;
        return isPower ? std::pow(base, std::round(exponent)) : *linearThreshold;
    };
    double start = min;
    double end = max;
    if (linearThreshold) {
        start = min > *linearThreshold ? limitOf(min) : min;
        end = max < -*linearThreshold ? -limitOf(-max) : max;
    } else if (min > 0) {
        start = std::pow(base, std::floor(std::log(min) / std::log(base) + dust));
    }
    if (start == min && end == max)
        return logTicks(min, max, base, lengthPx, minSpacePx, linearThreshold);
    const LogPosition shown {min, max, 1, linearThreshold};
    const double longer = lengthPx * (shown(end) - shown(start));
    AxisTicks ticks = logTicks(start, end + std::abs(end) * dust, base, longer, minSpacePx, linearThreshold);
    AxisTicks within;
    within.increment = ticks.increment;
    within.spacePx = ticks.spacePx;
    within.logarithmic = true;
    for (size_t i = 0; i < ticks.values.size(); ++i) {
        const double v = ticks.values[i];
        if (v < min - std::abs(min) * dust || v > max + std::abs(max) * dust)
            continue;
        within.values.push_back(v);
        within.hidden.push_back(!ticks.isShown(i));
    }
    if (within.shownCount() < 2)
        return linearTicks(min, max, lengthPx, minSpacePx, false);
    return within;
}
