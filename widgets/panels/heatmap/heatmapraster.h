#pragma once

#include "widgets/chart/plotscale.h"
#include "widgets/panels/heatmap/heatmapgrid.h"
#include "widgets/theme/theme.h"

/// A sample that points into a heatmap.
struct ExemplarPoint
{
    double timeMs = 0;
    double y = 0; ///< on the scale
    int frame = 0; ///< in PanelData::exemplars
    qsizetype row = 0;
};

/// How cells look; resolved once per model.
struct HeatmapLook
{
    std::vector<QRgb> palette; ///< straight alpha, least to greatest
    double min = 0;
    double max = 1;
    double hideLe = 0;
    double hideGe = 0;
    double gap = 1; ///< CSS px
    double radius = 0;
    bool reverse = false;
    bool values = false; ///< cells say their value where it fits
    QColor background;
    QColor exemplar;
    Theme theme;
    DisplayProcessor display;

    bool isHidden(double count) const { return !(count > hideLe && count < hideGe); }
    size_t colorIndex(double count) const;
};

/// Maps the rows of a grid to px below the top of a plot.
class HeatmapRows
{
public:
    HeatmapRows(const HeatmapGrid& grid, bool reverse, double height);
    double toPx(double y) const;
    double toValue(double px) const;
    /// Top and bottom of a row, within the plot.
    std::pair<double, double> edges(const HeatmapGrid::Span& row) const;

private:
    PlotScale m_scale;
    double m_height = 0;
    double m_low = 0;
    double m_high = 0;
    bool m_reverse = false;
};

/// The pixels of a heatmap; thread-safe.
QImage rasterHeatmap(const RasterJob& job, const HeatmapGrid& grid, const HeatmapLook& look,
                     const std::vector<ExemplarPoint>& exemplars);
