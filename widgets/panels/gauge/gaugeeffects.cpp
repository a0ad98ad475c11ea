#include "widgets/panels/gauge/gaugeeffects.h"

#include "widgets/panels/common/tints.h"
#include "widgets/panels/common/translucentfill.h"

#include <QPainter>
#include <QPainterPath>
#include <QtMath>

#include <cmath>

namespace {

constexpr int stops = 16;
constexpr double centerAlpha = .16;
constexpr double glowAlpha = .12;
constexpr int glowRings = 4;

double middleRadius(const GaugeLayout& layout)
{
    return layout.outer - layout.ring - layout.band / 2;
}

} // namespace

GaugeEffects gaugeEffectsFromJson(const Json& options, bool usualGradient)
{
    const Json& json = jsonutil::object(options, "effects");
    GaugeEffects effects;
    effects.gradient = jsonutil::boolean(json, "gradient", usualGradient);
    effects.barGlow = jsonutil::boolean(json, "barGlow");
    effects.centerGlow = jsonutil::boolean(json, "centerGlow");
    const QString endpoint = jsonutil::string(options, "endpointMarker");
    if (endpoint == QLatin1String("point"))
        effects.endpoint = GaugeEndpoint::Point;
    else if (endpoint == QLatin1String("glow"))
        effects.endpoint = GaugeEndpoint::Glow;
    return effects;
}

QColor bandColor(const BandBrushRequest& r, double part)
{
    const double span = r.scale.range.max - r.scale.range.min;
    if (r.display)
        return toQColor(r.display->colorOf(r.scale.range.min + part * span));
    const double filled = span > 0 ? std::clamp((r.scale.value - r.scale.range.min) / span, 0.0, 1.0) : 1;
    const double along = filled > 0 ? std::clamp(part / filled, 0.0, 1.0) : 1;
    return darkened(r.color, (r.dark ? 18 : -14) * (1 - along));
}

QBrush gradientBandBrush(const BandBrushRequest& r)
{
    // Qt's conical gradients run against the clock from three o'clock; ours with it from the start of the arc. Half of
    // what the arc leaves open lies on either side of the seam.
    const double open = 360 - r.layout.sweep;
    QConicalGradient gradient(r.layout.center, -(r.layout.from - open / 2));
    for (int i = 0; i <= stops; i++) {
        const double part = double(i) / stops;
        const QColor color = bandColor(r, part);
        const double angle = (open / 2 + part * r.layout.sweep) / 360;
        gradient.setColorAt(std::clamp(1 - angle, 0.0, 1.0), color);
    }
    return gradient;
}

void paintCenterGlow(QPainter& painter, const GaugeLayout& layout, const QColor& color)
{
    const double radius = middleRadius(layout);
    if (radius <= 0)
        return;
    QRadialGradient glow(layout.center, radius);
    glow.setColorAt(0, withAlpha(color, centerAlpha));
    glow.setColorAt(.7, withAlpha(color, centerAlpha / 3));
    glow.setColorAt(1, withAlpha(color, 0));
    painter.setPen(Qt::NoPen);
    QPainterPath shape;
    shape.addEllipse(layout.center, radius, radius);
    fillShape(painter, shape, glow);
}

void paintBarGlow(QPainter& painter, const GaugeLayout& layout, double from, double sweep, const QColor& color)
{
    const double radius = middleRadius(layout);
    if (radius <= 0 || sweep <= 0)
        return;
    const QRectF circle(layout.center.x() - radius, layout.center.y() - radius, 2 * radius, 2 * radius);
    painter.setBrush(Qt::NoBrush);
    for (int ring = glowRings; ring > 0; ring--) {
        const double width = layout.band * (1 + ring * .18);
        painter.setPen(QPen(withAlpha(color, glowAlpha), width, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(circle, qRound(-from * 16), qRound(-sweep * 16));
    }
}

void paintEndpoint(QPainter& painter, const GaugeLayout& layout, double angle, const QColor& color,
                   GaugeEndpoint endpoint)
{
    if (endpoint == GaugeEndpoint::None || layout.band < 4)
        return;
    const double radians = qDegreesToRadians(angle);
    const QPointF at = layout.center + QPointF(std::cos(radians), std::sin(radians)) * middleRadius(layout);
    painter.setPen(Qt::NoPen);
    if (endpoint == GaugeEndpoint::Point) {
        painter.setBrush(readableOn(color, Qt::white));
        painter.drawEllipse(at, layout.band * .18, layout.band * .18);
        return;
    }
    QRadialGradient glow(at, layout.band);
    glow.setColorAt(0, QColor(255, 255, 255, 220));
    glow.setColorAt(.25, withAlpha(brightened(color, 30), .7));
    glow.setColorAt(1, withAlpha(color, 0));
    QPainterPath shape;
    shape.addEllipse(at, layout.band, layout.band);
    fillShape(painter, shape, glow);
}
