#include "datasources/prometheus/prometheusdatasource.h"

#include "datasources/data/answerlater.h"
#include "datasources/net/connectionrequest.h"
#include "datasources/prometheus/prometheusdecode.h"
#include "datasources/prometheus/prometheusformat.h"
#include "datasources/prometheus/prometheusrulepages.h"
#include "datasources/prometheus/prometheusvariables.h"
#include "datasources/prometheus/stepmath.h"

#include <QCoreApplication>

namespace {

constexpr int defaultSeriesLimit = 40000;

QString tr(const char* text)
{
    return QCoreApplication::translate("Prometheus", text);
}

Result<QStringList> decodeTexts(const HttpReply& reply, const QByteArray& url)
{
    const auto data = decodePrometheusData(reply, url);
    if (!data)
        return data.error();
    QStringList texts;
    if (data->is_array())
        for (const Json& item : *data)
            if (auto text = jsonutil::asString(item))
                texts << *text;
    return texts;
}

/// name{a="b",c="d"} of a series' label object.
QString seriesText(const Json& labels)
{
    QStringList parts;
    for (const auto& [name, value] : labels.items())
        if (name != "__name__")
            parts << QString::fromStdString(name) + QLatin1String("=\"") + jsonutil::asString(value).value_or(QString())
                    + QLatin1Char('"');
    return jsonutil::string(labels, "__name__") + QLatin1Char('{') + parts.join(QLatin1Char(',')) + QLatin1Char('}');
}

Result<QStringList> decodeSeries(const HttpReply& reply, const QByteArray& url)
{
    const auto data = decodePrometheusData(reply, url);
    if (!data)
        return data.error();
    QStringList texts;
    if (data->is_array())
        for (const Json& series : *data)
            texts << seriesText(series);
    return texts;
}

/// Every sample as one text: name{labels} value time-in-ms; of a scalar or string its value.
Result<QStringList> decodeQueryResult(const HttpReply& reply, const QByteArray& url)
{
    const auto data = decodePrometheusData(reply, url);
    if (!data)
        return data.error();
    const Json& result = jsonutil::array(*data, "result");
    QStringList texts;
    if (jsonutil::string(*data, "resultType") != QLatin1String("vector"))
        return result.size() == 2 ? QStringList {jsonutil::asString(result[1]).value_or(QString())} : texts;
    for (const Json& series : result) {
        const Json& value = jsonutil::array(series, "value");
        if (value.size() == 2)
            texts << seriesText(jsonutil::object(series, "metric")) + QLatin1Char(' ')
                    + jsonutil::asString(value[1]).value_or(QString()) + QLatin1Char(' ')
                    + QString::number(qint64(std::llround(jsonutil::asNumber(value[0]).value_or(0) * 1000)));
    }
    return texts;
}

using TextsDecoder = Result<QStringList> (*)(const HttpReply&, const QByteArray&);

TextsDecoder decoderFor(PrometheusVariableQuery::Kind kind)
{
    if (kind == PrometheusVariableQuery::Kind::Series)
        return decodeSeries;
    return kind == PrometheusVariableQuery::Kind::QueryResult ? decodeQueryResult : decodeTexts;
}

/// Label names that are none in old servers travel in a form of their own: U__a_2e_b for a.b.
QString pathName(const QString& label)
{
    if (isLegacyName(label) && !label.contains(QLatin1Char(':')))
        return label;
    QString text = QStringLiteral("U__");
    for (const uint c : label.toUcs4()) {
        if (c == '_')
            text += QLatin1String("__");
        else if (c < 128 && QChar(ushort(c)).isLetterOrNumber())
            text += QChar(ushort(c));
        else
            text += QLatin1Char('_') + QString::number(c, 16) + QLatin1Char('_');
    }
    return text;
}

/// An ad-hoc filter as a matcher; nullopt for operators PromQL does not have.
std::optional<PromqlMatcher> matcherOf(const AdhocFilter& filter)
{
    QStringList values;
    for (const QString& value : filter.values.isEmpty() ? QStringList {filter.value} : filter.values)
        values << escapeLabelValueInRegexSelector(value);
    if (filter.op == QLatin1String("=|") || filter.op == QLatin1String("!=|"))
        return PromqlMatcher {filter.key,
                              filter.op.startsWith(QLatin1Char('!')) ? QStringLiteral("!~") : QStringLiteral("=~"),
                              values.join(QLatin1Char('|'))};
    static const QStringList known = {QStringLiteral("="), QStringLiteral("!="), QStringLiteral("=~"),
                                      QStringLiteral("!~")};
    if (!known.contains(filter.op))
        return std::nullopt;
    return PromqlMatcher {filter.key, filter.op, escapeLabelValueInExactSelector(filter.value)};
}

PrometheusVariableQuery variableQueryOf(const Json& query)
{
    if (const auto text = jsonutil::asString(query))
        return parseVariableQuery(*text);
    if (const auto text = jsonutil::optString(query, "query"))
        return parseVariableQuery(*text);
    return variableQueryFromJson(query);
}

/// On unless the connection says otherwise: extending an answer must give what the whole query gives.
std::optional<qint64> overlapOf(const Json& jsonData)
{
    constexpr qint64 defaultOverlapMs = 600'000;
    if (!jsonutil::boolean(jsonData, "incrementalQuerying", true))
        return std::nullopt;
    return durationToMs(jsonutil::string(jsonData, "incrementalQueryOverlapWindow")).value_or(defaultOverlapMs);
}

VariableOptions optionsOf(const QStringList& texts)
{
    VariableOptions options;
    options.reserve(size_t(texts.size()));
    for (const QString& text : texts)
        options.push_back({text, text, {}});
    return options;
}

} // namespace

PrometheusDataSource::PrometheusDataSource(const ConnectionConfig& config, HttpRequest base,
                                           const DataSourceContext& context)
    : m_api(context.http, std::move(base),
            jsonutil::string(config.jsonData, "httpMethod").compare(QLatin1String("GET"), Qt::CaseInsensitive) != 0,
            jsonutil::string(config.jsonData, "customQueryParameters").toUtf8())
    , m_defaults {jsonutil::string(config.jsonData, "timeInterval"), jsonutil::string(config.jsonData, "queryTimeout"),
                  overlapOf(config.jsonData), std::make_shared<const TraceLinks>(traceLinksFromJson(config.jsonData))}
    , m_cacheLevel(jsonutil::string(config.jsonData, "cacheLevel", QStringLiteral("Low")))
    , m_seriesLimit(jsonutil::integer(config.jsonData, "seriesLimit", defaultSeriesLimit))
{ }

Pending PrometheusDataSource::run(const QueryRequest& request, Sink sink)
{
    if (request.kind == QueryRequest::Kind::Alerts)
        return askForRules(m_api, request, std::move(sink));
    auto plan = planPrometheusQuery(request, m_defaults);
    if (!plan)
        return answerLater(std::move(sink.done), Result<ResponsePtr>(plan.error()));
    return runPrometheusPlan(m_api, std::move(*plan), std::move(sink));
}

std::optional<IncrementalPlan> PrometheusDataSource::incrementalPlan(const QueryRequest& request) const
{
    return incrementalPrometheusPlan(request, m_defaults);
}

ApiParameters PrometheusDataSource::metadataParameters(const QString& selector, const TimeRange& range) const
{
    ApiParameters parameters;
    if (!selector.isEmpty())
        parameters.emplace_back(QStringLiteral("match[]"), selector);
    if (range.toMs > range.fromMs) {
        const SecondsRange snapped = snapRange(m_cacheLevel, range);
        parameters.emplace_back(QStringLiteral("start"), QString::number(snapped.start));
        parameters.emplace_back(QStringLiteral("end"), QString::number(snapped.end));
    }
    if (m_seriesLimit > 0)
        parameters.emplace_back(QStringLiteral("limit"), QString::number(m_seriesLimit));
    return parameters;
}

PrometheusApi::Call PrometheusDataSource::labelValuesCall(const QString& label, const QString& selector,
                                                          const TimeRange& range) const
{
    return {QStringLiteral("/api/v1/label/") + pathName(label) + QStringLiteral("/values"),
            metadataParameters(selector, range), PrometheusApi::Verb::Get};
}

PrometheusApi::Call PrometheusDataSource::variableCall(const PrometheusVariableQuery& query,
                                                       const TimeRange& range) const
{
    using Kind = PrometheusVariableQuery::Kind;
    switch (query.kind) {
    case Kind::LabelNames:
        return {QStringLiteral("/api/v1/labels"), metadataParameters(query.text, range), PrometheusApi::Verb::Metadata};
    case Kind::LabelValues:
        return labelValuesCall(query.label.trimmed(), selectorText(query), range);
    case Kind::MetricNames: {
        const QString pattern = QStringLiteral("{__name__=~\".*(?:") + escapeLabelValueInExactSelector(query.metric)
            + QStringLiteral(").*\"}");
        return labelValuesCall(QStringLiteral("__name__"), query.metric.isEmpty() ? QString() : pattern, range);
    }
    case Kind::QueryResult: {
        const PrometheusStep step {std::max<qint64>(1000, minIntervalMs()),
                                   std::max<qint64>(1000, minIntervalMs()) * 4};
        return {QStringLiteral("/api/v1/query"),
                {{QStringLiteral("query"), expandMacros(query.text, step, range)},
                 {QStringLiteral("time"), QString::number(prometheusSeconds(range.toMs))}}};
    }
    case Kind::Series:
        break;
    }
    return {QStringLiteral("/api/v1/series"), metadataParameters(query.text, range), PrometheusApi::Verb::Metadata};
}

Pending PrometheusDataSource::variableValues(const Json& query, const TimeRange& range, Reply<VariableOptions> reply)
{
    const PrometheusVariableQuery parsed = variableQueryOf(query);
    const bool isLabelValues = parsed.kind == PrometheusVariableQuery::Kind::LabelValues;
    const bool needsText = parsed.kind == PrometheusVariableQuery::Kind::Series
        || parsed.kind == PrometheusVariableQuery::Kind::QueryResult;
    if ((needsText && parsed.text.trimmed().isEmpty()) || (isLabelValues && parsed.label.trimmed().isEmpty()))
        return answerLater(std::move(reply), Result<VariableOptions>(VariableOptions {}));
    return m_api.send<QStringList>(
        variableCall(parsed, range), decoderFor(parsed.kind),
        [reply = std::move(reply)](Result<QStringList> texts) { reply(std::move(texts).transform(optionsOf)); });
}

Pending PrometheusDataSource::tagKeys(const TimeRange& range, Reply<QStringList> reply)
{
    return m_api.send<QStringList>(
        {QStringLiteral("/api/v1/labels"), metadataParameters({}, range), PrometheusApi::Verb::Metadata}, decodeTexts,
        std::move(reply));
}

Pending PrometheusDataSource::tagValues(const QString& key, const TimeRange& range, Reply<QStringList> reply)
{
    return m_api.send<QStringList>(labelValuesCall(key, {}, range), decodeTexts, std::move(reply));
}

QString PrometheusDataSource::formatVariable(const VariableShape& shape) const
{
    return formatPrometheusVariable(shape.values, shape.multiOrAll);
}

Json PrometheusDataSource::applyAdhoc(const Json& spec, const std::vector<AdhocFilter>& filters) const
{
    QString expr = jsonutil::string(spec, "expr");
    for (const AdhocFilter& filter : filters)
        if (const auto matcher = matcherOf(filter); matcher && !filter.key.isEmpty())
            expr = addLabelToQuery(expr, matcher->label, matcher->value, matcher->op);
    Json result = spec;
    if (spec.is_object() && !expr.isEmpty())
        result["expr"] = expr.toStdString();
    return result;
}

Json PrometheusDataSource::applyGroupBy(const Json& spec, const QStringList& keys) const
{
    Json result = spec;
    if (const QString expr = jsonutil::string(spec, "expr"); spec.is_object() && !expr.isEmpty())
        result["expr"] = addGroupingToQuery(expr, keys).toStdString();
    return result;
}

Pending PrometheusDataSource::check(Reply<QString> reply)
{
    auto running = std::make_shared<Pending>();
    const auto onVersion = [reply, place = httpPlace(m_api.url())](const Result<Json>& info) {
        const QString version = info ? jsonutil::string(*info, "version") : QString();
        reply(version.isEmpty() ? tr("%1 answers.").arg(place) : tr("Prometheus %1 answers.").arg(version));
    };
    const auto onAnswer = [this, running, reply, onVersion](const Result<Json>& answer) {
        if (!answer)
            return reply(answer.error());
        *running = m_api.send<Json>({QStringLiteral("/api/v1/status/buildinfo"), {}, PrometheusApi::Verb::Get},
                                    decodePrometheusData, onVersion);
    };
    *running = m_api.send<Json>({QStringLiteral("/api/v1/query"), {{QStringLiteral("query"), QStringLiteral("1+1")}}},
                                decodePrometheusData, onAnswer);
    return Pending([running] { running->cancel(); });
}

QStringList PrometheusDataSource::interpolatedKeys() const
{
    return {QStringLiteral("expr"), QStringLiteral("legendFormat"), QStringLiteral("interval"), QStringLiteral("step")};
}

qint64 PrometheusDataSource::minIntervalMs() const
{
    return durationToMs(m_defaults.scrapeInterval).value_or(15000);
}

DataSourceType prometheusType()
{
    return {
        QStringLiteral("prometheus"), QStringLiteral("Prometheus"),
        [](const ConnectionConfig& config, const DataSourceContext& context) -> Result<std::unique_ptr<DataSource>> {
            auto base = connectionRequest(config);
            if (!base)
                return base.error();
            const auto queryMs = durationToMs(jsonutil::string(config.jsonData, "queryTimeout"));
            if (queryMs && *queryMs < 3'600'000) // the server's own "timed out" says more than ours: let it speak first
                base->totalTimeoutMs = std::max(base->totalTimeoutMs, int(*queryMs) + 5000);
            return std::unique_ptr<DataSource>(
                std::make_unique<PrometheusDataSource>(config, std::move(*base), context));
        }};
}
