#pragma once

#include "widgets/theme/theme.h"

#include <QHeaderView>

class TableModel;

/// Px at the right of a table that its scroll bar lies over; texts of the last column end before it.
int coveredByScrollBar(const QWidget* table);

/// Column titles with the sort arrow, a sign of the field's type where asked for and, where the column can be
/// filtered, a funnel.
class TableHeader : public QHeaderView
{
    Q_OBJECT

public:
    TableHeader(const TableModel& model, QWidget* parent);
    void setTheme(const Theme& theme);
    void setTypeIcons(bool shown);
    /// Takes the height its titles need at the present widths.
    void fitHeight();
    QSize sizeHint() const override;

signals:
    void sortRequested(int column);
    void filterRequested(int column, const QPoint& globalPosition);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    /// The room of a title in its section.
    QRectF titleRect(const QRectF& section, int column) const;
    bool isSortedBy(int column) const;
    double titleHeight(int column) const;
    QRect funnelRect(const QRect& section) const;
    QRect sectionRect(int section) const;

    const TableModel& m_model;
    Theme m_theme;
    QPoint m_pressed;
    bool m_typeIcons = false;
};
