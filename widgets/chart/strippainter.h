#pragma once

#include <QImage>

#include <vector>

/// One interval per sample, in one colour or in one colour per row: a stroke, an area, the bars of a series.
struct IntervalLayer
{
    const float* lo = nullptr; ///< px below the top, width * perPx of them; not owned
    const float* hi = nullptr; ///< hi <= lo: nothing here
    QRgb color = 0; ///< premultiplied
    std::vector<QRgb> rowColors; ///< premultiplied, one a row; empty: `color` everywhere
};

/// Paints layers over each other onto an ARGB32_Premultiplied image, strip by strip of columns, so that what is blended
/// stays in the processor's cache however many layers there are. `perPx` is 2 or 4. A `blank` image was not written to
/// yet: its pixels may be anything and count as transparent.
void paintLayers(QImage& image, const std::vector<IntervalLayer>& layers, int perPx, bool blank);
