#include "dashboards/run/datacontext.h"
#include "dashboards/time/datemath.h"
#include "dashboards/time/intervals.h"
#include "dashboards/variables/interpolate.h"
#include "datasources/prometheus/prometheusformat.h"
#include "datasources/prometheus/promqllexer.h"
#include "tests/conformance/conformance.h"

namespace {

QString plainText(const Json& value)
{
    if (value.is_string())
        return *jsonutil::asString(value);
    return QString::fromUtf8(jsonutil::dump(value));
}

QStringList list(const Json& value)
{
    QStringList out;
    if (!value.is_array())
        return {plainText(value)};
    for (const Json& item : value)
        out << plainText(item);
    return out;
}

VariableOption optionFrom(const Json& json)
{
    if (json.is_string())
        return {plainText(json), plainText(json), {}};
    VariableOption option {jsonutil::string(json, "label"), jsonutil::string(json, "value"), {}};
    if (const Json* properties = jsonutil::find(json, "properties"))
        option.properties = *properties;
    return option;
}

TimeRange rangeOf(const Json& input, RawTimeRange& raw)
{
    const Json& range = jsonutil::object(input, "range");
    raw.from = jsonutil::string(range, "from", QStringLiteral("2024-05-15T10:00:00.000Z"));
    raw.to = jsonutil::string(range, "to", QStringLiteral("2024-05-15T13:00:00.000Z"));
    TimeContext context;
    context.nowMs = 1715780730123;
    return resolveRange(raw, context).value_or(TimeRange {});
}

VariableValue variableFrom(const Json& json, const TimeRange& range)
{
    VariableValue value;
    const Json& chosen = json["value"];
    value.values = list(chosen);
    const Json* text = jsonutil::find(json, "text");
    const bool isPlain = json["type"] == "constant" || json["type"] == "textbox"; // which have no labels
    value.texts = text && !isPlain ? list(*text) : value.values;
    value.multi = chosen.is_array();
    value.includeAll = jsonutil::boolean(json, "includeAll");
    value.allValue = jsonutil::string(json, "allValue");
    value.skipUrlSync = jsonutil::boolean(json, "skipUrlSync") || json["type"] == "constant";
    for (const Json& option : jsonutil::array(json, "options"))
        value.options.push_back(optionFrom(option));
    if (json["type"] == "interval" && value.values.value(0) == QLatin1String("$__auto")) {
        const int count = jsonutil::integer(json, "autoStepCount", 30);
        const QString least = jsonutil::string(json, "autoMinInterval", QStringLiteral("10s"));
        const qint64 ms = calculateInterval(range.durationMs(), count, intervalToMs(least).value_or(1));
        value.values = {intervalText(ms)};
    }
    return value;
}

/// Constants name other variables; dashboards resolve them in the order of their references, the tables have one level.
void resolveConstants(const Json& variables, VariableScope& scope, const InterpolateContext& context)
{
    InterpolateContext plain;
    plain.scope = context.scope;
    plain.range = context.range;
    plain.rawRange = context.rawRange;
    plain.timezone = context.timezone;
    for (const Json& variable : variables)
        if (variable["type"] == "constant") {
            VariableValue value = variableFrom(variable, context.range);
            value.values = value.texts = {interpolate(value.values.value(0), plain)};
            scope.set(jsonutil::string(variable, "name"), value);
        }
}

/// The data context of a case and what it borrows.
struct OracleData
{
    explicit OracleData(const Json& json)
    {
        if (const Json* frame = jsonutil::find(json, "frame"))
            frames = {frameFromOracle(*frame)};
        if (frames.empty())
            frames.emplace_back();
        context.frame = &frames.front();
        context.all = &frames;
        const int index = jsonutil::integer(json, "fieldIndex", -1);
        if (index >= 0 && size_t(index) < frames.front().fields.size())
            context.field = &frames.front().fields[size_t(index)];
        if (const auto row = jsonutil::optNumber(json, "rowIndex"))
            context.row = qsizetype(*row);
        if (const Json* value = jsonutil::find(json, "calculatedValue")) {
            calculated.text = jsonutil::string(*value, "text");
            calculated.prefix = jsonutil::string(*value, "prefix");
            calculated.suffix = jsonutil::string(*value, "suffix");
            calculated.numeric = jsonutil::number(*value, "numeric");
            context.calculated = &calculated;
        }
    }
    OracleData(const OracleData&) = delete;
    OracleData& operator=(const OracleData&) = delete;

    Frames frames;
    DisplayValue calculated;
    DataContext context;
};

Json interpolated(const Json& input)
{
    InterpolateContext context;
    context.range = rangeOf(input, context.rawRange);
    context.timezone = jsonutil::string(input, "timeZone", QStringLiteral("browser"));
    auto scope = std::make_shared<VariableScope>();
    for (const Json& variable : jsonutil::array(input, "variables"))
        scope->set(jsonutil::string(variable, "name"), variableFrom(variable, context.range));
    context.scope = scope;
    resolveConstants(jsonutil::array(input, "variables"), *scope, context);
    for (const auto& [name, scoped] : jsonutil::object(input, "scopedVars").items()) {
        VariableValue value;
        value.values = list(scoped["value"]);
        value.texts = list(scoped["text"]);
        value.multi = scoped["value"].is_array();
        value.skipUrlSync = true; // links carry variables of the dashboard only
        scope->set(QString::fromStdString(name), value);
    }
    if (const Json* request = jsonutil::find(input, "request"))
        context.extra = [request](const QString& name, const QString&) -> std::optional<QString> {
            if (name == QLatin1String("__interval"))
                return jsonutil::string(*request, "interval");
            if (name == QLatin1String("__interval_ms"))
                return QString::number(jsonutil::integer(*request, "intervalMs"));
            return std::nullopt;
        };
    QString target = jsonutil::string(input, "target");
    context.format = jsonutil::string(input, "format");
    if (jsonutil::boolean(input, "promFormat"))
        context.defaultFormat = [special = jsonutil::boolean(input, "specialChars")](const VariableShape& shape) {
            return formatPrometheusVariable(shape.values, shape.multiOrAll, special);
        };
    if (const Json* json = jsonutil::find(input, "dataContext")) {
        const OracleData data(*json);
        return {{"text", interpolate(target, withDataContext(context, data.context)).toStdString()}};
    }
    return {{"text", interpolate(target, context).toStdString()}};
}

/// Grafana's functions for PromQL that the datasource folder answers.
Json promql(const QString& fn, const Json& input)
{
    const QString value = jsonutil::string(input, "value");
    const bool special = jsonutil::boolean(input, "specialChars");
    QString text;
    if (fn == QLatin1String("prometheusRegularEscape"))
        text = prometheusRegularEscape(value, special);
    else if (fn == QLatin1String("prometheusSpecialRegexEscape"))
        text = prometheusSpecialRegexEscape(value, special);
    else if (fn == QLatin1String("escapeLabelValueInExactSelector"))
        text = escapeLabelValueInExactSelector(value);
    else if (fn == QLatin1String("escapeLabelValueInRegexSelector"))
        text = escapeLabelValueInRegexSelector(value);
    else if (fn == QLatin1String("addLabelToQuery"))
        text = addLabelToQuery(jsonutil::string(input, "query"), jsonutil::string(input, "key"), value,
                               jsonutil::string(input, "operator", QStringLiteral("=")));
    else
        return skipped();
    return {{"text", text.toStdString()}};
}

} // namespace

Json runInterpolation(const ConformanceCase& c)
{
    if (const Json* fn = jsonutil::find(c.input, "fn"))
        return promql(jsonutil::asString(*fn).value_or(QString()), c.input);
    return interpolated(c.input);
}
