#include "widgets/chart/strippainter.h"

#include "widgets/chart/widecode.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

constexpr int stripWidth = 16; ///< px: 64 bytes, one cache line a row
constexpr int raggedShare = 4; ///< columns of a row that must be covered for a mask to pay
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

constexpr quint64 fourChannels = 0x0001'0001'0001'0001ULL;

/// What shows through a colour, as a share of 65535: processors multiply 16 bits by 16 and keep the upper half.
inline quint16 keptShare(QRgb c)
{
    const quint32 inverse = 255 - (c >> 24);
    return quint16(inverse * 256 + (inverse >> 7));
}

inline quint8 scaledBy(quint8 channel, quint16 share)
{
    const auto wide = quint16(channel * 257);
    const auto product = quint16(quint32(wide) * quint32(share) >> 16);
    return quint8(quint16(product + 128) >> 8);
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
        const quint16 kept = keptShare(c);
        for (int i = 0; i < bytes; i++)
            strip[i] = quint8(top[i] + scaledBy(strip[i], kept));
    }
}

/// The whole rows of every column of a strip.
struct ColumnRuns
{
    int first[stripWidth];
    int last[stripWidth];
};

/// As blendRows, from `row` on, where columns begin and end at rows of their own.
VEDETTE_WIDE void blendRagged(quint8* strip, const QRgb* colors, int step, const ColumnRuns& runs, int row, int end)
{
    constexpr int bytes = stripWidth * 4;
    for (; row < end; row++, strip += bytes, colors += step) {
        const QRgb c = *colors;
        const quint64 kept = quint64(keptShare(c)) * fourChannels;
        quint32 tops[stripWidth];
        quint64 shares[stripWidth];
        for (int i = 0; i < stripWidth; i++) {
            const bool inside = runs.first[i] <= row && row < runs.last[i];
            tops[i] = inside ? c : 0;
            shares[i] = inside ? kept : 0xff01ULL * fourChannels;
        }
        quint8 top[bytes];
        quint16 share[bytes];
        std::memcpy(top, tops, sizeof(top));
        std::memcpy(share, shares, sizeof(share));
        for (int i = 0; i < bytes; i++)
            strip[i] = quint8(top[i] + scaledBy(strip[i], share[i]));
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
        ColumnRuns runs;
        for (int c = 0; c < columns; c++)
            paintEdges(layer, {lo + ptrdiff_t(c) * m_perPx, hi + ptrdiff_t(c) * m_perPx, m_perPx}, c, runs);
        const bool opaque = layer.rowColors.empty() && (layer.color >> 24) == 255;
        if (opaque || columns < stripWidth)
            for (int c = 0; c < columns; c++)
                run(layer, m_strip + c, runs.first[c], runs.last[c]);
        else
            blendRuns(layer, runs);
    }

private:
    /// Rows that all columns cover go as one block, those that most cover with a mask, the rest one by one.
    void blendRuns(const IntervalLayer& layer, const ColumnRuns& runs)
    {
        int low = m_height;
        int high = 0;
        int commonFirst = 0;
        int commonLast = m_height;
        int single = 0;
        for (int c = 0; c < stripWidth; c++) {
            commonFirst = std::max(commonFirst, runs.first[c]);
            commonLast = std::min(commonLast, runs.last[c]);
            if (runs.first[c] >= runs.last[c])
                continue;
            low = std::min(low, runs.first[c]);
            high = std::max(high, runs.last[c]);
            single += runs.last[c] - runs.first[c];
        }
        if (low >= high)
            return;
        if (commonLast - commonFirst < wideRows)
            commonFirst = commonLast = low;
        const int common = commonLast - commonFirst;
        if (common > 0)
            blendRows(bytesAt(commonFirst), colorsAt(layer, commonFirst), colorStep(layer), common);
        single -= common * stripWidth;
        if (single >= raggedShare * (high - low - common)) {
            blendRagged(bytesAt(low), colorsAt(layer, low), colorStep(layer), runs, low, commonFirst);
            blendRagged(bytesAt(commonLast), colorsAt(layer, commonLast), colorStep(layer), runs, commonLast, high);
            return;
        }
        for (int c = 0; c < stripWidth; c++) {
            run(layer, m_strip + c, runs.first[c], std::min(runs.last[c], commonFirst));
            run(layer, m_strip + c, std::max(runs.first[c], commonLast), runs.last[c]);
        }
    }

    quint8* bytesAt(int row) { return reinterpret_cast<quint8*>(m_strip + ptrdiff_t(row) * stripWidth); }
    static int colorStep(const IntervalLayer& layer) { return layer.rowColors.empty() ? 0 : 1; }
    static const QRgb* colorsAt(const IntervalLayer& layer, int row)
    {
        return layer.rowColors.empty() ? &layer.color : layer.rowColors.data() + row;
    }

    /// Blends the partly covered rows of a column and says which rows are whole.
    void paintEdges(const IntervalLayer& layer, ColumnSamples samples, int column, ColumnRuns& runs)
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
        runs.first[column] = runs.last[column] = 0;
        const int first = int(std::max(0.F, std::floor(minLo)));
        const int last = int(std::ceil(std::min(maxHi, float(m_height))));
        if (first >= last)
            return;
        const int fullFirst = std::clamp(int(std::ceil(std::min(maxLo, float(m_height)))), first, last);
        const int fullLast = std::max(fullFirst, std::min(int(std::floor(std::max(minHi, 0.F))), last));
        runs.first[column] = fullFirst;
        runs.last[column] = fullLast;
        edge(layer, samples, m_strip + column, first, fullFirst);
        edge(layer, samples, m_strip + column, fullLast, last);
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

VEDETTE_WIDE void paintLayers(QImage& image, const std::vector<IntervalLayer>& layers, int perPx)
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
