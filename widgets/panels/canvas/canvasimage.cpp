#include "widgets/panels/canvas/canvasimage.h"

#include "widgets/panels/canvas/canvasicons.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace {

/// Where a picture of that size lies in the box; empty for tiles.
QRectF fitted(QSizeF size, CanvasImage::Fit fit, const QRectF& box)
{
    switch (fit) {
    case CanvasImage::Fit::Fill:
        return box;
    case CanvasImage::Fit::Tile:
        return {};
    case CanvasImage::Fit::Original:
        break;
    case CanvasImage::Fit::Contain:
        size.scale(box.size(), Qt::KeepAspectRatio);
        break;
    case CanvasImage::Fit::Cover:
        size.scale(box.size(), Qt::KeepAspectRatioByExpanding);
        break;
    }
    QRectF place(QPointF(), size);
    place.moveCenter(box.center());
    return place;
}

/// A frame with a landscape in it, and the words for it where there is room.
void drawMissing(QPainter& painter, const QRectF& box, const Theme& theme)
{
    constexpr double side = 24;
    constexpr double textHeight = 18;
    painter.setPen(QPen(theme.borderMedium, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(.5, .5, -.5, -.5));
    QRectF sign(0, 0, side, side);
    sign.moveCenter(box.center());
    const bool told = box.width() > 150 && box.height() > 60;
    if (told)
        sign.translate(0, -textHeight / 2);
    painter.setPen(QPen(theme.textDisabled, 1.4));
    painter.drawRoundedRect(sign.adjusted(2, 4, -2, -4), 2, 2);
    painter.drawEllipse(sign.topLeft() + QPointF(8, 9), 1.6, 1.6);
    painter.drawPolyline(QPolygonF {sign.bottomLeft() + QPointF(4, -6), sign.center() + QPointF(0, -1),
                                    sign.center() + QPointF(4, 3), sign.center() + QPointF(6, 1),
                                    sign.bottomRight() + QPointF(-3, -7)});
    if (!told)
        return;
    painter.setFont(theme.fontSmall);
    painter.setPen(theme.textSecondary);
    painter.drawText(QRectF(box.left(), sign.bottom(), box.width(), textHeight), Qt::AlignCenter,
                     QCoreApplication::translate("CanvasView", "Picture not loaded"));
}

} // namespace

/// A file among Grafana's own icons: img/icons/unicons/cloud.svg.
bool isCanvasSign(const QString& address)
{
    return address.startsWith(QLatin1String("img/icons/")) && address.endsWith(QLatin1String(".svg"));
}

void drawCanvasImage(QPainter& painter, const CanvasPicture& picture, const QRectF& box, const Theme& theme)
{
    if (isCanvasSign(picture.address)) {
        const QString name = canvasIconName(QStringLiteral("icon"), picture.address);
        const double side = std::min(box.width(), box.height());
        drawCanvasIcon(painter, name, fitted({side, side}, CanvasImage::Fit::Contain, box), picture.color);
        return;
    }
    if (!picture.pixels)
        return; // they come in a moment: a mark would flash up
    const QPixmap& pixels = *picture.pixels;
    if (pixels.isNull()) {
        drawMissing(painter, box, theme);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (picture.fit == CanvasImage::Fit::Tile)
        painter.drawTiledPixmap(box, pixels);
    else
        painter.drawPixmap(fitted(pixels.size(), picture.fit, box), pixels, QRectF(pixels.rect()));
}
