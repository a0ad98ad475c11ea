#include "widgets/panels/common/contentcache.h"

#include "datasources/data/background.h"

namespace {

constexpr qsizetype mostKilobytes = 64 * 1024;
constexpr qsizetype mostDocuments = 400; // more than any screen shows
constexpr qsizetype mostHeights = 10'000;
constexpr size_t mostAtOnce = 64; // the rest is asked for again when the first are painted
constexpr qsizetype longestMarkdown = 2000; // characters; no cell shows more

QImage fitted(const QImage& image, const QSize& room)
{
    if (image.isNull())
        return image;
    const QSize size = image.size().scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1});
    return image.convertToFormat(QImage::Format_ARGB32_Premultiplied)
        .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

ContentCache::ContentCache(QObject* parent)
    : QObject(parent)
    , m_images(mostKilobytes)
    , m_documents(mostDocuments)
    , m_heights(mostHeights)
{ }

void ContentCache::forgetDocuments()
{
    m_documents.clear();
    m_heights.clear();
}

std::optional<QImage> ContentCache::image(const QString& text, const QSize& room, Decoder decoder)
{
    if (!text.startsWith(QLatin1String("data:image/")) || room.isEmpty())
        return QImage();
    const ImageKey key {text, {room.width(), room.height()}};
    if (const QImage* known = m_images.object(key))
        return *known;
    if (m_decoding.size() < mostAtOnce && m_decoding.find(key) == m_decoding.end())
        m_decoding[key] = runInBackground<QImage>(
            *QThreadPool::globalInstance(), [text, room, decoder] { return fitted(decoder(text), room); },
            [this, key](const QImage& image) {
                // The address is kept, too, and is often the larger one.
                const qsizetype bytes = image.sizeInBytes() + key.first.size() * qsizetype(sizeof(QChar));
                m_images.insert(key, new QImage(image), std::max<qsizetype>(1, bytes / 1024));
                m_decoding.erase(key);
                emit imageReady();
            });
    return std::nullopt;
}

const SafeDocument& ContentCache::markdown(const QString& text, double width, const Theme& theme)
{
    const std::pair key(text.left(longestMarkdown), int(width));
    if (const SafeDocument* known = m_documents.object(key))
        return *known;
    auto* document = new SafeDocument;
    document->showMarkdown(key.first, theme);
    document->setTextWidth(key.second);
    m_documents.insert(key, document);
    return *document;
}

double ContentCache::markdownHeight(const QString& text, double width, const Theme& theme)
{
    const std::pair key(text.left(longestMarkdown), int(width));
    if (const double* known = m_heights.object(key))
        return *known;
    const double height = markdown(text, width, theme).size().height();
    m_heights.insert(key, new double(height));
    return height;
}
