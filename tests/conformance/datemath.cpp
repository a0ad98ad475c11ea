#include "dashboards/time/datemath.h"

#include "tests/conformance/conformance.h"

Json runDatemath(const ConformanceCase& c)
{
    const QString fn = jsonutil::string(c.input, "fn");
    if (fn == QLatin1String("dateTimeFormat")) {
        const QTimeZone zone = zoneFromSetting(jsonutil::string(c.input, "timeZone"));
        return {{"text",
                 formatMoment(qint64(jsonutil::number(c.input, "ms")), jsonutil::string(c.input, "format"), zone)
                     .toStdString()}};
    }
    return skipped();
}
