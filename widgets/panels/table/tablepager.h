#pragma once

#include "widgets/theme/icon.h"
#include "widgets/theme/theme.h"

#include <QWidget>

#include <vector>

class PanelButton;

/// The pages that buttons stand for, from 1; 0 stands for those left out. `narrow` leaves all but the first, the
/// present and the last one out.
std::vector<int> pageMarks(int current, int count, bool narrow);

/// Buttons for the pages of a table, and which rows are shown. Page Up and Page Down turn pages, Home and End lead to
/// the first and the last one.
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
    void keyPressEvent(QKeyEvent* event) override;

private:
    PanelButton* arrow(IconName symbol, const QString& name, int step);
    PanelButton* pageButton(size_t index); ///< makes it where there is none yet
    void labelPages(const std::vector<int>& marks);
    void layOut();
    void choose(int page);

    Theme m_theme;
    int m_page = 0;
    int m_count = 1;
    QString m_rows;
    PanelButton* m_back = nullptr;
    PanelButton* m_forward = nullptr;
    std::vector<PanelButton*> m_pages;
    std::vector<int> m_pageOf; ///< of each button that is in use
    std::vector<QRectF> m_leftOut; ///< where pages are left out between two buttons
    QRectF m_rowsRect; ///< empty in a narrow table
};
