#pragma once

#include "datasources/data/timerange.h"

#include <QString>
#include <QTimeZone>

#include <optional>

/// How relative times are read; values of the dashboard, the clock injected.
struct TimeContext
{
    QTimeZone zone = QTimeZone::utc();
    qint64 nowMs = 0;
    QString weekStart; ///< monday, saturday, sunday; empty: Sunday (the English locale's)
    int fiscalYearStartMonth = 0; ///< 0 = January
    QString nowDelay = {}; ///< how long data takes to be whole ("1m"): ranges that end in now end so much earlier
};

/// "now-6h/h", "2024-01-01||+1d/M", ISO text, epoch ms; roundUp for the end of a range. nullopt: not valid.
/// Grammar and rounding of Grafana's dateMath.
std::optional<qint64> parseDateMath(const QString& text, bool roundUp, const TimeContext& context);
bool isDateMath(const QString& text);

/// dateTimeParse: absolute texts in the zone, epoch ms, relative texts.
std::optional<qint64> parseDateTime(const QString& text, bool roundUp, const TimeContext& context);

/// Both ends; nullopt when one is not valid. The delay of now shortens the range, as in Grafana.
std::optional<TimeRange> resolveRange(const RawTimeRange& raw, const TimeContext& context);
/// Seconds before now, as alert rules and timed panels give them.
TimeRange relativeToTimeRange(double fromSecondsAgo, double toSecondsAgo, qint64 nowMs);

/// moment's format tokens (YYYY-MM-DD HH:mm:ss.SSS, dddd, [text], ...), English names. For many values make one
/// MomentFormat.
QString formatMoment(qint64 ms, const QString& pattern, const QTimeZone& zone);
/// The zone of a dashboard's `timezone`: "" and "browser" the system's, "utc", or an IANA name.
QTimeZone zoneFromSetting(const QString& setting);
