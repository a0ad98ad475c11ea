#pragma once

#include "dashboards/logs/ansi.h"
#include "widgets/logs/logdetails.h"

#include <QAbstractScrollArea>
#include <QTextLayout>

class QLabel;
class QToolButton;

/// One line beside the lines: when it was, all of its text, and what its details tell.
class LogDetailsPane : public QAbstractScrollArea
{
    Q_OBJECT

public:
    struct Content
    {
        QString time;
        AnsiText text;
        LogDetails details;
    };

    explicit LogDetailsPane(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setContent(Content content);
    const Content& content() const { return m_content; }
    QRect detailsRect() const; ///< in the viewport
    QToolButton& closeButton() { return *m_close; }

signals:
    void actionChosen(const LogDetails::Row& row, LogDetails::Action action);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void relayout();
    LogDetails::Hit hitAt(const QPoint& position) const;

    Theme m_theme;
    Content m_content;
    QTextLayout m_layout;
    QPoint m_mouse {-1, -1};
    QLabel* m_time = nullptr;
    QToolButton* m_close = nullptr;
};
