#pragma once

#include "widgets/panels/table/cellparts.h"
#include "widgets/panels/table/cellstyle.h"

class ContentCache;
class QPainter;

/// One cell to draw.
struct CellInput
{
    const TableModel& model;
    const Theme& theme;
    ContentCache& cache;
    int row = 0;
    int column = 0;
    DisplayValue value {};
    QRectF rect {}; ///< without the borders
    double covered = 0; ///< px at its right that a scroll bar lies over
    std::optional<QColor> rowColor {}; ///< background of the whole row, given by another column
    bool rowFades = false; ///< that background runs into its colour in each cell
    bool linked = false; ///< its text is a link
    CellStyle style {}; ///< wins over the column's own colours
    std::vector<CellPart> parts {}; ///< of a cell of links or actions
};

/// The part of a cell between its paddings.
QRectF cellContent(const QRectF& cell);

/// Draws background and content by the column's cell type.
void drawCell(QPainter& painter, const CellInput& cell);
/// Height a wrapped text needs in a cell of that width.
double wrappedHeight(const QString& text, double cellWidth, const Theme& theme);
/// Height a cell of that width needs for all of its Markdown.
double markdownHeight(ContentCache& cache, const QString& text, double cellWidth, const Theme& theme);
