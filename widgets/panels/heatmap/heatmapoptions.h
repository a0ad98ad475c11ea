#pragma once

#include "dashboards/chart/axisrange.h"
#include "dashboards/format/heatmapcolors.h"
#include "datasources/data/jsonutil.h"
#include "widgets/chart/chartmodel.h"

/// On which side of its value a bucket lies.
enum class CellLayout
{
    Auto,
    Le, ///< the value is the upper edge
    Ge, ///< the value is the lower edge
    Unknown ///< the value is the middle
};

struct HeatmapAxis
{
    bool right = false;
    bool hidden = false;
    bool reverse = false;
    QString unit;
    std::optional<int> decimals;
    std::optional<double> min;
    std::optional<double> max;
    QString label;
    double width = 0; ///< 0: as the labels need
};

/// `options` of a heatmap panel.
struct HeatmapOptions
{
    bool calculate = false;
    Json calculation = Json::object();
    CellLayout layout = CellLayout::Auto;
    QString valueName;
    std::optional<ScaleOptions> rowScale; ///< rows stand where their bounds are instead of side by side
    HeatmapColors colors;
    std::optional<double> min; ///< of the colours
    std::optional<double> max;
    double cellGap = 1; ///< CSS px
    double cellRadius = 0;
    QString cellUnit;
    std::optional<int> cellDecimals;
    double hideLe = 1e-9; ///< cells up to this are not drawn
    double hideGe = 0; ///< infinity when not set
    bool showValues = false;
    bool legend = true;
    bool legendRight = false;
    HeatmapAxis axis;
    TooltipMode tooltip = TooltipMode::Single;
    bool tooltipHistogram = false;
    bool tooltipColors = false;
    QString exemplarColor;
};
HeatmapOptions heatmapOptionsFromJson(const Json& options);
