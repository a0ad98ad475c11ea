#include "dashboards/time/momentformat.h"

#include "dashboards/time/civil.h"
#include "dashboards/time/momenttokens.h"

#include <cstdlib>

namespace {

using Token = MomentFormat::Token;

constexpr const char* monthNames[] = {"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
constexpr const char* dayNames[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

/// What the tokens ask for, from one instant.
struct Moment
{
    qint64 utcMs = 0;
    qint64 offsetMs = 0;
    qint64 days = 0; ///< of the local date
    int msOfDay = 0;
    civil::Date date;

    Moment(qint64 ms, qint64 offset) : utcMs(ms), offsetMs(offset), days(civil::floorDiv(ms + offset, civil::msPerDay))
    {
        msOfDay = int(ms + offset - days * civil::msPerDay);
        date = civil::dateFromDays(days);
    }
    int hour() const { return msOfDay / 3'600'000; }
    int minute() const { return msOfDay / 60'000 % 60; }
    int second() const { return msOfDay / 1000 % 60; }
    int ms() const { return msOfDay % 1000; }
    int weekday() const { return civil::weekday(days); }
    int dayOfYear() const { return civil::dayOfYear(days, date.year); }
    civil::Week week() const { return civil::weekOf(days, 0, 1); }
    civil::Week isoWeek() const { return civil::weekOf(days, 1, 4); }
};

void appendNumber(QString& out, qint64 value, int width)
{
    if (value < 0)
        out += QLatin1Char('-');
    char16_t digits[24];
    int n = 0;
    for (quint64 v = quint64(std::llabs(value)); v > 0 || n == 0; v /= 10)
        digits[n++] = char16_t(u'0' + v % 10);
    while (n < width)
        digits[n++] = u'0';
    while (n > 0)
        out += QChar(digits[--n]);
}

void appendOrdinal(QString& out, int n)
{
    appendNumber(out, n, 0);
    constexpr const char* endings[] = {"th", "st", "nd", "rd"};
    const bool teen = n % 100 / 10 == 1;
    out += QLatin1String(endings[!teen && n % 10 < 4 ? n % 10 : 0]);
}

void appendOffset(QString& out, qint64 offsetMs, bool colon)
{
    const qint64 minutes = std::llabs(offsetMs) / 60'000;
    out += QLatin1Char(offsetMs < 0 ? '-' : '+');
    appendNumber(out, minutes / 60, 2);
    if (colon)
        out += QLatin1Char(':');
    appendNumber(out, minutes % 60, 2);
}

void appendFraction(QString& out, int ms, int width)
{
    int value = ms;
    for (int n = 3; n > width; --n)
        value /= 10;
    appendNumber(out, value, std::min(width, 3));
    for (int n = 3; n < width; ++n)
        out += QLatin1Char('0');
}

/// Years above 9999 carry a sign where the token is a plain Y; YYYYYY always does.
void appendYear(QString& out, const MomentFormat::Part& part, qint64 year)
{
    if (year >= 0 && (part.token == Token::SignedYear || (part.token == Token::PlainYear && year > 9999)))
        out += QLatin1Char('+');
    appendNumber(out, year, part.width);
}

/// Year 0 of the calendar is 1 BC.
qint64 eraYear(qint64 year)
{
    return year > 0 ? year : 1 - year;
}

void appendYearPart(QString& out, const MomentFormat::Part& part, const Moment& m)
{
    switch (part.token) {
    case Token::YearOfCentury:
        return appendNumber(out, m.date.year % 100, 2);
    case Token::EraYear:
        return appendNumber(out, eraYear(m.date.year), part.width);
    case Token::EraYearOrdinal:
        return appendOrdinal(out, int(eraYear(m.date.year)));
    case Token::Era:
        out += QLatin1String(m.date.year > 0 ? "AD" : "BC");
        return;
    case Token::EraLong:
        out += QLatin1String(m.date.year > 0 ? "Anno Domini" : "Before Christ");
        return;
    case Token::WeekYear:
        return appendNumber(out, m.week().year, part.width);
    case Token::WeekYearOfCentury:
        return appendNumber(out, m.week().year % 100, 2);
    case Token::IsoWeekYear:
        return appendNumber(out, m.isoWeek().year, part.width);
    case Token::IsoWeekYearOfCentury:
        return appendNumber(out, m.isoWeek().year % 100, 2);
    default:
        return appendYear(out, part, m.date.year);
    }
}

void appendNamePart(QString& out, Token token, const Moment& m)
{
    const QLatin1String month(monthNames[m.date.month - 1]);
    const QLatin1String day(dayNames[m.weekday()]);
    switch (token) {
    case Token::MonthShort:
        out += month.left(3);
        return;
    case Token::MonthLong:
        out += month;
        return;
    case Token::WeekdayTwo:
        out += day.left(2);
        return;
    case Token::WeekdayShort:
        out += day.left(3);
        return;
    case Token::WeekdayLong:
        out += day;
        return;
    case Token::MeridiemLower:
        out += QLatin1String(m.hour() < 12 ? "am" : "pm");
        return;
    default:
        out += QLatin1String(m.hour() < 12 ? "AM" : "PM");
        return;
    }
}

void appendOrdinalPart(QString& out, Token token, const Moment& m)
{
    switch (token) {
    case Token::QuarterOrdinal:
        return appendOrdinal(out, (m.date.month + 2) / 3);
    case Token::MonthOrdinal:
        return appendOrdinal(out, m.date.month);
    case Token::DayOrdinal:
        return appendOrdinal(out, m.date.day);
    case Token::DayOfYearOrdinal:
        return appendOrdinal(out, m.dayOfYear());
    case Token::WeekdayOrdinal:
        return appendOrdinal(out, m.weekday());
    case Token::WeekOrdinal:
        return appendOrdinal(out, m.week().week);
    default:
        return appendOrdinal(out, m.isoWeek().week);
    }
}

/// Tokens that are one number.
std::optional<qint64> numberOf(Token token, const Moment& m)
{
    switch (token) {
    case Token::Quarter:
        return (m.date.month + 2) / 3;
    case Token::Month:
        return m.date.month;
    case Token::Day:
        return m.date.day;
    case Token::DayOfYear:
        return m.dayOfYear();
    case Token::Weekday:
        return m.weekday();
    case Token::IsoWeekday:
        return m.weekday() == 0 ? 7 : m.weekday();
    case Token::Week:
        return m.week().week;
    case Token::IsoWeek:
        return m.isoWeek().week;
    case Token::Hour:
        return m.hour();
    case Token::Hour12:
        return m.hour() % 12 == 0 ? 12 : m.hour() % 12;
    case Token::Hour24:
        return m.hour() == 0 ? 24 : m.hour();
    case Token::Minute:
        return m.minute();
    case Token::Second:
        return m.second();
    case Token::UnixSeconds:
        return civil::floorDiv(m.utcMs, 1000);
    case Token::UnixMs:
        return m.utcMs;
    default:
        return std::nullopt;
    }
}

bool isOrdinal(Token token)
{
    constexpr Token ordinals[] = {Token::QuarterOrdinal,   Token::MonthOrdinal,   Token::DayOrdinal,
                                  Token::DayOfYearOrdinal, Token::WeekdayOrdinal, Token::WeekOrdinal,
                                  Token::IsoWeekOrdinal};
    return std::find(std::begin(ordinals), std::end(ordinals), token) != std::end(ordinals);
}

bool isName(Token token)
{
    constexpr Token names[] = {Token::MonthShort,  Token::MonthLong,     Token::WeekdayTwo,   Token::WeekdayShort,
                               Token::WeekdayLong, Token::MeridiemLower, Token::MeridiemUpper};
    return std::find(std::begin(names), std::end(names), token) != std::end(names);
}

void appendPart(QString& out, const MomentFormat::Part& part, const Moment& m)
{
    if (const auto number = numberOf(part.token, m))
        appendNumber(out, *number, part.width);
    else if (part.token == Token::Fraction)
        appendFraction(out, m.ms(), part.width);
    else if (part.token == Token::Offset || part.token == Token::OffsetWithColon)
        appendOffset(out, m.offsetMs, part.token == Token::OffsetWithColon);
    else if (isName(part.token))
        appendNamePart(out, part.token, m);
    else if (isOrdinal(part.token))
        appendOrdinalPart(out, part.token, m);
    else
        appendYearPart(out, part, m);
}

} // namespace

MomentFormat::MomentFormat(const QString& pattern, const QTimeZone& zone, bool isLocal) : m_offsets(zone)
{
    m_parts = compileMoment(pattern.isEmpty() ? QStringLiteral("YYYY-MM-DDTHH:mm:ssZ") : pattern);
    if (pattern.isEmpty() && !isLocal)
        m_partsAtUtc = compileMoment(QStringLiteral("YYYY-MM-DDTHH:mm:ss[Z]"));
}

QString MomentFormat::format(qint64 ms) const
{
    QString text;
    text.reserve(24);
    appendTo(text, ms);
    return text;
}

void MomentFormat::appendTo(QString& text, qint64 ms) const
{
    const Moment moment(ms, m_offsets.offsetMs(ms));
    for (const Part& part : moment.offsetMs == 0 && !m_partsAtUtc.empty() ? m_partsAtUtc : m_parts) {
        if (part.token == Token::Literal)
            text += part.literal;
        else if (part.token == Token::ZoneAbbreviation)
            text += m_offsets.abbreviation(ms);
        else
            appendPart(text, part, moment);
    }
}
