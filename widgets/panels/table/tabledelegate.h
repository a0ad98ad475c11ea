#pragma once

#include "widgets/theme/theme.h"

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
    bool isDecoding() const; ///< pictures of cells that were painted

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

signals:
    void pictureReady(); ///< of a cell that was painted without it

private:
    std::optional<QColor> rowColor(int row) const;
    /// What another field says about the row, where the column asks for it.
    QString tooltipOf(const QModelIndex& index) const;

    const TableModel& m_model;
    Theme m_theme;
    ContentCache* m_cache;
};
