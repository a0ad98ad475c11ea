#pragma once

#include "widgets/panels/timeseries/timeseriesmodel.h"

/// Lines over an ascending number instead of time. `xField` names it; empty: the first number field.
TimeSeriesModel buildTrend(const TimeSeriesInput& input, const QString& xField);
