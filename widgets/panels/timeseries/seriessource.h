#pragma once

#include "widgets/panels/timeseries/timeseriesmodel.h"

/// One field on its way into the chart.
struct SeriesSource
{
    Field field;
    std::shared_ptr<const TimeColumn> times; ///< ascending
    std::shared_ptr<const NumberColumn> values;
    TimeSeriesField options;
    TimeSeriesModel::Origin origin;
    QString name;
    QString scaleKey;
    bool hidden = false; ///< by the legend
};

/// The number and bool fields of all frames with a time: gaps broken, rows in the order of time.
/// `untimed` counts the rows that have no time and are left out.
std::vector<SeriesSource> seriesSources(const TimeSeriesInput& input, size_t& untimed);
/// The source's own values on the times of its stack; absent where it has none.
std::shared_ptr<const NumberColumn> ownValuesAt(const TimeColumn& times, const SeriesSource& source);

/// Least and greatest number; nullopt when there is none. On a logarithmic scale only what is above zero counts.
/// `undrawn` grows by the values that have no place on the scale.
std::optional<std::pair<double, double>> valueRange(const DrawSeries& series, bool log, size_t& undrawn);
