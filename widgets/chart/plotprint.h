#pragma once

#include "widgets/chart/drawnchart.h"

class QPainter;

/// What the picture of a plot is drawn from.
RasterJob rasterJob(const PictureRequest& request);

/// Whether what is drawn goes into a file of vectors; recordings are made for such files alone.
bool keepsVectors(const QPainter& painter);

/// Series as lines, areas, bars and dots for a file of vectors, which stays sharp at any size and can be edited.
/// False: they are too many segments for such a file, or no series at all; a picture says the same then.
bool canPrint(const RasterJob& job);
/// `painter` stands at the top left of the plot and counts device px of the job.
void printSeries(QPainter& painter, const RasterJob& job);
