#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

#include <vector>

/// The pages that buttons stand for, from 1; 0 stands for those left out. `narrow` leaves all but the first, the
/// present and the last one out.
std::vector<int> pageMarks(int current, int count, bool narrow);

/// Buttons for the pages of a table, and which rows are shown.
class TablePager : public QWidget
{
    Q_OBJECT

public:
    explicit TablePager(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// `page` from 0; the text says which rows of how many are in sight.
    void setPages(int page, int count, const QString& rows);
    QString text() const { return m_rows; }
    QSize sizeHint() const override;

signals:
    void pageChosen(int page);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Button
    {
        QRectF rect;
        QString text; ///< of a page; arrows have none
        int page = 0; ///< that a click opens
        bool enabled = true;
        bool current = false;
    };
    void layOut();
    void hover(int button);
    int buttonAt(const QPointF& position) const; ///< -1: none
    void paintButton(QPainter& painter, const Button& button, bool hovered) const;

    Theme m_theme;
    int m_page = 0;
    int m_count = 1;
    QString m_rows;
    std::vector<Button> m_buttons; ///< back, pages, forward
    QRectF m_rowsRect; ///< empty in a narrow table
    int m_hovered = -1;
};
