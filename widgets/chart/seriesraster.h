#pragma once

#include "dashboards/chart/axisrange.h"
#include "widgets/chart/plotmap.h"
#include "widgets/chart/seriesstyle.h"

#include <QFont>
#include <QImage>
#include <QSize>

/// One y scale as the raster needs it.
struct RasterScale
{
    ScaleOptions options;
    double min = 0;
    double max = 1;
};

/// A band or a line of a threshold, drawn under the series.
struct ThresholdMark
{
    int scale = 0;
    double from = 0; ///< value of the step; -infinity for the first
    double to = 0; ///< value of the next step; infinity for the last
    QColor color;
    QColor lineColor; ///< invalid: as the band
    bool area = false;
    bool line = false;
    bool dashed = false;

    /// As they are drawn: opaque colours as a veil, others as they are.
    QColor shownArea() const;
    QColor shownLine() const;
};

/// All that a picture of series depends on; values only, so it is drawn in any thread.
struct RasterJob
{
    QSize size; ///< device px of the plot area
    double ratio = 1; ///< device px of one CSS px
    bool upright = false; ///< the picture is turned afterwards, see uprightplot.h; `size` is that before
    double fromMs = 0;
    double toMs = 1;
    bool dark = true;
    std::vector<RasterScale> scales;
    std::vector<DrawSeries> series;
    std::vector<ThresholdMark> thresholds;
    std::vector<PlotPainter> shapesBelow;
    std::vector<PlotPainter> shapesAbove;
    QFont font; ///< of values at their points
    std::function<QImage(const RasterJob&)> draw; ///< draws something else than series; thread-safe; empty: series
};

/// Draws by pixel columns: the stroke of a curve that runs left to right covers one interval in every column, so a
/// series costs its points once and then its columns, whatever its line width. Transparent where nothing is drawn. A
/// few rows higher than asked for where a scale begins at zero: lines on its lower edge reach below the plot; and wider
/// where dots stand on an edge. The offset of the picture is where it begins, seen from the plot.
QImage rasterSeries(const RasterJob& job);

/// True when `style` shows a dot for each of `count` points on `widthPx` CSS px.
bool showsPoints(const SeriesStyle& style, qsizetype count, double widthPx);
