#include "datasources/provisioning.h"

#include "datasources/yamlreader.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Provisioning", text);
}

using KeyReader = void (*)(ConnectionConfig&, YamlReader&, const YAML::Node&, const QString&);

void readSecrets(ConnectionConfig& config, YamlReader& reader, const YAML::Node& node, const QString& path)
{
    if (!reader.isMap(node, path))
        return;
    for (const auto& entry : node) {
        const QString name = entry.first.IsScalar() ? QString::fromStdString(entry.first.Scalar()) : QString();
        config.secrets[name] = reader.text(entry.second, path + QLatin1Char('.') + name);
    }
}

void readJsonData(ConnectionConfig& config, YamlReader& reader, const YAML::Node& node, const QString& path)
{
    if (reader.isMap(node, path))
        config.jsonData = reader.json(node, path);
}

template<QString ConnectionConfig::*member>
void readText(ConnectionConfig& config, YamlReader& reader, const YAML::Node& node, const QString& path)
{
    config.*member = reader.text(node, path);
}

template<bool ConnectionConfig::*member>
void readBool(ConnectionConfig& config, YamlReader& reader, const YAML::Node& node, const QString& path)
{
    config.*member = reader.boolean(node, path);
}

/// Grafana's server knows them; they say nothing to a client that asks by itself.
void readNothing(ConnectionConfig&, YamlReader&, const YAML::Node&, const QString&) { }

const QHash<QString, KeyReader>& keyReaders()
{
    static const QHash<QString, KeyReader> readers = {
        {QStringLiteral("uid"),
         [](ConnectionConfig& c, YamlReader& r, const YAML::Node& n, const QString& p) {
             c.uid = ConnectionId(r.text(n, p));
         }},
        {QStringLiteral("name"), readText<&ConnectionConfig::name>},
        {QStringLiteral("type"), readText<&ConnectionConfig::type>},
        {QStringLiteral("url"), readText<&ConnectionConfig::url>},
        {QStringLiteral("user"), readText<&ConnectionConfig::user>},
        {QStringLiteral("basicAuthUser"), readText<&ConnectionConfig::basicAuthUser>},
        {QStringLiteral("basicAuth"), readBool<&ConnectionConfig::basicAuth>},
        {QStringLiteral("isDefault"), readBool<&ConnectionConfig::isDefault>},
        {QStringLiteral("withCredentials"), readBool<&ConnectionConfig::withCredentials>},
        {QStringLiteral("jsonData"), readJsonData},
        {QStringLiteral("secureJsonData"), readSecrets},
        // Before Grafana 9 the passwords stood beside the user names.
        {QStringLiteral("password"),
         [](ConnectionConfig& c, YamlReader& r, const YAML::Node& n, const QString& p) {
             c.secrets.emplace(QStringLiteral("password"), r.text(n, p));
         }},
        {QStringLiteral("basicAuthPassword"),
         [](ConnectionConfig& c, YamlReader& r, const YAML::Node& n, const QString& p) {
             c.secrets.emplace(QStringLiteral("basicAuthPassword"), r.text(n, p));
         }},
        {QStringLiteral("access"), readNothing},
        {QStringLiteral("orgId"), readNothing},
        {QStringLiteral("database"), readNothing},
        {QStringLiteral("version"), readNothing},
        {QStringLiteral("editable"), readNothing},
        {QStringLiteral("readOnly"), readNothing},
        {QStringLiteral("correlations"), readNothing},
    };
    return readers;
}

ConnectionConfig readDatasource(YamlReader& reader, const YAML::Node& node, const QString& path)
{
    ConnectionConfig config;
    for (const auto& entry : node) {
        const QString name = entry.first.IsScalar() ? QString::fromStdString(entry.first.Scalar()) : QString();
        const QString here = path + QLatin1Char('.') + name;
        if (const KeyReader read = keyReaders().value(name))
            read(config, reader, entry.second, here);
        else
            reader.warn(tr("%1 is not a key of a datasource and is ignored.").arg(here));
    }
    if (config.name.isEmpty())
        reader.fail(node, tr("%1 has no name").arg(path));
    if (config.type.isEmpty())
        reader.fail(node, tr("%1 has no type").arg(path));
    if (config.uid.isEmpty())
        config.uid = uidFromName(config.name);
    return config;
}

bool isSame(const ConnectionConfig& a, const ConnectionConfig& b)
{
    return a.uid == b.uid || a.name == b.name;
}

void addDatasource(Provisioning& provisioning, YamlReader& reader, const YAML::Node& node, ConnectionConfig config)
{
    auto& all = provisioning.datasources;
    if (std::erase_if(all, [&](const ConnectionConfig& c) { return isSame(c, config); }) > 0)
        reader.warn(tr("The datasource %1 is given more than once; the last one counts.").arg(config.name));
    if (config.isDefault && std::any_of(all.begin(), all.end(), [](const auto& c) { return c.isDefault; }))
        reader.fail(node, tr("More than one datasource is marked as the default"));
    all.push_back(std::move(config));
}

void readVersion(YamlReader& reader, const YAML::Node& node)
{
    const Json version = reader.json(node, QStringLiteral("apiVersion"));
    const auto number = version.is_null() ? std::optional(1.0) : jsonutil::asNumber(version);
    if (!number || *number != 1)
        reader.fail(node, tr("apiVersion must be 1"));
}

QString indexed(const char* name, size_t index)
{
    return QStringLiteral("%1[%2]").arg(QLatin1String(name)).arg(index);
}

void readFile(Provisioning& provisioning, YamlReader& reader, const YAML::Node& root)
{
    if (!reader.isMap(root, tr("The file")))
        return;
    readVersion(reader, root["apiVersion"]);
    provisioning.prune = reader.boolean(root["prune"], QStringLiteral("prune"));
    if (const YAML::Node list = root["datasources"]; reader.isList(list, QStringLiteral("datasources")))
        for (size_t i = 0; i < list.size() && !reader.error(); ++i)
            if (reader.isMap(list[i], indexed("datasources", i)))
                addDatasource(provisioning, reader, list[i],
                              readDatasource(reader, list[i], indexed("datasources", i)));
    if (const YAML::Node list = root["deleteDatasources"]; reader.isList(list, QStringLiteral("deleteDatasources")))
        for (size_t i = 0; i < list.size() && !reader.error(); ++i)
            if (reader.isMap(list[i], indexed("deleteDatasources", i)))
                provisioning.deleted << reader.text(list[i]["name"],
                                                    indexed("deleteDatasources", i) + QLatin1String(".name"));
}

} // namespace

Result<Provisioning> readProvisioning(const QByteArray& yaml, const Environment& lookup)
{
    Provisioning provisioning;
    YamlReader reader(lookup);
    try {
        readFile(provisioning, reader, YAML::Load(yaml.toStdString()));
    } catch (const YAML::Exception& exception) {
        return yamlSyntaxError(exception);
    }
    if (reader.error())
        return *reader.error();
    provisioning.warnings = reader.warnings();
    return provisioning;
}

std::vector<ConnectionConfig> applyProvisioning(std::vector<ConnectionConfig> connections,
                                                const Provisioning& provisioning, const std::set<ConnectionId>& earlier)
{
    const auto& named = provisioning.datasources;
    const auto goes = [&](const ConnectionConfig& c) {
        if (provisioning.deleted.contains(c.name))
            return true;
        const bool isNamed = std::any_of(named.begin(), named.end(), [&](const auto& n) { return isSame(n, c); });
        return provisioning.prune && !isNamed && earlier.count(c.uid) > 0;
    };
    std::erase_if(connections, goes);
    const bool hasDefault = std::any_of(named.begin(), named.end(), [](const auto& n) { return n.isDefault; });
    if (hasDefault)
        for (ConnectionConfig& connection : connections)
            connection.isDefault = false;
    for (const ConnectionConfig& config : named) {
        const auto it = std::find_if(connections.begin(), connections.end(),
                                     [&](const ConnectionConfig& c) { return isSame(c, config); });
        if (it == connections.end())
            connections.push_back(config);
        else
            *it = config;
    }
    return connections;
}

ConnectionId uidFromName(const QString& name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    return ConnectionId(QLatin1Char('P') + QString::fromLatin1(hash.left(8).toHex()).toUpper());
}
