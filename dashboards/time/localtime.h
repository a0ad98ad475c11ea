#pragma once

#include "dashboards/time/civil.h"
#include "dashboards/time/zoneoffsets.h"

/// A point in local time that moves by calendar and clock units. After a step by calendar the wall time stays; the
/// offset is the one that held at the wall time read with the old offset (moment-timezone's rule), which decides
/// what happens in the hour that a change of the clock skips or repeats.
class LocalTime
{
public:
    LocalTime(qint64 utcMs, const ZoneOffsets& offsets)
        : m_offsets(offsets)
        , m_offsetMs(offsets.offsetMs(utcMs))
        , m_localMs(utcMs + m_offsetMs)
    { }

    qint64 utcMs() const { return m_localMs - m_offsetMs; }
    qint64 days() const { return civil::floorDiv(m_localMs, civil::msPerDay); }
    civil::Date date() const { return civil::dateFromDays(days()); }

    /// By absolute time: hours, minutes, seconds.
    void addMs(qint64 ms)
    {
        const qint64 utc = utcMs() + ms;
        m_offsetMs = m_offsets.offsetMs(utc);
        m_localMs = utc + m_offsetMs;
    }
    void addDays(qint64 count) { setLocal(m_localMs + count * civil::msPerDay); }
    /// Clips to the end of the month: 31 May - 1 month = 30 April.
    void addMonths(qint64 count)
    {
        const civil::Date from = date();
        const qint64 index = from.year * 12 + from.month - 1 + count;
        const qint64 year = civil::floorDiv(index, 12);
        const int month = int(index - year * 12) + 1;
        const int day = std::min(from.day, civil::daysInMonth(year, month));
        setLocal(civil::daysFromDate(year, month, day) * civil::msPerDay + m_localMs - days() * civil::msPerDay);
    }
    void setLocal(qint64 localMs)
    {
        m_offsetMs = m_offsets.offsetMs(localMs - m_offsetMs);
        m_localMs = localMs;
    }
    qint64 localMs() const { return m_localMs; }

private:
    ZoneOffsets m_offsets;
    qint64 m_offsetMs;
    qint64 m_localMs;
};
