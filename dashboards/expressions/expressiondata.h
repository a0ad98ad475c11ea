#pragma once

#include "datasources/data/frame.h"

/// One item of what a refId stands for: a series, or a single number. Its labels tell it from the others.
struct ExpressionItem
{
    Labels labels;
    std::shared_ptr<const TimeColumn> times; ///< nullptr: a number, which is values[0]
    NumberColumn values;

    bool isSeries() const { return times != nullptr; }
};
using ExpressionItems = std::vector<ExpressionItem>;

/// A number without labels, which goes with everything.
ExpressionItem numberItem(double value, Labels labels = {});

/// Every number field over time is a series; instant answers, and rows of tables without a time, are numbers whose
/// text columns are labels.
ExpressionItems itemsFromFrames(const Frames& frames);
/// One frame an item; its value field is named by the refId, as Grafana's server does.
Frames framesFromItems(const ExpressionItems& items, const QString& refId);
