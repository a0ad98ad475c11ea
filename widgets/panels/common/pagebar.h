#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

/// Previous and next page of rows, below a chart.
class PageBar : public QWidget
{
    Q_OBJECT

public:
    explicit PageBar(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setPages(int page, int pages);
    QString text() const;
    static constexpr int barHeight = 28;

signals:
    void pageChosen(int page);

private:
    int m_page = 0;
    int m_count = 1;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QLabel* m_text = nullptr;
};
