#pragma once

#include "widgets/panels/common/textfit.h"

#include <QRectF>

/// What decides the sizes inside one stat tile. Texts are the longest of all tiles, so that tiles look alike.
struct StatTile
{
    QSizeF size;
    QString title; ///< empty: none is shown
    QString value;
    bool chart = false; ///< a sparkline of two points or more
    bool wideLayout = true;
    QString percent; ///< how much it changed; empty: not shown
    bool centered = false; ///< asked for; without a title everything is centred anyway
    bool noText = false; ///< text mode none
    std::optional<double> titleSize; ///< px set by the user
    std::optional<double> valueSize;
    std::optional<double> percentSize;
};

struct StatLayout
{
    bool wide = false; ///< title left, value right
    bool centered = false;
    double padding = 8;
    double titleSize = 0; ///< px; 0: none
    double valueSize = 0;
    double percentSize = 0; ///< 0: none, or no room for a readable one
    double chartHeight = 0; ///< at the bottom, over the full width; 0: none
    static constexpr double lineHeight = 1.2;
};

/// Widths of the texts of one tile in their final sizes.
struct StatTextWidths
{
    double title = 0;
    double value = 0;
    double percent = 0; ///< arrow and gap included
};

/// Line boxes relative to the tile.
struct StatPlacement
{
    QRectF title;
    QRectF value;
    QRectF percent;
    QRectF chart;
};

/// The arrow before a change of that size, and the room behind it.
double percentArrow(double percentSize);
double percentGap(double percentSize);

StatLayout layoutStat(const StatTile& tile, const MeasureAt14& measure);
StatPlacement placeStat(const StatLayout& layout, const QSizeF& size, const StatTextWidths& widths);
