#pragma once

#include "widgets/panels/panelview.h"

#include <QRectF>

class QPainter;

/// One of the links or buttons in a cell.
struct CellPart
{
    LinkTarget target;
    QRectF rect; ///< of the text or the whole button
    QColor background; ///< of a button; invalid: a link
};

/// Places links or actions side by side in a cell, in a second line where there is room for one; those that find no
/// place are left out.
std::vector<CellPart> cellParts(const std::vector<LinkTarget>& targets, const QRectF& content, Qt::Alignment side,
                                const Theme& theme);
/// Links one below the other, as cells with wrapped text have them.
std::vector<CellPart> stackedLinks(const std::vector<LinkTarget>& targets, const QRectF& content, Qt::Alignment side,
                                   const Theme& theme);
double stackedHeight(const std::vector<CellPart>& parts);
void drawCellParts(QPainter& painter, const std::vector<CellPart>& parts, const Theme& theme);
