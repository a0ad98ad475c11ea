#pragma once

#include "widgets/chart/chartmodel.h"
#include "widgets/chart/chartturn.h"

#include <QFont>
#include <QRectF>
#include <QStringList>

struct PlacedTick
{
    double position = 0; ///< px in the chart, along the axis
    QString text;
    friend bool operator==(const PlacedTick&, const PlacedTick&) = default;
};

/// A further time axis below the first.
struct PlacedTimes
{
    QString name;
    std::vector<PlacedTick> ticks;
    double size = 0; ///< across the axis, of upright charts
    friend bool operator==(const PlacedTimes&, const PlacedTimes&) = default;
};

/// One y axis as it is drawn.
struct AxisPlacement
{
    int scale = 0;
    QString key; ///< of the scale
    double labelSize = 0; ///< without the title
    bool right = false;
    double edge = 0; ///< x of the side that touches the plot or the axis before it
    double size = 0;
    std::vector<PlacedTick> ticks;
    friend bool operator==(const AxisPlacement&, const AxisPlacement&) = default;
};

/// Where everything of a chart of one size lies; CSS px in the chart, which `turn` brings to the screen.
struct PlotPlacement
{
    ChartTurn turn;
    QRectF plot;
    std::vector<AxisPlacement> axes;
    std::vector<PlacedTick> times;
    QString timesName; ///< of the first x axis when there are several
    double timesSize = 0; ///< of the first x axis, across it; of upright charts
    std::vector<PlacedTimes> moreTimes;
    double titleTop = 0; ///< y of the title of the x axis
    double lanesTop = 0; ///< y of the first lane of annotations
    std::vector<Annotation> annotations; ///< as they are shown: those that crowd as one
    QStringList lanes; ///< sources of annotations that have a lane each; empty: marks stand under the plot
    friend bool operator==(const PlotPlacement&, const PlotPlacement&) = default;
};

/// Height of one time axis: Grafana's 21 px at its 12 px type, more where the type is larger.
double timeAxisHeight(const QFont& font);
inline constexpr double annotationLanePx = 9;

PlotMap plotMap(const ChartModel& model, const QRectF& plot);

/// Sizes of Grafana's axes: 4 px tick, 5 px gap, the widest label, at most 40 % of the width. Axes that stood in
/// `before` keep their width when they would only shrink a little. Any thread.
PlotPlacement placeChart(const ChartModel& model, QSizeF size, const QFont& font, const PlotPlacement& before = {});
