#include "datasources/jaeger/jaegerdatasource.h"

#include "datasources/data/answerlater.h"
#include "datasources/data/tracesettingsjson.h"
#include "datasources/jaeger/jaegerdecode.h"
#include "datasources/jaeger/jaegerframes.h"
#include "datasources/net/connectionrequest.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Jaeger", text);
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
            if (const QString name = jsonutil::asString(item).value_or(jsonutil::string(item, "name")); !name.isEmpty())
                names << name;
        names.sort();
        names.removeDuplicates();
        return names;
    });
}

QueryTiming timingOf(const HttpReply& reply)
{
    return {reply.timing.queuedNs, reply.timing.firstByteNs, reply.timing.receivedNs, 0, qint64(reply.body.size())};
}

} // namespace

JaegerDataSource::JaegerDataSource(const ConnectionConfig& config, HttpRequest base, const DataSourceContext& context)
    : m_http(context.http)
    , m_base(std::move(base))
    , m_settings(traceSettingsJson(config.uid, config.jsonData))
    , m_uid(config.uid.value)
    , m_traceIdWithTimes(jsonutil::boolean(jsonutil::object(config.jsonData, "traceIdTimeParams"), "enabled"))
    , m_api(std::make_shared<std::optional<Api>>())
    , m_hasSummaries(std::make_shared<std::optional<bool>>())
{ }

HttpRequest JaegerDataSource::requestFor(const QString& path, const HttpParameters& parameters) const
{
    HttpRequest request = m_base;
    request.url = httpAddress(m_base.url, path, formText(parameters));
    request.headers.emplace_back("Accept", "application/json");
    return request;
}

Pending JaegerDataSource::withApi(std::function<Pending(Api)> next, std::function<void(const Error&)> failed)
{
    if (*m_api)
        return next(**m_api);
    auto running = std::make_shared<Pending>();
    struct Found
    {
        Api api;
        bool isSure; ///< a server that starts, is busy or wants another password says nothing about its API
    };
    // Old servers answer unknown paths with their web page and status 200: only a list of services counts. Without any
    // service, its key is left out.
    const auto decode = [](const HttpReply& reply) -> Result<Found> {
        const auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
        const bool isList = json && json->is_object() && (json->empty() || json->contains("services"));
        const bool isThird = reply.status == 200 && isList;
        static constexpr std::array sayNoSuchPath = {200, 400, 404, 405, 410, 501};
        const bool isSure = std::find(sayNoSuchPath.begin(), sayNoSuchPath.end(), reply.status) != sayNoSuchPath.end();
        return Found {isThird ? Api::Third : Api::First, isSure};
    };
    const auto found = [running, api = m_api, next = std::move(next),
                        failed = std::move(failed)](Result<Found> result) {
        if (!result)
            return failed(result.error());
        if (result->isSure)
            *api = result->api;
        *running = next(result->api);
    };
    *running = m_http.send<Found>(requestFor(QStringLiteral("/api/v3/services")), decode, found);
    return Pending([running] { running->cancel(); });
}

HttpRequest JaegerDataSource::queryRequest(Api api, const QueryRequest& request, const JaegerQuery& query) const
{
    const bool isThird = api == Api::Third;
    const QString traces = isThird ? QStringLiteral("/api/v3/traces") : QStringLiteral("/api/traces");
    switch (query.kind) {
    case JaegerQuery::Kind::Dependencies:
        return requestFor(QStringLiteral("/api/dependencies"),
                          {{QStringLiteral("endTs"), QString::number(request.range.toMs)},
                           {QStringLiteral("lookback"), QString::number(request.range.durationMs())}});
    case JaegerQuery::Kind::Metrics:
        return requestFor(QStringLiteral("/api/metrics/") + query.metric,
                          metricsParameters(query, request.range, request.intervalMs));
    case JaegerQuery::Kind::Search:
        return requestFor(traces,
                          isThird ? searchParametersV3(query, request.range) : searchParameters(query, request.range));
    case JaegerQuery::Kind::TraceId:
        break;
    }
    return requestFor(traces + QLatin1Char('/') + query.traceId,
                      m_traceIdWithTimes ? traceParameters(request.range, isThird) : HttpParameters());
}

Pending JaegerDataSource::sendCall(Call call, Reply<ResponsePtr> done)
{
    const QString sent = describeRequest(call.request.method, call.request.url);
    const auto decode = [query = call.query, refId = call.refId, isThird = call.isThird, sent, url = m_base.url,
                         uid = m_uid, settings = m_settings](HttpReply& reply) -> Result<ResponsePtr> {
        auto response = std::make_shared<Response>();
        response->requestText = sent;
        response->timing = timingOf(reply);
        if (auto error = readJaegerAnswer(reply, {query, url, refId, uid, settings, isThird}, *response))
            return *std::move(error);
        return ResponsePtr(std::move(response));
    };
    return m_http.send<ResponsePtr>(std::move(call.request), decode, std::move(done));
}

Pending JaegerDataSource::sendQuery(Api api, const QueryRequest& request, const JaegerQuery& query,
                                    Reply<ResponsePtr> done)
{
    const bool isThird = api == Api::Third;
    if (isThird && query.kind == JaegerQuery::Kind::Search && m_hasSummaries->value_or(true))
        return sendSearch(request, query, std::move(done));
    return sendCall({query, queryRequest(api, request, query), request.refId.value, isThird}, std::move(done));
}

Pending JaegerDataSource::sendSearch(const QueryRequest& request, const JaegerQuery& query, Reply<ResponsePtr> done)
{
    // A server without summaries says so once; nullptr stands for that.
    auto running = std::make_shared<Pending>();
    HttpRequest http = requestFor(QStringLiteral("/api/v3/trace-summaries"), searchParametersV3(query, request.range));
    const QString sent = describeRequest(http.method, http.url);
    const auto decode = [sent, refId = request.refId.value, url = m_base.url,
                         uid = m_uid](HttpReply& reply) -> Result<ResponsePtr> {
        auto summaries = decodeTraceSummaries(reply, url);
        if (!summaries)
            return summaries.error();
        if (!*summaries)
            return ResponsePtr();
        auto response = std::make_shared<Response>();
        response->requestText = sent;
        response->timing = timingOf(reply);
        response->frames.push_back(searchFrame(**summaries, {{}, url, refId, uid, nullptr, true}));
        return ResponsePtr(std::move(response));
    };
    auto whole = [this, request, query] {
        return Call {query, queryRequest(Api::Third, request, query), request.refId.value, true};
    };
    const auto answered = [this, running, known = m_hasSummaries, whole,
                           done = std::move(done)](Result<ResponsePtr> answer) {
        if (answer)
            *known = *answer != nullptr;
        if (!answer || *answer)
            return done(std::move(answer));
        *running = sendCall(whole(), done);
    };
    *running = m_http.send<ResponsePtr>(std::move(http), decode, answered);
    return Pending([running] { running->cancel(); });
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

Pending JaegerDataSource::names(const std::optional<QString>& service, const Reply<QStringList>& reply)
{
    return withApi(
        [this, service, reply](Api api) {
            return m_http.send<QStringList>(
                namesRequest(api, service),
                [url = m_base.url](const HttpReply& answer) { return decodeNames(answer, url); }, reply);
        },
        [reply](const Error& error) { reply(error); });
}

/// Operations of the first interface are asked for by path, which its every version and its imitations know.
HttpRequest JaegerDataSource::namesRequest(Api api, const std::optional<QString>& service) const
{
    if (api == Api::Third)
        return service ? requestFor(QStringLiteral("/api/v3/operations"), {{QStringLiteral("service"), *service}})
                       : requestFor(QStringLiteral("/api/v3/services"));
    HttpRequest request = requestFor(QStringLiteral("/api/services"));
    if (service)
        request.url += '/' + QUrl::toPercentEncoding(*service) + "/operations"; // a slash of its name is no path
    return request;
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
        return names(match.captured(1), toOptions);
    return names(std::nullopt, toOptions);
}

Pending JaegerDataSource::check(Reply<QString> reply)
{
    return names(std::nullopt, [reply = std::move(reply)](Result<QStringList> names) {
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
