#include "dashboards/chart/axisnumbers.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

namespace axisnumbers {

namespace {

/// The shortest text that reads back as the number, written as JavaScript writes it.
std::string shortestText(double value)
{
    std::array<char, 400> buffer {};
    const double magnitude = std::abs(value);
    const bool fixed = magnitude == 0 || (magnitude >= 1e-6 && magnitude < 1e21);
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   fixed ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    std::string text(buffer.data(), end);
    if (const size_t exponent = text.find('e'); exponent != std::string::npos) // e-09 is e-9 there
        text.erase(exponent + 2, text.find_first_not_of('0', exponent + 2) - exponent - 2);
    return text;
}

bool isWhole(double value)
{
    return std::isfinite(value) && value == std::trunc(value);
}

/// Where six or more equal digits 0 or 9 begin after the point, as the number of decimals before them; -1: nowhere.
int dustAfter(std::string_view digits)
{
    for (size_t i = 0; i + 6 <= digits.size(); ++i) {
        const char c = digits[i];
        if ((c == '0' || c == '9') && digits.substr(i, 6).find_first_not_of(c) == std::string_view::npos)
            return int(i);
    }
    return -1;
}

double numberFrom(std::string_view text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// How uPlot counts the digits of the whole part: over a 32-bit integer, so that huge values wrap round.
int wholeDigits(double value)
{
    if (!std::isfinite(value))
        return 1;
    const auto wrapped = qint32(quint32(qint64(std::fmod(std::trunc(value), 4294967296.0))));
    const double magnitude = double((wrapped ^ (wrapped >> 31)) - (wrapped >> 31));
    return magnitude > 0 ? int(std::log10(magnitude)) + 1 : 1;
}

std::vector<Increment> makeDecimalIncrements()
{
    constexpr std::array<std::pair<std::string_view, int>, 4> multiples {{{"1", 0}, {"2", 0}, {"2.5", 1}, {"5", 0}}};
    std::vector<Increment> list;
    for (int exponent = -32; exponent < 32; ++exponent)
        for (const auto& [digits, decimals] : multiples) {
            const std::string text = std::string(digits) + "e" + std::to_string(exponent);
            list.push_back({numberFrom(text), (exponent >= 0 ? 0 : -exponent) + (exponent >= decimals ? 0 : decimals)});
        }
    return list;
}

std::vector<Increment> makeBinaryIncrements()
{
    constexpr int exponents = 53; // powers that a double counts to exactly
    std::vector<Increment> list;
    list.reserve(exponents);
    for (int exponent = 0; exponent < exponents; ++exponent)
        list.push_back({std::ldexp(1, exponent), 0});
    return list;
}

} // namespace

double roundHalfUp(double value)
{
    // Beyond 2^52 there are no fractions, and adding a half would round to even.
    return std::abs(value) < 4503599627370496.0 ? std::floor(value + 0.5) : value;
}

double roundDecimals(double value, int decimals)
{
    if (isWhole(value))
        return value;
    const double power = std::pow(10.0, decimals);
    return roundHalfUp(value * power * (1 + std::numeric_limits<double>::epsilon())) / power;
}

double withoutDust(double value)
{
    if (!std::isfinite(value) || isWhole(value))
        return value;
    const std::string text = shortestText(value);
    const size_t point = text.find('.');
    if (point == std::string::npos)
        return value;
    const size_t exponent = text.find('e');
    const std::string_view digits = std::string_view(text).substr(
        point + 1, exponent == std::string::npos ? std::string::npos : exponent - point - 1);
    const int decimals = dustAfter(digits);
    if (decimals < 0)
        return value;
    if (exponent == std::string::npos)
        return roundDecimals(value, decimals);
    const double mantissa = roundDecimals(numberFrom(std::string_view(text).substr(0, exponent)), decimals);
    return numberFrom(shortestText(mantissa) + text.substr(exponent));
}

double roundUpTo(double value, double increment)
{
    return withoutDust(std::ceil(withoutDust(value / increment)) * increment);
}

double roundDownTo(double value, double increment)
{
    return withoutDust(std::floor(withoutDust(value / increment)) * increment);
}

int guessDecimals(double value)
{
    if (!std::isfinite(value))
        return 0;
    const std::string text = shortestText(value);
    const size_t point = text.find('.');
    return point == std::string::npos ? 0 : int(text.size() - point - 1);
}

const std::vector<Increment>& decimalIncrements()
{
    static const std::vector<Increment> list = makeDecimalIncrements();
    return list;
}

const std::vector<Increment>& binaryIncrements()
{
    static const std::vector<Increment> list = makeBinaryIncrements();
    return list;
}

size_t closestIncrement(double value, const std::vector<Increment>& increments)
{
    const auto above = std::lower_bound(increments.begin(), increments.end(), value,
                                        [](const Increment& increment, double v) { return increment.value < v; });
    if (above == increments.begin())
        return 0;
    if (above == increments.end())
        return increments.size() - 1;
    const auto below = std::prev(above);
    return size_t((value - below->value <= above->value - value ? below : above) - increments.begin());
}

std::pair<const Increment*, double> findIncrement(double min, double max, const std::vector<Increment>& increments,
                                                  double lengthPx, double minSpacePx)
{
    const double span = max - min;
    if (!(lengthPx > 0) || !(span > 0) || !std::isfinite(span))
        return {nullptr, 0};
    const int digits = std::max(wholeDigits(min), wholeDigits(max));
    for (size_t i = closestIncrement(minSpacePx / lengthPx * span, increments); i < increments.size(); ++i) {
        const Increment& candidate = increments[i];
        const double space = lengthPx * candidate.value / span;
        // A double holds 17 digits; finer ticks would repeat values.
        if (space >= minSpacePx && digits + (candidate.value < 5 ? candidate.decimals : 0) <= 17)
            return {&candidate, space};
    }
    return {nullptr, 0};
}

} // namespace axisnumbers
