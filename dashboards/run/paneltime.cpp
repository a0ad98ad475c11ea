#include "dashboards/run/paneltime.h"

#include "dashboards/time/timetext.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PanelTime", text);
}

RawTimeRange rawFromTimeFrom(const QString& timeFrom)
{
    if (timeFrom.startsWith(QLatin1String("now")))
        return {timeFrom, QStringLiteral("now")};
    return {QLatin1String("now-") + timeFrom, QStringLiteral("now")};
}

} // namespace

PanelTime panelTime(const QString& timeFrom, const QString& timeShift, const RawTimeRange& dashboard,
                    const TimeContext& context)
{
    PanelTime time {dashboard, resolveRange(dashboard, context).value_or(TimeRange {}), {}};
    if (!timeFrom.isEmpty()) {
        const RawTimeRange raw = rawFromTimeFrom(timeFrom);
        const auto range = resolveRange(raw, context);
        if (!range) {
            time.info = tr("invalid time override");
        } else if (isDateMath(dashboard.from)) { // an absolute range a person zoomed to is kept
            time = {raw, *range, describeRange(raw, context)};
        }
    }
    if (!timeShift.isEmpty()) {
        const QString shift = QLatin1Char('-') + timeShift;
        const auto move = [&](const QString& raw, qint64 ms, bool roundUp) {
            return isDateMath(raw)
                ? parseDateMath(raw + shift, roundUp, context)
                : parseDateMath(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs)
                                    + QLatin1String("||") + shift,
                                roundUp, context);
        };
        const auto from = move(time.raw.from, time.range.fromMs, false);
        const auto to = move(time.raw.to, time.range.toMs, true);
        if (!from || !to) {
            time.info = tr("invalid timeshift");
        } else {
            time.raw = {time.raw.from + shift, time.raw.to + shift};
            time.range = {*from, *to};
            time.info += (time.info.isEmpty() ? QString() : QStringLiteral(", ")) + tr("timeshift %1").arg(shift);
        }
    }
    return time;
}
