#include "widgets/chart/stripblend.h"

#include "widgets/chart/by255.h"

#include <algorithm>
#include <cmath>
#include <cstring>

// Plain loops over arrays of fixed length, which compilers turn into wide instructions.

namespace {

constexpr int stripBytes = stripWidth * 4;
constexpr int fewRows = 64; ///< of which it does not pay to know which are alike
constexpr quint32 fourBytes = 0x01010101U;

/// 0..255 for every column of a row.
template<int perPx>
VEDETTE_WITHIN void coverage(const StripEdges& edges, int row, quint32* result)
{
    const auto top = float(row);
    const auto bottom = float(row + 1);
    float sum[stripWidth] = {};
    for (int s = 0; s < perPx; s++)
        for (int c = 0; c < stripWidth; c++)
            sum[c] += most(least(edges.hi[s][c], bottom) - most(edges.lo[s][c], top), 0.F);
    constexpr float half = .5F; // rounds what is never negative, in a loop that vectorises
    for (int c = 0; c < stripWidth; c++)
        result[c] = quint32(int(sum[c] * (255.F / perPx) + half));
}

/// What a row's pixels are blended with, byte by byte.
struct RowBlend
{
    quint16 added[stripBytes]; ///< 255 times what comes on top, ready to be rounded
    quint16 kept[stripBytes]; ///< of 255
};

VEDETTE_WITHIN void blendBytes(quint8* row, const RowBlend& blend)
{
    for (int i = 0; i < stripBytes; i++)
        row[i] = quint8(by255(quint16(row[i] * blend.kept[i] + blend.added[i])));
}

template<int perPx>
VEDETTE_WITHIN void prepareBlend(const StripEdges& edges, int row, QRgb color, RowBlend& blend)
{
    quint32 cover[stripWidth];
    quint32 kept[stripWidth];
    quint32 top[stripWidth];
    coverage<perPx>(edges, row, cover);
    const quint32 alpha = color >> 24;
    for (int c = 0; c < stripWidth; c++) {
        const quint32 t = alpha * cover[c] + 128;
        kept[c] = (255 - ((t + (t >> 8)) >> 8)) * fourBytes;
        cover[c] *= fourBytes;
        top[c] = color;
    }
    quint8 topBytes[stripBytes];
    quint8 coverBytes[stripBytes];
    quint8 keptBytes[stripBytes];
    std::memcpy(topBytes, top, stripBytes);
    std::memcpy(coverBytes, cover, stripBytes);
    std::memcpy(keptBytes, kept, stripBytes);
    for (int i = 0; i < stripBytes; i++) {
        blend.added[i] = quint16(topBytes[i] * coverBytes[i] + half255);
        blend.kept[i] = keptBytes[i];
    }
}

/// `changes` says by row, from `first` on, whether it is covered in another way than the one above; nullptr: all are.
template<int perPx>
VEDETTE_WITHIN void blendEdgesOf(quint32* strip, RowColors colors, const StripEdges& edges, int first, int last,
                                 const quint8* changes)
{
    RowBlend blend {};
    for (int row = first; row < last; row++) {
        if (!changes || changes[row - first] || colors.step != 0)
            prepareBlend<perPx>(edges, row, colors.at(row), blend);
        blendBytes(reinterpret_cast<quint8*>(strip + qptrdiff(row) * stripWidth), blend);
    }
}

VEDETTE_WIDE void blendChanging(quint32* strip, RowColors colors, const StripEdges& edges, int first, int last,
                                const quint8* changes)
{
    if (edges.perPx == 2)
        blendEdgesOf<2>(strip, colors, edges, first, last, changes);
    else
        blendEdgesOf<4>(strip, colors, edges, first, last, changes);
}

/// Rows that an edge crosses, and those below them.
void markChanges(const float (&edge)[mostSamplesPerPx][stripWidth], int perPx, int first, int last, quint8* changes)
{
    for (int s = 0; s < perPx; s++) {
        for (const float y : edge[s]) {
            const int row = int(std::clamp(y, float(first), float(last))) - first;
            changes[row] = changes[row + 1] = 1;
        }
    }
}

/// Adds a colour to channels of which it lets `kept` / 65536 through.
VEDETTE_WITHIN void layChannel(quint16* channel, int rows, quint16 top, quint16 kept)
{
    for (int i = 0; i < rows; i++)
        channel[i] = quint16(top + quint16(quint32(channel[i]) * kept >> 16));
}

VEDETTE_WIDE void layOne(quint16* const* channels, QRgb color, int rows)
{
    const auto kept = quint16((255 - (color >> 24)) * 257);
    for (int c = 0; c < 4; c++)
        layChannel(channels[c], rows, quint16((color >> (8 * c) & 255) << 8), kept);
}

VEDETTE_WIDE void layEach(quint16* const* channels, const QRgb* colors, int rows)
{
    constexpr int together = 256;
    quint16 kept[together]; // of all channels
    for (int first = 0; first < rows; first += together) {
        const int count = std::min(together, rows - first);
        for (int i = 0; i < count; i++)
            kept[i] = quint16((255 - (colors[first + i] >> 24)) * 257);
        for (int c = 0; c < 4; c++) {
            quint16* channel = channels[c] + first;
            for (int i = 0; i < count; i++) {
                const auto top = quint16((colors[first + i] >> (8 * c) & 255) << 8);
                channel[i] = quint16(top + quint16(quint32(channel[i]) * kept[i] >> 16));
            }
        }
    }
}

VEDETTE_WIDE void packChannels(const quint16* const* channels, QRgb* packed, int rows)
{
    const auto rounded = [](quint16 v) { return quint32(v + 128) >> 8; };
    const quint16* blue = channels[0];
    const quint16* green = channels[1];
    const quint16* red = channels[2];
    const quint16* alpha = channels[3];
    for (int i = 0; i < rows; i++)
        packed[i] = rounded(blue[i]) | rounded(green[i]) << 8 | rounded(red[i]) << 16 | rounded(alpha[i]) << 24;
}

VEDETTE_WITHIN void blendOver(quint32* pixels, QRgb color)
{
    const auto kept = quint16(255 - (color >> 24));
    quint32 top[stripWidth];
    for (quint32& t : top)
        t = color;
    quint8 topBytes[stripBytes];
    std::memcpy(topBytes, top, stripBytes);
    auto* bytes = reinterpret_cast<quint8*>(pixels);
    for (int i = 0; i < stripBytes; i++)
        bytes[i] = quint8(topBytes[i] + by255(quint16(bytes[i] * kept + half255)));
}

VEDETTE_WIDE void blendRows(quint32* strip, const QRgb* colors, int rows)
{
    for (int row = 0; row < rows; row++)
        if (colors[row] != 0)
            blendOver(strip + qptrdiff(row) * stripWidth, colors[row]);
}

struct Extremes
{
    float minLo;
    float maxLo;
    float minHi;
    float maxHi;
};

template<int perPx>
VEDETTE_WITHIN void splitSamples(const float* from, float (&to)[mostSamplesPerPx][stripWidth])
{
    for (int s = 0; s < perPx; s++)
        for (int c = 0; c < stripWidth; c++)
            to[s][c] = from[c * perPx + s];
}

/// Asks for what the next strip will read: layers are many and their samples far apart.
VEDETTE_WITHIN void fetchNext(const float* samples, int count)
{
#if defined(__GNUC__)
    constexpr int line = 16; // floats in 64 bytes
    for (int i = 0; i < count; i += line)
        __builtin_prefetch(samples + count + i);
#else
    Q_UNUSED(samples)
    Q_UNUSED(count)
#endif
}

VEDETTE_WIDE void splitWhole(const float* lo, const float* hi, StripEdges& edges)
{
    if (edges.perPx == 2) {
        splitSamples<2>(lo, edges.lo);
        splitSamples<2>(hi, edges.hi);
    } else {
        splitSamples<4>(lo, edges.lo);
        splitSamples<4>(hi, edges.hi);
    }
}

void splitPart(const float* from, int columns, int perPx, float (&to)[mostSamplesPerPx][stripWidth])
{
    for (int s = 0; s < perPx; s++)
        for (int c = 0; c < stripWidth; c++)
            to[s][c] = from[std::min(c, columns - 1) * perPx + s];
}

/// Folds halves over each other until one number is left.
template<typename Pick>
VEDETTE_WITHIN float folded(float (&values)[stripWidth], Pick pick)
{
    for (int half = stripWidth / 2; half > 0; half /= 2)
        for (int c = 0; c < half; c++)
            values[c] = pick(values[c], values[c + half]);
    return values[0];
}

VEDETTE_WIDE Extremes extremesOf(const StripEdges& edges, float height)
{
    float minLo[stripWidth];
    float maxLo[stripWidth];
    float minHi[stripWidth];
    float maxHi[stripWidth];
    for (int c = 0; c < stripWidth; c++) {
        minLo[c] = minHi[c] = height;
        maxLo[c] = maxHi[c] = 0;
    }
    for (int s = 0; s < edges.perPx; s++) {
        for (int c = 0; c < stripWidth; c++) {
            const bool empty = !(edges.hi[s][c] > edges.lo[s][c]);
            const float lo = empty ? height : edges.lo[s][c]; // nothing is common to all samples
            const float hi = empty ? 0 : edges.hi[s][c];
            minLo[c] = least(minLo[c], lo);
            maxLo[c] = most(maxLo[c], lo);
            minHi[c] = least(minHi[c], hi);
            maxHi[c] = most(maxHi[c], hi);
        }
    }
    const auto lesser = [](float a, float b) { return a < b ? a : b; };
    const auto greater = [](float a, float b) { return a > b ? a : b; };
    return {folded(minLo, lesser), folded(maxLo, greater), folded(minHi, lesser), folded(maxHi, greater)};
}

} // namespace

void readEdges(const float* lo, const float* hi, int columns, int height, StripEdges& edges)
{
    if (columns == stripWidth) {
        fetchNext(lo, stripWidth * edges.perPx);
        fetchNext(hi, stripWidth * edges.perPx);
        splitWhole(lo, hi, edges);
    } else {
        splitPart(lo, columns, edges.perPx, edges.lo);
        splitPart(hi, columns, edges.perPx, edges.hi);
    }
    const Extremes all = extremesOf(edges, float(height));
    const auto row = [height](float y) { return int(std::clamp(y, 0.F, float(height))); };
    edges.first = row(std::floor(all.minLo));
    edges.last = row(std::ceil(all.maxHi));
    edges.wholeFirst = std::clamp(row(std::ceil(all.maxLo)), edges.first, std::max(edges.first, edges.last));
    edges.wholeLast = std::clamp(row(std::floor(all.minHi)), edges.wholeFirst, std::max(edges.wholeFirst, edges.last));
}

void blendEdges(quint32* strip, RowColors colors, const StripEdges& edges, int first, int last)
{
    if (last - first < fewRows) {
        blendChanging(strip, colors, edges, first, last, nullptr);
        return;
    }
    std::vector<quint8> changes(size_t(last - first) + 2);
    changes[0] = 1;
    markChanges(edges.lo, edges.perPx, first, last, changes.data());
    markChanges(edges.hi, edges.perPx, first, last, changes.data());
    blendChanging(strip, colors, edges, first, last, changes.data());
}

RowVeil::RowVeil(int rows) : m_packed(size_t(rows)), m_low(rows)
{
    for (std::vector<quint16>& channel : m_channels)
        channel.resize(size_t(rows));
}

void RowVeil::lay(RowColors colors, int first, int last)
{
    if (first >= last)
        return;
    quint16* channels[4];
    for (int c = 0; c < 4; c++)
        channels[c] = m_channels[c].data() + first;
    if (colors.step == 0)
        layOne(channels, *colors.colors, last - first);
    else
        layEach(channels, colors.colors + first, last - first);
    m_low = std::min(m_low, first);
    m_high = std::max(m_high, last);
}

void RowVeil::pack(int first, int last)
{
    const quint16* channels[4];
    for (int c = 0; c < 4; c++)
        channels[c] = m_channels[c].data() + first;
    packChannels(channels, m_packed.data() + first, last - first);
}

void RowVeil::forget(int first, int last)
{
    for (std::vector<quint16>& channel : m_channels)
        std::fill(channel.begin() + first, channel.begin() + last, quint16(0));
}

void RowVeil::settle(quint32* strip, int first, int last)
{
    first = std::max(first, m_low);
    last = std::min(last, m_high);
    if (first >= last)
        return;
    pack(first, last);
    blendRows(strip + qptrdiff(first) * stripWidth, m_packed.data() + first, last - first);
    forget(first, last);
}

const QRgb* RowVeil::take()
{
    std::fill(m_packed.begin(), m_packed.end(), 0);
    if (m_low < m_high) {
        pack(m_low, m_high);
        forget(m_low, m_high);
    }
    m_low = int(m_packed.size());
    m_high = 0;
    return m_packed.data();
}
