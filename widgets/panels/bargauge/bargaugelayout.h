#pragma once

#include "widgets/panels/common/textfit.h"

#include <QRectF>

enum class NamePlacement
{
    Auto,
    Top,
    Left,
    Hidden
};

/// What decides the sizes of one bar. Texts are the longest of all bars, so that bars start and end together.
struct BarTile
{
    QSizeF size;
    QString title; ///< empty: none
    QString value;
    bool vertical = false;
    bool showValue = true;
    NamePlacement placement = NamePlacement::Auto;
    std::optional<double> titleSize; ///< px set by the user
    std::optional<double> valueSize;
};

/// Boxes relative to the tile; empty ones are not shown.
struct BarGaugeLayout
{
    QRectF title;
    QRectF bar;
    QRectF value;
    double titleSize = 0;
    double valueSize = 0;
    bool titleLeft = false; ///< right-aligned against the bar
};

BarGaugeLayout layoutBar(const BarTile& tile, const MeasureAt14& measure);
