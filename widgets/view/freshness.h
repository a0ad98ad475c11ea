#pragma once

#include <QString>

/// How old a panel's data may be before a person must be told.
enum class Freshness
{
    Fresh,
    Stale
};

/// Stale: the newest good answer is older than three refresh intervals (at least 15 s); never while there is no
/// automatic refresh and no error, because then nobody promised newer data.
Freshness freshnessOf(qint64 ageMs, qint64 refreshIntervalMs, bool failed);

/// "12 s old", "3 min old", "2 h old", "5 d old".
QString ageText(qint64 ageMs);
