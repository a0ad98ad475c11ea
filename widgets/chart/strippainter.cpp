#include "widgets/chart/strippainter.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define VEDETTE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define VEDETTE_WIDE
#endif

namespace {

constexpr int stripWidth = 16; ///< px: 64 bytes, one cache line a row
constexpr int wideRows = 4; ///< fewer rows than this are not worth the wide path

/// value * factor / 255, rounded, on two channels at once.
inline quint32 scaledPair(quint32 pair, quint32 factor)
{
    const quint32 t = pair * factor + 0x00800080U;
    return ((t + ((t >> 8) & 0x00ff00ffU)) >> 8) & 0x00ff00ffU;
}

inline QRgb scaled(QRgb c, quint32 factor)
{
    return scaledPair(c & 0x00ff00ffU, factor) | (scaledPair((c >> 8) & 0x00ff00ffU, factor) << 8);
}

inline QRgb over(QRgb under, QRgb top)
{
    return top + scaled(under, 255 - (top >> 24));
}

/// `under` covered by `top` (premultiplied) with coverage 0..255.
inline QRgb covered(QRgb under, QRgb top, unsigned coverage)
{
    return over(under, coverage >= 255 ? top : scaled(top, coverage));
}

/// Blends `rows` rows of a strip with one colour each (`step` 1) or the same colour (`step` 0).
VEDETTE_WIDE void blendRows(quint8* strip, const QRgb* colors, int step, int rows)
{
    constexpr int bytes = stripWidth * 4;
    for (int row = 0; row < rows; row++, strip += bytes, colors += step) {
        const QRgb c = *colors;
        quint8 top[bytes];
        for (int i = 0; i < bytes; i += 4)
            std::memcpy(top + i, &c, 4);
        const auto inverse = quint16(255 - (c >> 24));
        for (int i = 0; i < bytes; i++) {
            const auto t = quint16(strip[i] * inverse + 128);
            strip[i] = quint8(top[i] + quint8(quint16(t + (t >> 8)) >> 8));
        }
    }
}

/// The intervals of one layer in one pixel column.
struct ColumnSamples
{
    const float* lo;
    const float* hi;
    int count;

    float coverage(int row) const
    {
        float sum = 0;
        for (int s = 0; s < count; s++)
            sum += std::clamp(std::min(hi[s], float(row + 1)) - std::max(lo[s], float(row)), 0.F, 1.F);
        return sum / float(count);
    }
};

class StripPainter
{
public:
    StripPainter(quint32* strip, int height, int perPx) : m_strip(strip), m_height(height), m_perPx(perPx) { }

    void paint(const IntervalLayer& layer, int column, int columns)
    {
        const float* lo = layer.lo + ptrdiff_t(column) * m_perPx;
        const float* hi = layer.hi + ptrdiff_t(column) * m_perPx;
        int wideFirst = 0;
        int wideLast = 0;
        const bool opaque = layer.rowColors.empty() && (layer.color >> 24) == 255;
        if (!opaque && columns == stripWidth)
            commonRows(lo, hi, wideFirst, wideLast);
        if (wideLast - wideFirst < wideRows)
            wideFirst = wideLast = 0;
        for (int c = 0; c < columns; c++)
            paintColumn(layer, {lo + ptrdiff_t(c) * m_perPx, hi + ptrdiff_t(c) * m_perPx, m_perPx}, m_strip + c,
                        wideFirst, wideLast);
        if (wideLast > wideFirst) {
            auto* bytes = reinterpret_cast<quint8*>(m_strip + ptrdiff_t(wideFirst) * stripWidth);
            if (layer.rowColors.empty())
                blendRows(bytes, &layer.color, 0, wideLast - wideFirst);
            else
                blendRows(bytes, layer.rowColors.data() + wideFirst, 1, wideLast - wideFirst);
        }
    }

private:
    /// Rows that every sample of the strip covers wholly.
    void commonRows(const float* lo, const float* hi, int& first, int& last) const
    {
        float low = 0;
        auto high = float(m_height);
        for (int i = 0; i < stripWidth * m_perPx; i++) {
            low = std::max(low, lo[i]);
            high = std::min(high, hi[i]);
        }
        if (low >= high)
            return;
        first = int(std::ceil(low));
        last = int(std::floor(high));
    }

    void paintColumn(const IntervalLayer& layer, ColumnSamples samples, quint32* px, int skipFirst, int skipLast)
    {
        float minLo = float(m_height);
        float maxLo = 0;
        float minHi = float(m_height);
        float maxHi = 0;
        for (int s = 0; s < samples.count; s++) {
            if (samples.hi[s] <= samples.lo[s]) {
                maxLo = float(m_height); // nothing is common to all samples
                minHi = 0;
                continue;
            }
            minLo = std::min(minLo, samples.lo[s]);
            maxLo = std::max(maxLo, samples.lo[s]);
            minHi = std::min(minHi, samples.hi[s]);
            maxHi = std::max(maxHi, samples.hi[s]);
        }
        const int first = int(std::max(0.F, std::floor(minLo)));
        const int last = int(std::ceil(std::min(maxHi, float(m_height))));
        if (first >= last)
            return;
        const int fullFirst = std::clamp(int(std::ceil(std::min(maxLo, float(m_height)))), first, last);
        const int fullLast = std::max(fullFirst, std::min(int(std::floor(std::max(minHi, 0.F))), last));
        edge(layer, samples, px, first, fullFirst);
        if (skipLast > skipFirst) {
            run(layer, px, fullFirst, std::min(fullLast, skipFirst));
            run(layer, px, std::max(fullFirst, skipLast), fullLast);
        } else {
            run(layer, px, fullFirst, fullLast);
        }
        edge(layer, samples, px, fullLast, last);
    }

    void edge(const IntervalLayer& layer, const ColumnSamples& samples, quint32* px, int first, int last) const
    {
        for (int row = first; row < last; row++) {
            const auto coverage = unsigned(qRound(samples.coverage(row) * 255));
            if (coverage == 0)
                continue;
            quint32& target = px[ptrdiff_t(row) * stripWidth];
            target = covered(target, layer.rowColors.empty() ? layer.color : layer.rowColors[size_t(row)], coverage);
        }
    }

    void run(const IntervalLayer& layer, quint32* px, int first, int last) const
    {
        quint32* target = px + ptrdiff_t(first) * stripWidth;
        if (!layer.rowColors.empty()) {
            for (int row = first; row < last; row++, target += stripWidth)
                *target = over(*target, layer.rowColors[size_t(row)]);
        } else if ((layer.color >> 24) == 255) {
            for (int row = first; row < last; row++, target += stripWidth)
                *target = layer.color;
        } else {
            for (int row = first; row < last; row++, target += stripWidth)
                *target = over(*target, layer.color);
        }
    }

    quint32* m_strip;
    int m_height;
    int m_perPx;
};

} // namespace

void paintLayers(QImage& image, const std::vector<IntervalLayer>& layers, int perPx)
{
    const int height = image.height();
    std::vector<quint32> strip(size_t(stripWidth) * size_t(height));
    StripPainter painter(strip.data(), height, perPx);
    uchar* bits = image.bits();
    const qsizetype stride = image.bytesPerLine();
    for (int column = 0; column < image.width(); column += stripWidth) {
        const int columns = std::min(stripWidth, image.width() - column);
        const auto bytes = size_t(columns) * 4;
        uchar* corner = bits + ptrdiff_t(column) * 4;
        for (int row = 0; row < height; row++)
            std::memcpy(strip.data() + ptrdiff_t(row) * stripWidth, corner + row * stride, bytes);
        for (const IntervalLayer& layer : layers)
            painter.paint(layer, column, columns);
        for (int row = 0; row < height; row++)
            std::memcpy(corner + row * stride, strip.data() + ptrdiff_t(row) * stripWidth, bytes);
    }
}
