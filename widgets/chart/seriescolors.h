#pragma once

#include "widgets/chart/plotscale.h"
#include "widgets/chart/seriesraster.h"
#include "widgets/chart/strippainter.h"

#include <QBrush>

#include <utility>

/// Top and bottom of gradient mode hue: towards the neighbouring hues, lighter above and darker below.
std::pair<QColor, QColor> hueEnds(const QColor& color, bool dark);

/// Resolves a series' colour and gradient into layers, once per picture.
class SeriesColors
{
public:
    SeriesColors(const DrawSeries& series, const PlotScale& scale, const RasterJob& job);

    IntervalLayer stroke(const float* lo, const float* hi) const;
    IntervalLayer fill(const float* lo, const float* hi) const;
    /// Straight (not premultiplied) colour of line and dots at a row.
    QRgb lineAt(int row) const;
    /// For strokes that Qt paints onto the picture.
    QBrush lineBrush() const;
    QBrush fillBrush() const;

private:
    std::vector<QRgb> rows(bool fill) const;
    double fillAlpha(double t) const;

    const DrawSeries& m_series;
    QRgb m_color; ///< of the series, not premultiplied
    std::vector<QRgb> m_rowColors; ///< not premultiplied; gradient modes hue and scheme
    double m_lineAlpha = 1;
    int m_height = 0;
};
