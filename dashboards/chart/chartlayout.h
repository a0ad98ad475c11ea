#pragma once

#include "dashboards/chart/axislabelling.h"

struct ChartSize
{
    double widthPx = 0;
    double heightPx = 0;
};

/// An axis laid out: ticks, their texts (null where hidden) and the space for them without the title.
struct AxisLayout
{
    AxisTicks ticks;
    std::vector<QString> labels;
    double sizePx = 0;
    bool shown = false;
};

struct ChartLayout
{
    AxisLayout time;
    std::vector<AxisLayout> values;
    double plotLeftPx = 0;
    double plotTopPx = 0;
    double plotWidthPx = 0;
    double plotHeightPx = 0;
};

/// The time axis and how texts are measured.
struct ChartFrame
{
    double fromMs = 0;
    double toMs = 0;
    QTimeZone zone = QTimeZone::utc();
    std::function<double(const QString&)> measure;
    bool timeShown = true;
    double belowPx = 0; ///< rows under the x axis: further axes, lanes of annotations
    /// Of an x axis that counts something else than time, for a width; empty: time.
    std::function<AxisLabelling(double widthPx)> labelling;
};

/// Room that a rotated axis title takes beside the labels.
inline constexpr double axisTitlePx = 20;

/// Sizes of the axes depend on their labels, which depend on the plot's size: settles both in at most three rounds.
ChartLayout layoutChart(ChartSize size, const ChartFrame& frame, const std::vector<ValueAxis>& axes);
