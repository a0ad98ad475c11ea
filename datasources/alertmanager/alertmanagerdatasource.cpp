#include "datasources/alertmanager/alertmanagerdatasource.h"

#include "datasources/alertmanager/alertframes.h"
#include "datasources/alertmanager/alertmanagerdecode.h"
#include "datasources/alertmanager/alertmanagerquery.h"
#include "datasources/alertmanager/silencejson.h"
#include "datasources/data/answerlater.h"
#include "datasources/net/connectionrequest.h"
#include "datasources/net/httpaddress.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <set>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Alertmanager", text);
}

ResponsePtr responseOf(AlertList list, const QueryRequest& request, const HttpTiming& timing, const QString& sent)
{
    auto response = std::make_shared<Response>();
    response->requestText = sent;
    response->timing.queuedNs = timing.queuedNs;
    response->timing.firstByteNs = timing.firstByteNs;
    response->timing.receivedNs = timing.receivedNs;
    if (request.kind == QueryRequest::Kind::Alerts) {
        response->alerts = sharedAlerts(std::move(list));
        return response;
    }
    Frame frame = request.kind == QueryRequest::Kind::Annotation
        ? alertAnnotations(list, request.range.fromMs, request.range.toMs)
        : alertTable(list);
    frame.refId = request.refId.value;
    response->frames.push_back(std::move(frame));
    return response;
}

/// The label of "label_values(severity)"; a bare name counts as one too.
QString labelOf(const Json& query)
{
    const QString text = jsonutil::asString(query).value_or(jsonutil::string(query, "query")).trimmed();
    static const QRegularExpression call(QStringLiteral("^label_values\\(\\s*(?:[^,]*,)?\\s*([^,)]+?)\\s*\\)$"));
    const auto match = call.match(text);
    return match.hasMatch() ? match.captured(1) : text;
}

QStringList valuesOf(const AlertList& list, const QString& label)
{
    std::set<QString> values;
    for (const Alert& alert : list.alerts)
        if (alert.labels.contains(label))
            values.insert(alert.labels.value(label));
    return QStringList(values.begin(), values.end());
}

QStringList namesOf(const AlertList& list)
{
    std::set<QString> names;
    for (const Alert& alert : list.alerts)
        for (auto it = alert.labels.cbegin(); it != alert.labels.cend(); ++it)
            names.insert(it.key());
    return QStringList(names.begin(), names.end());
}

/// Mimir and Cortex serve Alertmanager's API below a path of their own.
QByteArray pathPrefix(const Json& jsonData)
{
    const QString implementation = jsonutil::string(jsonData, "implementation");
    const bool hasPrefix = implementation == QLatin1String("mimir") || implementation == QLatin1String("cortex");
    return hasPrefix ? QByteArrayLiteral("/alertmanager") : QByteArray();
}

} // namespace

AlertmanagerDataSource::AlertmanagerDataSource(const ConnectionConfig& config, HttpRequest base,
                                               const DataSourceContext& context)
    : m_http(context.http)
    , m_base(std::move(base))
    , m_uid(config.uid.value)
{
    if (const QByteArray prefix = pathPrefix(config.jsonData); !m_base.url.endsWith(prefix))
        m_base.url += prefix;
}

HttpRequest AlertmanagerDataSource::requestFor(const QByteArray& method, const QString& path,
                                               const std::vector<std::pair<QString, QString>>& parameters) const
{
    HttpRequest request = m_base;
    request.method = method;
    request.url = httpAddress(m_base.url, path, formText(parameters));
    request.headers.emplace_back("Accept", "application/json");
    return request;
}

template<typename T>
Pending AlertmanagerDataSource::ask(HttpRequest request, Result<T> (*decode)(const HttpReply&, const QByteArray&),
                                    Reply<T> reply)
{
    return m_http.send<T>(
        std::move(request), [decode, url = m_base.url](const HttpReply& answer) { return decode(answer, url); },
        std::move(reply));
}

Pending AlertmanagerDataSource::run(const QueryRequest& request, Sink sink)
{
    auto query = alertmanagerQuery(request.spec);
    if (!query)
        return answerLater<Result<ResponsePtr>>(std::move(sink.done), query.error());
    HttpRequest http = requestFor("GET", alertsPath(*query), alertsParameters(*query));
    const auto decode = [request, url = m_base.url, uid = m_uid, groups = query->groups,
                         sent = describeRequest(http.method, http.url)](const HttpReply& reply) -> Result<ResponsePtr> {
        auto list = groups ? decodeAlertGroups(reply, url, uid) : decodeAlerts(reply, url, uid);
        if (!list)
            return list.error();
        return responseOf(std::move(*list), request, reply.timing, sent);
    };
    return m_http.send<ResponsePtr>(std::move(http), decode, std::move(sink.done));
}

Pending AlertmanagerDataSource::labelTexts(std::function<QStringList(const AlertList&)> texts, Reply<QStringList> reply)
{
    return m_http.send<QStringList>(
        requestFor("GET", QStringLiteral("/api/v2/alerts")),
        [texts = std::move(texts), url = m_base.url, uid = m_uid](const HttpReply& answer) {
            return decodeAlerts(answer, url, uid).transform(texts);
        },
        std::move(reply));
}

Pending AlertmanagerDataSource::variableValues(const Json& query, const TimeRange& /*range*/,
                                               Reply<VariableOptions> reply)
{
    const auto toOptions = [](const QStringList& texts) {
        VariableOptions options;
        for (const QString& text : texts)
            options.push_back({text, text, {}});
        return options;
    };
    return labelTexts([label = labelOf(query)](const AlertList& list) { return valuesOf(list, label); },
                      [reply = std::move(reply), toOptions](Result<QStringList> texts) {
                          reply(std::move(texts).transform(toOptions));
                      });
}

Pending AlertmanagerDataSource::tagKeys(const TimeRange& /*range*/, Reply<QStringList> reply)
{
    return labelTexts(namesOf, std::move(reply));
}

Pending AlertmanagerDataSource::tagValues(const QString& key, const TimeRange& /*range*/, Reply<QStringList> reply)
{
    return labelTexts([key](const AlertList& list) { return valuesOf(list, key); }, std::move(reply));
}

Json AlertmanagerDataSource::applyAdhoc(const Json& spec, const std::vector<AdhocFilter>& filters) const
{
    Json result = spec.is_object() ? spec : Json::object();
    Json texts = Json::array();
    for (const QString& text : jsonutil::strings(spec, "filters"))
        texts.push_back(text.toStdString());
    for (const AdhocFilter& filter : filters)
        if (const auto matcher = parseMatcher(filter.key + filter.op + filter.value))
            texts.push_back(matcherText(*matcher).toStdString());
    if (!texts.empty())
        result["filters"] = std::move(texts);
    return result;
}

Pending AlertmanagerDataSource::check(Reply<QString> reply)
{
    return status([reply = std::move(reply), place = httpPlace(m_base.url)](Result<AlertmanagerStatus> status) {
        if (!status)
            return reply(status.error());
        const bool inCluster = !status->peers.isEmpty() && status->clusterStatus != QLatin1String("disabled");
        const QString cluster = inCluster
            ? u' ' + tr("Its cluster is %1, members: %2.").arg(status->clusterStatus).arg(status->peers.size())
            : QString();
        reply((status->version.isEmpty() ? tr("%1 answers.").arg(place)
                                         : tr("Alertmanager %1 answers.").arg(status->version))
              + cluster);
    });
}

QStringList AlertmanagerDataSource::interpolatedKeys() const
{
    return {QStringLiteral("filters"), QStringLiteral("receiver"), QStringLiteral("receiverMatchers")};
}

Pending AlertmanagerDataSource::silences(std::function<void(Result<Silences>)> reply)
{
    return ask<Silences>(requestFor("GET", QStringLiteral("/api/v2/silences")), decodeSilences, std::move(reply));
}

Pending AlertmanagerDataSource::saveSilence(const Silence& silence, std::function<void(Result<QString>)> reply)
{
    HttpRequest request = requestFor("POST", QStringLiteral("/api/v2/silences"));
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = jsonutil::dump(silenceToJson(silence));
    return ask<QString>(std::move(request), decodeSilenceId, std::move(reply));
}

Pending AlertmanagerDataSource::expireSilence(const QString& id, std::function<void(Result<Done>)> reply)
{
    return ask<Done>(requestFor("DELETE", QStringLiteral("/api/v2/silence/") + id), decodeDone, std::move(reply));
}

Pending AlertmanagerDataSource::receivers(std::function<void(Result<QStringList>)> reply)
{
    return ask<QStringList>(requestFor("GET", QStringLiteral("/api/v2/receivers")), decodeReceivers, std::move(reply));
}

Pending AlertmanagerDataSource::status(std::function<void(Result<AlertmanagerStatus>)> reply)
{
    return ask<AlertmanagerStatus>(requestFor("GET", QStringLiteral("/api/v2/status")), decodeStatus, std::move(reply));
}

DataSourceType alertmanagerType()
{
    return {
        QStringLiteral("alertmanager"), QStringLiteral("Alertmanager"),
        [](const ConnectionConfig& config, const DataSourceContext& context) -> Result<std::unique_ptr<DataSource>> {
            auto base = connectionRequest(config);
            if (!base)
                return base.error();
            return std::unique_ptr<DataSource>(
                std::make_unique<AlertmanagerDataSource>(config, std::move(*base), context));
        }};
}
