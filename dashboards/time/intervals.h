#pragma once

#include <QString>

#include <optional>

/// calculateInterval of @grafana/data: range / resolution rounded by its table, at least lowLimitMs.
qint64 calculateInterval(qint64 rangeMs, qint64 resolution, qint64 lowLimitMs);
qint64 roundInterval(double intervalMs);
/// Greatest unit of y d h m s ms only, truncated: 90 s is "1m".
QString intervalText(qint64 ms);
/// The same of seconds: "less than a millisecond" below that.
QString secondsToHms(double seconds);

/// What an interval text says: count times a unit.
struct IntervalParts
{
    double unitSeconds = 1;
    QString unit; ///< y M w d h m s ms
    qint64 count = 0;
};
/// "10s", "5m", a bare number of seconds; fractions are cut. nullopt for errors (">15s", "0").
std::optional<IntervalParts> parseInterval(const QString& text);
std::optional<qint64> intervalToMs(const QString& text);
