#include "dashboards/time/timeago.h"

#include "dashboards/time/civil.h"
#include "dashboards/time/localtime.h"

#include <QCoreApplication>

#include <cmath>

namespace {

/// Whole calendar months and the rest, of a positive difference.
struct Difference
{
    qint64 months = 0;
    qint64 ms = 0;
};

qint64 plusMonths(qint64 ms, qint64 months)
{
    LocalTime time(ms, ZoneOffsets());
    time.addMonths(months);
    return time.utcMs();
}

Difference difference(qint64 from, qint64 to)
{
    const civil::Date a = civil::dateFromDays(civil::floorDiv(from, civil::msPerDay));
    const civil::Date b = civil::dateFromDays(civil::floorDiv(to, civil::msPerDay));
    qint64 months = (b.year - a.year) * 12 + b.month - a.month;
    if (plusMonths(from, months) > to)
        --months;
    return {months, to - plusMonths(from, months)};
}

struct Row
{
    double below; ///< the count of the unit
    qint64 count;
    const char* text;
};

QString tr(const char* text)
{
    return QCoreApplication::translate("TimeText", text);
}

/// The first row whose limit is above its count; `%1` is the count.
QString words(const Difference& d)
{
    constexpr double daysPerMonth = 146'097.0 / 4800;
    const double days = std::round(double(d.months) * daysPerMonth) + double(d.ms) / civil::msPerDay;
    const double months = double(d.months) + double(d.ms) / civil::msPerDay / daysPerMonth;
    const qint64 s = std::llround(days * 86'400);
    const qint64 min = std::llround(days * 1440);
    const qint64 h = std::llround(days * 24);
    const qint64 day = std::llround(days);
    const qint64 month = std::llround(months);
    const qint64 year = std::llround(months / 12);
    const Row rows[] = {
        {45, s, QT_TRANSLATE_NOOP("TimeText", "a few seconds")}, {2, min, QT_TRANSLATE_NOOP("TimeText", "a minute")},
        {45, min, QT_TRANSLATE_NOOP("TimeText", "%1 minutes")},  {2, h, QT_TRANSLATE_NOOP("TimeText", "an hour")},
        {22, h, QT_TRANSLATE_NOOP("TimeText", "%1 hours")},      {2, day, QT_TRANSLATE_NOOP("TimeText", "a day")},
        {26, day, QT_TRANSLATE_NOOP("TimeText", "%1 days")},     {2, month, QT_TRANSLATE_NOOP("TimeText", "a month")},
        {11, month, QT_TRANSLATE_NOOP("TimeText", "%1 months")}, {2, year, QT_TRANSLATE_NOOP("TimeText", "a year")},
    };
    for (const Row& row : rows) {
        if (double(row.count) < row.below) {
            const QString text = tr(row.text);
            return text.contains(QLatin1String("%1")) ? text.arg(row.count) : text;
        }
    }
    return tr(QT_TRANSLATE_NOOP("TimeText", "%1 years")).arg(year);
}

} // namespace

QString timeAgo(qint64 ms, qint64 nowMs)
{
    if (ms > nowMs)
        return tr(QT_TRANSLATE_NOOP("TimeText", "in %1")).arg(words(difference(nowMs, ms)));
    return tr(QT_TRANSLATE_NOOP("TimeText", "%1 ago")).arg(words(difference(ms, nowMs)));
}
