#include "dashboards/chart/ticks.h"

#include "dashboards/chart/axisnumbers.h"

#include <QSet>

#include <cmath>

using axisnumbers::binaryIncrements;
using axisnumbers::decimalIncrements;
using axisnumbers::findIncrement;
using axisnumbers::guessDecimals;
using axisnumbers::Increment;
using axisnumbers::roundDecimals;
using axisnumbers::roundUpTo;

namespace {

/// Increments beyond uPlot's table, which ends where no scale was thought to reach.
Increment largeIncrement(double span, double lengthPx, double minSpacePx)
{
    const double least = minSpacePx / lengthPx * span;
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double multiple : {1.0, 2.0, 2.5, 5.0})
        if (power * multiple >= least)
            return {power * multiple, 0};
    return {power * 10, 0};
}

} // namespace

AxisTicks linearTicks(double min, double max, double lengthPx, double minSpacePx, bool binary,
                      std::optional<int> decimals)
{
    auto [increment, space] =
        findIncrement(min, max, binary ? binaryIncrements() : decimalIncrements(), lengthPx, minSpacePx);
    AxisTicks ticks;
    Increment large {};
    if (const double span = max - min;
        !increment && std::isfinite(span) && lengthPx > 2 * minSpacePx && span > decimalIncrements().back().value) {
        large = largeIncrement(span, lengthPx, minSpacePx);
        increment = &large;
        space = lengthPx * large.value / span;
    }
    if (!increment)
        return ticks;
    ticks.increment = increment->value;
    ticks.spacePx = space;
    double value = roundDecimals(roundUpTo(min, increment->value), increment->decimals);
    while (value <= max) {
        ticks.values.push_back(value == 0 ? 0 : value); // -0 would print its sign
        const double next = roundDecimals(value + increment->value, increment->decimals);
        if (!(next > value))
            break;
        value = next;
    }
    if (decimals == 0)
        for (const double v : ticks.values)
            ticks.hidden.push_back(v != std::trunc(v));
    return ticks;
}

void useBinaryIncrement(AxisTicks& ticks, double min, double max, double lengthPx, double minSpacePx)
{
    const auto [increment, space] = findIncrement(min, max, binaryIncrements(), lengthPx, minSpacePx);
    if (!increment)
        return;
    ticks.increment = increment->value;
    ticks.spacePx = space;
}

double valueTickSpacing(double plotHeightPx)
{
    return plotHeightPx <= 150 ? 15 : 30;
}

std::optional<int> incrementDecimals(double increment)
{
    const int decimals = guessDecimals(roundDecimals(increment, 6));
    return decimals > 0 ? std::optional(decimals) : std::nullopt;
}

bool isBinaryUnit(const QString& unit)
{
    static const QSet<QString> units = [] {
        QSet<QString> set {QStringLiteral("bytes"), QStringLiteral("bits"), QStringLiteral("binBps"),
                           QStringLiteral("binbps")};
        for (const char* prefix : {"k", "m", "g", "t", "p"})
            set.insert(QLatin1String(prefix) + QLatin1String("bytes"));
        for (const char* prefix : {"Ki", "Mi", "Gi", "Ti", "Pi"}) {
            set.insert(QLatin1String(prefix) + QLatin1String("Bs"));
            set.insert(QLatin1String(prefix) + QLatin1String("bits"));
        }
        return set;
    }();
    return units.contains(unit);
}
