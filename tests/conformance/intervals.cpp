#include "dashboards/time/intervals.h"

#include "dashboards/time/durations.h"
#include "tests/conformance/conformance.h"

namespace {

Json thrown()
{
    return {{"throws", "error"}};
}

Json textJson(const QString& text)
{
    return {{"text", text.toStdString()}};
}

Json calculate(const Json& input)
{
    const QString limitText = jsonutil::string(input, "lowLimit");
    const auto limit = limitText.isEmpty() ? std::optional<qint64>(1) : intervalToMs(limitText);
    if (!limit)
        return thrown();
    const qint64 ms = calculateInterval(qint64(jsonutil::number(input, "rangeMs")),
                                        qint64(jsonutil::number(input, "resolution")), *limit);
    return {{"intervalMs", ms}, {"interval", intervalText(ms).toStdString()}};
}

Json durationJson(const Duration& d)
{
    Json json = Json::object();
    const auto put = [&](const char* name, const std::optional<int>& count) {
        if (count)
            json[name] = *count;
    };
    put("years", d.years);
    put("months", d.months);
    put("weeks", d.weeks);
    put("days", d.days);
    put("hours", d.hours);
    put("minutes", d.minutes);
    put("seconds", d.seconds);
    return json;
}

Json ofText(const QString& fn, const QString& text)
{
    if (fn == QLatin1String("isValidDuration"))
        return {{"valid", isValidDuration(text)}};
    if (fn == QLatin1String("isValidGrafanaDuration"))
        return {{"valid", isValidDecimalDuration(text)}};
    if (fn == QLatin1String("parseDuration"))
        return durationJson(parseDuration(text));
    if (fn == QLatin1String("durationToMilliseconds"))
        return {{"ms", durationToMs(parseDuration(text), 1715780730123)}}; // the instant of all tables
    const auto parts = parseInterval(text);
    if (!parts)
        return thrown();
    if (fn == QLatin1String("intervalToMs"))
        return {{"value", *intervalToMs(text)}};
    if (fn == QLatin1String("intervalToSeconds"))
        return {{"value", parts->unitSeconds * double(parts->count)}};
    return {{"sec", parts->unitSeconds}, {"type", parts->unit.toStdString()}, {"count", parts->count}};
}

} // namespace

Json runIntervals(const ConformanceCase& c)
{
    const QString fn = jsonutil::string(c.input, "fn");
    if (fn == QLatin1String("calculateInterval"))
        return calculate(c.input);
    if (fn == QLatin1String("roundInterval"))
        return {{"ms", roundInterval(numberFromOracle(c.input["ms"]))}};
    if (fn == QLatin1String("secondsToHms"))
        return textJson(secondsToHms(numberFromOracle(c.input["seconds"])));
    if (fn == QLatin1String("msRangeToTimeString"))
        return textJson(rangeDurationText(qint64(jsonutil::number(c.input, "ms"))));
    if (fn == QLatin1String("intervalToAbbreviatedDurationString"))
        return textJson(
            shortDurationText(qint64(jsonutil::number(c.input, "start")), qint64(jsonutil::number(c.input, "end"))));
    if (const Json* text = jsonutil::find(c.input, "text"))
        return ofText(fn, jsonutil::asString(*text).value_or(QString()));
    return skipped();
}
