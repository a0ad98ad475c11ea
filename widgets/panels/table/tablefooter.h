#pragma once

#include "widgets/panels/table/tablemodel.h"
#include "widgets/panels/table/tableoptions.h"

#include <QWidget>

class QHeaderView;

/// One reduced value under a column.
struct FooterCell
{
    QString label; ///< name of the calculation; empty where the first column says it for all
    QString text; ///< empty: the calculation says nothing of this column
};

/// The cells below each column: its own reducers, else those of an older dashboard's common footer. Where all columns
/// have the same ones, they are named in the first column alone.
std::vector<std::vector<FooterCell>> footerCells(const TableModel& model, const TableOptions& options);

/// The lines under a table, aligned with its columns.
class TableFooter : public QWidget
{
    Q_OBJECT

public:
    TableFooter(const QHeaderView& header, QWidget* parent);
    void setTheme(const Theme& theme);
    void setCells(std::vector<std::vector<FooterCell>> cells, std::vector<Qt::Alignment> alignments);
    const std::vector<std::vector<FooterCell>>& cells() const { return m_cells; }
    bool hasLines() const { return m_lines > 0; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintCell(QPainter& painter, const FooterCell& cell, const QRectF& line, Qt::Alignment side) const;

    const QHeaderView& m_header;
    Theme m_theme;
    std::vector<std::vector<FooterCell>> m_cells;
    std::vector<Qt::Alignment> m_alignments;
    int m_lines = 0;
};
