#pragma once

#include "dashboards/format/displayprocessor.h"
#include "dashboards/model/dashboard.h"
#include "datasources/data/jsonutil.h"

#include <QStringList>

/// options.reduceOptions of stat, gauge, bar gauge and pie.
struct ReduceOptions
{
    QStringList calcs; ///< empty: last
    QString fields; ///< regex or name as text; empty: all number fields
    bool values = false; ///< every row instead of a calculation
    std::optional<int> limit; ///< rows; 25 by default
};
ReduceOptions reduceOptionsFromJson(const Json& reduceOptions);

struct FieldDisplay
{
    QString name; ///< the calculation's id
    QString title; ///< display name after interpolation; may be empty
    DisplayValue display;
    std::optional<double> percentChange;
    Field field; ///< with its config; `values` shared
    int frameIndex = -1;
    int fieldIndex = -1;
    std::optional<int> row; ///< with reduceOptions.values
    Field sparklineTime; ///< empty unless a sparkline was asked for and there is a time field
    bool hasSparkline = false; ///< a sparkline was asked for; without times its cells are drawn in their order
    std::optional<int> highlightIndex; ///< the cell that the calculation picked; -1 for the last of no cells
    std::optional<double> highlightLine; ///< the level of a mean or median; null without any number
};

struct FieldDisplayRequest
{
    ReduceOptions reduce;
    bool sparkline = false;
    bool percentChange = false;
    DisplayContext display;
    std::shared_ptr<const FieldConfig>
        emptyConfig; ///< fieldConfig.defaults, for a panel without values; may be nullptr
    QString noValue; ///< of fieldConfig.defaults; empty: the caller's own "No data"
    /// Of the panel, borrowed; those of a name and a colour also colour the row that is titled so. May be nullptr.
    const std::vector<OverrideRule>* rules = nullptr;
};

/// One entry per value shown; with no data one entry that holds noValue. getFieldDisplayValues of @grafana/data 13.2.
std::vector<FieldDisplay> fieldDisplayValues(const Frames& frames, const FieldDisplayRequest& request);
