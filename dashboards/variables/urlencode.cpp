#include "dashboards/variables/urlencode.h"

#include <QByteArray>

QString encodeUriComponent(const QString& text)
{
    return QString::fromLatin1(text.toUtf8().toPercentEncoding());
}

QString encodeUri(const QString& text)
{
    return QString::fromLatin1(text.toUtf8().toPercentEncoding(";,/?:@&=+$#"));
}

QString encodeQueryValue(const QString& text)
{
    return QString::fromLatin1(text.toUtf8().toPercentEncoding("@:$,;"));
}
