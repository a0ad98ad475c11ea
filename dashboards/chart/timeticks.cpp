#include "dashboards/chart/axisnumbers.h"
#include "dashboards/chart/ticks.h"
#include "dashboards/time/datemath.h"

#include <QDate>
#include <QDateTime>

#include <cmath>

using axisnumbers::findIncrement;
using axisnumbers::Increment;
using axisnumbers::roundDecimals;
using axisnumbers::roundHalfUp;
using axisnumbers::roundUpTo;

namespace {

constexpr double second = 1e3;
constexpr double minute = 60 * second;
constexpr double hour = 60 * minute;
constexpr double day = 24 * hour;
constexpr double month = 30 * day; // nominal, as the increments count it
constexpr double year = 365 * day;
constexpr size_t maxTicks = 20000;

const std::vector<Increment>& timeIncrements()
{
    static const std::vector<Increment> list = [] {
        std::vector<Increment> increments;
        const auto add = [&](double unit, std::initializer_list<double> multiples) {
            for (const double m : multiples)
                increments.push_back({unit * m, 0});
        };
        add(1, {1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500});
        add(second, {1, 5, 10, 15, 30});
        add(minute, {1, 5, 10, 15, 30});
        add(hour, {1, 2, 3, 4, 6, 8, 12});
        add(day, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15});
        add(month, {1, 2, 3, 4, 6});
        add(year, {1, 2, 5, 10, 25, 50, 100});
        return increments;
    }();
    return list;
}

// A zone's wall clock, written as if it were UTC: plain arithmetic on it moves along the clock on the wall.
double wallClock(double ms, const QTimeZone& zone)
{
    const auto whole = qint64(std::floor(ms));
    return ms + 1000.0 * zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(whole, Qt::UTC));
}

QDate dateOf(double wall)
{
    return QDateTime::fromMSecsSinceEpoch(qint64(std::floor(wall)), Qt::UTC).date();
}

double hourOf(double wall)
{
    return std::floor(std::fmod(wall - day * std::floor(wall / day), day) / hour);
}

/// Midnight of the first of a month, `months` after January of the year.
double monthStart(int ofYear, int months)
{
    const int years = int(std::floor(months / 12.0));
    return double(
        QDateTime(QDate(ofYear + years, months - 12 * years + 1, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch());
}

std::vector<double> monthTicks(double min, double max, double increment, const QTimeZone& zone)
{
    const int step = increment >= year ? 12 * int(std::lround(increment / year)) : int(std::lround(increment / month));
    const double wall = wallClock(min, zone);
    const QDate date = dateOf(wall);
    const int firstMonth = increment >= year ? 0 : date.month() - 1;
    const int begin = wall == monthStart(date.year(), firstMonth) ? firstMonth : firstMonth + step;
    std::vector<double> values;
    for (int i = 0; values.size() < maxTicks; ++i) {
        const double wanted = monthStart(date.year(), begin + step * i);
        const double at = wanted + (wanted - wallClock(wanted, zone));
        if (!(at <= max))
            break;
        values.push_back(at);
    }
    return values;
}

/// Steps of more than an hour follow the clock on the wall over changes of the offset; a tick that a change brings
/// too near to the one before is left out.
class WallSteps
{
public:
    WallSteps(double first, double increment, double roominess, const QTimeZone& zone)
        : m_hours(increment / hour)
        , m_increment(increment)
        , m_roominess(roominess)
        , m_zone(zone)
    {
        const double wall = wallClock(first, zone);
        const double ofDay = wall - day * std::floor(wall / day);
        m_hour = std::floor(ofDay / hour) + std::floor(std::fmod(ofDay, hour) / minute) / 60;
    }

    double corrected(double at)
    {
        const double expected = std::fmod(std::floor(roundDecimals(m_hour + m_hours, 6)), 24);
        double shift = hourOf(wallClock(at, m_zone)) - expected;
        if (shift > 1)
            shift = -1;
        m_hour = std::fmod(m_hour + m_hours, 24);
        return at - shift * hour;
    }
    bool hasRoom(double previous, double at) const
    {
        return roundDecimals((at - previous) / m_increment, 3) * m_roominess >= .7;
    }

private:
    double m_hours;
    double m_increment;
    double m_roominess;
    const QTimeZone& m_zone;
    double m_hour = 0;
};

std::vector<double> clockTicks(double min, double max, const AxisTicks& found, double minSpacePx, const QTimeZone& zone)
{
    const double wall = wallClock(min, zone);
    const double midnight = day * std::floor(wall / day);
    const double offset = std::floor(min) - std::floor(wall);
    double at = midnight + offset + roundUpTo(wall - midnight, std::min(found.increment, day));
    std::vector<double> values {at};
    WallSteps steps(at, found.increment, found.spacePx / minSpacePx, zone);
    while (values.size() < maxTicks) {
        at = roundHalfUp(at + found.increment);
        if (at > max)
            break;
        if (found.increment > hour) {
            at = steps.corrected(at);
            if (!steps.hasRoom(values.back(), at))
                continue;
        }
        values.push_back(at);
    }
    return values;
}

} // namespace

AxisTicks timeTicks(double minMs, double maxMs, double lengthPx, double minSpacePx, const QTimeZone& zone)
{
    AxisTicks ticks;
    const auto [increment, space] = findIncrement(minMs, maxMs, timeIncrements(), lengthPx, minSpacePx);
    if (!increment)
        return ticks;
    ticks.increment = increment->value;
    ticks.spacePx = space;
    ticks.values = ticks.increment >= month ? monthTicks(minMs, maxMs, ticks.increment, zone)
                                            : clockTicks(minMs, maxMs, ticks, minSpacePx, zone);
    return ticks;
}

QString timeTickPattern(double incrementMs, double rangeMs)
{
    if (incrementMs < second)
        return QStringLiteral("HH:mm:ss.SSS");
    if (incrementMs <= minute)
        return QStringLiteral("HH:mm:ss");
    if (rangeMs <= day)
        return QStringLiteral("HH:mm");
    if (incrementMs <= day)
        return QStringLiteral("MM/DD HH:mm");
    if (rangeMs < year)
        return QStringLiteral("MM/DD");
    if (roundHalfUp(incrementMs / day) * day == year)
        return QStringLiteral("YYYY");
    return incrementMs <= year ? QStringLiteral("YYYY-MM") : QStringLiteral("YYYY");
}

double timeTickSpacing(double minMs, double maxMs, double widthPx, const std::function<double(const QString&)>& measure,
                       const QTimeZone& zone)
{
    constexpr double gap = 18;
    const double range = maxMs - minMs;
    const double sample = std::max(std::abs(minMs), std::abs(maxMs));
    const QString text = formatMoment(qint64(std::floor(sample)), timeTickPattern(range / (widthPx / 40), range), zone);
    return measure(text) + gap;
}
