#pragma once

#include "widgets/chart/seriesraster.h"

class QPainter;

/// The picture of an upright job: drawn as it lies, then turned, with texts written level. Its offset is where it
/// begins, seen from the turned plot.
QImage rasterUpright(const RasterJob& job);
/// The same as vectors; `painter` counts device px of the plot on the screen.
void printUpright(QPainter& painter, const RasterJob& job);
/// The picture with its rows as columns: what was at its lower right is at the top left.
QImage turnedUpright(const QImage& lying);
