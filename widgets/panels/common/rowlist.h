#pragma once

#include "widgets/theme/theme.h"

#include <QAbstractScrollArea>

#include <vector>

/// One line of a list: a heading, or something to click.
struct ListRow
{
    QString title;
    QString detail; ///< under the title
    QString trailing; ///< at the right
    QStringList tags;
    QColor mark; ///< a bar at the left; invalid: none
    bool heading = false;
    bool starred = false;
    friend bool operator==(const ListRow&, const ListRow&) = default;
};

/// Painted rows that scroll; those out of sight cost nothing.
class RowList : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit RowList(QWidget* parent = nullptr);
    void setTheme(const Theme& theme, const QColor& background);
    void setRows(std::vector<ListRow> rows);
    const std::vector<ListRow>& rows() const { return m_rows; }
    QRect rowRect(int row) const; ///< in the viewport

signals:
    void rowClicked(int row);
    void painted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    int heightOf(const ListRow& row) const;
    int rowAt(QPoint position) const;
    void relayout();
    void hover(int row);
    /// By keys: the next row that can be clicked, over headings.
    void step(int by);
    void paintRow(QPainter& painter, const ListRow& row, QRect box, bool hovered) const;
    int paintTags(QPainter& painter, const ListRow& row, QRect box) const;

    Theme m_theme;
    std::vector<ListRow> m_rows;
    std::vector<int> m_tops; ///< of rows, and the end
    int m_hovered = -1;
};
