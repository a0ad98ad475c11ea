#include "datasources/data/rfc3339.h"

#include <QDateTime>

#include <algorithm>

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;
constexpr int firstYear = 1678; // of what fits into 64 bits of nanoseconds
constexpr int lastYear = 2261;
constexpr int lastYearOfMs = 9999; // "for ever", as people write it

/// A moment in whole seconds and what is over.
struct Moment
{
    qint64 seconds;
    qint64 ns;
};

/// Reads `count` digits at `at`; -1 when one is none.
int digits(std::string_view text, size_t at, size_t count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// Days since 1970-01-01 of a date of the Gregorian calendar (Howard Hinnant's days_from_civil).
qint64 daysSinceEpoch(int year, int month, int day)
{
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int yearOfEra = y - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return qint64(era) * 146097 + dayOfEra - 719468;
}

/// Seconds east of UTC; nullopt when the text is no zone.
std::optional<int> zoneSeconds(std::string_view zone)
{
    if (zone == "Z" || zone == "z")
        return 0;
    const int hours = digits(zone, 1, 2);
    const int minutes = digits(zone, zone.size() == 6 ? 4 : 3, 2);
    if ((zone.size() != 6 && zone.size() != 5) || (zone[0] != '+' && zone[0] != '-') || hours < 0 || minutes < 0)
        return std::nullopt;
    return (hours * 3600 + minutes * 60) * (zone[0] == '-' ? -1 : 1);
}

bool isInside(int value, int low, int high)
{
    return value >= low && value <= high;
}

std::optional<Moment> parseMoment(std::string_view text, int last)
{
    constexpr size_t fractionAt = 19;
    if (text.size() < fractionAt + 1 || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (!isInside(year, firstYear, last) || !isInside(month, 1, 12) || !isInside(day, 1, 31) || !isInside(hour, 0, 23)
        || !isInside(minute, 0, 59) || !isInside(second, 0, 60))
        return std::nullopt;
    qint64 fraction = 0;
    size_t at = fractionAt;
    if (text[at] == '.') {
        qint64 unit = nsPerSecond;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            unit /= 10;
            fraction += unit * (text[at] - '0');
        }
    }
    const auto zone = zoneSeconds(text.substr(at));
    if (!zone)
        return std::nullopt;
    const qint64 seconds =
        daysSinceEpoch(year, month, day) * 86400 + qint64(hour) * 3600 + qint64(minute) * 60 + second - *zone;
    return Moment {seconds, fraction};
}

} // namespace

std::optional<qint64> parseRfc3339Ns(std::string_view text)
{
    const auto moment = parseMoment(text, lastYear);
    return moment ? std::optional(moment->seconds * nsPerSecond + moment->ns) : std::nullopt;
}

qint64 parseRfc3339Ms(std::string_view text)
{
    const auto moment = parseMoment(text, lastYearOfMs);
    return moment ? moment->seconds * 1000 + moment->ns / 1'000'000 : 0;
}

QString formatRfc3339(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}
