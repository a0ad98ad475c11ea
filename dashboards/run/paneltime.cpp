#include "dashboards/run/paneltime.h"

#include "dashboards/time/timetext.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PanelTime", text);
}

/// The moment moved back in the dashboard's calendar.
std::optional<qint64> moved(qint64 ms, const QString& shift, bool roundUp, TimeContext context)
{
    context.nowMs = ms;
    return parseDateMath(QLatin1String("now") + shift, roundUp, context);
}

} // namespace

PanelTime panelTime(const QString& timeFrom, const QString& timeShift, const RawTimeRange& dashboard,
                    const TimeContext& context)
{
    PanelTime time {dashboard, resolveRange(dashboard, context).value_or(TimeRange {}), {}};
    if (!timeFrom.isEmpty()) {
        const TextRange wanted = describeTextRange(timeFrom);
        const auto range = resolveRange(wanted.range, context);
        if (!wanted.valid || !range) {
            time.info = tr("invalid time override");
            return time;
        }
        if (isDateMath(dashboard.from)) // an absolute range a person zoomed to is kept
            time = {wanted.range, *range, wanted.text};
    }
    if (!timeShift.isEmpty()) {
        const QString shift = QLatin1Char('-') + timeShift;
        const auto from = moved(time.range.fromMs, shift, false, context);
        const auto to = moved(time.range.toMs, shift, true, context);
        if (!describeTextRange(timeShift).valid || !from || !to) {
            time.info = tr("invalid timeshift");
        } else {
            time.raw = {QString::number(*from), QString::number(*to)};
            time.range = {*from, *to};
            time.info += (time.info.isEmpty() ? QString() : QStringLiteral(", ")) + tr("timeshift %1").arg(shift);
        }
    }
    return time;
}
