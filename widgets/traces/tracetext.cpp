#include "widgets/traces/tracetext.h"

#include <array>
#include <cmath>

namespace {

QString twoDecimals(double value)
{
    QString text = QString::number(value, 'f', 2);
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

} // namespace

QString spanDurationText(qint64 ns)
{
    struct Unit
    {
        double ns;
        const char* name;
    };
    static constexpr std::array units = {Unit {1e9, "s"}, Unit {1e6, "ms"}, Unit {1e3, "µs"}};
    constexpr qint64 nsPerMinute = 60'000'000'000;
    if (ns >= nsPerMinute) {
        const qint64 minutes = ns / nsPerMinute;
        const qint64 seconds = ns % nsPerMinute / 1'000'000'000;
        return seconds == 0 ? QStringLiteral("%1m").arg(minutes) : QStringLiteral("%1m %2s").arg(minutes).arg(seconds);
    }
    for (const Unit& unit : units)
        if (double(ns) >= unit.ns)
            return twoDecimals(double(ns) / unit.ns) + QString::fromUtf8(unit.name);
    return ns == 0 ? QString::fromUtf8("0µs") : QStringLiteral("%1ns").arg(ns);
}

QString shareText(double share)
{
    return QString::number(share * 100, 'f', 1) + QStringLiteral(" %");
}
