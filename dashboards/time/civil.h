#pragma once

#include <QtGlobal>

// Dates of the proleptic Gregorian calendar as whole days since 1970-01-01; exact for any year, no time zone.
// The algorithm counts years from March in eras of 400, so that leap days fall at the end.
namespace civil {

constexpr qint64 msPerDay = 86'400'000;

struct Date
{
    qint64 year = 1970;
    int month = 1; ///< 1 to 12
    int day = 1;
};

constexpr qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

constexpr qint64 daysFromDate(qint64 year, int month, int day)
{
    const qint64 y = month <= 2 ? year - 1 : year;
    const qint64 era = floorDiv(y, 400);
    const qint64 yearOfEra = y - era * 400;
    const qint64 dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
}

constexpr Date dateFromDays(qint64 days)
{
    const qint64 z = days + 719'468;
    const qint64 era = floorDiv(z, 146'097);
    const qint64 dayOfEra = z - era * 146'097;
    const qint64 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 shifted = (5 * dayOfYear + 2) / 153;
    const int month = int(shifted < 10 ? shifted + 3 : shifted - 9);
    return {yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, int(dayOfYear - (153 * shifted + 2) / 5 + 1)};
}

/// 0 = Sunday.
constexpr int weekday(qint64 days)
{
    const qint64 w = (days + 4) % 7;
    return int(w < 0 ? w + 7 : w);
}

constexpr bool isLeap(qint64 year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int daysInMonth(qint64 year, int month)
{
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : lengths[month - 1];
}

/// Counts from 1.
constexpr int dayOfYear(qint64 days, qint64 year)
{
    return int(days - daysFromDate(year, 1, 1)) + 1;
}

struct Week
{
    qint64 year = 1970;
    int week = 1;
};

/// Weeks start on firstDay (0 = Sunday); week 1 is the one that holds the given day of January
/// (1 in the English locale, 4 in ISO 8601 with Monday).
constexpr Week weekOf(qint64 days, int firstDay, int januaryDay)
{
    const auto startOfYear = [=](qint64 year) {
        const qint64 anchor = daysFromDate(year, 1, januaryDay);
        return anchor - (weekday(anchor) - firstDay + 7) % 7;
    };
    qint64 year = dateFromDays(days).year + 1;
    while (days < startOfYear(year))
        --year;
    return {year, int((days - startOfYear(year)) / 7) + 1};
}

} // namespace civil
