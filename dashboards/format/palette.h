#pragma once

#include <QString>
#include <QtGlobal>

/// 32-bit colour, 0xAARRGGBB like QRgb; QColor exists only in the widgets.
using Rgba = quint32;

enum class ThemeKind
{
    Dark,
    Light
};

/// How the colours of values resolve: hues follow the theme. A value, compared to know when display must rerun.
struct Palette
{
    ThemeKind theme = ThemeKind::Dark;
    bool colorBlind = false; ///< series use the colour-blind palette
    friend bool operator==(const Palette&, const Palette&) = default;
};
