#pragma once

#include "datasources/data/fieldconfig.h"
#include "datasources/data/jsonutil.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartmodel.h"

/// `options` of a time series panel.
struct TimeSeriesOptions
{
    LegendOptions legend;
    QStringList legendCalcs; ///< reducer ids
    TooltipMode tooltip = TooltipMode::Single;
    TooltipSort sort = TooltipSort::None;
    bool hideZeros = false;
    double tooltipMaxWidth = 0;
    double tooltipMaxHeight = 0;
    QStringList timezones; ///< of the x axes, from above; empty: one in the dashboard's
    bool annotationLanes = false;
    bool annotationClusters = false;
    bool keyboard = true; ///< arrow keys move a cursor through the samples
    bool upright = false; ///< the x axis runs upwards
};
TimeSeriesOptions timeSeriesOptionsFromJson(const Json& options);

enum class AxisPlacementOption
{
    Auto,
    Left,
    Right,
    Hidden
};

/// `fieldConfig.custom` of one field, but for its scale.
struct TimeSeriesField
{
    SeriesStyle style; ///< colour not set
    QString fillBelowTo;
    QString lineColor; ///< instead of the series' own; empty: none
    QString stackingMode;
    QString stackingGroup;
    bool negativeY = false;
    bool constant = false;
    bool hideFromViz = false;
    bool hideFromLegend = false;
    bool hideFromTooltip = false;
    AxisPlacementOption placement = AxisPlacementOption::Auto;
    QString axisLabel;
    double axisWidth = 0;
    bool axisBorder = false;
    std::optional<bool> axisGrid;
    bool axisInSeriesColor = false;
    bool showValues = false;
    bool thresholdLine = false;
    bool thresholdDashed = false;
    bool thresholdArea = false;
    bool thresholdSeries = false; ///< each step is a line with a name in the legend, and the scale reaches it
    QString interpolationName; ///< as stacking groups compare it
    QString drawStyleName;
};
TimeSeriesField timeSeriesFieldFromConfig(const FieldConfig& config);

/// Limits and distribution of the field's scale.
ScaleOptions scaleOptionsFromConfig(const FieldConfig& config);
