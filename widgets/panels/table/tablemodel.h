#pragma once

#include "dashboards/run/paneldata.h"
#include "datasources/data/pending.h"
#include "widgets/panels/table/tablecolumns.h"
#include "widgets/panels/table/tablesort.h"

#include <QAbstractTableModel>
#include <QSet>

/// One frame as rows and columns, sorted, filtered and cut into pages. Texts are made when a cell is asked for, so
/// that a hundred thousand rows cost what is visible.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Sorting
    {
        int column = -1;
        bool descending = false;
        friend bool operator==(const Sorting&, const Sorting&) = default;
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// A frame index beyond the frames shows nothing.
    void setSource(PanelDataPtr data, size_t frameIndex, std::vector<TableColumn> columns);
    void setSorting(std::vector<Sorting> sorting);
    const std::vector<Sorting>& sorting() const { return m_sorting; }
    /// True while the pool sorts a long table; its rows keep their order until that is done.
    bool isSorting() const { return m_isSorting; }
    /// Only rows whose text in the column is one of these; nullopt takes the filter away.
    void setFilter(int column, std::optional<QSet<QString>> texts);
    const std::optional<QSet<QString>> filter(int column) const;
    bool isFiltered(int column) const { return m_filters.contains(m_columns[size_t(column)].title); }
    /// Different texts of a column over all rows, in their order of appearance, at most `limit`.
    QStringList distinctTexts(int column, int limit = 1000) const;
    /// pageSize 0 shows all rows.
    void setPage(int page, int pageSize);
    int page() const { return m_page; }
    int pageCount() const;
    int filteredRows() const { return int(m_rows.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const TableColumn& column(int column) const { return m_columns[size_t(column)]; }
    const std::vector<TableColumn>& columns() const { return m_columns; }
    const Frame* frame() const;
    const Field& field(int column) const;
    const DisplayProcessor& processor(int column) const;
    const std::vector<DisplayProcessor>& processors() const;
    qsizetype frameRow(int row) const { return m_rows[size_t(row) + size_t(m_page) * size_t(m_pageSize)]; }
    const std::vector<quint32>& allRows() const { return m_rows; } ///< of all pages, sorted
    DisplayValue display(int row, int column) const;
    /// The longest text of a column, found in a sample; bars of a column leave room for it.
    const DisplayValue& longestValue(int column) const;

private:
    DisplayValue displayOf(qsizetype frameRow, int column) const;
    void rebuildRows();
    void sortInBackground(std::vector<SortField> fields);
    template<typename Change>
    void reorder(const Change& change);
    void filterRows();

    PanelDataPtr m_data;
    size_t m_frameIndex = 0;
    std::vector<TableColumn> m_columns;
    std::vector<quint32> m_rows;
    std::vector<Sorting> m_sorting;
    QHash<QString, QSet<QString>> m_filters; ///< by column title: they outlive a refresh
    Pending m_sort;
    bool m_isSorting = false;
    int m_page = 0;
    int m_pageSize = 0;
    mutable std::vector<std::optional<DisplayValue>> m_longest;
};
