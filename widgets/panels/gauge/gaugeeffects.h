#pragma once

#include "dashboards/format/displayprocessor.h"
#include "datasources/data/jsonutil.h"
#include "widgets/panels/gauge/gaugelayout.h"
#include "widgets/panels/gauge/gaugethresholds.h"

#include <QBrush>

class QPainter;

/// The end of a gauge's band.
enum class GaugeEndpoint
{
    None,
    Point,
    Glow
};

struct GaugeEffects
{
    bool gradient = false; ///< the band runs into its colour, or through the colours of its scheme
    bool barGlow = false;
    bool centerGlow = false;
    GaugeEndpoint endpoint = GaugeEndpoint::None;
};
GaugeEffects gaugeEffectsFromJson(const Json& options, bool usualGradient);

/// What the band is filled with: its colour, or colours that follow the angle.
struct BandBrushRequest
{
    const GaugeLayout& layout;
    const GaugeScale& scale;
    QColor color; ///< of the value
    const DisplayProcessor* display = nullptr; ///< colours values by a scheme; nullptr: one colour
    bool dark = true;
};
/// The colour at a part of the scale, 0 to 1.
QColor bandColor(const BandBrushRequest& request, double part);
QBrush gradientBandBrush(const BandBrushRequest& request);

/// Light behind the number.
void paintCenterGlow(QPainter& painter, const GaugeLayout& layout, const QColor& color);
/// Light around the filled part between two angles.
void paintBarGlow(QPainter& painter, const GaugeLayout& layout, double from, double sweep, const QColor& color);
void paintEndpoint(QPainter& painter, const GaugeLayout& layout, double angle, const QColor& color,
                   GaugeEndpoint endpoint);
