#pragma once

#include "widgets/panels/common/barpainter.h"

#include <vector>

/// A stretch of the ring around a gauge in one colour.
struct GaugeBand
{
    double from = 0; ///< on the gauge's scale
    double to = 0;
    QColor color;
};

/// The scale of a gauge and where its value stands on it; percentage thresholds turn both into percent.
struct GaugeScale
{
    FieldRange range;
    double value = 0;
};

GaugeScale gaugeScaleOf(const Field& field, const DisplayValue& value);
/// Stretches between the thresholds within the scale; one in the value's colour when thresholds do not colour it.
std::vector<GaugeBand> gaugeBands(const Field& field, const DisplayValue& value, const FieldRange& range,
                                  const Palette& palette);
