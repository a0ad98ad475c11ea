#pragma once

#include "app/options.h"
#include "app/settings.h"
#include "dashboards/run/dashboardsession.h"
#include "datasources/data/pending.h"
#include "widgets/theme/theme.h"

#include <QMainWindow>

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
    void setKiosk(bool kiosk);
    DashboardPage* page() const { return m_page; } ///< nullptr on the start page

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
    void openLinked(const QString& file, const DashboardLink& link);
    void watchRefreshes(DashboardPage& page);
    void showStartPage();

    const Options m_options;
    Services& m_services;
    Timings& m_timings;
    Settings m_settings;
    Theme m_theme;
    QStackedWidget* m_stack;
    LibraryPage* m_library;
    DashboardPage* m_page = nullptr; // child of m_stack
    Pending m_linkSearch;
    bool m_kiosk = false;
    bool m_firstFile = true;
};
