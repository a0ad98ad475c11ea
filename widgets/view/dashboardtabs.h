#pragma once

#include "dashboards/run/livepanels.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class QTabBar;

/// The tabs of a dashboard: choosing one shows its panels.
class DashboardTabs : public QWidget
{
    Q_OBJECT

public:
    explicit DashboardTabs(const LivePanel& bar, QWidget* parent = nullptr);
    void setBar(const LivePanel& bar);
    void setTheme(const Theme& theme);

signals:
    void tabChosen(const PanelId& bar, const PanelId& tab);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    LivePanel m_bar;
    Theme m_theme;
    QTabBar* m_tabs;
};
