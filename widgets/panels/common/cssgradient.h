#pragma once

#include <QBrush>
#include <QRectF>

/// A linear gradient the way CSS lays it: 0 degrees runs upwards, 90 to the right; the corners get the end colours.
QLinearGradient cssLinearGradient(const QRectF& box, double degrees);
/// An ellipse whose last colour reaches the farthest corners, as CSS draws radial gradients by default.
QBrush cssRadialGradient(const QRectF& box, const QGradientStops& stops);
