#pragma once

#include "widgets/controls/toolsegment.h"

class QMenu;

/// Refreshes on a click; the menu beside it chooses how often that happens by itself.
class RefreshPicker : public QWidget
{
    Q_OBJECT

public:
    explicit RefreshPicker(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// Empty: Grafana's list (5s to 1d).
    void setIntervals(const QStringList& intervals);
    void setInterval(const QString& interval);
    QMenu* menu() const { return m_menu; }

signals:
    void refreshRequested();
    void intervalPicked(const QString& interval); ///< empty: off

private:
    void rebuildMenu();

    QStringList m_intervals;
    QString m_interval;
    ToolSegment* m_now;
    ToolSegment* m_choice;
    QMenu* m_menu;
};
