#pragma once

#include "app/services.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class DashboardLinks;
class DashboardView;
class QLabel;
class QToolButton;
class RefreshPicker;
class TimeRangePicker;
class VariableBar;
struct LinkTarget;

/// One open dashboard: title, variables, time and refresh above the panels. Owns the session.
class DashboardPage : public QWidget
{
    Q_OBJECT

public:
    DashboardPage(LoadedDashboard loaded, QString file, const DashboardSession::Overrides& overrides,
                  Services& services, QWidget* parent = nullptr);
    ~DashboardPage() override;

    void setTheme(const Theme& theme);
    /// Only the panels, on the whole screen.
    void setKiosk(bool kiosk);
    void start();

    DashboardSession& session() { return *m_session; }
    DashboardView& view() { return *m_view; }
    const ImportReport& report() const { return m_report; }
    QString file() const { return m_file; }
    QString title() const;
    void openTimePicker();
    void toggleFullPanel();

signals:
    void linkActivated(const LinkTarget& target);

private:
    void buildBar(QLayout* layout);
    void buildControls(QLayout* layout);
    void updateTime();
    void showFindings();
    void showPanelMenu(const PanelId& panel, const QPoint& globalPos);

    QString m_file;
    ImportReport m_report;
    std::unique_ptr<DashboardSession> m_session;
    QWidget* m_bar = nullptr;
    QLabel* m_title = nullptr;
    QToolButton* m_findings = nullptr;
    QToolButton* m_zoomOut = nullptr;
    TimeRangePicker* m_time = nullptr;
    RefreshPicker* m_refresh = nullptr;
    VariableBar* m_variables = nullptr;
    DashboardLinks* m_links = nullptr;
    DashboardView* m_view = nullptr;
};
