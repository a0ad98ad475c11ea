#include "widgets/panels/common/embeddedimage.h"

QImage embeddedImage(const QString& text)
{
    constexpr qsizetype longest = 2'000'000;
    const qsizetype comma = text.indexOf(QLatin1Char(','));
    const bool embedded = text.startsWith(QLatin1String("data:image/"))
        && QStringView(text).left(comma).endsWith(QLatin1String(";base64")) && text.size() < longest;
    return embedded ? QImage::fromData(QByteArray::fromBase64(text.mid(comma + 1).toLatin1())) : QImage();
}
