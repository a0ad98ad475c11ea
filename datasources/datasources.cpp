#include "datasources/datasources.h"

#include "datasources/data/answerlater.h"
#include "datasources/net/clockdifference.h"
#include "datasources/net/connectionrequest.h"
#include "datasources/net/httpclient.h"
#include "datasources/querycache.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("DataSources", text);
}

Error unknownConnection(const QString& type, const QString& name)
{
    if (name.isEmpty())
        return {Error::Kind::Config, tr("No datasource is configured."), {}};
    const bool unanswered = name.startsWith(QLatin1String("${")); // a variable that found nothing to choose
    if (unanswered && !type.isEmpty())
        return {Error::Kind::Config, tr("No datasource of type %1 is configured.").arg(type), {}};
    if (type.isEmpty())
        return {Error::Kind::Config, tr("No datasource named %1 is configured.").arg(name), {}};
    return {Error::Kind::Config, tr("No datasource named %1 (type %2) is configured.").arg(name, type), {}};
}

/// "${DS_PROMETHEUS}" of an exported dashboard names an input; its bare name is what replacements are stored under.
QString bareName(const QString& reference)
{
    if (reference.startsWith(QLatin1String("${")) && reference.endsWith(QLatin1Char('}')))
        return reference.mid(2, reference.size() - 3);
    return reference;
}

template<typename Test>
const ConnectionConfig* firstOf(const std::vector<ConnectionConfig>& connections, Test test)
{
    const auto it = std::find_if(connections.begin(), connections.end(), test);
    return it == connections.end() ? nullptr : &*it;
}

} // namespace

QString canonicalType(const QString& pluginId)
{
    static const QHash<QString, QString> aliases = {
        {QStringLiteral("grafana-amazonprometheus-datasource"), QStringLiteral("prometheus")},
        {QStringLiteral("grafana-azureprometheus-datasource"), QStringLiteral("prometheus")},
        {QStringLiteral("victoriametrics-metrics-datasource"), QStringLiteral("prometheus")},
        {QStringLiteral("victoriametrics-datasource"), QStringLiteral("prometheus")},
        {QStringLiteral("camptocamp-prometheus-alertmanager-datasource"), QStringLiteral("alertmanager")},
        {QStringLiteral("testdata"), QStringLiteral("grafana-testdata-datasource")},
        {QStringLiteral("testdatadb"), QStringLiteral("grafana-testdata-datasource")},
    };
    return aliases.value(pluginId, pluginId);
}

DataSources::DataSources(const DataSourceTypes& types, HttpClient& http, Clock clock,
                         std::vector<ConnectionConfig> fixed)
    : m_types(types)
    , m_http(http)
    , m_clock(std::move(clock))
    , m_fixed(std::move(fixed))
    , m_cache(std::make_unique<QueryCache>())
{ }

DataSources::~DataSources() = default;

void DataSources::setConnections(std::vector<ConnectionConfig> connections)
{
    std::vector<ConnectionConfig> before; // what answered, whoever else has the same uid
    for (const std::vector<ConnectionConfig>* list : {&std::as_const(m_connections), &m_fixed})
        for (const ConnectionConfig& connection : *list)
            if (config(connection.uid) == &connection)
                before.push_back(connection);
    m_connections = std::move(connections);
    std::vector<std::unique_ptr<DataSource>> closed;
    for (const ConnectionConfig& old : before) {
        const ConnectionConfig* now = config(old.uid);
        if (now && *now == old)
            continue;
        m_cache->forget(old.uid);
        if (auto node = m_open.extract(old.uid))
            closed.push_back(std::move(node.mapped()));
    }
}

DataSource* DataSources::find(const ConnectionId& id)
{
    const auto source = open(id);
    return source ? *source : nullptr;
}

Result<DataSource*> DataSources::open(const ConnectionId& id)
{
    if (const auto it = m_open.find(id); it != m_open.end())
        return it->second.get();
    const ConnectionConfig* connection = config(id);
    if (!connection)
        return unknownConnection({}, id.value);
    const DataSourceType* type = m_types.find(canonicalType(connection->type));
    if (!type)
        return Error {Error::Kind::Config,
                      tr("%1 is of type %2, which this program cannot ask.").arg(connection->name, connection->type),
                      {}};
    auto made = type->create(*connection, {m_http, m_clock});
    if (!made)
        return made.error();
    return m_open.emplace(id, *std::move(made)).first->second.get();
}

const ConnectionConfig* DataSources::config(const ConnectionId& id) const
{
    const auto hasId = [&](const ConnectionConfig& c) { return c.uid == id; };
    const ConnectionConfig* fixed = firstOf(m_fixed, hasId);
    const bool reserved = fixed && id.value.startsWith(QLatin1String("-- "));
    const ConnectionConfig* configured = reserved ? nullptr : firstOf(m_connections, hasId);
    return configured ? configured : fixed;
}

const ConnectionConfig* DataSources::defaultOf(const QString& type) const
{
    const auto ofType = [&](const ConnectionConfig& c) {
        return type.isEmpty() || canonicalType(c.type) == canonicalType(type);
    };
    if (const auto* chosen = firstOf(m_connections, [&](const auto& c) { return c.isDefault && ofType(c); }))
        return chosen;
    return firstOf(m_connections, ofType);
}

Result<ConnectionId> DataSources::resolve(const QString& type, const QString& uidOrName) const
{
    const QString name = uidOrName == QLatin1String("default") ? QString() : uidOrName;
    const ConnectionConfig* found = nullptr;
    if (const auto it = m_replacements.constFind(bareName(name)); it != m_replacements.cend())
        found = config(*it);
    if (!found && !name.isEmpty())
        found = config(ConnectionId(name));
    if (!found && !uidOrName.isEmpty())
        found = firstOf(m_connections, [&](const ConnectionConfig& c) { return c.name == uidOrName; });
    if (!found && name.isEmpty()) {
        found = defaultOf(type);
        if (!found)
            found = defaultOf({});
    }
    if (!found)
        return unknownConnection(type, name);
    return found->uid;
}

std::vector<const ConnectionConfig*> DataSources::byType(const QString& pluginId) const
{
    std::vector<const ConnectionConfig*> found;
    for (const ConnectionConfig& connection : m_connections)
        if (canonicalType(connection.type) == canonicalType(pluginId))
            found.push_back(&connection);
    return found;
}

void DataSources::setReplacements(QHash<QString, ConnectionId> replacements)
{
    m_replacements = std::move(replacements);
}

Pending DataSources::run(const QueryRequest& request, Sink sink)
{
    const auto source = open(request.connection);
    if (!source)
        return answerLater(std::move(sink.done), Result<ResponsePtr>(source.error()));
    const QByteArray address = connectionUrl(config(request.connection)->url).toEncoded();
    return m_cache->run(**source, request, withClockNotice(address, std::move(sink)));
}

/// Says of every answer when its times cannot be compared with those of this computer.
Sink DataSources::withClockNotice(const QByteArray& url, Sink sink) const
{
    const auto noticed = [&http = m_http, url](ResponsePtr response) {
        const qint64 difference = response ? http.clockDifferenceMs(url) : 0;
        const auto notice = difference == 0 ? std::nullopt : clockNotice(httpPlace(url), difference);
        if (!notice)
            return response;
        auto copy = std::make_shared<Response>(*response);
        copy->notices.push_back(*notice);
        return ResponsePtr(std::move(copy));
    };
    Sink result;
    if (sink.partial)
        result.partial = [noticed, partial = std::move(sink.partial)](ResponsePtr response) {
            partial(noticed(std::move(response)));
        };
    if (sink.done)
        result.done = [noticed, done = std::move(sink.done)](Result<ResponsePtr> answer) {
            done(answer ? Result<ResponsePtr>(noticed(*std::move(answer))) : std::move(answer));
        };
    return result;
}
