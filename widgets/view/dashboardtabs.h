#pragma once

#include "dashboards/run/livepanels.h"

#include <QWidget>

class QTabBar;

/// The tabs of a dashboard: choosing one shows its panels.
class DashboardTabs : public QWidget
{
    Q_OBJECT

public:
    explicit DashboardTabs(const LivePanel& bar, QWidget* parent = nullptr);
    void setBar(const LivePanel& bar);

signals:
    void tabChosen(const PanelId& bar, const PanelId& tab);

private:
    LivePanel m_bar;
    QTabBar* m_tabs;
};
