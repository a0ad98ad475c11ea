#pragma once

#include <QRgb>

#include <vector>

inline constexpr int stripWidth = 16; ///< px: 64 bytes, one cache line a row
inline constexpr int mostSamplesPerPx = 4;

/// Where a layer begins and ends in each sample of a strip, and what follows for its rows.
struct StripEdges
{
    float lo[mostSamplesPerPx][stripWidth] = {}; ///< px below the top, by sample of a pixel, then by column
    float hi[mostSamplesPerPx][stripWidth] = {}; ///< hi <= lo: nothing there
    int perPx = 2;
    int first = 0; ///< of the rows with anything in them
    int last = 0;
    int wholeFirst = 0; ///< of the rows that every column covers whole
    int wholeLast = 0;
};

/// `columns` of them are there, as `perPx` samples each in `lo` and `hi`; the strip's further columns repeat the last.
void readEdges(const float* lo, const float* hi, int columns, int height, StripEdges& edges);

/// Premultiplied colours of rows: `colors[row * step]`.
struct RowColors
{
    const QRgb* colors = nullptr;
    int step = 0; ///< 0: one colour everywhere
    QRgb at(int row) const { return colors[qptrdiff(row) * step]; }
};

/// Blends rows of a strip by how far the edges cover their pixels.
void blendEdges(quint32* strip, RowColors colors, const StripEdges& edges, int first, int last);

/// One colour a row that is still to be laid over all pixels of a strip. Laying colours over each other first and over
/// the pixels once costs a sixteenth of laying each over the pixels; 16 bits a channel keep what 8 would round away.
class RowVeil
{
public:
    explicit RowVeil(int rows);
    void lay(RowColors colors, int first, int last);
    /// Lays rows over the strip's pixels and forgets them.
    void settle(quint32* strip, int first, int last);
    /// The colours of all rows, which are forgotten.
    const QRgb* take();

private:
    void pack(int first, int last);
    void forget(int first, int last);

    std::vector<quint16> m_channels[4]; ///< blue, green, red, alpha: eight bits and eight below
    std::vector<QRgb> m_packed;
    int m_low; ///< rows below m_low and from m_high on are empty
    int m_high = 0;
};
