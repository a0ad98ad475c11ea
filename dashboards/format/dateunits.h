#pragma once

#include "dashboards/format/valueformat.h"

/// Formatter of dateTimeAsIso and its kind; empty for other ids.
ValueFormatter findDateUnit(const QString& id);
/// Formatter of a moment pattern, as in "time:YYYY".
ValueFormatter datePattern(const QString& pattern);
/// "2 hours ago", "in a day": thresholds and words of moment's English locale.
QString fromNowText(double ms, qint64 nowMs);
