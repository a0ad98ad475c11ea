#pragma once

#include <QString>

/// A closed interval of time in ms since the epoch (UTC).
struct TimeRange
{
    qint64 fromMs = 0;
    qint64 toMs = 0;

    qint64 durationMs() const { return toMs - fromMs; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// What a person chose: "now-6h" to "now", or two absolute times as text (epoch ms or ISO).
struct RawTimeRange
{
    QString from = QStringLiteral("now-6h");
    QString to = QStringLiteral("now");

    bool endsInNow() const { return to == QLatin1String("now"); }
    friend bool operator==(const RawTimeRange&, const RawTimeRange&) = default;
};
