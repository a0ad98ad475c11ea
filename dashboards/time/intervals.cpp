#include "dashboards/time/intervals.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace {

struct RoundRow
{
    double below;
    qint64 intervalMs;
};

constexpr RoundRow roundRows[] = {
    {10, 1},
    {15, 10},
    {35, 20},
    {75, 50},
    {150, 100},
    {350, 200},
    {750, 500},
    {1'500, 1'000},
    {3'500, 2'000},
    {7'500, 5'000},
    {12'500, 10'000},
    {17'500, 15'000},
    {25'000, 20'000},
    {45'000, 30'000},
    {90'000, 60'000},
    {210'000, 120'000},
    {450'000, 300'000},
    {750'000, 600'000},
    {1'050'000, 900'000},
    {1'500'000, 1'200'000},
    {2'700'000, 1'800'000},
    {5'400'000, 3'600'000},
    {9'000'000, 7'200'000},
    {16'200'000, 10'800'000},
    {32'400'000, 21'600'000},
    {86'400'000, 43'200'000},
    {604'800'000, 86'400'000},
    {1'814'400'000, 604'800'000},
    {3'628'800'000, 2'592'000'000},
};
constexpr qint64 yearMs = 31'536'000'000;

struct UnitRow
{
    const char* unit;
    double seconds;
};

constexpr UnitRow unitRows[] = {
    {"y", 31'536'000}, {"M", 2'592'000}, {"w", 604'800}, {"d", 86'400},
    {"h", 3'600},      {"m", 60},        {"s", 1},       {"ms", 0.001},
};

/// The integer at the start of a text, as JavaScript's parseInt reads it.
qint64 leadingInteger(const QString& text)
{
    static const QRegularExpression digits(QStringLiteral(R"(^\s*([+-]?\d+))"));
    return digits.match(text).captured(1).toLongLong();
}

} // namespace

qint64 roundInterval(double intervalMs)
{
    for (const RoundRow& row : roundRows)
        if (intervalMs < row.below)
            return row.intervalMs;
    return yearMs;
}

qint64 calculateInterval(qint64 rangeMs, qint64 resolution, qint64 lowLimitMs)
{
    const qint64 rounded = roundInterval(double(rangeMs) / double(resolution > 0 ? resolution : 1));
    return std::max(rounded, lowLimitMs);
}

QString secondsToHms(double seconds)
{
    const double years = std::floor(seconds / 31'536'000);
    const double rests[] = {years,
                            std::floor(std::fmod(seconds, 31'536'000) / 86'400),
                            std::floor(std::fmod(seconds, 86'400) / 3'600),
                            std::floor(std::fmod(seconds, 3'600) / 60),
                            std::floor(std::fmod(seconds, 60)),
                            std::floor(seconds * 1000)};
    constexpr const char* units[] = {"y", "d", "h", "m", "s", "ms"};
    for (int i = 0; i < 6; ++i)
        if (rests[i] != 0 && !std::isnan(rests[i]))
            return QString::number(qint64(rests[i])) + QLatin1String(units[i]);
    return QCoreApplication::translate("Intervals", "less than a millisecond");
}

QString intervalText(qint64 ms)
{
    return secondsToHms(double(ms) / 1000);
}

std::optional<IntervalParts> parseInterval(const QString& text)
{
    bool isNumber = false;
    const double number = text.trimmed().toDouble(&isNumber);
    if (isNumber && number != 0 && std::isfinite(number))
        return IntervalParts {1, QStringLiteral("s"), leadingInteger(text)};
    static const QRegularExpression pattern(QStringLiteral(R"(^(-?\d+(?:\.\d+)?)(ms|[Mwdhmsy]))"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    for (const UnitRow& row : unitRows)
        if (match.capturedView(2) == QLatin1String(row.unit))
            return IntervalParts {row.seconds, match.captured(2), leadingInteger(match.captured(1))};
    return std::nullopt;
}

std::optional<qint64> intervalToMs(const QString& text)
{
    const auto parts = parseInterval(text);
    if (!parts)
        return std::nullopt;
    return qint64(std::llround(parts->unitSeconds * 1000)) * parts->count;
}
