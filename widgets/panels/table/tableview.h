#pragma once

#include "widgets/panels/panelview.h"
#include "widgets/panels/table/tableoptions.h"

#include <QHash>

class FrozenColumns;
class QComboBox;
class QTableView;
class TableDelegate;
class TableFooter;
class TableHeader;
class TableModel;
class TablePager;

/// Frames as a table; several frames get a selector.
class TableView : public PanelView
{
    Q_OBJECT

public:
    explicit TableView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool isDrawing() const override;

    QString leftOut() const override;
    TableModel& model() { return *m_model; }
    QTableView& grid() { return *m_grid; }
    const FrozenColumns& frozen() const { return *m_frozen; }
    QString selectionAsCsv() const; ///< the selected cells; all when nothing is selected

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildGrid();
    void showFrame();
    void updateFrames();
    void layoutColumns();
    void layoutRows();
    void updatePages(int page);
    void shareHeight();
    int sidewaysBar() const;
    void updateFooter();
    void applyInitialSorting();
    void cycleSorting(int column);
    void openFilter(int column, const QPoint& globalPosition);
    void openCell(const QModelIndex& index);
    void openNested(const QModelIndex& index);
    std::vector<LinkTarget> targetsOf(const QModelIndex& index) const; ///< links and actions of a cell
    std::vector<LinkTarget> targetsOf(const Field& field, qsizetype row) const;
    /// The same for a cell that shows them one by one: links that lead nowhere keep their names.
    std::vector<LinkTarget> shownTargets(const QModelIndex& index) const;
    QPoint belowCell(const QModelIndex& index) const; ///< global: where what opens over a cell begins
    void showCellMenu(const QPoint& position);
    void copySelection() const;

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    PanelDataPtr m_data;
    TableOptions m_options;
    TableModel* m_model = nullptr;
    TableHeader* m_header = nullptr;
    TableDelegate* m_delegate = nullptr;
    QTableView* m_grid = nullptr;
    FrozenColumns* m_frozen = nullptr;
    TableFooter* m_footer = nullptr;
    QComboBox* m_frames = nullptr;
    TablePager* m_pager = nullptr;
    size_t m_allColumns = 0; ///< of the frame; the first of too many are shown
    bool m_paged = false; ///< asked for, and there is room for the buttons
    QHash<QString, int> m_userWidths; ///< by column title
    bool m_sortingChosen = false; ///< the user's sorting wins over the dashboard's
    bool m_layingOut = false; ///< widths change by program, not by hand
};
