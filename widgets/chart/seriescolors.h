#pragma once

#include "widgets/chart/plotscale.h"
#include "widgets/chart/seriesraster.h"
#include "widgets/chart/strippainter.h"

/// Resolves a series' colour and gradient into layers, once per picture.
class SeriesColors
{
public:
    SeriesColors(const DrawSeries& series, const PlotScale& scale, const RasterJob& job);

    IntervalLayer stroke(const float* lo, const float* hi) const;
    IntervalLayer fill(const float* lo, const float* hi) const;
    /// Straight (not premultiplied) colour of line and dots at a row.
    QColor lineAt(double row) const;

private:
    std::vector<QRgb> rows(bool fill) const;
    double fillAlpha(double t) const;

    const DrawSeries& m_series;
    std::vector<QRgb> m_rowColors; ///< not premultiplied; gradient modes hue and scheme
    double m_lineAlpha = 1;
    int m_height = 0;
};
