#pragma once

#include <QPainter>

/// Fills a shape, without an outline. A gradient that lets something shine through would be opaque in a PDF file: in
/// files of vectors the shape is a picture then, finer than the screen has it.
void fillShape(QPainter& painter, const QPainterPath& shape, const QBrush& brush);
void fillShape(QPainter& painter, const QRectF& shape, const QBrush& brush);
