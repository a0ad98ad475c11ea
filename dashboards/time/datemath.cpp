#include "dashboards/time/datemath.h"

#include "dashboards/time/momentformat.h"

QString formatMoment(qint64 ms, const QString& pattern, const QTimeZone& zone)
{
    return MomentFormat(pattern, zone).format(ms);
}

QTimeZone zoneFromSetting(const QString& setting)
{
    if (setting.compare(QLatin1String("utc"), Qt::CaseInsensitive) == 0)
        return QTimeZone::utc();
    if (!setting.isEmpty() && setting != QLatin1String("browser")) {
        const QTimeZone zone(setting.toUtf8());
        if (zone.isValid())
            return zone;
    }
    return QTimeZone::systemTimeZone();
}
