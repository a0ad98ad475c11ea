#include "widgets/panels/common/embeddedimage.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>
#include <array>

namespace {

struct Format
{
    const char* mime;
    const char* reader; ///< Qt's name of it
};
/// Pixels alone. Not by their content, and no SVG: Qt's reader of it opens the local files that it names.
constexpr std::array<Format, 6> formats {
    {{"png", "png"}, {"jpeg", "jpeg"}, {"jpg", "jpeg"}, {"gif", "gif"}, {"webp", "webp"}, {"bmp", "bmp"}}};

} // namespace

QImage embeddedImage(const QString& text)
{
    constexpr qsizetype longest = 2'000'000;
    const qsizetype comma = text.indexOf(QLatin1Char(','));
    if (comma < 0 || text.size() >= longest)
        return {};
    const QStringView type = QStringView(text).left(comma);
    const auto* format = std::find_if(formats.begin(), formats.end(), [&](const Format& one) {
        return type.compare(QStringLiteral("data:image/%1;base64").arg(QLatin1String(one.mime)), Qt::CaseInsensitive)
            == 0;
    });
    if (format == formats.end())
        return {};
    QByteArray bytes = QByteArray::fromBase64(QStringView(text).mid(comma + 1).toLatin1());
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, format->reader);
    reader.setAutoDetectImageFormat(false);
    return reader.read();
}
