#pragma once

#include "widgets/panels/timeseries/timeseriesoptions.h"

/// The thresholds of one field on its scale.
struct ThresholdRequest
{
    const FieldConfig& config;
    const TimeSeriesField& field;
    const ChartScale& scale; ///< with its range
    int scaleIndex = 0;
    Palette palette;
};
void appendThresholdMarks(const ThresholdRequest& request, std::vector<ThresholdMark>& marks);
