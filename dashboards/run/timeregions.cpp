#include "dashboards/run/timeregions.h"

#include "dashboards/time/datemath.h"
#include "dashboards/time/intervals.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>

namespace {

constexpr size_t mostRegions = 1000;
constexpr qint64 dayMs = 86'400'000;
/// A region may begin before the range; and years of them say nothing on a screen.
constexpr qint64 lookBackDays = 8;
constexpr qint64 mostDays = 4000;

struct DayTime
{
    QTime time;
    int day = 0; ///< of the week; 0: any
    bool isGiven = false;
};

DayTime dayTimeOf(const Json& spec, const char* timeKey, const char* dayKey)
{
    DayTime result;
    const QString text = jsonutil::string(spec, timeKey);
    const QStringList parts = text.split(u':');
    bool ok = false;
    const int hour = parts.value(0).toInt(&ok);
    if (ok && hour >= 0 && hour < 24)
        result.time = QTime(hour, std::clamp(parts.value(1).toInt(), 0, 59));
    result.day = std::clamp(jsonutil::integer(spec, dayKey), 0, 7);
    result.isGiven = result.time.isValid() || result.day > 0;
    return result;
}

/// A side that says nothing takes after the other one; days alone mean whole days.
void complete(DayTime& from, DayTime& to)
{
    if (from.time.isValid() && !to.time.isValid() && to.day == 0)
        to.time = from.time;
    if (to.time.isValid() && !from.time.isValid() && from.day == 0)
        from.time = to.time;
    if (from.day == 0)
        from.day = to.day;
    if (to.day == 0)
        to.day = from.day;
    if (!from.time.isValid())
        from.time = QTime(0, 0);
    if (!to.time.isValid())
        to.time = QTime(23, 59, 59);
}

QTimeZone zoneOf(const Json& spec, const QTimeZone& dashboardZone)
{
    const QString name = jsonutil::string(spec, "timezone");
    return name.isEmpty() ? dashboardZone : zoneFromSetting(name);
}

void addIfSeen(std::vector<TimeRange>& regions, const TimeRange& region, const TimeRange& range)
{
    if (region.toMs >= range.fromMs && region.fromMs <= range.toMs && regions.size() < mostRegions)
        regions.push_back(region);
}

QDate firstDay(const TimeRange& range, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(range.fromMs, zone).date().addDays(-lookBackDays);
}

std::vector<TimeRange> weeklyRegions(DayTime from, DayTime to, const TimeRange& range, const QTimeZone& zone)
{
    std::vector<TimeRange> regions;
    if (!from.isGiven && !to.isGiven)
        return regions;
    complete(from, to);
    QDate day = firstDay(range, zone);
    const qint64 days = std::min(mostDays, (range.toMs - range.fromMs) / dayMs + lookBackDays + 2);
    for (qint64 i = 0; i < days; ++i, day = day.addDays(1)) {
        if (from.day != 0 && day.dayOfWeek() != from.day)
            continue;
        QDate end = day;
        if (to.day == 0 && to.time < from.time)
            end = end.addDays(1); // over midnight
        if (to.day != 0) {
            end = end.addDays((to.day - day.dayOfWeek() + 7) % 7);
            if (end == day && to.time < from.time)
                end = end.addDays(7);
        }
        addIfSeen(
            regions,
            {QDateTime(day, from.time, zone).toMSecsSinceEpoch(), QDateTime(end, to.time, zone).toMSecsSinceEpoch()},
            range);
    }
    return regions;
}

/// One field of a cron expression as the set of its values; empty when it cannot be read.
QSet<int> cronField(const QString& text, int min, int max, const QStringList& names)
{
    const auto number = [&](const QString& part, bool& ok) {
        const qsizetype named = names.indexOf(part.toLower());
        ok = true;
        return named >= 0 ? int(named) + min : part.toInt(&ok);
    };
    QSet<int> values;
    for (const QString& item : text.split(u',')) {
        const QStringList stepped = item.split(u'/');
        const QString range = stepped.front();
        bool ok = true;
        const int step = stepped.size() > 1 ? stepped[1].toInt(&ok) : 1;
        if (!ok || step < 1)
            return {};
        int first = min;
        int last = max;
        if (range != QLatin1String("*") && range != QLatin1String("?")) {
            bool lastOk = true;
            const QStringList ends = range.split(u'-');
            first = number(ends.front(), ok);
            last = ends.size() > 1 ? number(ends[1], lastOk) : (stepped.size() > 1 ? max : first);
            if (!ok || !lastOk || first < min || last > max)
                return {};
        }
        for (int value = first; value <= last; value += step)
            values.insert(value);
    }
    return values;
}

struct Cron
{
    QSet<int> minutes;
    QSet<int> hours;
    QSet<int> daysOfMonth;
    QSet<int> months;
    QSet<int> daysOfWeek; ///< 0 Sunday to 7 Sunday
    bool anyDayOfMonth = false;
    bool anyDayOfWeek = false;

    /// When both kinds of days are limited, either is enough.
    bool hasDay(const QDate& day) const
    {
        if (!months.contains(day.month()))
            return false;
        const bool ofMonth = daysOfMonth.contains(day.day());
        const bool ofWeek = daysOfWeek.contains(day.dayOfWeek() % 7) || daysOfWeek.contains(day.dayOfWeek());
        return anyDayOfMonth || anyDayOfWeek ? ofMonth && ofWeek : ofMonth || ofWeek;
    }
};

std::optional<Cron> cronOf(const QString& text)
{
    static const QStringList monthNames = QStringLiteral("jan feb mar apr may jun jul aug sep oct nov dec").split(u' ');
    static const QStringList dayNames = QStringLiteral("sun mon tue wed thu fri sat").split(u' ');
    const QStringList parts = text.simplified().split(u' ');
    if (parts.size() != 5)
        return std::nullopt;
    Cron cron {cronField(parts[0], 0, 59, {}),      cronField(parts[1], 0, 23, {}),
               cronField(parts[2], 1, 31, {}),      cronField(parts[3], 1, 12, monthNames),
               cronField(parts[4], 0, 7, dayNames), parts[2] == QLatin1String("*"),
               parts[4] == QLatin1String("*")};
    const bool valid = !cron.minutes.isEmpty() && !cron.hours.isEmpty() && !cron.daysOfMonth.isEmpty()
        && !cron.months.isEmpty() && !cron.daysOfWeek.isEmpty();
    return valid ? std::optional(std::move(cron)) : std::nullopt;
}

std::vector<TimeRange> cronRegions(const Json& spec, const TimeRange& range, const QTimeZone& zone)
{
    std::vector<TimeRange> regions;
    const auto cron = cronOf(jsonutil::string(spec, "cronExpr"));
    const auto duration = intervalToMs(jsonutil::string(spec, "duration"));
    if (!cron || !duration || *duration <= 0)
        return regions;
    QList<int> hours = cron->hours.values();
    QList<int> minutes = cron->minutes.values();
    std::sort(hours.begin(), hours.end());
    std::sort(minutes.begin(), minutes.end());
    QDate day = firstDay({range.fromMs - std::min(*duration, 31 * dayMs), range.toMs}, zone);
    const qint64 days = std::min(mostDays, (range.toMs - range.fromMs) / dayMs + lookBackDays + 33);
    for (qint64 i = 0; i < days && regions.size() < mostRegions; ++i, day = day.addDays(1)) {
        if (!cron->hasDay(day))
            continue;
        for (const int hour : hours)
            for (const int minute : minutes) {
                const qint64 start = QDateTime(day, QTime(hour, minute), zone).toMSecsSinceEpoch();
                addIfSeen(regions, {start, start + *duration}, range);
            }
    }
    return regions;
}

} // namespace

std::vector<TimeRange> timeRegions(const Json& spec, const TimeRange& range, const QTimeZone& zone)
{
    const QTimeZone own = zoneOf(spec, zone);
    if (jsonutil::string(spec, "mode") == QLatin1String("cron"))
        return cronRegions(spec, range, own);
    return weeklyRegions(dayTimeOf(spec, "from", "fromDayOfWeek"), dayTimeOf(spec, "to", "toDayOfWeek"), range, own);
}
