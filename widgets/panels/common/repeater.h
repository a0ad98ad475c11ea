#pragma once

#include <QRectF>
#include <QString>

#include <vector>

enum class RepeatOrientation
{
    Auto,
    Horizontal, ///< one below the other
    Vertical ///< side by side
};
RepeatOrientation repeatOrientation(const QString& option);

/// How several values share a panel. Units: CSS px.
struct RepeatRequest
{
    QSizeF size;
    int count = 0;
    double gap = 0;
    RepeatOrientation orientation = RepeatOrientation::Auto;
    bool autoGrid = false; ///< Auto packs a grid instead of choosing by the shape of the panel
    QSizeF minimum; ///< of one value; what does not fit scrolls
    bool firmMinimum = false; ///< it was asked for, also where one value is then larger than the panel
    double maximumHeight = 0; ///< of one value when they are stacked; 0: none
};

struct RepeatLayout
{
    std::vector<QRectF> tiles;
    QSizeF extent; ///< larger than the panel when it must scroll
    RepeatOrientation orientation = RepeatOrientation::Horizontal; ///< resolved; a grid counts as vertical
};

RepeatLayout repeatTiles(const RepeatRequest& request);
