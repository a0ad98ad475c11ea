#pragma once

#include "widgets/panels/piechart/pieslices.h"
#include "widgets/theme/theme.h"

#include <QRectF>

class QPainter;

struct PieLegendOptions
{
    bool shown = true;
    bool table = false;
    bool right = false;
    bool values = false;
    bool percent = false;
};
PieLegendOptions pieLegendOptions(const Json& legend);

/// The legend's part of a panel: below or right of the pie, capped so that the pie keeps room.
QRectF pieLegendRect(const QSizeF& panel, const std::vector<PieSlice>& slices, const PieLegendOptions& options,
                     const Theme& theme);
/// Returns where the items stand, in the order of the slices; those beyond the box have none.
std::vector<QRectF> drawPieLegend(QPainter& painter, const QRectF& box, const std::vector<PieSlice>& slices,
                                  PieLegendOptions options, const Theme& theme);
