#include "dashboards/time/durations.h"

#include "dashboards/time/civil.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace {

using Member = std::optional<int> Duration::*;

struct UnitRow
{
    const char* names; ///< separated by blanks
    Member member;
    char letter;
};

const UnitRow unitRows[] = {
    {"y Y years", &Duration::years, 'y'},     {"M months", &Duration::months, 'M'},
    {"w W weeks", &Duration::weeks, 'w'},     {"d D days", &Duration::days, 'd'},
    {"h H hours", &Duration::hours, 'h'},     {"m minutes", &Duration::minutes, 'm'},
    {"s S seconds", &Duration::seconds, 's'},
};

const UnitRow* findUnit(const QString& name)
{
    for (const UnitRow& row : unitRows)
        if (QString::fromLatin1(row.names).split(QLatin1Char(' ')).contains(name))
            return &row;
    return nullptr;
}

/// Whether each word is a count and a unit, which are the pattern's two captures.
template<typename IsUnit>
bool allWordsMatch(const QString& text, const QRegularExpression& pattern, const IsUnit& isUnit)
{
    const QStringList words = text.trimmed().split(QLatin1Char(' '));
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        const QRegularExpressionMatch match = pattern.match(word);
        return match.hasMatch() && isUnit(match.captured(2));
    });
}

const QRegularExpression& wholePattern()
{
    static const QRegularExpression pattern(QStringLiteral(R"((\d+)(.+))"));
    return pattern;
}

/// Adds months and clips to the end of the month.
qint64 addMonths(qint64 ms, qint64 months)
{
    const qint64 days = civil::floorDiv(ms, civil::msPerDay);
    const civil::Date date = civil::dateFromDays(days);
    const qint64 index = date.year * 12 + date.month - 1 + months;
    const qint64 year = civil::floorDiv(index, 12);
    const int month = int(index - year * 12) + 1;
    const int day = std::min(date.day, civil::daysInMonth(year, month));
    return civil::daysFromDate(year, month, day) * civil::msPerDay + ms - days * civil::msPerDay;
}

} // namespace

Duration parseDuration(const QString& text)
{
    Duration duration;
    for (const QString& word : text.split(QLatin1Char(' '))) {
        const QRegularExpressionMatch match = wholePattern().match(word);
        if (const UnitRow* unit = match.hasMatch() ? findUnit(match.captured(2)) : nullptr)
            duration.*unit->member = match.captured(1).toInt();
    }
    return duration;
}

bool isValidDuration(const QString& text)
{
    return allWordsMatch(text, wholePattern(), findUnit);
}

bool isValidDecimalDuration(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral(R"(([0-9]*[.]?[0-9]+)(.+))"));
    static const QStringList units = QStringLiteral("y M w d h m s ms us \u00b5s ns").split(QLatin1Char(' '));
    return allWordsMatch(text, pattern, [](const QString& unit) { return units.contains(unit); });
}

qint64 durationToMs(const Duration& duration, qint64 fromMs)
{
    const auto of = [](const std::optional<int>& count) { return qint64(count.value_or(0)); };
    const qint64 days = of(duration.weeks) * 7 + of(duration.days);
    const qint64 seconds = of(duration.hours) * 3600 + of(duration.minutes) * 60 + of(duration.seconds);
    const qint64 later = addMonths(fromMs, of(duration.years) * 12 + of(duration.months));
    return later - fromMs + days * civil::msPerDay + seconds * 1000;
}

QString shortDurationText(qint64 startMs, qint64 endMs)
{
    if (endMs < startMs)
        return {};
    const civil::Date start = civil::dateFromDays(civil::floorDiv(startMs, civil::msPerDay));
    const civil::Date end = civil::dateFromDays(civil::floorDiv(endMs, civil::msPerDay));
    qint64 months = (end.year - start.year) * 12 + end.month - start.month;
    if (addMonths(startMs, months) > endMs)
        --months;
    const qint64 rest = (endMs - addMonths(startMs, months)) / 1000;
    const qint64 counts[] = {months / 12, months % 12, 0, rest / 86'400, rest / 3600 % 24, rest / 60 % 60, rest % 60};
    QStringList words;
    for (int i = 0; i < 7; ++i)
        if (counts[i] != 0)
            words << QString::number(counts[i]) + QLatin1Char(unitRows[i].letter);
    return words.join(QLatin1Char(' '));
}

QString rangeDurationText(qint64 ms)
{
    // JavaScript's toFixed rounds halves away from zero.
    const qint64 total = std::llround(double(ms) / 1000);
    const qint64 hours = civil::floorDiv(total, 3600);
    const qint64 minutes = civil::floorDiv(total, 60) - hours * 60;
    const qint64 seconds = total % 60;
    QStringList words;
    if (hours != 0)
        words << QStringLiteral("%1h").arg(hours);
    if (minutes != 0)
        words << QStringLiteral("%1min").arg(minutes);
    if (seconds != 0)
        words << QStringLiteral("%1sec").arg(seconds);
    return words.isEmpty() ? QCoreApplication::translate("Intervals", "less than 1sec") : words.join(QLatin1Char(' '));
}
