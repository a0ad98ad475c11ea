#include "dashboards/format/timeunits.h"

#include "dashboards/format/numbertext.h"
#include "dashboards/time/datemath.h"
#include "datasources/data/frame.h"

#include <QHash>

#include <cmath>
#include <limits>

namespace {

using Decimals = std::optional<int>;

constexpr double always = std::numeric_limits<double>::infinity();
constexpr double maxDateMs = 8.64e15;

/// One step of a scale: used for magnitudes below `limit`; counted units get a plural s.
struct Step
{
    double limit;
    double divisor;
    QString suffix;
    bool counted = false;
};
using Steps = std::vector<Step>;

FormattedValue scaled(double value, Decimals decimals, const Steps& steps)
{
    if (isMissing(value))
        return {};
    const double magnitude = std::abs(value);
    const Step* step = &steps.back();
    for (const Step& s : steps) {
        if (magnitude < s.limit) {
            step = &s;
            break;
        }
    }
    const double inUnits = step->divisor < 1 ? value * std::round(1 / step->divisor) : value / step->divisor;
    FormattedValue formatted {toFixed(inUnits, decimals), {}, step->suffix};
    if (step->counted && std::abs(inUnits) > 1)
        formatted.suffix += QLatin1Char('s');
    return formatted;
}

const QString nsText = QStringLiteral(" ns");
const QString usText = QStringLiteral(" µs");
const QString msText = QStringLiteral(" ms");
const QString secondText = QStringLiteral(" s");
const QString minuteText = QStringLiteral(" min");
const QString hourText = QStringLiteral(" hour");
const QString dayText = QStringLiteral(" day");
const QString weekText = QStringLiteral(" week");
const QString yearText = QStringLiteral(" year");

FormattedValue nanoseconds(double value, Decimals decimals)
{
    static const Steps steps = {{1e3, 1, nsText},
                                {1e6, 1e3, usText},
                                {1e9, 1e6, msText},
                                {6e10, 1e9, secondText},
                                {3.6e12, 6e10, minuteText, true},
                                {8.64e13, 3.6e12, hourText, true},
                                {always, 8.64e13, dayText, true}};
    return scaled(value, decimals, steps);
}

FormattedValue microseconds(double value, Decimals decimals)
{
    static const Steps steps = {{1e3, 1, usText}, {1e6, 1e3, msText}, {always, 1e6, secondText}};
    return scaled(value, decimals, steps);
}

FormattedValue milliseconds(double value, Decimals decimals)
{
    static const Steps steps = {{1e3, 1, msText},
                                {6e4, 1e3, secondText},
                                {3.6e6, 6e4, minuteText, true},
                                {8.64e7, 3.6e6, hourText, true},
                                {3.1536e10, 8.64e7, dayText, true},
                                {always, 3.1536e10, yearText, true}};
    return scaled(value, decimals, steps);
}

FormattedValue seconds(double value, Decimals decimals)
{
    static const Steps steps = {{1e-6, 1e-9, nsText},
                                {1e-3, 1e-6, usText},
                                {1, 1e-3, msText},
                                {60, 1, secondText},
                                {3600, 60, minuteText, true},
                                {86'400, 3600, hourText, true},
                                {604'800, 86'400, dayText, true},
                                {31'536'000, 604'800, weekText, true},
                                {always, 31'556'900, yearText, true}};
    if (value == 0)
        return {QStringLiteral("0"), {}, secondText};
    return scaled(value, decimals, steps);
}

FormattedValue minutes(double value, Decimals decimals)
{
    static const Steps steps = {{60, 1, minuteText},
                                {1440, 60, hourText, true},
                                {10'080, 1440, dayText, true},
                                {604'800, 10'080, weekText, true},
                                {always, 525'948, yearText, true}};
    return scaled(value, decimals, steps);
}

FormattedValue hours(double value, Decimals decimals)
{
    static const Steps steps = {
        {24, 1, hourText}, {168, 24, dayText, true}, {8760, 168, weekText, true}, {always, 8760, yearText, true}};
    return scaled(value, decimals, steps);
}

FormattedValue days(double value, Decimals decimals)
{
    static const Steps steps = {{7, 1, dayText, true}, {365, 7, weekText, true}, {always, 365, yearText, true}};
    return scaled(value, decimals, steps);
}

FormattedValue hundredths(double value, Decimals decimals)
{
    return seconds(isMissing(value) ? 0 : value / 100, decimals);
}

QString ago(double value)
{
    return value < 0 ? QStringLiteral(" ago") : QString();
}

struct DurationWord
{
    const char* name;
    double ms;
};
constexpr DurationWord durationWords[] = {{"year", 3.1536e10}, {"month", 2.592e9}, {"week", 6.048e8},
                                          {"day", 8.64e7},     {"hour", 3.6e6},    {"minute", 6e4},
                                          {"second", 1e3},     {"millisecond", 1}};

/// From the greatest unit that fits, followed by as many smaller ones as there are decimals.
QString durationText(double ms, Decimals decimals)
{
    QStringList words;
    int left = decimals.value_or(0);
    for (const DurationWord& word : durationWords) {
        if (left < 0)
            break;
        if (words.isEmpty() && !(ms / word.ms >= 1))
            continue;
        const double count = std::floor(ms / word.ms);
        words << jsNumberText(count) + QLatin1Char(' ') + QLatin1String(word.name)
                + (count == 1 ? QString() : QStringLiteral("s"));
        ms = std::fmod(ms, word.ms);
        --left;
    }
    return words.join(QStringLiteral(", "));
}

FormattedValue wordsOf(double value, Decimals decimals, double unitMs, const QString& zero)
{
    if (isMissing(value))
        return {};
    if (value == 0)
        return {QStringLiteral("0"), {}, zero};
    return {durationText(std::abs(value) * unitMs, decimals), {}, ago(value)};
}

FormattedValue secondWords(double value, Decimals decimals)
{
    return wordsOf(value, decimals, 1000, QStringLiteral(" seconds"));
}

FormattedValue millisecondWords(double value, Decimals decimals)
{
    return wordsOf(value, decimals, 1, QStringLiteral(" milliseconds"));
}

QString twoDigits(double number)
{
    return number > 9 ? jsNumberText(number) : QLatin1Char('0') + jsNumberText(number);
}

QString hmsText(double value)
{
    const double rest = std::fmod(value, 3600);
    return twoDigits(std::floor(value / 3600)) + QLatin1Char(':') + twoDigits(std::floor(rest / 60)) + QLatin1Char(':')
        + twoDigits(std::floor(std::fmod(rest, 60)));
}

FormattedValue hoursMinutesSeconds(double value, Decimals)
{
    const double s = isMissing(value) ? 0 : value;
    return {hmsText(std::abs(s)), {}, ago(s)};
}

FormattedValue daysHoursMinutesSeconds(double value, Decimals)
{
    const double s = isMissing(value) ? 0 : value;
    const double count = std::floor(std::abs(s) / 86'400);
    const QString dayPart = count > 0 ? jsNumberText(count) + QStringLiteral(" d ") : QString();
    return {dayPart + hmsText(std::abs(s) - count * 86'400), {}, ago(s)};
}

/// The clock reading of a length, by a date pattern counted from the epoch.
QString clockPart(double ms, const QString& pattern)
{
    if (!(std::abs(ms) <= maxDateMs))
        return QStringLiteral("Invalid date");
    return formatMoment(qint64(ms), pattern, QTimeZone::utc());
}

QString clockPattern(bool withMinutes, bool withSeconds, int parts)
{
    QStringList pattern;
    if (withMinutes && parts > 0)
        pattern << QStringLiteral("mm[m]");
    if (withSeconds && parts > (withMinutes ? 1 : 0))
        pattern << QStringLiteral("ss[s]");
    if (parts > int(withMinutes) + int(withSeconds))
        pattern << QStringLiteral("SSS[ms]");
    return pattern.join(QLatin1Char(':'));
}

FormattedValue clockMs(double value, Decimals decimals)
{
    constexpr int all = 100;
    if (isMissing(value))
        return {};
    if (value < 1000)
        return {clockPart(value, QStringLiteral("SSS[ms]")), {}, {}};
    // Decimals count the parts after the first.
    const int parts = decimals && *decimals >= 0 && *decimals <= 2 ? *decimals : all;
    if (value < 60'000)
        return {clockPart(value, clockPattern(false, true, parts == all ? all : parts + 1)), {}, {}};
    if (value < 3'600'000)
        return {clockPart(value, clockPattern(true, true, parts == all ? all : parts + 1)), {}, {}};
    const QString hourPart = jsNumberText(std::floor(value / 3.6e6)) + QLatin1Char('h');
    if (parts == 0)
        return {hourPart, {}, {}};
    return {hourPart + QLatin1Char(':') + clockPart(value, clockPattern(true, true, parts)), {}, {}};
}

FormattedValue clockSeconds(double value, Decimals decimals)
{
    return clockMs(isMissing(value) ? 0 : value * 1000, decimals);
}

} // namespace

TimeUnit findTimeUnit(const QString& id)
{
    static const QHash<QString, TimeUnit> units = {
        {QStringLiteral("ns"), nanoseconds},
        {QStringLiteral("µs"), microseconds},
        {QStringLiteral("ms"), milliseconds},
        {QStringLiteral("s"), seconds},
        {QStringLiteral("m"), minutes},
        {QStringLiteral("h"), hours},
        {QStringLiteral("d"), days},
        {QStringLiteral("timeticks"), hundredths},
        {QStringLiteral("dtdurations"), secondWords},
        {QStringLiteral("dtdurationms"), millisecondWords},
        {QStringLiteral("dthms"), hoursMinutesSeconds},
        {QStringLiteral("dtdhms"), daysHoursMinutesSeconds},
        {QStringLiteral("clocks"), clockSeconds},
        {QStringLiteral("clockms"), clockMs},
    };
    return units.value(id, nullptr);
}
