#pragma once

#include "app/services.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class NoticeBar;
class DashboardBar;
class DashboardEditor;
class DashboardLibrary;
class DashboardLinks;
class DashboardView;
class PageDocument;
class PanelActions;
class QSplitter;
class RangeHistory;
class ReportPanel;
class VariableBar;
struct LinkTarget;

/// How a person looks at a dashboard: what stays when its file changes.
struct ViewState
{
    DashboardSession::Overrides overrides; ///< range, refresh, variables
    std::map<PanelId, bool> collapsedRows;
    QHash<PanelId, PanelId> openTabs;
    std::map<PanelId, QString> compared; ///< panels with an earlier period beside
    std::optional<PanelId> fullPanel;
    int scroll = 0;
    bool fitsToHeight = false;
    bool reportShown = false;
};

/// One open dashboard: title, variables, time and refresh above the panels. Owns the session.
class DashboardPage : public QWidget
{
    Q_OBJECT

public:
    /// Whose editor goes on with the edits of another page; nullptr: none.
    struct Context
    {
        Services& services;
        const DashboardLibrary& library;
        std::unique_ptr<DashboardEditor> editor;
    };
    DashboardPage(OpenedDashboard opened, const DashboardSession::Overrides& overrides, Context context,
                  QWidget* parent = nullptr);
    ~DashboardPage() override;

    void setTheme(const Theme& theme);
    /// Only the panels, on the whole screen.
    void setKiosk(bool kiosk);
    void start();
    /// Offers the way back to what lies behind this page; empty: there is nothing.
    void setBack(const QString& title);

    DashboardSession& session() { return *m_session; }
    DashboardView& view() { return *m_view; }
    const ImportReport& report() const { return m_report; }
    QString file() const { return m_file; } ///< as the library names it
    const MappingKey& mappingKey() const { return m_mappingKey; }
    QString title() const;
    void openTimePicker();
    void toggleFullPanel();
    void toggleReport();
    PanelActions& panelActions() { return *m_actions; }
    PageDocument& document() { return *m_document; }
    DashboardBar& bar() { return *m_bar; }
    RangeHistory& ranges() { return *m_ranges; } ///< that were looked at
    NoticeBar& notices() { return *m_banner; }
    /// Which connections answer for datasources that are not configured here.
    void mapDataSources();
    ViewState viewState() const;
    void restore(const ViewState& state);

signals:
    void linkActivated(const LinkTarget& target);
    void reloadRequested(const QByteArray& bytes); ///< shown with the present view state
    void editedChanged(bool edited);
    void backRequested();
    void starRequested();
    void datasourcesRequested(); ///< others are to be configured

protected:
    bool focusNextPrevChild(bool next) override;

private:
    void updateVariables();
    void updateTitle();
    void followStar(const DashboardLibrary& library);
    void offerMapping();
    void buildBody(QLayout* layout, Services& services);
    void buildDocument(Context& context, const QByteArray& bytes);
    void showFinding(const QString& path);
    QByteArray panelJson(const PanelId& panel) const;
    void showPanelMenu(const PanelId& panel, const QPoint& globalPos);

    QString m_file;
    ImportReport m_report;
    Services& m_services;
    MappingKey m_mappingKey;
    std::vector<MissingDataSource> m_missing;
    std::unique_ptr<DashboardSession> m_session;
    DashboardBar* m_bar = nullptr;
    VariableBar* m_variables = nullptr;
    QWidget* m_variableArea = nullptr; // around it
    DashboardLinks* m_links = nullptr;
    NoticeBar* m_banner = nullptr;
    QSplitter* m_body = nullptr;
    DashboardView* m_view = nullptr;
    ReportPanel* m_reportPanel = nullptr;
    PanelActions* m_actions = nullptr;
    PageDocument* m_document = nullptr;
    RangeHistory* m_ranges; // child
};
