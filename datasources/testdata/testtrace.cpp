#include "datasources/testdata/testtrace.h"

#include "datasources/data/jsonutil.h"
#include "datasources/jaeger/jaegerdecode.h"

#include <algorithm>
#include <cmath>

namespace {

std::string textOf(const Field* field, qsizetype row)
{
    const Value value = field ? field->at(row) : Value(Null());
    const auto* text = std::get_if<QString>(&value);
    return text ? text->toStdString() : std::string();
}

Json listOf(const Field* field, qsizetype row)
{
    const Value value = field ? field->at(row) : Value(Null());
    const auto* json = std::get_if<JsonPtr>(&value);
    return json && *json && (*json)->is_array() ? **json : Json::array();
}

/// Milliseconds in a number as Jaeger's microseconds.
qint64 microseconds(double ms)
{
    constexpr double longest = 9e15; // what a double counts one by one
    return std::isfinite(ms) ? qint64(std::clamp(ms * 1000, 0.0, longest)) : 0;
}

qint64 microseconds(const Field* field, qsizetype row)
{
    return field ? microseconds(field->numberAt(row)) : 0;
}

} // namespace

std::vector<TracePtr> tracesOfSpans(const Frame& frame)
{
    const auto field = [&](const char* name) { return frame.byName(QLatin1String(name)); };
    if (!field("traceID") || !field("spanID") || frame.rows == 0)
        return {};
    Json spans = Json::array();
    Json processes = Json::object();
    for (qsizetype row = 0; row < frame.rows; ++row) {
        const std::string trace = textOf(field("traceID"), row);
        const std::string service = textOf(field("serviceName"), row);
        processes[service] = {{"serviceName", service}, {"tags", listOf(field("serviceTags"), row)}};
        Json span {{"traceID", trace},
                   {"spanID", textOf(field("spanID"), row)},
                   {"operationName", textOf(field("operationName"), row)},
                   {"startTime", microseconds(field("startTime"), row)},
                   {"duration", microseconds(field("duration"), row)},
                   {"tags", listOf(field("tags"), row)},
                   {"processID", service}};
        Json logs = listOf(field("logs"), row);
        for (Json& log : logs)
            if (log.is_object())
                log["timestamp"] = microseconds(jsonutil::number(log, "timestamp"));
        span["logs"] = std::move(logs);
        if (const std::string parent = textOf(field("parentSpanID"), row); !parent.empty())
            span["references"] = Json::array({{{"refType", "CHILD_OF"}, {"traceID", trace}, {"spanID", parent}}});
        spans.push_back(std::move(span));
    }
    const Json answer {{"data",
                        Json::array({{{"traceID", textOf(field("traceID"), 0)},
                                      {"spans", std::move(spans)},
                                      {"processes", std::move(processes)}}})}};
    auto traces = decodeTraceFile(jsonutil::dump(answer).toStdString(), frame.name);
    return traces ? *std::move(traces) : std::vector<TracePtr>();
}
