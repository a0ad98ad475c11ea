#pragma once

#include <QString>

#include <optional>

/// calculateInterval of @grafana/data: range / resolution rounded by its table, at least lowLimitMs.
qint64 calculateInterval(qint64 rangeMs, qint64 resolution, qint64 lowLimitMs);
qint64 roundInterval(double intervalMs);
/// Greatest unit of y d h m s ms only, truncated: 90 s is "1m".
QString intervalText(qint64 ms);
/// "10s", "5m", a bare number of seconds; nullopt for errors (">15s").
std::optional<qint64> intervalToMs(const QString& text);
