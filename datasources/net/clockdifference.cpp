#include "datasources/net/clockdifference.h"

#include <QCoreApplication>
#include <QDateTime>

namespace {

constexpr qint64 noticedMs = 30'000;
constexpr qint64 secondMs = 1000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

QString tr(const char* text)
{
    return QCoreApplication::translate("ClockDifference", text);
}

/// In the largest unit that there are two of at least.
QString durationText(qint64 ms)
{
    if (ms >= 2 * dayMs)
        return tr("%1 days").arg(ms / dayMs);
    if (ms >= 2 * hourMs)
        return tr("%1 hours").arg(ms / hourMs);
    if (ms >= 2 * minuteMs)
        return tr("%1 minutes").arg(ms / minuteMs);
    constexpr qint64 step = 10 * secondMs;
    return tr("%1 seconds").arg((ms + step / 2) / step * 10);
}

} // namespace

std::optional<qint64> clockDifferenceMs(const HttpReply& reply, qint64 firstByteMs)
{
    QByteArray date = reply.header("date");
    if (date.isEmpty() || !reply.header("age").isEmpty())
        return std::nullopt;
    date.replace(" GMT", " +0000"); // Qt knows no names of zones
    const QDateTime moment = QDateTime::fromString(QString::fromLatin1(date), Qt::RFC2822Date);
    if (!moment.isValid())
        return std::nullopt;
    const qint64 difference = moment.toMSecsSinceEpoch() + secondMs / 2 - firstByteMs; // Date is cut to the second
    return difference / secondMs * secondMs;
}

std::optional<Notice> clockNotice(const QString& place, qint64 differenceMs)
{
    if (std::abs(differenceMs) < noticedMs)
        return std::nullopt;
    const QString duration = durationText(std::abs(differenceMs));
    return Notice {Notice::Severity::Warning,
                   differenceMs > 0
                       ? tr("The clock of %1 is %2 ahead of this computer's: ranges that end now leave out "
                            "its newest data.")
                             .arg(place, duration)
                       : tr("The clock of %1 is %2 behind this computer's: ranges that end now end in a gap.")
                             .arg(place, duration)};
}
