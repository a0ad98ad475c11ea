#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

/// The name by which an element's sign is known: the file of its icon without path and ending, else its type.
QString canvasIconName(const QString& type, const QString& path);
/// Draws our own line drawing of that name into the box; of an unknown name a ring with a point keeps place and colour.
void drawCanvasIcon(QPainter& painter, const QString& name, const QRectF& box, const QColor& color);
