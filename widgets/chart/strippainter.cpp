#include "widgets/chart/strippainter.h"

#include "widgets/chart/stripblend.h"

#include <algorithm>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace {

/// Strips that are written together: 256 bytes a row, or memory waits for every row of every strip.
constexpr int stripsTogether = 4;
constexpr int groupWidth = stripsTogether * stripWidth;

constexpr qsizetype largeBytes = 8 << 20;

#if defined(__SSE2__)
/// Writes past the cache: whole lines then need not be read from memory before they are written.
void stream(uchar* to, const quint32* from, size_t bytes)
{
    for (size_t i = 0; i < bytes / 16; i++)
        _mm_stream_si128(reinterpret_cast<__m128i*>(to) + i,
                         _mm_load_si128(reinterpret_cast<const __m128i*>(from) + i));
}

/// Another thread may read what was written after this.
void endStream()
{
    _mm_sfence();
}
#else
void stream(uchar* to, const quint32* from, size_t bytes)
{
    std::memcpy(to, from, bytes);
}

void endStream() { }
#endif

/// The pixels of one strip while layers are laid over each other.
class StripPainter
{
public:
    StripPainter(int height, int perPx)
        : m_pixels(size_t(stripWidth) * size_t(height))
        , m_veil(height)
        , m_height(height)
        , m_low(height)
    {
        m_edges.perPx = perPx;
    }

    void load(const uchar* corner, qsizetype stride, int columns)
    {
        for (int y = 0; y < m_height; y++)
            std::memcpy(pixels(y), corner + y * stride, size_t(columns) * 4);
        m_low = 0;
        m_high = m_height;
    }

    void paint(const IntervalLayer& layer, int column, int columns)
    {
        const qptrdiff at = qptrdiff(column) * m_edges.perPx;
        readEdges(layer.lo + at, layer.hi + at, columns, m_height, m_edges);
        if (m_edges.first >= m_edges.last)
            return;
        const RowColors colors {layer.rowColors.empty() ? &layer.color : layer.rowColors.data(),
                                layer.rowColors.empty() ? 0 : 1};
        if (m_edges.wholeFirst >= m_edges.wholeLast) {
            blend(colors, m_edges.first, m_edges.last);
            return;
        }
        blend(colors, m_edges.first, m_edges.wholeFirst);
        m_veil.lay(colors, m_edges.wholeFirst, m_edges.wholeLast);
        blend(colors, m_edges.wholeLast, m_edges.last);
    }

    void finish()
    {
        m_veil.settle(m_pixels.data(), m_low, m_high);
        m_remaining = m_veil.take();
    }
    /// One row of the finished strip.
    void copyRow(int y, quint32* to) const
    {
        if (y < m_low || y >= m_high)
            std::fill_n(to, stripWidth, m_remaining[y]);
        else
            std::memcpy(to, m_pixels.data() + qptrdiff(y) * stripWidth, size_t(stripWidth) * 4);
    }
    void clear()
    {
        if (m_low < m_high)
            std::memset(pixels(m_low), 0, size_t(m_high - m_low) * stripWidth * 4);
        m_low = m_height;
        m_high = 0;
    }

private:
    quint32* pixels(int row) { return m_pixels.data() + qptrdiff(row) * stripWidth; }

    void blend(RowColors colors, int first, int last)
    {
        if (first >= last)
            return;
        m_veil.settle(m_pixels.data(), first, last);
        blendEdges(m_pixels.data(), colors, m_edges, first, last);
        m_low = std::min(m_low, first);
        m_high = std::max(m_high, last);
    }

    std::vector<quint32> m_pixels;
    RowVeil m_veil;
    const QRgb* m_remaining = nullptr; ///< of the veil, after finish()
    StripEdges m_edges;
    int m_height;
    int m_low; ///< rows of m_pixels below m_low and from m_high on are transparent
    int m_high = 0;
};

class GroupPainter
{
public:
    GroupPainter(QImage& image, int perPx)
        : m_strips(stripsTogether, StripPainter(image.height(), perPx))
        , m_bits(image.bits())
        , m_stride(image.bytesPerLine())
        , m_width(image.width())
        , m_height(image.height())
    { }

    void paint(const std::vector<IntervalLayer>& layers, int column, bool blank)
    {
        const int right = std::min(column + groupWidth, m_width);
        size_t count = 0;
        for (int at = column; at < right; at += stripWidth, count++) {
            const int columns = std::min(stripWidth, right - at);
            StripPainter& strip = m_strips[count];
            if (!blank)
                strip.load(m_bits + qptrdiff(at) * 4, m_stride, columns);
            for (const IntervalLayer& layer : layers)
                strip.paint(layer, at, columns);
            strip.finish();
        }
        store(m_bits + qptrdiff(column) * 4, count, size_t(right - column) * 4);
    }

private:
    void store(uchar* corner, size_t strips, size_t bytes)
    {
        const bool passesCache = isLarge() && bytes % 16 == 0 && m_stride % 16 == 0 && quintptr(corner) % 16 == 0;
        for (int y = 0; y < m_height; y++) {
            alignas(16) quint32 row[groupWidth];
            for (size_t i = 0; i < strips; i++)
                m_strips[i].copyRow(y, row + i * stripWidth);
            if (passesCache)
                stream(corner + y * m_stride, row, bytes);
            else
                std::memcpy(corner + y * m_stride, row, bytes);
        }
        endStream();
        for (size_t i = 0; i < strips; i++)
            m_strips[i].clear();
    }

    /// Pictures that no cache holds until they are shown.
    bool isLarge() const { return m_stride * m_height > largeBytes; }

    std::vector<StripPainter> m_strips;
    uchar* m_bits;
    qsizetype m_stride;
    int m_width;
    int m_height;
};

} // namespace

void paintLayers(QImage& image, const std::vector<IntervalLayer>& layers, int perPx, bool blank)
{
    if (layers.empty()) {
        if (blank)
            image.fill(Qt::transparent);
        return;
    }
    GroupPainter painter(image, perPx);
    for (int column = 0; column < image.width(); column += groupWidth)
        painter.paint(layers, column, blank);
}
