#pragma once

#include "widgets/theme/theme.h"

#include <QTableView>

class TableDelegate;
class TableHeader;
class TableModel;

/// The first columns of a table, above it at its left edge: they stay while the rest scrolls sideways. Model,
/// selection and vertical place are the table's own.
class FrozenColumns : public QTableView
{
    Q_OBJECT

public:
    FrozenColumns(QTableView& table, const TableModel& model, TableDelegate& delegate);
    void setTheme(const Theme& theme, const QColor& background);
    void setCount(int columns);
    int count() const { return m_count; }
    TableHeader& header() const { return *m_header; }
    /// Takes place and widths from the table; hides when there is nothing to hold.
    void arrange();
    void copyRowHeights();

protected:
    void wheelEvent(QWheelEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QTableView& m_table;
    TableHeader* m_header = nullptr;
    QColor m_background;
    QColor m_edge;
    int m_count = 0;
};
