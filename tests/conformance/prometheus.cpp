#include "datasources/prometheus/prometheusvariables.h"
#include "datasources/prometheus/promqllexer.h"
#include "datasources/prometheus/promqlvisual.h"
#include "datasources/prometheus/stepmath.h"
#include "tests/conformance/conformance.h"

namespace {

Json textJson(const QString& text)
{
    return {{"text", text.toStdString()}};
}

Json backendParse(const Json& input)
{
    StepInput step;
    step.minStep = jsonutil::string(input, "minStep");
    step.scrapeInterval = jsonutil::string(input, "dsScrapeInterval");
    step.intervalMs = qint64(jsonutil::number(input, "intervalMs"));
    step.queryIntervalMs = qint64(jsonutil::number(input, "queryIntervalMs"));
    step.intervalFactor = jsonutil::integer(input, "intervalFactor");
    step.maxDataPoints = jsonutil::integer(input, "maxDataPoints");
    step.range = {0, qint64(jsonutil::number(input, "rangeMs"))};
    const auto result = prometheusStep(step);
    if (!result)
        return {{"error", result.error().text.toStdString()}};
    return {{"stepMs", result->stepMs},
            {"expr", expandMacros(jsonutil::string(input, "expr"), *result, step.range).toStdString()}};
}

Json snap(const Json& input)
{
    const SecondsRange range =
        snapRange(jsonutil::string(input, "cacheLevel"),
                  {qint64(jsonutil::number(input, "from")), qint64(jsonutil::number(input, "to"))});
    return {{"start", std::to_string(range.start)}, {"end", std::to_string(range.end)}};
}

Json backendAlign(const Json& input)
{
    return {{"tMs",
             alignToStep(qint64(jsonutil::number(input, "tMs")), qint64(jsonutil::number(input, "stepMs")),
                         qint64(jsonutil::number(input, "utcOffsetSec")) * 1000)}};
}

Json visualJson(const PromqlVisual& visual)
{
    Json json = {{"metric", visual.metric.toStdString()}, {"labels", Json::array()}, {"operations", Json::array()}};
    for (const PromqlMatcher& matcher : visual.labels)
        json["labels"].push_back({{"label", matcher.label.toStdString()},
                                  {"op", matcher.op.toStdString()},
                                  {"value", matcher.value.toStdString()}});
    for (const PromqlVisual::Operation& step : visual.operations)
        json["operations"].push_back({{"id", step.id.toStdString()}, {"params", step.params}});
    for (const PromqlVisual::Binary& binary : visual.binaries) {
        Json other = {{"operator", binary.op.toStdString()}, {"query", visualJson(binary.query)}};
        if (!binary.matchType.isEmpty()) {
            other["vectorMatchesType"] = binary.matchType.toStdString();
            other["vectorMatches"] = binary.matchLabels.join(QStringLiteral(", ")).toStdString();
        }
        json["binaryQueries"].push_back(std::move(other));
    }
    return json;
}

Json buildVisual(const Json& input)
{
    const PromqlReading reading = readPromql(jsonutil::string(input, "query"));
    return {{"query", visualJson(reading.visual)}, {"errors", reading.errors}};
}

} // namespace

Json runPrometheus(const ConformanceCase& testCase)
{
    using Function = Json (*)(const Json&);
    static const std::map<QString, Function> functions = {
        {QStringLiteral("backendParse"), backendParse},
        {QStringLiteral("backendAlign"), backendAlign},
        {QStringLiteral("snap"), snap},
        {QStringLiteral("buildVisual"), buildVisual},
        {QStringLiteral("promTime"),
         [](const Json& i) -> Json {
             return {{"seconds", prometheusSeconds(qint64(jsonutil::number(i, "ms")))}};
         }},
        {QStringLiteral("variableQuery"),
         [](const Json& i) { return variableQueryJson(parseVariableQuery(jsonutil::string(i, "query"))); }},
        {QStringLiteral("variableQueryBack"),
         [](const Json& i) { return textJson(variableQueryText(parseVariableQuery(jsonutil::string(i, "query")))); }},
        {QStringLiteral("utf8Support"),
         [](const Json& i) { return textJson(quotedName(jsonutil::string(i, "text"))); }},
        {QStringLiteral("utf8isValidLegacyName"), [](const Json& i) -> Json {
             return {{"value", isLegacyName(jsonutil::string(i, "text"))}};
         }}};
    const auto it = functions.find(jsonutil::string(testCase.input, "fn"));
    return it == functions.end() ? skipped() : it->second(testCase.input);
}

/// The restated cases of the backend say only what their tests assert: the step, or the query.
bool samePrometheus(const Json& actual, const Json& expected)
{
    return actual.contains("stepMs") ? sameAsserted(actual, expected) : sameJson(actual, expected);
}
