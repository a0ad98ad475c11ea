#pragma once

#include "app/options.h"
#include "app/settings.h"
#include "dashboards/library/dashboardlibrary.h"
#include "dashboards/run/dashboardsession.h"
#include "datasources/data/pending.h"
#include "widgets/theme/theme.h"

#include <QMainWindow>

class Banner;
class DashboardEditor;
class DashboardPage;
class KioskScreen;
class LibraryPage;
class Navigator;
class PageStack;
class Services;
class TimeLink;
class Timings;
enum class Command;
struct DashboardLink;
struct OpenedDashboard;
struct QueryLink;

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
    /// A dashboard's JSON, or the link to one; false when the text is neither.
    bool openText(const QString& text);
    DashboardLibrary& library() { return m_library; }
    void chooseFile();
    void chooseFolder();
    void chooseDatasources();
    void editDatasources();
    void importFromGrafana();
    void showStartPage();
    void showPage(); ///< the dashboard behind the start page, if there is one
    bool showsPage() const;
    void run(Command command);
    const Look& look() const { return m_theme.look; }
    void setLook(const Look& look);
    bool isKiosk() const { return m_kiosk; }
    void setKiosk(bool kiosk);
    /// What joins this window with others, when a person wants that; must outlive it.
    void setTimeLink(TimeLink* link) { m_timeLink = link; }
    /// Linked windows show the same times and share the crosshair.
    void setLinked(bool linked);
    bool isLinked() const { return m_linked; }
    bool canLink() const { return m_timeLink; }
    /// The same dashboard, looked at in the same way; edits go separate ways from here.
    void showCopyOf(DashboardPage& page);
    DashboardPage* page() const; ///< in front; nullptr before the first dashboard
    const Banner& banner() const { return *m_banner; } ///< what went wrong last
    void showError(const Error& error);
    void tell(const QString& note);
    /// Every page anew: datasources are others now.
    void reloadPages();

signals:
    void windowRequested(); ///< another one with what is open here
    void lookChanged(const Look& look);
    void datasourcesChanged(); ///< a person chose others in this window

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool openDashboard(const QString& file, const DashboardSession::Overrides& overrides);
    /// Uses a file that is no dashboard and says so; false when it means nothing here.
    bool openOther(const QString& name, const QByteArray& bytes);
    bool useProviders(const QString& name, const QByteArray& bytes);
    void tellDatasources(const QString& name);
    void showDashboard(OpenedDashboard opened, const DashboardSession::Overrides& overrides,
                       std::unique_ptr<DashboardEditor> editor = nullptr);
    void reload(DashboardPage& page, const QByteArray& bytes);
    void openLinked(const QString& id, const DashboardLink& link);
    /// The answer to one query in full size; back() returns to the page as it was left.
    void openQuery(const QueryLink& link);
    void back();
    DashboardPage* makePage(OpenedDashboard opened, const DashboardSession::Overrides& overrides,
                            std::unique_ptr<DashboardEditor> editor);
    void startPage(DashboardPage& page);
    bool mayLeavePage();
    void toggleStar();
    void watchRefreshes(DashboardPage& page);
    void updateTitle();

    const Options m_options;
    Services& m_services;
    Timings& m_timings;
    Settings m_settings;
    Theme m_theme;
    Banner* m_banner;
    KioskScreen* m_kioskScreen;
    DashboardLibrary& m_library;
    LibraryPage* m_libraryPage;
    PageStack* m_pages;
    Navigator* m_navigator;
    bool m_kiosk = false;
    TimeLink* m_timeLink = nullptr;
    bool m_linked = false;
    bool m_commandLineUsed = false; ///< its times and values were given to a dashboard
};
