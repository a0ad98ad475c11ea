#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

/// The small bar over the upper right corner of log lines: search, live, pause.
class LogSearchBar : public QWidget
{
    Q_OBJECT

public:
    explicit LogSearchBar(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void openSearch();
    void closeSearch();
    bool isSearching() const;
    QString text() const;
    void setMatches(qsizetype current, qsizetype count); ///< current counts from 0; -1: none
    /// A panel whose source can follow lines has the live button.
    void setLive(bool possible, bool live);
    /// There is a view with more about these lines.
    void setExplorable(bool explorable);
    void setPaused(bool paused, qsizetype waiting);

signals:
    void searchChanged(const QString& text);
    void nextRequested(int direction); ///< 1 downwards, -1 upwards
    void liveToggled(bool live);
    void pauseToggled(bool paused);
    void exploreClicked();
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* button(const QString& text, const QString& toolTip);
    void fit();

    Theme m_theme;
    QToolButton* m_find = nullptr;
    QLineEdit* m_edit = nullptr;
    QLabel* m_count = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_explore = nullptr;
    QToolButton* m_live = nullptr;
    QToolButton* m_pause = nullptr;
};
