#pragma once

#include "datasources/data/frame.h"

#include <QTimeZone>

struct TextOptions
{
    QString dateFormat; ///< of time fields; empty: ISO 8601
    QTimeZone zone;
    QString joinWith; ///< between the items of lists
};

/// A field as texts: times formatted, other text and objects as JSON.
Field fieldToText(Field field, const TextOptions& options);
/// "utc", "browser", an IANA name; empty: the dashboard's.
QTimeZone zoneOption(const QString& timezone, const QTimeZone& dashboardZone);

/// Reads a date as moment does when it is not strict: digits are taken where the pattern's tokens want them.
std::optional<qint64> parseWithPattern(const QString& text, const QString& pattern, const QTimeZone& zone);
