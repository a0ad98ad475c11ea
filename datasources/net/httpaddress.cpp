#include "datasources/net/httpaddress.h"

#include <QUrl>

QByteArray formText(const HttpParameters& parameters)
{
    QByteArray text;
    for (const auto& [name, value] : parameters) {
        if (!text.isEmpty())
            text += '&';
        text += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

QByteArray httpAddress(const QByteArray& base, const QString& path, const QByteArray& query)
{
    return base + QUrl::toPercentEncoding(path, "/") + (query.isEmpty() ? QByteArray() : '?' + query);
}

QString describeRequest(const QByteArray& method, const QByteArray& url)
{
    QUrl shown = QUrl::fromEncoded(url);
    shown.setUserInfo(QString());
    return QString::fromLatin1(method) + QLatin1Char(' ') + shown.toString(QUrl::FullyEncoded);
}
