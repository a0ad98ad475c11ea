#pragma once

#include "datasources/data/result.h"
#include "datasources/data/timerange.h"

#include <QString>

#include <optional>

/// What decides the step of a range query.
struct StepInput
{
    QString minStep; ///< the query's own "Min step"; empty, a duration or $__interval, $__rate_interval
    QString scrapeInterval; ///< of the connection; empty: 15 s
    qint64 intervalMs = 0; ///< minimum step of the panel; 0: the scrape interval
    qint64 queryIntervalMs = 0; ///< the panel's interval, for the rate interval
    qint64 intervalFactor = 1;
    int maxDataPoints = 0; ///< 0: 1500
    TimeRange range;
};

struct PrometheusStep
{
    qint64 stepMs = 15000;
    qint64 rateIntervalMs = 60000;
};

/// An error when minStep or scrapeInterval is no duration.
Result<PrometheusStep> prometheusStep(const StepInput& input);
/// Replaces $__interval, $__rate_interval, $__range and their _s and _ms forms, with and without braces.
QString expandMacros(const QString& expr, const PrometheusStep& step, const TimeRange& range);
/// The last multiple of the step at or before the time, counted in a zone of that offset.
qint64 alignToStep(qint64 timeMs, qint64 stepMs, qint64 utcOffsetMs);

/// "15s", "1h30m", "1.5s", ">10s", a bare number of seconds; nullopt for anything else and for 0.
std::optional<qint64> durationToMs(const QString& text);
/// As Go writes durations: 1m0s, 2h30m0s, 500ms.
QString goDuration(qint64 ms);
/// Greatest unit of y d h m s ms only, truncated.
QString stepText(qint64 ms);
/// Whole seconds, rounded up.
qint64 prometheusSeconds(qint64 ms);

struct SecondsRange
{
    qint64 start = 0;
    qint64 end = 0;
};
/// The range for metadata requests: snapped by the connection's cacheLevel (None, Low, Medium, High), so that they
/// can be answered from caches.
SecondsRange snapRange(const QString& cacheLevel, const TimeRange& range);
