#include "dashboards/format/dateunits.h"

#include "dashboards/format/numbertext.h"
#include "dashboards/time/momentformat.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>

namespace {

constexpr double maxDateMs = 8.64e15;

bool isDate(double ms)
{
    return std::abs(ms) <= maxDateMs; // false for NaN, null and absent, which are NaNs too
}

FormattedValue invalidDate()
{
    return {QStringLiteral("Invalid date"), {}, {}};
}

FormattedValue dateText(const MomentFormat& format, double ms)
{
    return isDate(ms) ? FormattedValue {format.format(qint64(ms)), {}, {}} : invalidDate();
}

/// Compiles the pattern for the zone that the context asks for. Compiling needs several microseconds, so each
/// formatter keeps what it compiled last, per thread of use.
class CompiledPattern
{
public:
    explicit CompiledPattern(QString pattern) : m_pattern(std::move(pattern)), m_utc(m_pattern, QTimeZone::utc()) { }

    FormattedValue text(double ms, const FormatContext& context) const
    {
        const QTimeZone& zone = context.zone;
        const bool isLocal = m_pattern.isEmpty() && context.isLocal;
        if (!isLocal && zone == QTimeZone::utc())
            return dateText(m_utc, ms);
        thread_local std::array<Compiled, 4> recent;
        thread_local size_t oldest = 0;
        for (const Compiled& c : recent)
            if (c.pattern == m_pattern && c.zone == zone && c.isLocal == isLocal)
                return dateText(c.format, ms);
        Compiled& slot = recent[oldest];
        oldest = (oldest + 1) % recent.size();
        slot = {m_pattern, zone, isLocal, MomentFormat(m_pattern, zone, isLocal)};
        return dateText(slot.format, ms);
    }

private:
    struct Compiled
    {
        QString pattern;
        QTimeZone zone;
        bool isLocal = false;
        MomentFormat format;
    };
    QString m_pattern;
    MomentFormat m_utc;
};

/// A pattern and the one that takes its place on the present day, which is judged in the system's zone.
struct DateUnit
{
    CompiledPattern pattern;
    std::optional<CompiledPattern> today;
    std::optional<CompiledPattern> withMs;
};

bool isToday(double ms, qint64 nowMs)
{
    if (!isDate(ms))
        return false;
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const auto day = [&](qint64 t) { return QDateTime::fromMSecsSinceEpoch(t, zone).date(); };
    return std::abs(ms - double(nowMs)) < 2 * 8.64e7 && day(qint64(ms)) == day(nowMs);
}

ValueFormatter dateFormatter(DateUnit unit)
{
    return [unit = std::make_shared<const DateUnit>(std::move(unit))](double value, std::optional<int>,
                                                                      const FormatContext& context) {
        if (unit->today && isToday(value, context.nowMs))
            return unit->today->text(value, context);
        if (unit->withMs && context.showMs)
            return unit->withMs->text(value, context);
        return unit->pattern.text(value, context);
    };
}

struct DateRow
{
    const char* id;
    const char* pattern;
    const char* today;
    const char* withMs;
};
constexpr DateRow dateRows[] = {
    {"dateTimeAsIso", "YYYY-MM-DD HH:mm:ss", nullptr, nullptr},
    {"dateTimeAsIsoNoDateIfToday", "YYYY-MM-DD HH:mm:ss", "HH:mm:ss", nullptr},
    {"dateTimeAsUS", "MM/DD/YYYY h:mm:ss a", nullptr, nullptr},
    {"dateTimeAsUSNoDateIfToday", "MM/DD/YYYY h:mm:ss a", "h:mm:ss a", nullptr},
    // The English locale joins time and AM with a narrow no-break space.
    {"dateTimeAsLocal", "MM/DD/YYYY, hh:mm:ss\u202fA", nullptr, nullptr},
    {"dateTimeAsLocalNoDateIfToday", "MM/DD/YYYY, hh:mm:ss\u202fA", "hh:mm:ss\u202fA", nullptr},
    {"dateTimeAsSystem", "YYYY-MM-DD HH:mm:ss", nullptr, "YYYY-MM-DD HH:mm:ss.SSS"},
};

std::optional<CompiledPattern> optionalPattern(const char* pattern)
{
    return pattern ? std::optional(CompiledPattern(QString::fromUtf8(pattern))) : std::nullopt;
}

QHash<QString, ValueFormatter> dateUnits()
{
    QHash<QString, ValueFormatter> units;
    for (const DateRow& row : dateRows)
        units.insert(QString::fromLatin1(row.id),
                     dateFormatter({CompiledPattern(QString::fromUtf8(row.pattern)), optionalPattern(row.today),
                                    optionalPattern(row.withMs)}));
    return units;
}

QString countText(double count, const char* one, const char* many)
{
    return count <= 1 ? QString::fromLatin1(one) : jsNumberText(count) + QLatin1Char(' ') + QString::fromLatin1(many);
}

/// The time from one instant to a later one: calendar months, then what is left.
struct Distance
{
    double months = 0;
    double restMs = 0;

    Distance(qint64 from, qint64 to)
    {
        const QDateTime start = QDateTime::fromMSecsSinceEpoch(from, Qt::UTC);
        const QDate first = start.date();
        const QDate last = QDateTime::fromMSecsSinceEpoch(to, Qt::UTC).date();
        int whole = (last.year() - first.year()) * 12 + last.month() - first.month();
        if (start.addMonths(whole).toMSecsSinceEpoch() > to)
            --whole;
        months = whole;
        restMs = double(to - start.addMonths(whole).toMSecsSinceEpoch());
    }

    /// Months count as so many days on average, rounded.
    double inUnits(double unitMs) const { return jsRound((jsRound(months * daysPerMonth) * dayMs + restMs) / unitMs); }
    double inMonths() const { return months + restMs / dayMs / daysPerMonth; }

    static constexpr double dayMs = 8.64e7;
    static constexpr double daysPerMonth = 146'097.0 / 4800; // the mean Gregorian month
};

QString distanceText(const Distance& distance)
{
    const double minutes = distance.inUnits(6e4);
    const double hours = distance.inUnits(3.6e6);
    const double days = distance.inUnits(Distance::dayMs);
    const double months = jsRound(distance.inMonths());
    if (distance.inUnits(1000) <= 44)
        return QStringLiteral("a few seconds");
    if (minutes < 45)
        return countText(minutes, "a minute", "minutes");
    if (hours < 22)
        return countText(hours, "an hour", "hours");
    if (days < 26)
        return countText(days, "a day", "days");
    if (months < 11)
        return countText(months, "a month", "months");
    return countText(jsRound(distance.inMonths() / 12), "a year", "years");
}

} // namespace

QString fromNowText(double ms, qint64 nowMs)
{
    const auto at = qint64(ms);
    const QString text = distanceText(Distance(std::min(at, nowMs), std::max(at, nowMs)));
    return at > nowMs ? QStringLiteral("in ") + text : text + QStringLiteral(" ago");
}

ValueFormatter datePattern(const QString& pattern)
{
    return dateFormatter({CompiledPattern(pattern), {}, {}});
}

ValueFormatter findDateUnit(const QString& id)
{
    if (id == QLatin1String("dateTimeFromNow"))
        return [](double value, std::optional<int>, const FormatContext& context) {
            return isDate(value) ? FormattedValue {fromNowText(std::trunc(value), context.nowMs), {}, {}}
                                 : invalidDate();
        };
    // Every time column of a refresh asks for one: patterns are compiled once.
    static const QHash<QString, ValueFormatter> units = dateUnits();
    return units.value(id);
}
