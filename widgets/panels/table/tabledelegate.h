#pragma once

#include "widgets/panels/table/cellparts.h"

#include <QStyledItemDelegate>

class ContentCache;
class TableModel;

/// Draws cells and their borders; the texts come from the model's display processors.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TableDelegate(const TableModel& model, QObject* parent);
    void setTheme(const Theme& theme);
    /// What finds the links and actions of a cell; without it those cells stay empty.
    using FindTargets = std::function<std::vector<LinkTarget>(const QModelIndex& index)>;
    void setFindTargets(FindTargets find) { m_findTargets = std::move(find); }
    /// The buttons or links in a cell of that place, nothing in cells of other kinds.
    std::vector<CellPart> partsOf(const QModelIndex& index, const QRect& rect) const;
    bool isDecoding() const; ///< pictures of cells that were painted

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

signals:
    void targetClicked(const LinkTarget& target); ///< a button or a link in a cell
    void pictureReady(); ///< of a cell that was painted without it

private:
    /// The column whose colour fills the row; -1: none.
    int rowColorColumn(int row) const;
    /// What another field says about the row, where the column asks for it.
    QString tooltipOf(const QModelIndex& index) const;

    const TableModel& m_model;
    Theme m_theme;
    ContentCache* m_cache;
    FindTargets m_findTargets;
};
