#include "dashboards/time/momenttokens.h"

#include <QRegularExpression>

namespace {

using Token = MomentFormat::Token;

struct TokenRow
{
    const char* name;
    Token token;
    int width;
};

constexpr TokenRow rows[] = {
    {"Y", Token::PlainYear, 4},
    {"YY", Token::YearOfCentury, 2},
    {"YYYY", Token::Year, 4},
    {"YYYYY", Token::Year, 5},
    {"YYYYYY", Token::SignedYear, 6},
    {"y", Token::EraYear, 1},
    {"yy", Token::EraYear, 2},
    {"yyy", Token::EraYear, 3},
    {"yyyy", Token::EraYear, 4},
    {"yo", Token::EraYearOrdinal, 0},
    {"N", Token::Era, 0},
    {"NN", Token::Era, 0},
    {"NNN", Token::Era, 0},
    {"NNNN", Token::EraLong, 0},
    {"NNNNN", Token::Era, 0},
    {"Q", Token::Quarter, 1},
    {"Qo", Token::QuarterOrdinal, 0},
    {"M", Token::Month, 1},
    {"MM", Token::Month, 2},
    {"Mo", Token::MonthOrdinal, 0},
    {"MMM", Token::MonthShort, 0},
    {"MMMM", Token::MonthLong, 0},
    {"D", Token::Day, 1},
    {"DD", Token::Day, 2},
    {"Do", Token::DayOrdinal, 0},
    {"DDD", Token::DayOfYear, 1},
    {"DDDD", Token::DayOfYear, 3},
    {"DDDo", Token::DayOfYearOrdinal, 0},
    {"d", Token::Weekday, 1},
    {"do", Token::WeekdayOrdinal, 0},
    {"dd", Token::WeekdayTwo, 0},
    {"ddd", Token::WeekdayShort, 0},
    {"dddd", Token::WeekdayLong, 0},
    {"e", Token::Weekday, 1},
    {"E", Token::IsoWeekday, 1},
    {"w", Token::Week, 1},
    {"ww", Token::Week, 2},
    {"wo", Token::WeekOrdinal, 0},
    {"W", Token::IsoWeek, 1},
    {"WW", Token::IsoWeek, 2},
    {"Wo", Token::IsoWeekOrdinal, 0},
    {"gg", Token::WeekYearOfCentury, 2},
    {"gggg", Token::WeekYear, 4},
    {"ggggg", Token::WeekYear, 5},
    {"GG", Token::IsoWeekYearOfCentury, 2},
    {"GGGG", Token::IsoWeekYear, 4},
    {"GGGGG", Token::IsoWeekYear, 5},
    {"H", Token::Hour, 1},
    {"HH", Token::Hour, 2},
    {"h", Token::Hour12, 1},
    {"hh", Token::Hour12, 2},
    {"k", Token::Hour24, 1},
    {"kk", Token::Hour24, 2},
    {"m", Token::Minute, 1},
    {"mm", Token::Minute, 2},
    {"s", Token::Second, 1},
    {"ss", Token::Second, 2},
    {"a", Token::MeridiemLower, 0},
    {"A", Token::MeridiemUpper, 0},
    {"X", Token::UnixSeconds, 0},
    {"x", Token::UnixMs, 0},
    {"z", Token::ZoneAbbreviation, 0},
    {"zz", Token::ZoneAbbreviation, 0},
    {"Z", Token::OffsetWithColon, 0},
    {"ZZ", Token::Offset, 0},
};

struct LocaleRow
{
    const char* name;
    const char* pattern;
};

/// Dates of the English locale; the small letters are the same with short names and no leading zeros.
constexpr LocaleRow localeRows[] = {
    {"LT", "h:mm A"},
    {"LTS", "h:mm:ss A"},
    {"L", "MM/DD/YYYY"},
    {"LL", "MMMM D, YYYY"},
    {"LLL", "MMMM D, YYYY h:mm A"},
    {"LLLL", "dddd, MMMM D, YYYY h:mm A"},
    {"l", "M/D/YYYY"},
    {"ll", "MMM D, YYYY"},
    {"lll", "MMM D, YYYY h:mm A"},
    {"llll", "ddd, MMM D, YYYY h:mm A"},
};

QString expandLocaleTokens(const QString& pattern)
{
    static const QRegularExpression tokens(QStringLiteral(R"(\[[^\[]*\]|\\?(?:LTS|LT|LL?L?L?|l{1,4}))"));
    QString out;
    qsizetype end = 0;
    auto matches = tokens.globalMatch(pattern);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        out += QStringView(pattern).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        const auto row = std::find_if(std::begin(localeRows), std::end(localeRows), [&](const LocaleRow& r) {
            return match.capturedView() == QLatin1String(r.name);
        });
        if (row == std::end(localeRows))
            out += match.capturedView();
        else
            out += QLatin1String(row->pattern);
    }
    out += QStringView(pattern).mid(end);
    return out;
}

void addLiteral(std::vector<MomentFormat::Part>& parts, const QString& text)
{
    if (parts.empty() || parts.back().token != Token::Literal)
        parts.push_back({});
    parts.back().literal += text;
}

bool addToken(std::vector<MomentFormat::Part>& parts, QStringView name)
{
    if (name.startsWith(u'S')) {
        parts.push_back({Token::Fraction, int(name.size()), {}});
        return true;
    }
    const auto row = std::find_if(std::begin(rows), std::end(rows),
                                  [&](const TokenRow& r) { return name == QLatin1String(r.name); });
    if (row == std::end(rows))
        return false;
    parts.push_back({row->token, row->width, {}});
    return true;
}

/// Hmm, hmmss: hours, minutes and seconds without anything between.
bool addClock(std::vector<MomentFormat::Part>& parts, QStringView name)
{
    if (!name.endsWith(u"mm") && !name.endsWith(u"mmss"))
        return false;
    if (name.size() < 3 || (name[0] != u'H' && name[0] != u'h'))
        return false;
    addToken(parts, name.left(1));
    addToken(parts, u"mm");
    if (name.endsWith(u"ss"))
        addToken(parts, u"ss");
    return true;
}

} // namespace

std::vector<MomentFormat::Part> compileMoment(const QString& pattern)
{
    static const QRegularExpression tokens(
        QStringLiteral(
            R"((\[[^\[]*\])|(\\)?([Hh]mm(?:ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[o|w]?|W[o|W]?|Qo?|N{1,5}|)"
            R"(YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|.))"),
        QRegularExpression::DotMatchesEverythingOption);
    std::vector<MomentFormat::Part> parts;
    auto matches = tokens.globalMatch(expandLocaleTokens(pattern));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString bracketed = match.captured(1);
        const QString token = match.captured(3);
        if (!bracketed.isEmpty())
            addLiteral(parts, bracketed.mid(1, bracketed.size() - 2));
        else if (!match.captured(2).isEmpty() || !(addClock(parts, token) || addToken(parts, token)))
            addLiteral(parts, token == QLatin1String("\\") ? QString() : token);
    }
    return parts;
}
