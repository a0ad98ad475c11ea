#pragma once

#include "dashboards/format/palette.h"
#include "datasources/data/frame.h"
#include "widgets/chart/chartmodel.h"

struct SchemeRequest
{
    const Field& field;
    const ChartScale& scale; ///< with its range and what its data spans
    Palette palette;
};

/// Colour of a value in gradient mode scheme: the steps of thresholds, or the scheme's colours joined over the limits
/// of the field. Empty where the field's colour has no scheme. Thread-safe.
std::function<QRgb(double)> schemeColors(const SchemeRequest& request);
