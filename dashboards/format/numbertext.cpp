#include "dashboards/format/numbertext.h"

#include "dashboards/format/valueformat.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace {

constexpr double powersOfTen[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10,
                                  1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21};

double powerOfTen(int exponent)
{
    return exponent >= 0 && exponent < int(std::size(powersOfTen)) ? powersOfTen[exponent] : std::pow(10.0, exponent);
}

/// The shortest digits that round-trip: value = 0.d1d2d3... * 10^point.
struct ShortestDigits
{
    char digits[24] = {};
    int count = 0;
    int point = 0;

    explicit ShortestDigits(double magnitude)
    {
        char text[40];
        const auto end = std::to_chars(text, text + sizeof text, magnitude, std::chars_format::scientific).ptr;
        const char* c = text;
        for (; c != end && *c != 'e'; ++c)
            if (*c != '.')
                digits[count++] = *c;
        int exponent = 0;
        if (c != end)
            std::from_chars(c[1] == '+' ? c + 2 : c + 1, end, exponent);
        point = exponent + 1;
    }
};

QString latin1(const char* text, const char* end)
{
    return QString::fromLatin1(text, end - text);
}

QString nonFiniteText(double value, const QString& infinity)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    return value < 0 ? QLatin1Char('-') + infinity : infinity;
}

/// n / 10^decimals with all its decimals; n is whole and below 10^15.
QString fixedPointText(double n, int decimals)
{
    char text[32];
    char* out = text + sizeof text;
    const bool negative = n < 0;
    auto rest = quint64(std::abs(n));
    for (int i = 0; i < decimals; ++i) {
        *--out = char('0' + rest % 10);
        rest /= 10;
    }
    if (decimals > 0)
        *--out = '.';
    do {
        *--out = char('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (negative)
        *--out = '-';
    return latin1(out, text + sizeof text);
}

QString zeroText(int decimals)
{
    constexpr int most = 100;
    return decimals > 0 ? QStringLiteral("0.") + QString(std::min(decimals, most), QLatin1Char('0'))
                        : QStringLiteral("0");
}

QString paddedText(double rounded, double factor, int decimals)
{
    QString text = jsNumberText(rounded);
    if (text.contains(QLatin1Char('e')))
        return text;
    const auto point = text.indexOf(QLatin1Char('.'));
    const auto precision = point < 0 ? 0 : text.size() - point - 1;
    if (precision >= decimals)
        return text;
    if (point < 0)
        text += QLatin1Char('.');
    // Grafana takes its zeros from the text of the factor, which shows for factors in exponent form.
    return text + jsNumberText(factor).mid(1, decimals - precision);
}

/// Rounds decimal digits half away from zero to `keep` digits; a carry moves the point.
QByteArray roundedDigits(const ShortestDigits& shortest, int keep, int& point)
{
    if (keep < 0)
        return {};
    QByteArray digits(shortest.digits, shortest.count);
    if (keep >= digits.size())
        return digits;
    const bool up = digits[keep] >= '5';
    digits.truncate(keep);
    if (!up)
        return digits;
    for (qsizetype i = keep - 1; i >= 0; --i) {
        if (digits[i] != '9') {
            digits[i] = char(digits[i] + 1);
            return digits;
        }
        digits[i] = '0';
    }
    ++point;
    return digits.prepend('1');
}

QString grouped(const QString& digits)
{
    QString text;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text += QLatin1Char(',');
        text += digits[i];
    }
    return text;
}

} // namespace

double jsRound(double value)
{
    const double below = std::floor(value);
    return value - below >= 0.5 ? below + 1 : below;
}

QString jsNumberText(double value)
{
    if (!std::isfinite(value))
        return nonFiniteText(value, QStringLiteral("Infinity"));
    if (value == 0)
        return QStringLiteral("0");
    if (std::abs(value) < 1e15 && value == std::floor(value))
        return fixedPointText(value, 0);
    const ShortestDigits d(std::abs(value));
    char text[64];
    char* out = text;
    if (value < 0)
        *out++ = '-';
    const auto digits = [&](int from, int to) {
        for (int i = from; i < to; ++i)
            *out++ = i < d.count ? d.digits[i] : '0';
    };
    if (d.point > 0 && d.point <= 21) {
        digits(0, d.point);
        if (d.count > d.point) {
            *out++ = '.';
            digits(d.point, d.count);
        }
        return latin1(text, out);
    }
    if (d.point <= 0 && d.point > -6) {
        *out++ = '0';
        *out++ = '.';
        for (int i = d.point; i < 0; ++i)
            *out++ = '0';
        digits(0, d.count);
        return latin1(text, out);
    }
    digits(0, 1);
    if (d.count > 1) {
        *out++ = '.';
        digits(1, d.count);
    }
    *out++ = 'e';
    *out++ = d.point > 0 ? '+' : '-';
    out = std::to_chars(out, text + sizeof text, std::abs(d.point - 1)).ptr;
    return latin1(text, out);
}

int autoDecimals(double value)
{
    const double magnitude = std::abs(value);
    if (magnitude == std::floor(magnitude) || !std::isfinite(magnitude))
        return 0;
    return std::max(0, 2 - int(std::floor(std::log(magnitude) / std::log(10.0))));
}

QString toFixed(double value, std::optional<int> decimals)
{
    constexpr int most = 308; // the factor is a double
    if (std::isnan(value) && decimals && *decimals > 0) // what is no number gets its zeros, too
        return QStringLiteral("NaN.") + QString(std::min(*decimals, most), QLatin1Char('0'));
    if (std::isnan(value) || std::isinf(value))
        return nonFiniteText(value, QStringLiteral("∞"));
    const int places = std::min(decimals ? *decimals : autoDecimals(value), most);
    if (value == 0)
        return zeroText(places);
    const double factor = powerOfTen(std::max(0, places));
    const double scaled = jsRound(value * factor);
    if (places <= 6 && std::abs(scaled) < 1e15)
        return fixedPointText(scaled, std::max(0, places));
    return paddedText(scaled / factor, factor, places);
}

QString exponentialText(double value, std::optional<int> decimals)
{
    if (!std::isfinite(value))
        return nonFiniteText(value, QStringLiteral("Infinity"));
    const ShortestDigits shortest(std::abs(value));
    QByteArray digits(shortest.digits, shortest.count);
    int point = value == 0 ? 1 : shortest.point;
    if (decimals && value != 0) {
        const int places = std::clamp(*decimals, 0, 100);
        // Ties are judged on the exact value, so more digits than a double needs are printed before rounding.
        char exact[200];
        std::snprintf(exact, sizeof exact, "%.160e", std::abs(value));
        const QByteArray all = QByteArray(exact, 1) + QByteArray(exact + 2, 160);
        // The shortest text of 1e-7 has another exponent than its exact value, 9.99e-8.
        point = std::atoi(std::strchr(exact, 'e') + 1) + 1;
        digits = all.left(places + 1);
        if (all[places + 1] >= '5') {
            qsizetype i = places;
            while (i >= 0 && digits[i] == '9')
                digits[i--] = '0';
            if (i >= 0) {
                digits[i] = char(digits[i] + 1);
            } else {
                digits = '1' + digits.left(places);
                ++point;
            }
        }
    }
    if (decimals && value == 0)
        digits = QByteArray(1 + std::clamp(*decimals, 0, 100), '0');
    QString text = value < 0 ? QStringLiteral("-") : QString();
    text += QLatin1Char(digits[0]);
    if (digits.size() > 1)
        text += QLatin1Char('.') + QString::fromLatin1(digits.mid(1));
    const int exponent = point - 1;
    return text + (exponent < 0 ? QStringLiteral("e-") : QStringLiteral("e+")) + QString::number(std::abs(exponent));
}

QString hexText(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("NAN");
    const double magnitude = std::abs(value);
    double whole = std::floor(magnitude);
    double fraction = magnitude - whole;
    const auto digit = [](int d) { return QLatin1Char("0123456789ABCDEF"[d]); };
    QString text;
    do {
        text.prepend(digit(int(std::fmod(whole, 16))));
        whole = std::floor(whole / 16);
    } while (whole > 0);
    // Digits stop where the rest is below half a unit in the last place of the number.
    double slack =
        std::max(0.5 * (std::nextafter(magnitude, std::numeric_limits<double>::infinity()) - magnitude), 5e-324);
    if (fraction >= slack) {
        text += QLatin1Char('.');
        do {
            fraction *= 16;
            slack *= 16;
            text += digit(int(fraction));
            fraction -= std::floor(fraction);
        } while (fraction >= slack);
    }
    return value < 0 ? QLatin1Char('-') + text : text;
}

QString localeText(double value, int minDecimals, int maxDecimals)
{
    if (!std::isfinite(value))
        return nonFiniteText(value, QStringLiteral("∞"));
    const ShortestDigits shortest(std::abs(value));
    int point = value == 0 ? 0 : shortest.point;
    const QByteArray digits = roundedDigits(shortest, point + maxDecimals, point);
    const auto at = [&](int i) { return QLatin1Char(i >= 0 && i < digits.size() ? digits[i] : '0'); };
    QString whole = point > 0 ? QString() : QStringLiteral("0");
    for (int i = 0; i < point; ++i)
        whole += at(i);
    QString fraction;
    for (int i = 0; i < maxDecimals; ++i)
        fraction += at(point + i);
    while (fraction.size() > std::max(0, minDecimals) && fraction.endsWith(QLatin1Char('0')))
        fraction.chop(1);
    QString text = std::signbit(value) ? QStringLiteral("-") : QString();
    text += grouped(whole);
    return fraction.isEmpty() ? text : text + QLatin1Char('.') + fraction;
}
