#pragma once

#include "datasources/data/pending.h"
#include "widgets/documents/safedocument.h"

#include <QCache>
#include <QImage>

#include <map>
#include <optional>

/// Contents that take too long to be made at every paint: pictures and Markdown documents. GUI thread only.
class ContentCache : public QObject
{
    Q_OBJECT

public:
    /// Makes a picture of a text, in the pool; null when there is none in it.
    using Decoder = QImage (*)(const QString& text);

    explicit ContentCache(QObject* parent = nullptr);
    /// The picture inside an address of data, as large as fits in these device pixels. nullopt: it is being made, and
    /// imageReady() tells when it is here; a null picture: there is none in the text.
    std::optional<QImage> image(const QString& text, const QSize& room, Decoder decoder);
    /// The text as a document; `width` -1: its lines are not broken. The document lives until the next one is asked
    /// for.
    const SafeDocument& markdown(const QString& text, double width, const Theme& theme);
    double markdownHeight(const QString& text, double width, const Theme& theme);
    bool isDecoding() const { return !m_decoding.empty(); }
    /// After a change of the theme.
    void forgetDocuments();

signals:
    void imageReady();

private:
    using ImageKey = std::pair<QString, std::pair<int, int>>; // text and room

    QCache<ImageKey, QImage> m_images; // costs are kilobytes
    std::map<ImageKey, Pending> m_decoding;
    QCache<std::pair<QString, int>, SafeDocument> m_documents; // by text and width
    QCache<std::pair<QString, int>, double> m_heights; // of more documents than are kept
};
