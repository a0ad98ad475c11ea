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
    QString interpolation; ///< of lines; of bars their alignment
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
    int direction = 1; ///< -1: the stack grows downwards
};

/// Stacks per group (mode, group id, scale, direction, draw style, interpolation). Where a series has no value but
/// another one of its group has, it keeps the running total.
std::vector<StackedSeries> stackSeries(const std::vector<StackSeries>& series);

/// Fields with equal keys share one scale: unit, limits, placement, distribution and label.
QString scaleKey(const FieldConfig& config, FieldType type);
