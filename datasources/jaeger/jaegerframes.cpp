#include "datasources/jaeger/jaegerframes.h"

#include "datasources/data/rfc3339.h"
#include "datasources/data/traceframes.h"
#include "datasources/data/tracesettingsjson.h"
#include "datasources/jaeger/jaegerdecode.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace {

/// Services as nodes and calls as edges, for the node graph panel.
Frames dependencyFrames(const Json& calls)
{
    StringColumn names;
    StringColumn ids;
    StringColumn sources;
    StringColumn targets;
    NumberColumn counts;
    QSet<QString> known;
    for (const Json& call : calls) {
        const QString parent = jsonutil::string(call, "parent");
        const QString child = jsonutil::string(call, "child");
        if (parent.isEmpty() || child.isEmpty())
            continue;
        for (const QString& name : {parent, child})
            if (!known.contains(name)) {
                known.insert(name);
                names.push_back(name);
            }
        ids.push_back(parent + QLatin1String("--") + child);
        sources.push_back(parent);
        targets.push_back(child);
        counts.push_back(jsonutil::number(call, "callCount"));
    }
    Frame nodes;
    nodes.name = QStringLiteral("nodes");
    nodes.add(Field(QStringLiteral("id"), FieldType::String, names));
    nodes.add(Field(QStringLiteral("title"), FieldType::String, std::move(names)));
    Frame edges;
    edges.name = QStringLiteral("edges");
    edges.add(Field(QStringLiteral("id"), FieldType::String, std::move(ids)));
    edges.add(Field(QStringLiteral("source"), FieldType::String, std::move(sources)));
    edges.add(Field(QStringLiteral("target"), FieldType::String, std::move(targets)));
    Field count(QStringLiteral("mainstat"), FieldType::Number, std::move(counts));
    FieldConfig config;
    config.displayName = QStringLiteral("Call count");
    count.config = std::make_shared<const FieldConfig>(std::move(config));
    edges.add(std::move(count));
    for (Frame* frame : {&nodes, &edges})
        frame->meta.preferredVisual = QStringLiteral("nodeGraph");
    return {std::move(nodes), std::move(edges)};
}

/// One series of Jaeger's service metrics; its points are [{gaugeValue, timestamp}].
Frame metricFrame(const Json& metric, const QString& name, const QString& unit)
{
    TimeColumn times;
    NumberColumn values;
    for (const Json& point : jsonutil::array(metric, "metricPoints")) {
        times.push_back(parseRfc3339Ms(jsonutil::string(point, "timestamp").toStdString()) * 1'000'000);
        const double value = jsonutil::number(jsonutil::object(point, "gaugeValue"), "doubleValue", std::nan(""));
        values.push_back(value);
    }
    Labels labels;
    for (const Json& label : jsonutil::array(metric, "labels"))
        labels.insert(jsonutil::string(label, "name"), jsonutil::string(label, "value"));
    FieldConfig config;
    config.unit = unit;
    config.displayNameFromDS = QStringList(labels.values()).join(QLatin1String(" "));
    Field value(QStringLiteral("Value"), FieldType::Number, std::move(values));
    value.labels = std::move(labels);
    value.config = std::make_shared<const FieldConfig>(std::move(config));
    Frame frame;
    frame.name = name;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    frame.add(std::move(value));
    frame.meta.type = QStringLiteral("timeseries-multi");
    return frame;
}

Frames metricFrames(const Json& answer, const QString& metric)
{
    const QString unit = metric == QLatin1String("latencies") ? QStringLiteral("ms")
        : metric == QLatin1String("errors")                   ? QStringLiteral("percentunit")
                                                              : QStringLiteral("reqps");
    Frames frames;
    for (const Json& one : jsonutil::array(answer, "metrics"))
        frames.push_back(metricFrame(one, jsonutil::string(answer, "name"), unit));
    return frames;
}

/// What a server with a damaged store cannot give may be every single trace of a search: some say enough.
void addNotices(const QStringList& errors, const QString& place, Response& response)
{
    constexpr qsizetype said = 5;
    for (const QString& words : errors.mid(0, said))
        response.notices.push_back(
            {Notice::Severity::Warning, QCoreApplication::translate("Jaeger", "%1 answers: %2").arg(place, words)});
    if (errors.size() > said)
        response.notices.push_back(
            {Notice::Severity::Warning,
             QCoreApplication::translate("Jaeger", "%1 has further errors: %2").arg(place).arg(errors.size() - said)});
}

std::optional<Error> readTraces(HttpReply& reply, const JaegerQuestion& question, Response& response)
{
    const bool isSearch = question.query.kind == JaegerQuery::Kind::Search;
    std::vector<TracePtr> traces;
    if (!isSearch || !question.isThird || !saysNothingFound(reply)) {
        QStringList errors;
        auto decoded = question.isThird ? decodeOtlpTraces(reply, question.url, &errors)
                                        : decodeJaegerTraces(reply, question.url, &errors);
        if (!decoded)
            return decoded.error();
        addNotices(errors, httpPlace(question.url), response);
        traces = *std::move(decoded);
    }
    if (!isSearch) {
        response.traces = std::move(traces);
        response.frames.push_back(traceFrame(question.settings, question.refId));
        return std::nullopt;
    }
    std::vector<TraceSummary> summaries;
    summaries.reserve(traces.size());
    for (const TracePtr& trace : traces)
        summaries.push_back(summarize(*trace));
    response.frames.push_back(searchFrame(std::move(summaries), question));
    return std::nullopt;
}

} // namespace

std::optional<Error> readJaegerAnswer(HttpReply& reply, const JaegerQuestion& question, Response& response)
{
    const bool isSmall =
        question.query.kind == JaegerQuery::Kind::Dependencies || question.query.kind == JaegerQuery::Kind::Metrics;
    if (!isSmall)
        return readTraces(reply, question, response);
    const auto data = decodeJaegerData(reply, question.url);
    if (!data)
        return data.error();
    response.frames = question.query.kind == JaegerQuery::Kind::Metrics
        ? metricFrames(*data, question.query.metric)
        : dependencyFrames(data->is_array() ? *data : Json::array());
    for (Frame& frame : response.frames)
        frame.refId = question.refId;
    return std::nullopt;
}

Frame searchFrame(std::vector<TraceSummary> summaries, const JaegerQuestion& question)
{
    std::stable_sort(summaries.begin(), summaries.end(),
                     [](const TraceSummary& a, const TraceSummary& b) { return a.startNs > b.startNs; });
    Frame frame = traceTable(summaries);
    frame.refId = question.refId;
    Field& id = frame.fields.front();
    FieldConfig config = *id.config;
    DataLink link;
    link.title = QCoreApplication::translate("Jaeger", "Trace: %1").arg(QStringLiteral("${__value.raw}"));
    link.internal = std::make_shared<const Json>(
        Json {{"datasourceUid", question.uid.toStdString()}, {"query", {{"query", "${__value.raw}"}}}});
    config.links.push_back(std::move(link));
    id.config = std::make_shared<const FieldConfig>(std::move(config));
    return frame;
}
