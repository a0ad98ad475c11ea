#include "widgets/alerts/alerttext.h"

#include <QCoreApplication>

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

QString tr(const char* text)
{
    return QCoreApplication::translate("Alerts", text);
}

} // namespace

QString alertStateText(AlertState state)
{
    switch (state) {
    case AlertState::Firing:
        return tr("Firing");
    case AlertState::Suppressed:
        return tr("Suppressed");
    case AlertState::Unprocessed:
        return tr("Received");
    case AlertState::Pending:
        return tr("Pending");
    case AlertState::Inactive:
        return tr("Normal");
    case AlertState::Error:
        return tr("Rule error");
    case AlertState::Recovering:
        return tr("Recovering");
    }
    return {};
}

QString alertStateText(const Alert& alert)
{
    if (alert.state != AlertState::Suppressed)
        return alertStateText(alert.state);
    if (!alert.silencedBy.isEmpty())
        return tr("Silenced");
    if (!alert.inhibitedBy.isEmpty())
        return tr("Inhibited");
    return alert.mutedBy.isEmpty() ? alertStateText(alert.state) : tr("Muted");
}

QColor alertStateColor(AlertState state, const Theme& theme)
{
    switch (state) {
    case AlertState::Firing:
        return theme.error;
    case AlertState::Error:
    case AlertState::Recovering:
    case AlertState::Pending:
    case AlertState::Unprocessed:
        return theme.warning;
    case AlertState::Suppressed:
        return theme.textDisabled;
    case AlertState::Inactive:
        return theme.success;
    }
    return theme.text;
}

QString alertDurationText(qint64 ms)
{
    if (ms < 0)
        return {};
    if (ms < minute)
        return tr("%1 s").arg(ms / second);
    if (ms < hour)
        return tr("%1 min").arg(ms / minute);
    if (ms < day) {
        const qint64 minutes = ms % hour / minute;
        return minutes == 0 ? tr("%1 h").arg(ms / hour) : tr("%1 h %2 min").arg(ms / hour).arg(minutes);
    }
    const qint64 hours = ms % day / hour;
    return hours == 0 ? tr("%1 d").arg(ms / day) : tr("%1 d %2 h").arg(ms / day).arg(hours);
}
