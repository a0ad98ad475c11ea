#include "dashboards/run/timecompare.h"

#include "dashboards/time/intervals.h"

#include <algorithm>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

Field movedTimes(const Field& field, const TimeColumn& times, qint64 shiftMs)
{
    Field moved = field;
    TimeColumn column = times;
    for (qint64& t : column)
        if (t != nullTime)
            t += shiftMs * nsPerMs;
    moved.values = std::make_shared<const Column>(std::move(column));
    return moved;
}

} // namespace

qint64 compareShiftMs(const QString& with, const TimeRange& range)
{
    if (with.isEmpty())
        return 0;
    if (with == QLatin1String("__previousPeriod"))
        return range.durationMs();
    return std::max<qint64>(0, intervalToMs(with).value_or(0));
}

QString compareWithOption(const Json& options)
{
    const Json* compare = jsonutil::find(options, "timeCompare");
    if (!compare)
        return {};
    return compare->is_object() ? jsonutil::string(*compare, "compareWith") : jsonutil::string(options, "timeCompare");
}

Frames shiftedIntoPresent(const Frames& frames, qint64 shiftMs)
{
    Frames result = frames;
    for (Frame& frame : result) {
        frame.refId += QStringLiteral("-compare");
        for (Field& field : frame.fields) {
            if (const TimeColumn* times = field.times())
                field = movedTimes(field, *times, shiftMs);
            else
                field.state.timeCompare = true;
        }
    }
    return result;
}
