#pragma once

#include "datasources/data/frame.h"

#include <QString>

/// One series of a chart as stacking sees it.
struct StackSeries
{
    const TimeColumn* times = nullptr; ///< ns; not owned
    const NumberColumn* values = nullptr; ///< not owned
    QString mode; ///< none, normal, percent
    QString group;
    QString scaleKey; ///< unit and axis: only series of one scale stack
    QString drawStyle;
    QString interpolation;
    bool negativeY = false; ///< transform negative-Y
    bool constant = false; ///< transform constant: last value everywhere
    bool hidden = false; ///< legend-hidden series do not stack
};

struct StackedSeries
{
    std::shared_ptr<const TimeColumn> times; ///< shared by the series of a group (their union); nullptr: own times
    std::shared_ptr<const NumberColumn> values; ///< stacked or transformed; nullptr: own values unchanged
    int below = -1; ///< index of the series its area is filled down to; -1: the zero line
    int group = -1;
};

/// Stacks per group (mode, group id, scale, direction, draw style, interpolation): FACTS 12 and preparePlotData2.
std::vector<StackedSeries> stackSeries(const std::vector<StackSeries>& series);
