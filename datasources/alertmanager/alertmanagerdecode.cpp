#include "datasources/alertmanager/alertmanagerdecode.h"

#include "datasources/alertmanager/alertdecoder.h"
#include "datasources/alertmanager/silencejson.h"
#include "datasources/data/rfc3339.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Alertmanager", text);
}

QString startOf(const HttpReply& reply)
{
    constexpr size_t shown = 500;
    return QString::fromUtf8(reply.body.data(), qsizetype(std::min(reply.body.size(), shown)));
}

Error notAlertmanager(const HttpReply& reply, const QByteArray& url)
{
    const QString start = startOf(reply);
    const QString place = httpPlace(url);
    if (start.trimmed().startsWith(QLatin1Char('<')))
        return {Error::Kind::Parse, tr("%1 sent a web page instead of data: is the address Alertmanager's?").arg(place),
                start};
    if (start.trimmed().isEmpty())
        return {Error::Kind::Parse, tr("%1 sent an empty answer.").arg(place), {}};
    return {Error::Kind::Parse, tr("The answer of %1 is damaged or not Alertmanager's.").arg(place), start};
}

/// The server's words in a bare JSON text, in {"code","message"}, or in {"error"} as Mimir and proxies write it; empty
/// when there are none.
QString wordsOf(const HttpReply& reply)
{
    const auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
    if (!json)
        return {};
    if (const auto text = jsonutil::asString(*json))
        return text->trimmed();
    const QString message = jsonutil::string(*json, "message").trimmed();
    return message.isEmpty() ? jsonutil::string(*json, "error").trimmed() : message;
}

std::optional<Error> errorOf(const HttpReply& reply, const QByteArray& url)
{
    if (reply.status >= 200 && reply.status < 300)
        return std::nullopt;
    const QString words = wordsOf(reply);
    if (words.isEmpty())
        return httpStatusError(reply, url);
    Error::Kind kind = reply.status < 500 ? Error::Kind::Query : Error::Kind::Http;
    if (reply.status == 401 || reply.status == 403)
        kind = Error::Kind::Auth;
    return Error {kind, tr("%1 answers: %2").arg(httpPlace(url), words), QStringLiteral("HTTP %1").arg(reply.status)};
}

using Decode = bool (AlertDecoder::*)(simdjson::ondemand::document&);

/// A list without members, as some servers write it.
bool isNull(std::string_view body)
{
    const auto begin = body.find_first_not_of(" \t\r\n");
    const auto end = body.find_last_not_of(" \t\r\n");
    return begin != std::string_view::npos && body.substr(begin, end - begin + 1) == "null";
}

Result<AlertList> decodeWith(Decode decode, const HttpReply& reply, const QByteArray& url, const QString& source)
{
    if (auto error = errorOf(reply, url))
        return *error;
    if (isNull(reply.body))
        return AlertList {};
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    const simdjson::padded_string_view padded(reply.body.data(), reply.body.size(),
                                              reply.body.size() + httpBodyPadding);
    AlertDecoder decoder(source, reply.body.size());
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS || !(decoder.*decode)(document))
        return notAlertmanager(reply, url);
    return decoder.take();
}

Result<Json> decodeJson(const HttpReply& reply, const QByteArray& url, Json::value_t type)
{
    if (auto error = errorOf(reply, url))
        return *error;
    auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
    if (type == Json::value_t::array && isNull(reply.body))
        return Json::array();
    if (!json || json->type() != type)
        return notAlertmanager(reply, url);
    return json;
}

} // namespace

Result<AlertList> decodeAlerts(const HttpReply& reply, const QByteArray& url, const QString& source)
{
    return decodeWith(&AlertDecoder::decodeAlerts, reply, url, source);
}

Result<AlertList> decodeAlertGroups(const HttpReply& reply, const QByteArray& url, const QString& source)
{
    return decodeWith(&AlertDecoder::decodeGroups, reply, url, source);
}

Result<Silences> decodeSilences(const HttpReply& reply, const QByteArray& url)
{
    return decodeJson(reply, url, Json::value_t::array).transform([](const Json& list) {
        Silences silences;
        for (const Json& item : list)
            if (item.is_object())
                silences.push_back(silenceFromJson(item));
        return silences;
    });
}

Result<QString> decodeSilenceId(const HttpReply& reply, const QByteArray& url)
{
    return decodeJson(reply, url, Json::value_t::object).transform([](const Json& answer) {
        return jsonutil::string(answer, "silenceID");
    });
}

Result<Done> decodeDone(const HttpReply& reply, const QByteArray& url)
{
    if (auto error = errorOf(reply, url))
        return *error;
    return Done {};
}

Result<QStringList> decodeReceivers(const HttpReply& reply, const QByteArray& url)
{
    return decodeJson(reply, url, Json::value_t::array).transform([](const Json& list) {
        QStringList names;
        for (const Json& item : list)
            names << jsonutil::asString(item).value_or(jsonutil::string(item, "name"));
        names.removeAll(QString());
        return names;
    });
}

Result<AlertmanagerStatus> decodeStatus(const HttpReply& reply, const QByteArray& url)
{
    return decodeJson(reply, url, Json::value_t::object).transform([](const Json& answer) {
        AlertmanagerStatus status;
        status.version = jsonutil::string(jsonutil::object(answer, "versionInfo"), "version");
        const Json& cluster = jsonutil::object(answer, "cluster");
        status.clusterStatus = jsonutil::string(cluster, "status");
        for (const Json& peer : jsonutil::array(cluster, "peers")) {
            status.peers << jsonutil::string(peer, "address");
            status.peerNames << jsonutil::string(peer, "name");
        }
        status.peerNames.sort();
        status.configuration = jsonutil::string(jsonutil::object(answer, "config"), "original");
        status.startedMs = parseRfc3339Ms(jsonutil::string(answer, "uptime").toStdString());
        return status;
    });
}
