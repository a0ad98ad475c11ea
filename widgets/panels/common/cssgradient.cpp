#include "widgets/panels/common/cssgradient.h"

#include <QtMath>

#include <cmath>

QLinearGradient cssLinearGradient(const QRectF& box, double degrees)
{
    const double angle = qDegreesToRadians(degrees);
    const double half = (std::abs(box.width() * std::sin(angle)) + std::abs(box.height() * std::cos(angle))) / 2;
    const QPointF along(std::sin(angle) * half, -std::cos(angle) * half);
    return QLinearGradient(box.center() - along, box.center() + along);
}

QBrush cssRadialGradient(const QRectF& box, const QGradientStops& stops)
{
    QRadialGradient gradient(0, 0, 1);
    gradient.setStops(stops);
    QBrush brush(gradient);
    QTransform place;
    place.translate(box.center().x(), box.center().y());
    place.scale(std::max(box.width() * M_SQRT1_2, 0.1), std::max(box.height() * M_SQRT1_2, 0.1));
    brush.setTransform(place);
    return brush;
}
