#include "dashboards/time/dateparse.h"

#include "dashboards/time/civil.h"

#include <QRegularExpression>

namespace {

struct Clock24
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    int ms = 0;

    bool isValid() const
    {
        const bool midnight = hour == 24 && minute == 0 && second == 0 && ms == 0;
        return (hour < 24 || midnight) && minute < 60 && second < 60;
    }
    qint64 msOfDay() const { return ((hour * 60LL + minute) * 60 + second) * 1000 + ms; }
};

std::optional<qint64> daysFromYmd(qint64 year, int month, int day)
{
    if (month < 1 || month > 12 || day < 1 || day > civil::daysInMonth(year, month))
        return std::nullopt;
    return civil::daysFromDate(year, month, day);
}

std::optional<qint64> daysFromWeek(qint64 year, int week, int weekday)
{
    if (weekday < 1 || weekday > 7 || week < 1)
        return std::nullopt;
    const qint64 fourth = civil::daysFromDate(year, 1, 4);
    const qint64 monday = fourth - (civil::weekday(fourth) + 6) % 7 + (week - 1) * 7LL;
    if (civil::weekOf(monday, 1, 4).year != year)
        return std::nullopt;
    return monday + weekday - 1;
}

std::optional<qint64> daysFromDayOfYear(qint64 year, int day)
{
    if (day < 1 || day > (civil::isLeap(year) ? 366 : 365))
        return std::nullopt;
    return civil::daysFromDate(year, 1, 1) + day - 1;
}

/// The date part of ISO 8601; timeAllowed says whether a time of day may follow.
std::optional<qint64> isoDays(const QString& date, bool* timeAllowed)
{
    static const QRegularExpression pattern(QStringLiteral(
        R"(^([+-]\d{6}|\d{4})(?:-?W(\d\d)(?:-?(\d))?|-(\d\d)-(\d\d)|-(\d\d\d)|-(\d\d)|(\d\d)(\d\d)|(\d\d\d)|(\d\d))?$)"));
    const QRegularExpressionMatch m = pattern.match(date);
    const qint64 year = m.captured(1).toLongLong();
    const auto number = [&](int index) { return m.captured(index).toInt(); };
    const auto has = [&](int index) { return m.capturedLength(index) > 0; };
    *timeAllowed = has(3) || has(4) || has(6) || has(8) || has(10);
    if (has(2))
        return daysFromWeek(year, number(2), has(3) ? number(3) : 1);
    for (const int month : {4, 8})
        if (has(month))
            return daysFromYmd(year, number(month), number(month + 1));
    for (const int day : {6, 10})
        if (has(day))
            return daysFromDayOfYear(year, number(day));
    for (const int month : {7, 11})
        if (has(month))
            return daysFromYmd(year, number(month), 1);
    return m.hasMatch() ? daysFromYmd(year, 1, 1) : std::nullopt;
}

int milliseconds(const QString& fraction)
{
    return fraction.leftJustified(3, QLatin1Char('0'), true).toInt();
}

/// HH, HH:mm, HH:mm:ss.fraction and the same without colons.
std::optional<Clock24> isoClock(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?$)"));
    const QRegularExpressionMatch m = pattern.match(text);
    const Clock24 clock {m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt(),
                         milliseconds(m.captured(4))};
    return m.hasMatch() && clock.isValid() ? std::optional(clock) : std::nullopt;
}

/// Z, +08, +0800, +08:00.
qint64 zoneOffsetMs(const QString& text)
{
    if (text.endsWith(QLatin1Char('Z')))
        return 0;
    QString digits = text.mid(1);
    digits.remove(QLatin1Char(':'));
    const qint64 minutes = digits.left(2).toInt() * 60 + digits.mid(2).toInt();
    return (text.startsWith(QLatin1Char('-')) ? -minutes : minutes) * 60'000;
}

/// The next digits of a text, skipping anything before them; nullopt when there are none.
std::optional<QString> takeDigits(QStringView& text, int atMost)
{
    qsizetype start = 0;
    while (start < text.size() && !(text[start] >= u'0' && text[start] <= u'9'))
        ++start;
    qsizetype end = start;
    while (end < text.size() && end - start < atMost && text[end] >= u'0' && text[end] <= u'9')
        ++end;
    if (start == end)
        return std::nullopt;
    const QString digits = text.mid(start, end - start).toString();
    text = text.mid(end);
    return digits;
}

/// Two digits are a year of 1969 to 2068.
qint64 yearFromDigits(const QString& digits)
{
    const int year = digits.toInt();
    if (digits.size() != 2)
        return year;
    return year > 68 ? 1900 + year : 2000 + year;
}

} // namespace

std::optional<qint64> parseIsoDate(const QString& text, const ZoneOffsets& zone)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^\s*([+-]?\d{4,6}[-\dW]*?)(?:[T ](\d\d[\d:]*(?:[.,]\d+)?)([+-]\d\d(?::?\d\d)?|\s*Z)?)?$)"));
    const QRegularExpressionMatch m = pattern.match(text);
    if (!m.hasMatch())
        return std::nullopt;
    bool timeAllowed = false;
    const auto days = isoDays(m.captured(1), &timeAllowed);
    const bool hasTime = m.capturedLength(2) > 0;
    const auto clock = hasTime ? isoClock(m.captured(2)) : Clock24 {};
    if (!days || !clock || (hasTime && !timeAllowed))
        return std::nullopt;
    const qint64 local = *days * civil::msPerDay + clock->msOfDay();
    if (m.capturedLength(3) > 0)
        return local - zoneOffsetMs(m.captured(3));
    return zone.utcFromLocal(local);
}

std::optional<qint64> parseLenientDate(const QString& text, const ZoneOffsets& zone, qint64 nowMs)
{
    const bool utc = text.endsWith(QLatin1Char('Z'));
    QStringView rest(text);
    const auto year = takeDigits(rest, 4);
    if (!year) {
        // A bare Z names a zone and no date: today.
        return utc ? std::optional(civil::floorDiv(nowMs, civil::msPerDay) * civil::msPerDay) : std::nullopt;
    }
    const auto part = [&](const char* fallback) {
        return takeDigits(rest, 2).value_or(QString::fromLatin1(fallback)).toInt();
    };
    const int month = part("1");
    const int day = part("1");
    Clock24 clock;
    clock.hour = part("0");
    clock.minute = part("0");
    clock.second = part("0");
    if (utc)
        clock.ms = milliseconds(takeDigits(rest, 3).value_or(QString()));
    const auto days = daysFromYmd(yearFromDigits(*year), month, day);
    if (!days || !clock.isValid())
        return std::nullopt;
    const qint64 local = *days * civil::msPerDay + clock.msOfDay();
    return utc ? local : zone.utcFromLocal(local);
}
