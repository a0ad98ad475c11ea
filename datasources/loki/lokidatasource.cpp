#include "datasources/loki/lokidatasource.h"

#include "datasources/data/answerlater.h"
#include "datasources/loki/logqllexer.h"
#include "datasources/loki/lokicontext.h"
#include "datasources/loki/lokidecode.h"
#include "datasources/loki/lokiformat.h"
#include "datasources/loki/lokimetaframes.h"
#include "datasources/loki/lokirun.h"
#include "datasources/loki/lokitail.h"
#include "datasources/loki/lokivariables.h"
#include "datasources/net/connectionrequest.h"
#include "datasources/net/httpclient.h"
#include "datasources/prometheus/promqllexer.h"
#include "datasources/prometheus/stepmath.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Loki", text);
}

ApiParameters withRange(const TimeRange& range, ApiParameters parameters = {})
{
    if (range.toMs > range.fromMs) {
        parameters.emplace_back(QStringLiteral("start"), QString::number(range.fromMs * 1'000'000));
        parameters.emplace_back(QStringLiteral("end"), QString::number(range.toMs * 1'000'000));
    }
    return parameters;
}

ApiParameters withQuery(const QString& query, const TimeRange& range)
{
    return withRange(range, {{QStringLiteral("query"), query}});
}

VariableOptions optionsOf(const QStringList& texts)
{
    VariableOptions options;
    options.reserve(size_t(texts.size()));
    for (const QString& text : texts)
        options.push_back({text, text, {}});
    return options;
}

QString valuesPath(const QString& label)
{
    return QStringLiteral("/loki/api/v1/label/") + label + QStringLiteral("/values");
}

/// What 2.9 does not have, and what a server can be told not to offer.
bool isOptional(const QString& path)
{
    return path.endsWith(QLatin1String("/patterns")) || path.contains(QLatin1String("/detected_field"))
        || path.contains(QLatin1String("/index/")) || path.endsWith(QLatin1String("/format_query"));
}

bool isOverview(LokiQuery::Kind kind)
{
    using Kind = LokiQuery::Kind;
    return kind == Kind::Fields || kind == Kind::FieldValues || kind == Kind::Patterns || kind == Kind::Size
        || kind == Kind::Volume || kind == Kind::Format;
}

/// Where the server tells something about lines, and the table that its answer makes.
struct Overview
{
    QString path;
    std::function<Frame(const Json&)> read;
};

Overview overviewOf(const LokiQuery& query)
{
    switch (query.kind) {
    case LokiQuery::Kind::FieldValues:
        return {QStringLiteral("/loki/api/v1/detected_field/%1/values").arg(query.field),
                [field = query.field](const Json& data) { return lokiFieldValuesFrame(field, lokiTexts(data)); }};
    case LokiQuery::Kind::Patterns:
        return {QStringLiteral("/loki/api/v1/patterns"),
                [](const Json& data) { return lokiPatternsFrame(lokiPatterns(data)); }};
    case LokiQuery::Kind::Size:
        return {QStringLiteral("/loki/api/v1/index/stats"),
                [](const Json& data) { return lokiSizeFrame(lokiIndexStats(data)); }};
    case LokiQuery::Kind::Volume:
        return {QStringLiteral("/loki/api/v1/index/volume"),
                [](const Json& data) { return lokiVolumeFrame(lokiVolumes(data)); }};
    case LokiQuery::Kind::Format:
        return {QStringLiteral("/loki/api/v1/format_query"),
                [](const Json& data) { return lokiQueryFrame(jsonutil::asString(data).value_or(QString())); }};
    default:
        return {QStringLiteral("/loki/api/v1/detected_fields"),
                [](const Json& data) { return lokiFieldsFrame(lokiDetectedFields(data)); }};
    }
}

/// The server's "no" to something beside the lines is no failure of the lines, nor is a page that a gateway has in
/// place of it: whatever is wrong with the query or the connection, the query for the lines tells. Values of a field
/// stand alone.
bool isRefusal(const Error& error, LokiQuery::Kind kind)
{
    static const QList<Error::Kind> refusals = {Error::Kind::Query, Error::Kind::Limit, Error::Kind::Http,
                                                Error::Kind::Parse};
    return kind != LokiQuery::Kind::FieldValues && refusals.contains(error.kind);
}

/// Several values of one filter become a regular expression.
QString alternatives(const AdhocFilter& filter)
{
    QStringList parts;
    for (const QString& value : filter.values.isEmpty() ? QStringList {filter.value} : filter.values)
        parts << QRegularExpression::escape(value);
    return parts.join(QLatin1Char('|'));
}

/// Labels that are not in the index cannot stand in a selector.
using AddFilter = QString (*)(const QString&, const QString&, const QString&, const QString&);

AddFilter placeOf(const QString& label, const QSet<QString>& indexLabels)
{
    const bool inIndex = indexLabels.isEmpty() ? label != QLatin1String("detected_level") : indexLabels.contains(label);
    return inIndex ? addLogqlFilter : addLogqlPipelineFilter;
}

QString withFilter(const QString& expr, const AdhocFilter& filter, AddFilter add)
{
    static const QStringList known = {QStringLiteral("="),  QStringLiteral("!="), QStringLiteral("=~"),
                                      QStringLiteral("!~"), QStringLiteral("<"),  QStringLiteral(">")};
    if (filter.op == QLatin1String("=|"))
        return add(expr, filter.key, QStringLiteral("=~"), alternatives(filter));
    if (filter.op == QLatin1String("!=|"))
        return add(expr, filter.key, QStringLiteral("!~"), alternatives(filter));
    return known.contains(filter.op) ? add(expr, filter.key, filter.op, filter.value) : expr;
}

/// Everything a running tail needs; dies with the Pending.
struct TailState
{
    Sink sink;
    std::unique_ptr<LokiTail> tail;
    Pending explanation; ///< asks why the tail was refused
    LokiQuery query;
};

void publish(const TailState& state)
{
    auto response = std::make_shared<Response>();
    response->logs = state.tail->lines();
    response->derivedFields = state.query.derivedFields;
    response->executedQuery = describeLokiQuery(state.query);
    if (const QString trouble = state.tail->trouble(); !trouble.isEmpty())
        response->notices.push_back({Notice::Severity::Warning, trouble});
    if (const qint64 dropped = state.tail->droppedLines(); dropped > 0)
        response->notices.push_back(
            {Notice::Severity::Warning, tr("%1 lines were left out because they came too fast.").arg(dropped)});
    const auto partial = state.sink.partial; // it may cancel this
    if (partial)
        partial(std::move(response));
}

} // namespace

LokiDataSource::LokiDataSource(const ConnectionConfig& config, HttpRequest base, const DataSourceContext& context)
    : m_base(std::move(base))
    , m_api(context.http, m_base, true, jsonutil::string(config.jsonData, "customQueryParameters").toUtf8())
    , m_http(context.http)
    , m_indexLabels(std::make_shared<QSet<QString>>())
{
    if (const int lines = jsonutil::integer(config.jsonData, "maxLines"); lines > 0)
        m_defaults.maxLines = lines;
    m_defaults.derivedFields = lokiDerivedFields(config.jsonData);
}

Pending LokiDataSource::run(const QueryRequest& request, Sink sink)
{
    auto query = planLokiQuery(request, m_defaults);
    if (!query)
        return answerLater(std::move(sink.done), Result<ResponsePtr>(query.error()));
    if (query->kind == LokiQuery::Kind::Tail)
        return tail(*query, std::move(sink));
    if (isOverview(query->kind))
        return overview(*query, request.range, std::move(sink));
    if (query->kind == LokiQuery::Kind::Context)
        return runLokiContext(
            m_api, *query,
            [this](const QString& selector, const TimeRange& range, Reply<std::vector<Labels>> reply) {
                return series(selector, range, std::move(reply));
            },
            std::move(sink));
    sink.done = [known = m_indexLabels, done = std::move(sink.done)](Result<ResponsePtr> answer) {
        if (answer && (*answer)->logs && (*answer)->logs->hasExtras())
            for (const LogStream& stream : (*answer)->logs->streams())
                for (auto it = stream.labels.keyBegin(); it != stream.labels.keyEnd(); ++it)
                    known->insert(*it);
        done(std::move(answer));
    };
    return runLokiQuery(m_api, *query, std::move(sink));
}

Pending LokiDataSource::tail(const LokiQuery& query, Sink sink)
{
    auto state = std::make_shared<TailState>();
    state->sink = std::move(sink);
    state->query = query;
    state->tail = std::make_unique<LokiTail>(m_base, query, m_http.pool(), LokiTail::Pauses {});
    const std::weak_ptr<TailState> weak = state;
    QObject::connect(state->tail.get(), &LokiTail::changed, state->tail.get(), [weak] {
        if (const auto alive = weak.lock())
            publish(*alive);
    });
    QObject::connect(state->tail.get(), &LokiTail::refused, state->tail.get(), [this, weak](const Error& refusal) {
        const auto alive = weak.lock();
        if (!alive)
            return;
        const auto end = [weak](const Error& error) {
            if (const auto still = weak.lock(); still && still->sink.done)
                std::exchange(still->sink.done, nullptr)(error);
        };
        if (refusal.kind != Error::Kind::Http)
            return end(refusal);
        // A refused handshake carries no words; the same query asked plainly tells what is wrong with it.
        LokiQuery plain = alive->query;
        plain.kind = LokiQuery::Kind::Lines;
        plain.maxLines = 1;
        plain.toNs = std::max(plain.toNs, plain.fromNs + 1);
        alive->explanation = runLokiQuery(m_api, plain, {{}, [end, refusal](const Result<ResponsePtr>& answer) {
                                                             end(answer ? refusal : answer.error());
                                                         }});
    });
    state->tail->start();
    return Pending([state]() mutable {
        state->explanation.cancel();
        state->tail.release()->deleteLater(); // it may be what calls
        state.reset();
    });
}

template<typename T>
Pending LokiDataSource::ask(const QString& path, ApiParameters parameters, std::function<T(const Json&)> read,
                            Reply<T> reply)
{
    return m_api.send<T>(
        {path, std::move(parameters), PrometheusApi::Verb::Get},
        [read = std::move(read), optional = isOptional(path)](const HttpReply& answer,
                                                              const QByteArray& url) -> Result<T> {
            if (optional && answer.status == 404)
                return read(Json()); // a server that has none of it
            const auto data = decodeLokiData(answer, url);
            if (!data)
                return data.error();
            return read(*data);
        },
        std::move(reply));
}

Pending LokiDataSource::variableValues(const Json& query, const TimeRange& range, Reply<VariableOptions> reply)
{
    using Kind = LokiVariableQuery::Kind;
    const LokiVariableQuery parsed = lokiVariableQuery(query);
    const std::function<VariableOptions(const Json&)> read = [](const Json& data) {
        return optionsOf(lokiTexts(data));
    };
    if (parsed.kind == Kind::LabelNames)
        return ask<VariableOptions>(QStringLiteral("/loki/api/v1/labels"), withRange(range), read, std::move(reply));
    if (parsed.kind != Kind::LabelValues || parsed.label.isEmpty())
        return answerLater(std::move(reply), Result<VariableOptions>(VariableOptions {}));
    auto parameters = isEmptySelector(parsed.stream) ? withRange(range) : withQuery(parsed.stream, range);
    return ask<VariableOptions>(valuesPath(parsed.label), std::move(parameters), read, std::move(reply));
}

Pending LokiDataSource::tagKeys(const TimeRange& range, Reply<QStringList> reply)
{
    return ask<QStringList>(QStringLiteral("/loki/api/v1/labels"), withRange(range), lokiTexts, std::move(reply));
}

Pending LokiDataSource::tagValues(const QString& key, const TimeRange& range, Reply<QStringList> reply)
{
    return ask<QStringList>(valuesPath(key), withRange(range), lokiTexts, std::move(reply));
}

QString LokiDataSource::formatVariable(const VariableShape& shape) const
{
    return formatLokiVariable(shape.values, shape.multiOrAll);
}

Json LokiDataSource::applyAdhoc(const Json& spec, const std::vector<AdhocFilter>& filters) const
{
    QString expr = jsonutil::string(spec, "expr");
    for (const AdhocFilter& filter : filters)
        if (!filter.key.isEmpty())
            expr = withFilter(expr, filter, placeOf(filter.key, *m_indexLabels));
    Json result = spec;
    if (spec.is_object() && !expr.isEmpty())
        result["expr"] = expr.toStdString();
    return result;
}

Json LokiDataSource::applyGroupBy(const Json& spec, const QStringList& keys) const
{
    Json result = spec;
    if (const QString expr = jsonutil::string(spec, "expr"); spec.is_object() && !expr.isEmpty())
        result["expr"] = addGroupingToQuery(expr, keys).toStdString();
    return result;
}

Pending LokiDataSource::check(Reply<QString> reply)
{
    auto running = std::make_shared<Pending>();
    const auto onVersion = [reply](const Result<QString>& version) {
        reply(version && !version->isEmpty() ? tr("Loki %1 answers.").arg(*version) : tr("Loki answers."));
    };
    const auto onLabels = [this, running, reply, onVersion](const Result<QStringList>& labels) {
        if (!labels)
            return reply(labels.error());
        if (labels->isEmpty())
            return reply(tr("Loki answers but holds no log lines of the last hours."));
        *running = ask<QString>(
            QStringLiteral("/loki/api/v1/status/buildinfo"), {},
            [](const Json& info) { return jsonutil::string(info, "version"); }, onVersion);
    };
    *running = ask<QStringList>(QStringLiteral("/loki/api/v1/labels"), {}, lokiTexts, onLabels);
    return Pending([running] { running->cancel(); });
}

QStringList LokiDataSource::interpolatedKeys() const
{
    return {QStringLiteral("expr"), QStringLiteral("legendFormat"), QStringLiteral("step")};
}

Pending LokiDataSource::series(const QString& selector, const TimeRange& range, Reply<std::vector<Labels>> reply)
{
    return ask<std::vector<Labels>>(QStringLiteral("/loki/api/v1/series"),
                                    withRange(range, {{QStringLiteral("match[]"), selector}}), lokiSeries,
                                    std::move(reply));
}

Pending LokiDataSource::overview(const LokiQuery& query, const TimeRange& range, Sink sink)
{
    Overview overview = overviewOf(query);
    const ApiParameters parameters = withQuery(query.expr, range);
    Response response;
    response.executedQuery = describeLokiQuery(query);
    response.requestText = m_api.describe({overview.path, parameters, PrometheusApi::Verb::Get});
    auto running = std::make_shared<Pending>();
    const auto answered = [response, nothing = overview.read, refId = query.refId, kind = query.kind,
                           sink = std::move(sink), weak = std::weak_ptr(running)](Result<Frame> frame) {
        if (!frame && !isRefusal(frame.error(), kind))
            return sink.done(frame.error());
        auto answer = std::make_shared<Response>(response);
        answer->frames.push_back(frame ? *std::move(frame) : nothing(Json()));
        answer->frames.back().refId = refId;
        const auto done = sink.done;
        // Outlives this callback, which a person who cancels on the partial answer destroys.
        const auto alive = weak; // NOLINT(performance-unnecessary-copy-initialization)
        if (kind == LokiQuery::Kind::Size && sink.partial) // before the lines it tells about
            sink.partial(answer);
        if (!alive.expired()) // the partial answer may have cancelled this
            done(ResponsePtr(std::move(answer)));
    };
    *running = ask<Frame>(overview.path, parameters, overview.read, answered);
    return Pending([running]() mutable {
        running->cancel();
        running.reset();
    });
}

DataSourceType lokiType()
{
    return {
        QStringLiteral("loki"), QStringLiteral("Loki"),
        [](const ConnectionConfig& config, const DataSourceContext& context) -> Result<std::unique_ptr<DataSource>> {
            auto base = connectionRequest(config);
            if (!base)
                return base.error();
            base->headers.emplace_back("X-Loki-Response-Encoding-Flags", "categorize-labels");
            return std::unique_ptr<DataSource>(std::make_unique<LokiDataSource>(config, std::move(*base), context));
        }};
}
