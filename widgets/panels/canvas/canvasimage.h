#pragma once

#include "widgets/panels/canvas/canvaselements.h"
#include "widgets/theme/theme.h"

#include <QPixmap>

#include <optional>

class QPainter;

/// Our own sign stands for that address.
bool isCanvasSign(const QString& address);

struct CanvasPicture
{
    QString address;
    CanvasImage::Fit fit = CanvasImage::Fit::Contain;
    QColor color; ///< of a sign
    std::optional<QPixmap> pixels; ///< of the address; nullopt: they are still being read
};

/// Draws the picture that an address holds in itself, or our own sign of that file's name. Nothing is fetched: for
/// every other address a mark stands in its place.
void drawCanvasImage(QPainter& painter, const CanvasPicture& picture, const QRectF& box, const Theme& theme);
