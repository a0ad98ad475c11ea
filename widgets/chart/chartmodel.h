#pragma once

#include "dashboards/format/displayprocessor.h"
#include "dashboards/run/paneldata.h"
#include "widgets/chart/chartpicture.h"
#include "widgets/chart/seriesraster.h"

#include <QTimeZone>

/// One y scale and its axis.
struct ChartScale
{
    QString key; ///< unit, placement and limits: series with equal keys share a scale
    ScaleOptions options;
    double min = 0;
    double max = 1;
    bool hasRange = false; ///< false: no data, no axis
    bool right = false;
    bool hidden = false; ///< axisPlacement hidden
    bool grid = true;
    bool border = false;
    bool binary = false; ///< ticks at powers of two
    QString label;
    double fixedWidth = 0; ///< axisWidth; 0: as the labels need
    QColor color; ///< invalid: the text colour
    std::function<QString(double value, std::optional<int> decimals)> text;
};

/// What tooltips say about a series.
struct SeriesInfo
{
    QString name;
    DisplayProcessor display;
    std::shared_ptr<const NumberColumn> values; ///< before stacking and transforms
    bool inTooltip = true;
};

enum class TooltipMode
{
    Single,
    Multi,
    None
};

enum class TooltipSort
{
    None,
    Ascending,
    Descending
};

/// Everything a chart shows; built from PanelData by its panel, immutable afterwards.
struct ChartModel
{
    double fromMs = 0;
    double toMs = 1;
    QTimeZone zone = QTimeZone::utc();
    bool dark = true;
    std::vector<ChartScale> scales;
    std::vector<DrawSeries> series;
    std::vector<SeriesInfo> infos; ///< of series[i]
    std::vector<ThresholdMark> thresholds;
    std::vector<Annotation> annotations;
    TooltipMode tooltip = TooltipMode::Single;
    TooltipSort sort = TooltipSort::None;
    bool hideZeros = false;
    std::shared_ptr<const ChartPicture> picture; ///< nullptr: the chart shows series
};
using ChartModelPtr = std::shared_ptr<const ChartModel>;
