#pragma once

#include "dashboards/time/zoneoffsets.h"

#include <QString>

#include <optional>

/// ISO 8601, extended and basic, with week and day-of-year dates; the zone is read when the text names none.
std::optional<qint64> parseIsoDate(const QString& text, const ZoneOffsets& zone);

/// `YYYY-MM-DD HH:mm:ss` read leniently: each part takes the next digits, later parts may be missing. A text that ends
/// in Z is UTC and may carry milliseconds.
std::optional<qint64> parseLenientDate(const QString& text, const ZoneOffsets& zone, qint64 nowMs);
