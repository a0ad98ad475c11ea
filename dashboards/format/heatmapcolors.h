#pragma once

#include "dashboards/format/color.h"

/// options.color of a heatmap.
struct HeatmapColors
{
    bool opacity = false; ///< one colour whose opacity grows, in place of a scheme
    QString scheme = QStringLiteral("Oranges"); ///< a name of d3-scale-chromatic
    QString fill = QStringLiteral("dark-orange"); ///< of opacity
    double exponent = .5; ///< of opacity; 1: linear
    int steps = 64;
    bool reverse = false;
};

/// The colours of a heatmap's cells from the least value to the greatest. Schemes are turned so that small values come
/// near to the theme's background.
std::vector<Rgba> heatmapPalette(const HeatmapColors& colors, const Palette& palette);
