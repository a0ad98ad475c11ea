#include "datasources/net/connectionrequest.h"

#include "datasources/datasource.h"

#include <QCoreApplication>

namespace {

QString secret(const ConnectionConfig& config, const QString& name)
{
    const auto it = config.secrets.find(name);
    return it == config.secrets.end() ? QString() : it->second;
}

HttpAuth authOf(const ConnectionConfig& config)
{
    if (!config.basicAuth)
        return {};
    const QString user = config.basicAuthUser.isEmpty() ? config.user : config.basicAuthUser;
    return {user, secret(config, QStringLiteral("basicAuthPassword")), {}};
}

/// httpHeaderName1, httpHeaderName2... with the secrets httpHeaderValue1...
HttpHeaders headersOf(const ConnectionConfig& config)
{
    HttpHeaders headers;
    for (const auto& [key, value] : config.jsonData.items()) {
        const QString name = QString::fromStdString(key);
        const QString prefix = QStringLiteral("httpHeaderName");
        const auto header = jsonutil::asString(value);
        if (name.startsWith(prefix) && header && !header->isEmpty())
            headers.emplace_back(header->toUtf8(),
                                 secret(config, QStringLiteral("httpHeaderValue") + name.mid(prefix.size())).toUtf8());
    }
    return headers;
}

TlsOptions tlsOf(const ConnectionConfig& config)
{
    TlsOptions tls;
    const Json& data = config.jsonData;
    if (jsonutil::boolean(data, "tlsAuthWithCACert"))
        tls.caPem = secret(config, QStringLiteral("tlsCACert")).toUtf8();
    if (jsonutil::boolean(data, "tlsAuth")) {
        tls.clientCertificatePem = secret(config, QStringLiteral("tlsClientCert")).toUtf8();
        tls.clientKeyPem = secret(config, QStringLiteral("tlsClientKey")).toUtf8();
    }
    tls.serverName = jsonutil::string(data, "serverName");
    tls.skipVerify = jsonutil::boolean(data, "tlsSkipVerify");
    return tls;
}

} // namespace

QUrl connectionUrl(const QString& address)
{
    const QString text = address.trimmed();
    QUrl url(text, QUrl::TolerantMode);
    if (!url.host().isEmpty() || text.contains(QLatin1String("://")))
        return url;
    return QUrl(QStringLiteral("http://") + text, QUrl::TolerantMode);
}

Result<HttpRequest> connectionRequest(const ConnectionConfig& config)
{
    QUrl url = connectionUrl(config.url);
    const bool http = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!http || !url.isValid() || url.host().isEmpty())
        return Error {
            Error::Kind::Config,
            QCoreApplication::translate("Http", "The address of \"%1\" is not an http or https address: \"%2\".")
                .arg(config.name, url.toDisplayString(QUrl::RemoveUserInfo)),
            {}};
    HttpRequest request;
    request.auth = authOf(config);
    url.setFragment(QString());
    url.setPath(url.path().endsWith(QLatin1Char('/')) ? url.path().chopped(1) : url.path());
    request.url = url.toEncoded();
    request.headers = headersOf(config);
    request.tls = tlsOf(config);
    const double seconds = jsonutil::number(config.jsonData, "timeout");
    if (seconds > 0 && seconds < 3600)
        request.totalTimeoutMs = int(seconds * 1000);
    return request;
}
