#include "dashboards/format/valueformat.h"
#include "dashboards/time/datemath.h"
#include "tests/conformance/conformance.h"

#include <QDateTime>

Json runValueFormats(const ConformanceCase& c)
{
    FormatContext context;
    context.zone = zoneFromSetting(jsonutil::string(c.input, "timeZone"));
    context.nowMs = QDateTime::fromString(jsonutil::string(c.head, "now"), Qt::ISODateWithMs).toMSecsSinceEpoch();
    context.isLocal = jsonutil::string(c.input, "timeZone", QStringLiteral("browser")) == QLatin1String("browser");
    std::optional<int> decimals;
    if (const auto d = jsonutil::optNumber(c.input, "decimals"))
        decimals = int(*d);
    const FormattedValue v = valueFormatter(jsonutil::string(c.input, "unit"))(
        numberFromOracle(c.input.value("value", Json())), decimals, context);
    return {{"text", v.text.toStdString()}, {"prefix", v.prefix.toStdString()}, {"suffix", v.suffix.toStdString()}};
}
