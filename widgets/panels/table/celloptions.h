#pragma once

#include "widgets/panels/common/barpainter.h"
#include "widgets/panels/common/sparkline.h"

/// How a column's cells are drawn: fieldConfig.custom.cellOptions.
struct CellOptions
{
    enum class Type
    {
        Auto,
        ColorText,
        ColorBackground,
        Gauge,
        Sparkline,
        Json,
        Pill,
        Links,
        Nested, ///< a table of its own, shown on a click
        Image, ///< of data in the cell; an address stays a text, because nothing is fetched
        Markdown,
        Geo, ///< a geometry as text
        Actions, ///< a button for each
        Text ///< kinds that only a browser can draw: shown as their text
    };
    enum class ValueColor
    {
        Color,
        Text,
        Hidden
    };
    Type type = Type::Auto;
    bool gradient = false; ///< of a coloured background
    bool applyToRow = false;
    bool wrap = false;
    BarStyle::Mode barMode = BarStyle::Mode::Basic;
    ValueColor gaugeValue = ValueColor::Text;
    bool hideValue = false; ///< sparkline alone
    double lineWidth = 1;
    double fillOpacity = 0; ///< 0 to 1
    bool fillFades = false;
    Sparkline::Style drawStyle = Sparkline::Style::Line;
    Sparkline::Join join = Sparkline::Join::Smooth;
    double pointSize = 2;
    QString alt; ///< of a picture that cannot be shown
};

CellOptions cellOptions(const Field& field);
