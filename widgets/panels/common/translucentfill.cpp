#include "widgets/panels/common/translucentfill.h"

#include "widgets/chart/plotprint.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace {

QImage pictureOf(const QPainterPath& shape, const QBrush& brush, const QRectF& box)
{
    constexpr double wanted = 4; // px of one CSS px
    constexpr double mostPixels = 4e6;
    const double ratio = std::clamp(std::sqrt(mostPixels / std::max(1.0, box.width() * box.height())), 1.0, wanted);
    QImage picture((box.size() * ratio).toSize(), QImage::Format_ARGB32);
    // Where nothing is drawn, too, the colour is that of the shape: readers of files mix neighbours without their
    // alpha.
    QColor clear = brush.gradient()->stops().constFirst().second;
    clear.setAlpha(0);
    picture.fill(clear);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    painter.translate(-box.topLeft());
    painter.fillPath(shape, brush);
    return picture;
}

/// Draws the picture where one is needed.
bool drawAsPicture(QPainter& painter, const QPainterPath& shape, const QBrush& brush)
{
    constexpr double far = 1e5; // px: values beyond all others lie farther out than whole numbers reach
    if (!brush.gradient() || brush.isOpaque() || !keepsVectors(painter))
        return false;
    const QRectF box((shape.boundingRect() & QRectF(-far, -far, 2 * far, 2 * far)).toAlignedRect());
    if (box.isEmpty())
        return false;
    painter.drawImage(box, pictureOf(shape, brush, box));
    return true;
}

} // namespace

void fillShape(QPainter& painter, const QPainterPath& shape, const QBrush& brush)
{
    if (!drawAsPicture(painter, shape, brush))
        painter.fillPath(shape, brush);
}

void fillShape(QPainter& painter, const QRectF& shape, const QBrush& brush)
{
    QPainterPath path;
    path.addRect(shape);
    if (!drawAsPicture(painter, path, brush))
        painter.fillRect(shape, brush);
}
