#pragma once

#include "dashboards/format/displayprocessor.h"
#include "dashboards/run/paneldata.h"
#include "widgets/chart/chartpicture.h"
#include "widgets/chart/plotmap.h"
#include "widgets/chart/seriesraster.h"
#include "widgets/chart/tooltipcontent.h"

#include <QTimeZone>

/// One y scale and its axis.
struct ChartScale
{
    QString key; ///< unit, placement and limits: series with equal keys share a scale
    ScaleOptions options;
    double min = 0;
    double max = 1;
    bool hasRange = false; ///< false: no data, no axis
    double dataMin = 0; ///< of what is shown on it
    double dataMax = 0;
    bool right = false;
    bool hidden = false; ///< axisPlacement hidden
    bool grid = true;
    bool border = false;
    bool binary = false; ///< ticks at powers of two
    QString label;
    double fixedWidth = 0; ///< axisWidth; 0: as the labels need
    double tickSpacePx = 0; ///< least distance of two ticks; 0: as the height asks for
    std::optional<double> labelledTo; ///< labels end with the first one above this
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
    bool hasLinks = false;
};

/// What the x axis counts. `fromMs`, `toMs` and the columns of times are positions along it either way.
struct ChartX
{
    enum class Kind
    {
        Time,
        Number, ///< positions count numbers, see origin and perMs
        Given ///< ticks stand where `ticks` says: categories, bucket edges
    };
    Kind kind = Kind::Time;
    double origin = 0; ///< of numbers on the axis' scale: their logarithm where it is logarithmic
    double perMs = 1;
    ScaleOptions scale; ///< of numbers; only its type, base and threshold count
    std::function<QString(double value, std::optional<int> decimals)> text; ///< of numbers; empty: plain digits
    std::vector<std::pair<double, QString>> ticks; ///< positions in ms with their labels, ascending
    bool hidden = false;
    bool grid = true;
    QString label; ///< title below the axis
    std::vector<std::pair<QTimeZone, QString>> moreZones; ///< further time axes below the first, with their names
    QString zoneName; ///< of the first time axis when there are several

    /// Where a number stands; NaN for what a logarithmic axis cannot show.
    double positionOf(double value) const;
    double valueAt(double positionMs) const;
};

/// A sample that stands for one request; its links open the trace.
struct ExemplarMark
{
    double timeMs = 0;
    double value = 0;
    int scale = 0;
    int frame = 0; ///< in PanelData::exemplars
    qsizetype row = 0;
    QColor color;
    friend bool operator==(const ExemplarMark&, const ExemplarMark&) = default;
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
    bool upright = false; ///< the x axis runs upwards, values grow to the right
    std::vector<ChartScale> scales;
    std::vector<DrawSeries> series;
    std::vector<SeriesInfo> infos; ///< of series[i]
    std::vector<ThresholdMark> thresholds;
    std::vector<Annotation> annotations;
    bool annotationLanes = false; ///< one lane a source below the axis
    bool annotationClusters = false; ///< those of a source that crowd are shown as one
    std::vector<ExemplarMark> exemplars;
    std::function<TooltipContent(const ExemplarMark&)> exemplarText;
    ChartX x;
    std::vector<PlotPainter> shapesBelow; ///< under the series: cells, bands
    std::vector<PlotPainter> shapesAbove; ///< over the series: candles, bubbles
    QString notice; ///< what was left out, written into the corner of the plot
    TooltipMode tooltip = TooltipMode::Single;
    TooltipSort sort = TooltipSort::None;
    bool hideZeros = false;
    bool keyboard = true; ///< arrow keys move a cursor through the samples
    std::shared_ptr<const ChartPicture> picture; ///< nullptr: the chart shows series
    /// False when positions on the x axis are no times of the dashboard: no crosshair is shared, no range selected.
    bool hasTime() const { return x.kind == ChartX::Kind::Time && (!picture || picture->time); }
    bool zoomsValues() const { return !picture || picture->zoomsValues; }
};
using ChartModelPtr = std::shared_ptr<const ChartModel>;
