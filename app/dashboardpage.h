#pragma once

#include "app/services.h"
#include "dashboards/model/dashboarddocument.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class DashboardLinks;
class DashboardView;
class ElidedLabel;
class PanelActions;
class QSplitter;
class RefreshPicker;
class ReportPanel;
class TimeRangePicker;
class ToolSegment;
class VariableBar;
struct LinkTarget;

/// One open dashboard: title, variables, time and refresh above the panels. Owns the session.
class DashboardPage : public QWidget
{
    Q_OBJECT

public:
    DashboardPage(OpenedDashboard opened, const DashboardSession::Overrides& overrides, Services& services,
                  QWidget* parent = nullptr);
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
    void toggleReport();
    PanelActions& panelActions() { return *m_actions; }

signals:
    void linkActivated(const LinkTarget& target);

private:
    void buildBar(QLayout* layout);
    void buildControls(QLayout* layout);
    void updateTime();
    void buildBody(QLayout* layout, Services& services);
    void showFinding(const QString& path);
    DashboardDocument& document() const;
    QByteArray panelJson(const PanelId& panel) const;
    void showPanelMenu(const PanelId& panel, const QPoint& globalPos);

    QString m_file;
    ImportReport m_report;
    QByteArray m_bytes; // of the file
    mutable std::optional<DashboardDocument> m_document; // made from m_bytes when it is first needed
    std::unique_ptr<DashboardSession> m_session;
    QWidget* m_bar = nullptr;
    ElidedLabel* m_title = nullptr;
    ToolSegment* m_findings = nullptr;
    ToolSegment* m_back = nullptr;
    ToolSegment* m_forward = nullptr;
    ToolSegment* m_zoomOut = nullptr;
    TimeRangePicker* m_time = nullptr;
    RefreshPicker* m_refresh = nullptr;
    VariableBar* m_variables = nullptr;
    QWidget* m_variableArea = nullptr; // around it
    DashboardLinks* m_links = nullptr;
    QSplitter* m_body = nullptr;
    DashboardView* m_view = nullptr;
    ReportPanel* m_reportPanel = nullptr;
    PanelActions* m_actions = nullptr;
};
