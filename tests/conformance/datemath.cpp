#include "dashboards/time/datemath.h"

#include "dashboards/time/momentformat.h"
#include "dashboards/time/timeago.h"
#include "dashboards/time/timetext.h"
#include "tests/conformance/conformance.h"

namespace {

qint64 nowOf(const ConformanceCase& c)
{
    const QString text = jsonutil::string(c.input, "now", jsonutil::string(c.head, "now"));
    return QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

TimeContext contextOf(const ConformanceCase& c)
{
    const QString zone =
        jsonutil::string(c.input, "timezone", jsonutil::string(c.input, "timeZone", QStringLiteral("utc")));
    TimeContext context;
    context.zone = zoneFromSetting(zone);
    context.nowMs = nowOf(c);
    context.weekStart = jsonutil::string(c.input, "weekStart");
    context.fiscalYearStartMonth = jsonutil::integer(c.input, "fiscalYearStartMonth");
    return context;
}

/// JavaScript's toISOString; years outside 0 to 9999 have a sign and six digits.
Json isoJson(const std::optional<qint64>& ms)
{
    if (!ms)
        return {{"invalid", true}};
    const bool wide = *ms < -62167219200000 || *ms >= 253402300800000;
    QString text = formatMoment(
        *ms, wide ? QStringLiteral("YYYYYY-MM-DDTHH:mm:ss.SSS[Z]") : QStringLiteral("YYYY-MM-DDTHH:mm:ss.SSS[Z]"),
        QTimeZone::utc());
    return {{"iso", text.toStdString()}};
}

/// A broken formula gives undefined, a broken date an invalid date.
Json toDateTime(const QString& text, const ConformanceCase& c)
{
    const TimeContext context = contextOf(c);
    const auto ms = parseDateMath(text, jsonutil::boolean(c.input, "roundUp"), context);
    const qsizetype bar = text.indexOf(QLatin1String("||"));
    const QString now = QStringLiteral("now");
    const QString formula = bar < 0 || text.startsWith(now) ? text : now + text.mid(bar + 2);
    if (!ms && formula.startsWith(now) && !parseDateMath(formula, false, context))
        return {{"undefined", true}};
    return isoJson(ms);
}

Json textJson(const QString& text)
{
    return {{"text", text.toStdString()}};
}

Json parsed(const ConformanceCase& c)
{
    const Json& text = c.input["text"];
    if (!text.is_string()) {
        const double ms = numberFromOracle(text);
        return isoJson(std::isnan(ms) ? std::nullopt : std::optional(qint64(ms)));
    }
    return isoJson(parseDateTime(*jsonutil::asString(text), jsonutil::boolean(c.input, "roundUp"), contextOf(c)));
}

Json convertRaw(const ConformanceCase& c)
{
    Json out = Json::object();
    for (const bool up : {false, true}) {
        const QString text = jsonutil::string(c.input, up ? "to" : "from");
        const Json iso = isoJson(parseDateTime(text, up, contextOf(c)));
        out[up ? "to" : "from"] = iso;
        out[up ? "rawTo" : "rawFrom"] = isDateMath(text) ? Json(text.toStdString()) : iso;
    }
    return out;
}

QString rawText(const Json& value)
{
    const Json* ms = jsonutil::find(value, "ms");
    return ms ? QString::number(qint64(ms->get<double>())) : jsonutil::asString(value).value_or(QString());
}

Json describeText(const QString& text)
{
    const TextRange range = describeTextRange(text);
    Json json = {{"from", range.range.from.toStdString()},
                 {"to", range.range.to.toStdString()},
                 {"display", range.text.toStdString()}};
    if (!range.valid)
        json["invalid"] = true;
    return json;
}

Json ofText(const QString& fn, const QString& text, const ConformanceCase& c)
{
    if (fn == QLatin1String("isValid"))
        return {{"value", parseDateMath(text, false, contextOf(c)).has_value()}};
    if (fn == QLatin1String("isMathString"))
        return {{"value", isDateMath(text)}};
    if (fn == QLatin1String("isValidTimeSpan"))
        return {{"valid", isValidTimeSpan(text)}};
    if (fn == QLatin1String("describeTextRange"))
        return describeText(text);
    return skipped();
}

} // namespace

Json runDatemath(const ConformanceCase& c)
{
    const QString fn = jsonutil::string(c.input, "fn");
    const QString text = jsonutil::string(c.input, "text");
    if (fn == QLatin1String("toDateTime"))
        return toDateTime(text, c);
    if (fn == QLatin1String("dateTimeParse"))
        return parsed(c);
    if (fn == QLatin1String("convertRawToRange"))
        return convertRaw(c);
    if (fn == QLatin1String("describeTimeRange"))
        return textJson(describeRange({rawText(c.input["from"]), rawText(c.input["to"])}, contextOf(c)));
    if (fn == QLatin1String("relativeToTimeRange")) {
        const TimeRange range =
            relativeToTimeRange(jsonutil::number(c.input, "from"), jsonutil::number(c.input, "to"), nowOf(c));
        return {{"from", isoJson(range.fromMs)}, {"to", isoJson(range.toMs)}};
    }
    if (fn == QLatin1String("dateTimeFormat"))
        return textJson(formatMoment(qint64(jsonutil::number(c.input, "ms")), jsonutil::string(c.input, "format"),
                                     zoneFromSetting(jsonutil::string(c.input, "timeZone"))));
    if (fn == QLatin1String("dateTimeFormatTimeAgo"))
        return textJson(timeAgo(qint64(jsonutil::number(c.input, "ms")), nowOf(c)));
    return ofText(fn, text, c);
}
