#include "dashboards/run/paneltime.h"

#include "dashboards/time/timetext.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PanelTime", text);
}

/// The same moment of the range, moved back in its calendar.
std::optional<qint64> moved(const QString& raw, qint64 ms, const QString& shift, bool roundUp,
                            const TimeContext& context)
{
    if (isDateMath(raw))
        return parseDateMath(raw + shift, roundUp, context);
    const QString instant = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
    return parseDateMath(instant + QLatin1String("||") + shift, roundUp, context);
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
        const auto from = moved(time.raw.from, time.range.fromMs, shift, false, context);
        const auto to = moved(time.raw.to, time.range.toMs, shift, true, context);
        if (!describeTextRange(timeShift).valid || !from || !to) {
            time.info = tr("invalid timeshift");
        } else {
            const auto shifted = [&](const QString& raw, qint64 ms) {
                return isDateMath(raw) ? raw + shift : QString::number(ms);
            };
            time.raw = {shifted(time.raw.from, *from), shifted(time.raw.to, *to)};
            time.range = {*from, *to};
            time.info += (time.info.isEmpty() ? QString() : QStringLiteral(", ")) + tr("timeshift %1").arg(shift);
        }
    }
    return time;
}
