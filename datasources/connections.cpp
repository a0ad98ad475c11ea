#include "datasources/connections.h"

#include "datasources/net/connectionrequest.h"
#include "datasources/provisioning.h"

namespace {

struct TextKey
{
    const char* key;
    QString ConnectionConfig::*member;
};
constexpr TextKey textKeys[] = {
    {"name", &ConnectionConfig::name},
    {"type", &ConnectionConfig::type},
    {"url", &ConnectionConfig::url},
    {"user", &ConnectionConfig::user},
    {"basicAuthUser", &ConnectionConfig::basicAuthUser},
};

struct BoolKey
{
    const char* key;
    bool ConnectionConfig::*member;
};
constexpr BoolKey boolKeys[] = {
    {"isDefault", &ConnectionConfig::isDefault},
    {"basicAuth", &ConnectionConfig::basicAuth},
    {"withCredentials", &ConnectionConfig::withCredentials},
};

Json connectionToJson(const ConnectionConfig& connection)
{
    Json json = {{"uid", connection.uid.value.toStdString()}};
    for (const TextKey& text : textKeys)
        if (const QString& value = connection.*text.member; !value.isEmpty())
            json[text.key] = value.toStdString();
    for (const BoolKey& flag : boolKeys)
        if (connection.*flag.member)
            json[flag.key] = true;
    if (!connection.jsonData.empty())
        json["jsonData"] = connection.jsonData;
    for (const auto& [name, unused] : connection.secrets)
        json["secureJsonFields"].push_back(name.toStdString());
    return json;
}

ConnectionConfig connectionFromJson(const Json& json)
{
    ConnectionConfig connection;
    for (const TextKey& text : textKeys)
        connection.*text.member = jsonutil::string(json, text.key);
    for (const BoolKey& flag : boolKeys)
        connection.*flag.member = jsonutil::boolean(json, flag.key);
    connection.uid = ConnectionId(jsonutil::string(json, "uid"));
    if (connection.uid.isEmpty())
        connection.uid = uidFromName(connection.name);
    connection.jsonData = jsonutil::object(json, "jsonData");
    for (const QString& name : jsonutil::strings(json, "secureJsonFields"))
        connection.secrets.emplace(name, QString());
    return connection;
}

} // namespace

ConnectionConfig withUserInfoApart(ConnectionConfig connection)
{
    const QString address = connection.url.trimmed();
    QUrl url = connectionUrl(address);
    if (!url.isValid() || url.host().isEmpty()) { // nobody can be asked there; a password may stand in it all the same
        connection.url = address.mid(address.lastIndexOf(QLatin1Char('@')) + 1);
        return connection;
    }
    if (url.userInfo().isEmpty())
        return connection;
    if (!connection.basicAuth) {
        connection.basicAuth = true;
        connection.basicAuthUser = url.userName(QUrl::FullyDecoded);
        if (const QString password = url.password(QUrl::FullyDecoded); !password.isEmpty())
            connection.secrets[QStringLiteral("basicAuthPassword")] = password;
    }
    url.setUserInfo(QString());
    connection.url = QString::fromLatin1(url.toEncoded());
    return connection;
}

Json connectionsToJson(const std::vector<ConnectionConfig>& connections)
{
    Json list = Json::array();
    for (const ConnectionConfig& connection : connections)
        list.push_back(connectionToJson(connection));
    return list;
}

std::vector<ConnectionConfig> connectionsFromJson(const Json& json)
{
    std::vector<ConnectionConfig> connections;
    if (!json.is_array())
        return connections;
    for (const Json& item : json) {
        ConnectionConfig connection = connectionFromJson(item);
        if (!connection.name.isEmpty() && !connection.type.isEmpty())
            connections.push_back(std::move(connection));
    }
    return connections;
}
