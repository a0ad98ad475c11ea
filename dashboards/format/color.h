#pragma once

#include "dashboards/format/palette.h"
#include "datasources/data/fieldconfig.h"
#include "datasources/data/frame.h"

#include <QStringList>

#include <functional>

// Colour names and modes as @grafana/data 13.2 resolves them.

/// "red", "semi-dark-blue", "#fff", "rgb(1,2,3)", CSS names, "text", "transparent"; the text Grafana would return.
QString colorByName(const QString& name, const Palette& palette);
/// The same as a colour; what cannot be read is grey (#808080).
Rgba resolveColor(const QString& name, const Palette& palette);
/// Any CSS colour text (hex with 3, 4, 6, 8 digits, rgb(a), hsl(a), names) to a colour; nullopt when it is none.
std::optional<Rgba> parseCssColor(const QString& text);
QString toHexString(Rgba color); ///< #rrggbb, with aa when not opaque
QString rgbText(Rgba color); ///< rgb(1, 2, 3)

/// Entry of the 64-colour classic palette, index modulo 64.
Rgba classicPaletteColor(int index, const Palette& palette);
/// Colour of a scheme (continuous-...) at t in 0..1.
Rgba schemeColor(const QString& schemeId, double t, const Palette& palette);
/// The same with the stops resolved once; thread-safe.
std::function<Rgba(double t)> schemeInterpolator(const QString& schemeId, const Palette& palette);
/// A uniform cubic B-spline through colours, as d3 joins them; thread-safe.
std::function<Rgba(double t)> splineInterpolator(std::vector<Rgba> stops);
/// A colour of a scheme in the text form that Grafana gives it: #... for the ramps, else rgb(...).
QString schemeText(const QString& schemeId, Rgba color);
QString schemeColorText(const QString& schemeId, double t, const Palette& palette);
std::vector<QString> schemeStopTexts(const QString& schemeId, const Palette& palette);
/// Stops of a continuous scheme, resolved; empty for other modes.
std::vector<Rgba> schemeStops(const QString& schemeId, const Palette& palette);
bool isContinuousScheme(const QString& modeId);
/// True for modes whose colour follows the value (thresholds, continuous), false for fixed and palette modes.
bool isByValueMode(const QString& modeId);

/// The active step: last of the leading run with value >= step. nullptr when there are no steps.
const Threshold* activeThreshold(double value, const std::vector<Threshold>& steps);

/// Colour of a series of a field; by-value modes use the value that seriesBy picks (last, min, max).
Rgba seriesColor(const Field& field, const Palette& palette);
QString seriesColorText(const Field& field, const Palette& palette);
