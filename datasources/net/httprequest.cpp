#include "datasources/net/httprequest.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Http", text);
}

/// The server's own words when they are words: neither HTML nor JSON nor long.
QString plainText(const HttpReply& reply)
{
    const QString text =
        QString::fromUtf8(reply.body.data(), qsizetype(std::min<size_t>(reply.body.size(), 400))).trimmed();
    const bool markup = text.startsWith(QLatin1Char('<')) || text.startsWith(QLatin1Char('{'))
        || text.startsWith(QLatin1Char('[')) || reply.contentType.contains("html");
    return markup || text.size() > 200 ? QString() : text.section(QLatin1Char('\n'), 0, 0);
}

} // namespace

QByteArray HttpReply::header(const QByteArray& lowerCaseName) const
{
    for (const auto& [name, value] : headers)
        if (name == lowerCaseName)
            return value;
    return {};
}

QString httpPlace(const QByteArray& url)
{
    const QUrl parsed = QUrl::fromEncoded(url);
    const QString host =
        parsed.host().contains(QLatin1Char(':')) ? QLatin1Char('[') + parsed.host() + QLatin1Char(']') : parsed.host();
    return parsed.port() < 0 ? host : host + QLatin1Char(':') + QString::number(parsed.port());
}

bool isLoopbackHost(const QString& host)
{
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost"))
        || QHostAddress(host).isLoopback();
}

bool isPrivateHost(const QString& host)
{
    if (isLoopbackHost(host))
        return true;
    const QHostAddress address(host);
    if (address.isNull())
        return !host.contains(QLatin1Char('.'));
    static const std::pair<QHostAddress, int> nets[] = {QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")),
                                                        QHostAddress::parseSubnet(QStringLiteral("172.16.0.0/12")),
                                                        QHostAddress::parseSubnet(QStringLiteral("192.168.0.0/16")),
                                                        QHostAddress::parseSubnet(QStringLiteral("169.254.0.0/16")),
                                                        QHostAddress::parseSubnet(QStringLiteral("fc00::/7")),
                                                        QHostAddress::parseSubnet(QStringLiteral("fe80::/10"))};
    return std::any_of(std::begin(nets), std::end(nets), [&](const auto& net) { return address.isInSubnet(net); });
}

Error httpStatusError(const HttpReply& reply, const QByteArray& url)
{
    const QString place = httpPlace(url);
    const QString words = plainText(reply);
    const QString detail =
        QStringLiteral("HTTP %1 %2\n%3")
            .arg(reply.status)
            .arg(QString::fromUtf8(reply.contentType),
                 QString::fromUtf8(reply.body.data(), qsizetype(std::min<size_t>(reply.body.size(), 2000))));
    if (reply.status == 401)
        return {Error::Kind::Auth, tr("%1 asks for a user and password or a token (401).").arg(place), detail};
    if (reply.status == 403)
        return {Error::Kind::Auth, tr("%1 does not allow this with these credentials (403).").arg(place), detail};
    if (words.isEmpty())
        return {Error::Kind::Http, tr("%1 answered with status %2.").arg(place).arg(reply.status), detail};
    return {Error::Kind::Http, tr("%1 answered with status %2: %3").arg(place).arg(reply.status).arg(words), detail};
}
