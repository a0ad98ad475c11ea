#pragma once

#include "app/options.h"
#include "app/settings.h"
#include "dashboards/run/dashboardsession.h"
#include "datasources/data/pending.h"
#include "widgets/theme/theme.h"

#include <QMainWindow>

class Banner;
class DashboardPage;
class LibraryPage;
class QStackedWidget;
class Services;
class Timings;
enum class Command;
struct DashboardLink;
struct LinkTarget;

/// The window: menus and keys, the start page and the open dashboard. It wires; the pages do the work.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const Options& options, Services& services, Timings& timings);
    ~MainWindow() override;

    /// Files open as dashboards (the first is shown), folders in the library.
    void openPaths(const QStringList& paths);
    bool openFile(const QString& file);
    /// A file in Grafana's provisioning format; what is open asks the new datasources at once.
    bool useDatasources(const QString& file);
    void setKiosk(bool kiosk);
    DashboardPage* page() const { return m_page; } ///< nullptr before the first dashboard
    const Banner& banner() const { return *m_banner; } ///< what went wrong last

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildMenus();
    void buildFileMenu();
    void buildViewMenu();
    void buildTimeMenu();
    void buildHelpMenu();
    void run(Command command);
    void setTheme(ThemeKind kind);
    void chooseFile();
    void chooseFolder();
    void chooseDatasources();
    bool openDashboard(const QString& file, const DashboardSession::Overrides& overrides);
    void openLink(const LinkTarget& target);
    void openDashboardLink(const DashboardLink& link);
    void showError(const Error& error);
    void openLinked(const QString& file, const DashboardLink& link);
    void watchRefreshes(DashboardPage& page);
    void showStartPage();

    const Options m_options;
    Services& m_services;
    Timings& m_timings;
    Settings m_settings;
    Theme m_theme;
    Banner* m_banner;
    QStackedWidget* m_stack;
    LibraryPage* m_library;
    DashboardPage* m_page = nullptr; // child of m_stack
    Pending m_linkSearch;
    bool m_kiosk = false;
    bool m_commandLineUsed = false; ///< its times and values were given to a dashboard
};
