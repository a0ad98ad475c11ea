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
/// What percentages and colour schemes span: the limits of the field, soft ones, or the data on its scale.
std::pair<double, double> gradientRange(const FieldConfig& config, const ChartScale& scale);
void appendThresholdMarks(const ThresholdRequest& request, std::vector<ThresholdMark>& marks);
