#pragma once

#include <QColor>

struct Theme;

// The colour arithmetic that stat tiles, cells and slices derive their shades with (HSL, amounts in percent).

QColor darkened(const QColor& color, double percent); ///< negative lightens
QColor spun(const QColor& color, double degrees); ///< turns the hue
QColor brightened(const QColor& color, double percent); ///< adds to every channel
QColor withAlpha(const QColor& color, double alpha);
/// A surface lifted from its background: lighter in dark themes, darker in light ones.
QColor emphasized(const QColor& surface, double coefficient);
/// White or near-black, whichever reads on the colour; a faint colour takes `plain`, the theme's own text.
QColor readableOn(const QColor& background, const QColor& plain);
/// The same in a theme: where the screen is read from afar, whichever of the two has more contrast.
QColor readableOn(const QColor& background, const Theme& theme);

/// White where its contrast to the opaque colour is at least 3, as the accessibility guidelines count it, else
/// near-black.
QColor contrastText(const QColor& background);
/// The same in a theme: where the screen is read from afar, whichever of the two has more contrast.
QColor contrastText(const QColor& background, const Theme& theme);

/// The two ends of a coloured background; light themes lighten where dark ones darken.
struct Shades
{
    QColor from;
    QColor to;
};
Shades backgroundShades(const QColor& color, bool dark);
