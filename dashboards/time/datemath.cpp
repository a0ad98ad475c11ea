#include "dashboards/time/datemath.h"

#include "dashboards/time/dateparse.h"
#include "dashboards/time/localtime.h"
#include "dashboards/time/momentformat.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace {

/// One step of a formula: an operator, a count and a unit.
struct Step
{
    char16_t op = u'+';
    int count = 1;
    char16_t unit = u's';
    bool fiscal = false;
};

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// nullopt when the text is no step; else it is cut off.
std::optional<Step> takeStep(QStringView& text)
{
    constexpr int maxDigits = 5;
    Step step;
    step.op = text[0].unicode();
    if (step.op != u'+' && step.op != u'-' && step.op != u'/')
        return std::nullopt;
    qsizetype at = 1;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    if (at - 1 > maxDigits)
        return std::nullopt;
    if (at > 1)
        step.count = text.mid(1, at - 1).toInt();
    if (step.op == u'/' && step.count != 1)
        return std::nullopt;
    step.fiscal = at < text.size() && text[at] == u'f';
    if (step.fiscal)
        ++at;
    if (at >= text.size() || !QStringView(u"yMwdhmsQ").contains(text[at]))
        return std::nullopt;
    step.unit = text[at].unicode();
    text = text.mid(at + 1);
    return step;
}

void move(LocalTime& time, char16_t unit, qint64 count)
{
    switch (unit) {
    case u'y':
        return time.addMonths(count * 12);
    case u'Q':
        return time.addMonths(count * 3);
    case u'M':
        return time.addMonths(count);
    case u'w':
        return time.addDays(count * 7);
    case u'd':
        return time.addDays(count);
    case u'h':
        return time.addMs(count * 3'600'000);
    case u'm':
        return time.addMs(count * 60'000);
    default:
        return time.addMs(count * 1000);
    }
}

/// The months that a unit of the calendar covers from the start of the one that holds `month` (0 to 11).
struct MonthSpan
{
    int back = 0;
    int length = 1;
};

MonthSpan monthSpan(const Step& step, int month, int fiscalStart)
{
    const int length = step.unit == u'y' ? 12 : step.unit == u'Q' ? 3 : 1;
    const int shifted = step.fiscal ? (month - fiscalStart + 12) % 12 : month;
    return {shifted % length, length};
}

void roundToMonths(LocalTime& time, const MonthSpan& span, bool roundUp)
{
    const civil::Date date = time.date();
    const auto startOf = [&](qint64 index) {
        const qint64 year = civil::floorDiv(index, 12);
        return civil::daysFromDate(year, int(index - year * 12) + 1, 1) * civil::msPerDay;
    };
    const qint64 first = date.year * 12 + date.month - 1 - span.back;
    time.setLocal(roundUp ? startOf(first + span.length) - 1 : startOf(first));
}

int firstWeekday(const QString& weekStart)
{
    if (weekStart.compare(QLatin1String("monday"), Qt::CaseInsensitive) == 0)
        return 1;
    return weekStart.compare(QLatin1String("saturday"), Qt::CaseInsensitive) == 0 ? 6 : 0;
}

void roundToDays(LocalTime& time, char16_t unit, bool roundUp, const TimeContext& context)
{
    qint64 first = time.days();
    if (unit == u'w')
        first -= (civil::weekday(first) - firstWeekday(context.weekStart) + 7) % 7;
    const qint64 length = unit == u'w' ? 7 : 1;
    time.setLocal(roundUp ? (first + length) * civil::msPerDay - 1 : first * civil::msPerDay);
}

void roundToClock(LocalTime& time, char16_t unit, bool roundUp)
{
    const qint64 length = unit == u'h' ? 3'600'000 : unit == u'm' ? 60'000 : 1000;
    const qint64 first = civil::floorDiv(time.localMs(), length) * length;
    time.setLocal(roundUp ? first + length - 1 : first);
}

void round(LocalTime& time, const Step& step, bool roundUp, const TimeContext& context)
{
    const bool byMonths = step.unit == u'y' || step.unit == u'Q' || step.unit == u'M';
    if (step.fiscal && (!byMonths || step.unit == u'M'))
        return; // only years and quarters have a fiscal form
    if (byMonths)
        roundToMonths(time, monthSpan(step, time.date().month - 1, context.fiscalYearStartMonth), roundUp);
    else if (step.unit == u'w' || step.unit == u'd')
        roundToDays(time, step.unit, roundUp, context);
    else
        roundToClock(time, step.unit, roundUp);
}

std::optional<qint64> applyFormula(qint64 startMs, const ZoneOffsets& zone, QString formula, bool roundUp,
                                   const TimeContext& context)
{
    formula.remove(QRegularExpression(QStringLiteral("\\s")));
    LocalTime time(startMs, zone);
    QStringView rest(formula);
    while (!rest.isEmpty()) {
        const auto step = takeStep(rest);
        if (!step)
            return std::nullopt;
        if (step->op == u'/')
            round(time, *step, roundUp, context);
        else
            move(time, step->unit, step->op == u'+' ? step->count : -step->count);
    }
    return time.utcMs();
}

bool isAllDigits(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

} // namespace

bool isDateMath(const QString& text)
{
    return text.startsWith(QLatin1String("now")) || text.contains(QLatin1String("||"));
}

std::optional<qint64> parseDateMath(const QString& text, bool roundUp, const TimeContext& context)
{
    if (text.startsWith(QLatin1String("now")))
        return applyFormula(context.nowMs, ZoneOffsets(context.zone), text.mid(3), roundUp, context);
    // Grafana reads absolute times without an offset in the zone of the machine, whatever the dashboard's zone is.
    const ZoneOffsets machine(QTimeZone::systemTimeZone());
    const qsizetype bar = text.indexOf(QLatin1String("||"));
    const auto start = parseIsoDate(bar < 0 ? text : text.left(bar), machine);
    if (!start || bar < 0)
        return start;
    return applyFormula(*start, machine, text.mid(bar + 2), roundUp, context);
}

std::optional<qint64> parseDateTime(const QString& text, bool roundUp, const TimeContext& context)
{
    if (text.contains(QLatin1String("now")))
        return parseDateMath(text, roundUp, context).value_or(context.nowMs);
    const auto date = parseLenientDate(text, ZoneOffsets(context.zone), context.nowMs);
    if (date || !isAllDigits(text))
        return date;
    bool fits = false;
    const qint64 ms = text.toLongLong(&fits);
    constexpr qint64 lastMs = 8'640'000'000'000'000; // of a JavaScript date
    return fits && ms <= lastMs ? std::optional(ms) : std::nullopt;
}

std::optional<TimeRange> resolveRange(const RawTimeRange& raw, const TimeContext& context)
{
    static const QRegularExpression offset(QStringLiteral(R"(T.*[+-]\d\d:?\d\d$)"));
    // As an address has it: the digits of 1700021600000 would be read as the 16th of February 1700, too.
    static const QRegularExpression epochMs(QStringLiteral(R"(^\d{9,13}$)"));
    const auto resolve = [&](const QString& text, bool roundUp) {
        if (epochMs.match(text).hasMatch())
            return std::optional(text.toLongLong());
        if (text.contains(QLatin1String("||")) || offset.match(text).hasMatch())
            return parseDateMath(text, roundUp, context);
        return parseDateTime(text, roundUp, context);
    };
    const auto from = resolve(raw.from, false);
    auto to = resolve(raw.to, true);
    if (raw.endsInNow() && !context.nowDelay.isEmpty())
        to = resolve(QLatin1String("now-") + context.nowDelay, true).value_or(context.nowMs);
    if (!from || !to)
        return std::nullopt;
    return TimeRange {*from, *to};
}

TimeRange relativeToTimeRange(double fromSecondsAgo, double toSecondsAgo, qint64 nowMs)
{
    return {nowMs - std::llround(fromSecondsAgo * 1000), nowMs - std::llround(toSecondsAgo * 1000)};
}

QString formatMoment(qint64 ms, const QString& pattern, const QTimeZone& zone)
{
    return MomentFormat(pattern, zone).format(ms);
}

QTimeZone zoneFromSetting(const QString& setting)
{
    if (setting.compare(QLatin1String("utc"), Qt::CaseInsensitive) == 0)
        return QTimeZone::utc();
    if (!setting.isEmpty() && setting != QLatin1String("browser")) {
        const QTimeZone zone(setting.toUtf8());
        if (zone.isValid())
            return zone;
    }
    return QTimeZone::systemTimeZone();
}
