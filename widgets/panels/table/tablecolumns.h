#pragma once

#include "widgets/panels/table/celloptions.h"

#include <QStringList>

/// A shown column: which field it draws and how.
struct TableColumn
{
    size_t field = 0; ///< index in the frame
    QString title;
    Qt::Alignment alignment = Qt::AlignLeft;
    CellOptions cell;
    std::optional<double> width; ///< px, fixed by configuration
    double minWidth = 150;
    bool filterable = false;
    bool sortable = true;
    bool inspect = false; ///< a click shows the whole value
    bool wrapHeader = false; ///< a long title takes more lines
    QString styleField; ///< whose value of the same row is CSS for the cell, as JSON
    QString tooltipField; ///< whose value of the same row is said over a cell
    QStringList footer; ///< reducer ids
};

/// The columns of a frame in its order; hidden fields are left out.
std::vector<TableColumn> tableColumns(const Frame& frame, const Frames& all);

/// Widths in px: fixed ones stay, the others share what is left equally but keep their minimum.
std::vector<double> columnWidths(const std::vector<TableColumn>& columns, double available);
