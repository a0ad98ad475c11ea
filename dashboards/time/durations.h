#pragma once

#include <QString>

#include <optional>

// Durations as people write them: "2h 30m". Counts per unit, so that months and years keep their calendar meaning.

struct Duration
{
    std::optional<int> years;
    std::optional<int> months;
    std::optional<int> weeks;
    std::optional<int> days;
    std::optional<int> hours;
    std::optional<int> minutes;
    std::optional<int> seconds;
};

/// Words that are not a whole number and a unit are left out.
Duration parseDuration(const QString& text);
bool isValidDuration(const QString& text);
/// Decimals of the units y M w d h m s ms us ns: "1.5h", "500ms".
bool isValidDecimalDuration(const QString& text);
/// From the instant on: months and years are as long as the calendar makes them there.
qint64 durationToMs(const Duration& duration, qint64 fromMs);
/// "1d 1h 1m 1s" between two instants; empty when the end comes first.
QString shortDurationText(qint64 startMs, qint64 endMs);
/// "1h 1min 1sec", rounded to seconds.
QString rangeDurationText(qint64 ms);
