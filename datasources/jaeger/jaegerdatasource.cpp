#include "datasources/jaeger/jaegerdatasource.h"

#include "datasources/data/answerlater.h"
#include "datasources/jaeger/jaegerdecode.h"
#include "datasources/jaeger/traceframes.h"
#include "datasources/net/connectionrequest.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Jaeger", text);
}

QByteArray queryText(const JaegerParameters& parameters)
{
    QByteArray text;
    for (const auto& [name, value] : parameters) {
        text += text.isEmpty() ? '?' : '&';
        text += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

QString describe(const HttpRequest& request)
{
    QUrl url = QUrl::fromEncoded(request.url);
    url.setUserInfo(QString());
    return QString::fromLatin1(request.method) + QLatin1Char(' ') + url.toString(QUrl::FullyEncoded);
}

ResponsePtr tracesResponse(std::vector<TracePtr> traces, const JaegerQuery& query, const QString& refId)
{
    auto response = std::make_shared<Response>();
    if (query.kind == JaegerQuery::Kind::Search) {
        std::vector<TraceSummary> summaries;
        for (const TracePtr& trace : traces)
            summaries.push_back(summarize(*trace));
        response->frames.push_back(traceTable(summaries));
    } else {
        for (const TracePtr& trace : traces)
            response->frames.push_back(spanTable(*trace));
    }
    for (Frame& frame : response->frames)
        frame.refId = refId;
    response->traces = std::move(traces);
    return response;
}

/// Services as nodes and calls as edges, for the node graph panel.
Frames dependencyFrames(const Json& calls, const QString& refId)
{
    StringColumn names;
    StringColumn ids;
    StringColumn sources;
    StringColumn targets;
    NumberColumn counts;
    for (const Json& call : calls) {
        const QString parent = jsonutil::string(call, "parent");
        const QString child = jsonutil::string(call, "child");
        for (const QString& name : {parent, child})
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
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
    edges.add(Field(QStringLiteral("mainstat"), FieldType::Number, std::move(counts)));
    for (Frame* frame : {&nodes, &edges}) {
        frame->refId = refId;
        frame->meta.preferredVisual = QStringLiteral("nodeGraph");
    }
    return {std::move(nodes), std::move(edges)};
}

Result<ResponsePtr> decodeDependencies(const HttpReply& reply, const QByteArray& url, const QString& refId)
{
    return decodeJaegerData(reply, url).transform([&](const Json& calls) {
        auto response = std::make_shared<Response>();
        response->frames = dependencyFrames(calls.is_array() ? calls : Json::array(), refId);
        return ResponsePtr(std::move(response));
    });
}

/// Names of an answer: a list, {"services"} or {"operations":[{"name"}]}.
Result<QStringList> decodeNames(const HttpReply& reply, const QByteArray& url)
{
    return decodeJaegerData(reply, url).transform([](const Json& data) {
        const Json& list = data.is_array()                ? data
            : jsonutil::find(data, "services") != nullptr ? jsonutil::array(data, "services")
                                                          : jsonutil::array(data, "operations");
        QStringList names;
        for (const Json& item : list)
            names << jsonutil::asString(item).value_or(jsonutil::string(item, "name"));
        names.sort();
        names.removeDuplicates();
        return names;
    });
}

} // namespace

JaegerDataSource::JaegerDataSource(const ConnectionConfig& /*config*/, HttpRequest base,
                                   const DataSourceContext& context)
    : m_http(context.http)
    , m_base(std::move(base))
    , m_api(std::make_shared<std::optional<Api>>())
{ }

HttpRequest JaegerDataSource::requestFor(const QString& path, const JaegerParameters& parameters) const
{
    HttpRequest request = m_base;
    request.url += QUrl::toPercentEncoding(path, "/") + queryText(parameters);
    request.headers.emplace_back("Accept", "application/json");
    return request;
}

Pending JaegerDataSource::withApi(std::function<Pending(Api)> next, std::function<void(const Error&)> failed)
{
    if (*m_api)
        return next(**m_api);
    auto running = std::make_shared<Pending>();
    // Old servers answer unknown paths with their web page and status 200: only a list of services counts.
    const auto decode = [](const HttpReply& reply) -> Result<Api> {
        const auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
        const bool isThird = reply.status == 200 && json && json->is_object() && json->contains("services");
        return isThird ? Api::Third : Api::First;
    };
    const auto found = [running, api = m_api, next = std::move(next), failed](Result<Api> result) {
        if (!result)
            return failed(result.error());
        *api = *result;
        *running = next(*result);
    };
    *running = m_http.send<Api>(requestFor(QStringLiteral("/api/v3/services")), decode, found);
    return Pending([running] { running->cancel(); });
}

Pending JaegerDataSource::sendQuery(Api api, const QueryRequest& request, const JaegerQuery& query,
                                    Reply<ResponsePtr> done)
{
    const bool isThird = api == Api::Third;
    const QString base = isThird ? QStringLiteral("/api/v3/traces") : QStringLiteral("/api/traces");
    HttpRequest http;
    if (query.kind == JaegerQuery::Kind::Dependencies)
        http = requestFor(QStringLiteral("/api/dependencies"),
                          {{QStringLiteral("endTs"), QString::number(request.range.toMs)},
                           {QStringLiteral("lookback"), QString::number(request.range.durationMs())}});
    else if (query.kind == JaegerQuery::Kind::Search)
        http = requestFor(base,
                          isThird ? searchParametersV3(query, request.range) : searchParameters(query, request.range));
    else
        http = requestFor(base + QLatin1Char('/') + query.traceId);
    const QString sent = describe(http);
    const auto decode = [query, isThird, sent, url = m_base.url,
                         refId = request.refId.value](HttpReply& reply) -> Result<ResponsePtr> {
        const QueryTiming timing {reply.timing.queuedNs, reply.timing.firstByteNs, reply.timing.receivedNs, 0,
                                  qint64(reply.body.size())};
        Result<ResponsePtr> answer = ResponsePtr();
        if (query.kind == JaegerQuery::Kind::Dependencies) {
            answer = decodeDependencies(reply, url, refId);
        } else if (isThird && query.kind == JaegerQuery::Kind::Search && reply.status == 404) {
            answer = tracesResponse({}, query, refId); // "not found" is how a search says nothing
        } else {
            auto traces = isThird ? decodeOtlpTraces(reply, url) : decodeJaegerTraces(reply, url);
            if (!traces)
                return traces.error();
            answer = tracesResponse(std::move(*traces), query, refId);
        }
        if (!answer)
            return answer;
        auto whole = std::make_shared<Response>(**answer);
        whole->requestText = sent;
        whole->timing = timing;
        return ResponsePtr(std::move(whole));
    };
    return m_http.send<ResponsePtr>(std::move(http), decode, std::move(done));
}

Pending JaegerDataSource::run(const QueryRequest& request, Sink sink)
{
    auto query = jaegerQuery(request.spec);
    if (!query)
        return answerLater<Result<ResponsePtr>>(std::move(sink.done), query.error());
    if (query->kind == JaegerQuery::Kind::TraceId && query->traceId.isEmpty())
        return answerLater<Result<ResponsePtr>>(std::move(sink.done), ResponsePtr(std::make_shared<const Response>()));
    const auto done = std::make_shared<Reply<ResponsePtr>>(std::move(sink.done));
    return withApi(
        [this, request, query = *query, done](Api api) {
            return sendQuery(api, request, query, [done](Result<ResponsePtr> r) { (*done)(std::move(r)); });
        },
        [done](const Error& error) { (*done)(error); });
}

Pending JaegerDataSource::texts(const QString& path, const JaegerParameters& parameters, Reply<QStringList> reply)
{
    return m_http.send<QStringList>(
        requestFor(path, parameters), [url = m_base.url](const HttpReply& answer) { return decodeNames(answer, url); },
        std::move(reply));
}

Pending JaegerDataSource::variableValues(const Json& query, const TimeRange& /*range*/, Reply<VariableOptions> reply)
{
    const QString text = jsonutil::asString(query).value_or(jsonutil::string(query, "query")).trimmed();
    static const QRegularExpression operations(QStringLiteral("^operations\\(\\s*(.*?)\\s*\\)$"));
    const auto match = operations.match(text);
    auto toOptions = [reply = std::move(reply)](Result<QStringList> names) {
        reply(std::move(names).transform([](const QStringList& list) {
            VariableOptions options;
            for (const QString& name : list)
                options.push_back({name, name, {}});
            return options;
        }));
    };
    if (match.hasMatch())
        return texts(QStringLiteral("/api/operations"), {{QStringLiteral("service"), match.captured(1)}}, toOptions);
    return texts(QStringLiteral("/api/services"), {}, toOptions);
}

Pending JaegerDataSource::check(Reply<QString> reply)
{
    return texts(QStringLiteral("/api/services"), {}, [reply = std::move(reply)](Result<QStringList> names) {
        reply(std::move(names).transform(
            [](const QStringList& list) { return tr("Jaeger answers and knows %1 services.").arg(list.size()); }));
    });
}

QStringList JaegerDataSource::interpolatedKeys() const
{
    return {QStringLiteral("query"), QStringLiteral("service"),     QStringLiteral("operation"),
            QStringLiteral("tags"),  QStringLiteral("minDuration"), QStringLiteral("maxDuration")};
}

DataSourceType jaegerType()
{
    return {
        QStringLiteral("jaeger"), QStringLiteral("Jaeger"),
        [](const ConnectionConfig& config, const DataSourceContext& context) -> Result<std::unique_ptr<DataSource>> {
            auto base = connectionRequest(config);
            if (!base)
                return base.error();
            return std::unique_ptr<DataSource>(std::make_unique<JaegerDataSource>(config, std::move(*base), context));
        }};
}
