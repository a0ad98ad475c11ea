#pragma once

#include "widgets/chart/chartpicture.h"
#include "widgets/chart/plotplacement.h"
#include "widgets/panels/common/colorbar.h"
#include "widgets/panels/heatmap/heatmapraster.h"

/// A heatmap as it lies on the screen and speaks of itself; shared by its picture's functions.
struct HeatmapScene
{
    PanelDataPtr data;
    HeatmapGrid grid;
    HeatmapLook look;
    HeatmapOptions options;
    Theme theme;
    QTimeZone zone = QTimeZone::utc();
    double fromMs = 0;
    double toMs = 1;
    std::vector<ExemplarPoint> exemplars;
    DisplayProcessor bound; ///< of the y values
    QString valueName;
    ColorBarContent bar;
};

struct HeatmapCell
{
    int column = -1;
    int row = -1;
    bool isValid() const { return column >= 0 && row >= 0; }
};

/// The cell under a point of the chart.
HeatmapCell heatmapCellAt(const HeatmapScene& scene, const PictureView& view, QPointF position);
/// `y` is nullopt for the crosshair of another chart, which only names a time.
PictureHover heatmapHover(const HeatmapScene& scene, const PictureView& view, double x, std::optional<double> y);
/// "0.1-0.25", or the name of a row that is no bucket.
QString bucketText(const HeatmapScene& scene, int row);
