#pragma once

#include "widgets/panels/table/tablemodel.h"
#include "widgets/panels/table/tableoptions.h"

#include <QWidget>

class QHeaderView;

/// One reduced value under a column.
struct FooterCell
{
    QString label; ///< name of the calculation
    QString text;
};

/// The cells below each column: its own reducers, else those of an older dashboard's common footer.
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

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const QHeaderView& m_header;
    Theme m_theme;
    std::vector<std::vector<FooterCell>> m_cells;
    std::vector<Qt::Alignment> m_alignments;
};
