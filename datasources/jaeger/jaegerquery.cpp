#include "datasources/jaeger/jaegerquery.h"

#include "datasources/data/rfc3339.h"

#include <QCoreApplication>

#include <array>

namespace {

constexpr int largestLimit = 1500; // of Jaeger's own form
constexpr std::array metricNames = {"latencies", "calls", "errors"};

QString tr(const char* text)
{
    return QCoreApplication::translate("Jaeger", text);
}

/// Reads one value of logfmt at `at`: quoted with escapes, or up to the next space.
Result<QString> readValue(const QString& text, int& at)
{
    QString value;
    if (at >= text.size() || text[at] != QLatin1Char('"')) {
        while (at < text.size() && !text[at].isSpace())
            value += text[at++];
        return value;
    }
    for (++at; at < text.size(); ++at) {
        if (text[at] == QLatin1Char('"')) {
            ++at;
            return value;
        }
        if (text[at] == QLatin1Char('\\') && at + 1 < text.size())
            ++at;
        value += text[at];
    }
    return Error {Error::Kind::Config, tr("The quotes of the tags “%1” do not close.").arg(text), {}};
}

std::string tagsJson(const JaegerQuery& query)
{
    Json object = Json::object();
    for (const auto& [key, value] : query.tags)
        object[key.toStdString()] = value.toStdString();
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<JaegerQuery> metricsQuery(const Json& spec)
{
    JaegerQuery query;
    query.kind = JaegerQuery::Kind::Metrics;
    query.metric = jsonutil::string(spec, "queryType");
    query.service = jsonutil::string(spec, "service");
    query.quantile = std::clamp(jsonutil::number(spec, "quantile", query.quantile), 0.0, 1.0);
    query.byOperation = jsonutil::boolean(spec, "groupByOperation");
    query.spanKind = jsonutil::string(spec, "spanKind");
    if (query.service.isEmpty())
        return Error {Error::Kind::Config, tr("Service metrics need a service."), {}};
    return query;
}

void addText(HttpParameters& parameters, const char* name, const QString& value)
{
    if (!value.isEmpty())
        parameters.emplace_back(QString::fromLatin1(name), value);
}

} // namespace

Result<std::vector<std::pair<QString, QString>>> parseTags(const QString& text)
{
    std::vector<std::pair<QString, QString>> tags;
    int at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        QString key;
        while (at < text.size() && text[at] != QLatin1Char('=') && !text[at].isSpace())
            key += text[at++];
        if (at >= text.size() || text[at] != QLatin1Char('=')) {
            tags.emplace_back(key, QStringLiteral("true"));
            continue;
        }
        auto value = readValue(text, ++at);
        if (!value)
            return value.error();
        if (key.isEmpty())
            return Error {Error::Kind::Config, tr("The tags “%1” have a value without a key.").arg(text), {}};
        tags.emplace_back(key, *value);
    }
    return tags;
}

Result<JaegerQuery> jaegerQuery(const Json& spec)
{
    JaegerQuery query;
    const QString type = jsonutil::string(spec, "queryType");
    if (type == QLatin1String("dependencyGraph")) {
        query.kind = JaegerQuery::Kind::Dependencies;
        return query;
    }
    if (type == QLatin1String("upload"))
        return Error {Error::Kind::Config, tr("A trace from a file is opened with File > Open, not by a query."), {}};
    if (std::any_of(metricNames.begin(), metricNames.end(),
                    [&](const char* name) { return type == QLatin1String(name); }))
        return metricsQuery(spec);
    if (type != QLatin1String("search")) {
        query.traceId = jsonutil::string(spec, "query").trimmed();
        return query;
    }
    query.kind = JaegerQuery::Kind::Search;
    query.service = jsonutil::string(spec, "service");
    query.operation = jsonutil::string(spec, "operation");
    if (query.operation == QLatin1String("All"))
        query.operation.clear();
    auto tags = parseTags(jsonutil::string(spec, "tags"));
    if (!tags)
        return tags.error();
    query.tags = std::move(*tags);
    query.minDuration = jsonutil::string(spec, "minDuration");
    query.maxDuration = jsonutil::string(spec, "maxDuration");
    query.limit = std::clamp(jsonutil::integer(spec, "limit", query.limit), 1, largestLimit);
    if (query.service.isEmpty())
        return Error {Error::Kind::Config, tr("A search for traces needs a service."), {}};
    return query;
}

HttpParameters searchParameters(const JaegerQuery& query, const TimeRange& range)
{
    HttpParameters parameters;
    addText(parameters, "service", query.service);
    addText(parameters, "operation", query.operation);
    if (!query.tags.empty())
        addText(parameters, "tags", QString::fromStdString(tagsJson(query)));
    addText(parameters, "minDuration", query.minDuration);
    addText(parameters, "maxDuration", query.maxDuration);
    addText(parameters, "limit", QString::number(query.limit));
    addText(parameters, "start", QString::number(range.fromMs * 1000));
    addText(parameters, "end", QString::number(range.toMs * 1000));
    return parameters;
}

HttpParameters searchParametersV3(const JaegerQuery& query, const TimeRange& range)
{
    const QString limit = QString::number(query.limit);
    const QString from = formatRfc3339(range.fromMs);
    const QString to = formatRfc3339(range.toMs);
    HttpParameters parameters;
    addText(parameters, "query.serviceName", query.service);
    addText(parameters, "query.service_name", query.service);
    addText(parameters, "query.operationName", query.operation);
    addText(parameters, "query.operation_name", query.operation);
    if (!query.tags.empty())
        addText(parameters, "query.attributes", QString::fromStdString(tagsJson(query)));
    addText(parameters, "query.durationMin", query.minDuration);
    addText(parameters, "query.duration_min", query.minDuration);
    addText(parameters, "query.durationMax", query.maxDuration);
    addText(parameters, "query.duration_max", query.maxDuration);
    for (const char* name : {"query.searchDepth", "query.search_depth", "query.num_traces"})
        addText(parameters, name, limit);
    addText(parameters, "query.startTimeMin", from);
    addText(parameters, "query.start_time_min", from);
    addText(parameters, "query.startTimeMax", to);
    addText(parameters, "query.start_time_max", to);
    return parameters;
}

HttpParameters traceParameters(const TimeRange& range, bool isThird)
{
    HttpParameters parameters;
    addText(parameters, isThird ? "start_time" : "start",
            isThird ? formatRfc3339(range.fromMs) : QString::number(range.fromMs * 1000));
    addText(parameters, isThird ? "end_time" : "end",
            isThird ? formatRfc3339(range.toMs) : QString::number(range.toMs * 1000));
    return parameters;
}

HttpParameters metricsParameters(const JaegerQuery& query, const TimeRange& range, qint64 stepMs)
{
    constexpr qint64 leastStepMs = 1000;
    constexpr qint64 leastRateMs = 600'000; // shorter ones have holes where spans are rare
    const qint64 step = std::max(leastStepMs, stepMs);
    HttpParameters parameters;
    // A variable of several services comes as {a,b}.
    QString services = query.service;
    if (services.startsWith(u'{') && services.endsWith(u'}'))
        services = services.mid(1, services.size() - 2);
    for (const QString& service : services.split(u',', Qt::SkipEmptyParts))
        addText(parameters, "service", service.trimmed());
    addText(parameters, "endTs", QString::number(range.toMs));
    addText(parameters, "lookback", QString::number(range.durationMs()));
    addText(parameters, "step", QString::number(step));
    addText(parameters, "ratePer", QString::number(std::max(leastRateMs, step)));
    if (query.metric == QLatin1String("latencies"))
        addText(parameters, "quantile", QString::number(query.quantile));
    if (query.byOperation)
        addText(parameters, "groupByOperation", QStringLiteral("true"));
    addText(parameters, "spanKind", query.spanKind);
    return parameters;
}
