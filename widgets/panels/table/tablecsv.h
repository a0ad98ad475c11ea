#pragma once

#include <QModelIndexList>
#include <QString>

class QAbstractItemModel;

/// One value of a CSV line, quoted when it must be. A text that a spreadsheet would run as a formula is kept a text.
QString csvField(const QString& text);
/// The cells with their column titles; cells of one row that are not in the list stay empty.
QString cellsAsCsv(const QAbstractItemModel& model, const QModelIndexList& cells);
