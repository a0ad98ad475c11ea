#pragma once

#include <QtGlobal>

#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

// Texts of Prometheus's JSON to numbers, without copies.

/// "1e+21", "NaN", "+Inf"; false when it is no number.
inline bool parseSample(const char* begin, const char* end, double& value)
{
    while (begin < end && *begin == ' ')
        ++begin;
    if (begin < end && *begin == '+')
        ++begin;
    const auto [rest, error] = std::from_chars(begin, end, value);
    if (error == std::errc::result_out_of_range) // too large or too small for a double: what strtod would give
        value = std::string_view(begin, size_t(end - begin)).find("e-") != std::string_view::npos
            ? 0.0
            : std::copysign(std::numeric_limits<double>::infinity(), *begin == '-' ? -1.0 : 1.0);
    return error != std::errc::invalid_argument;
}

/// Seconds with a decimal fraction to ns, exactly; false when it is no number.
inline bool parseSeconds(const char* p, const char* end, qint64& ns)
{
    constexpr qint64 billion = 1'000'000'000;
    constexpr qint64 largest = std::numeric_limits<qint64>::max() / billion - 1;
    const char* const begin = p;
    const bool negative = p < end && *p == '-';
    p += negative;
    qint64 seconds = 0;
    const char* const digits = p;
    for (; p < end && *p >= '0' && *p <= '9' && seconds < largest / 10; ++p)
        seconds = seconds * 10 + (*p - '0');
    if (p == digits)
        return false;
    qint64 fraction = 0;
    if (p < end && *p == '.') {
        qint64 unit = billion / 10;
        for (++p; p < end && *p >= '0' && *p <= '9'; ++p, unit /= 10)
            fraction += unit * (*p - '0');
    }
    if (p < end && ((*p >= '0' && *p <= '9') || *p == 'e' || *p == 'E')) { // out of the ordinary
        double value = 0;
        if (!parseSample(begin, end, value))
            return false;
        const double limit = double(largest);
        ns = qint64(std::min(std::max(value, -limit), limit) * 1e9);
        return true;
    }
    ns = (negative ? -1 : 1) * (seconds * billion + fraction);
    return true;
}
