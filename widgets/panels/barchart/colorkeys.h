#pragma once

#include "dashboards/format/palette.h"
#include "datasources/data/frame.h"
#include "widgets/chart/chartlegend.h"

/// What a list says about colours that bars take from their values.
struct ColorKeys
{
    std::vector<LegendItem> steps; ///< of thresholds, where the field of the categories is coloured by them
    std::vector<LegendItem> mappings; ///< of all fields
};
ColorKeys colorKeys(const Frame& frame, int category, const Palette& palette);
