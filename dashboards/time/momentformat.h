#pragma once

#include "dashboards/time/zoneoffsets.h"

#include <QString>

#include <vector>

/// A pattern of moment's tokens (YYYY-MM-DD HH:mm:ss.SSS, dddd, [text], LT, ...) compiled once for one zone, with
/// English names. Copies are cheap and may be used in several threads.
class MomentFormat
{
public:
    MomentFormat() = default;
    /// An empty pattern is ISO 8601 with the zone's offset; none is Z, but for the system's own zone.
    MomentFormat(const QString& pattern, const QTimeZone& zone, bool isLocal = false);

    QString format(qint64 ms) const;
    void appendTo(QString& text, qint64 ms) const;

    enum class Token : quint8
    {
        Literal,
        Year,
        SignedYear,
        PlainYear,
        YearOfCentury,
        EraYear,
        EraYearOrdinal,
        Era,
        EraLong,
        Quarter,
        QuarterOrdinal,
        Month,
        MonthOrdinal,
        MonthShort,
        MonthLong,
        Day,
        DayOrdinal,
        DayOfYear,
        DayOfYearOrdinal,
        Weekday,
        WeekdayOrdinal,
        WeekdayTwo,
        WeekdayShort,
        WeekdayLong,
        IsoWeekday,
        Week,
        WeekOrdinal,
        IsoWeek,
        IsoWeekOrdinal,
        WeekYear,
        WeekYearOfCentury,
        IsoWeekYear,
        IsoWeekYearOfCentury,
        Hour,
        Hour12,
        Hour24,
        Minute,
        Second,
        Fraction,
        MeridiemLower,
        MeridiemUpper,
        UnixSeconds,
        UnixMs,
        Offset,
        OffsetWithColon,
        ZoneAbbreviation
    };
    struct Part
    {
        Token token = Token::Literal;
        int width = 0; ///< digits at least
        QString literal;
    };

private:
    std::vector<Part> m_parts;
    std::vector<Part> m_partsAtUtc; // of an empty pattern
    ZoneOffsets m_offsets;
};
