#include "app/mainwindow.h"

#include "app/dashboardpage.h"
#include "app/librarypage.h"
#include "app/pagecommands.h"
#include "app/timings.h"
#include "dashboards/library/dashboardfiles.h"
#include "dashboards/run/links.h"
#include "datasources/data/background.h"
#include "widgets/controls/banner.h"
#include "widgets/panels/panelview.h"
#include "widgets/view/dashboardview.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDropEvent>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <cstdio>

namespace {

/// What a person set on an open dashboard, so that opening it anew changes nothing of that.
DashboardSession::Overrides stateOf(const DashboardSession& session)
{
    DashboardSession::Overrides state {session.rawRange().from, session.rawRange().to, session.refreshInterval(), {}};
    for (const VariableState& variable : session.variables())
        state.variables[variable.spec.name] = variable.value.values;
    return state;
}

} // namespace

MainWindow::MainWindow(const Options& options, Services& services, Timings& timings)
    : m_options(options)
    , m_services(services)
    , m_timings(timings)
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_library(new LibraryPage(services.pool(), this))
{
    setAcceptDrops(true);
    auto* center = new QWidget(this);
    auto* column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    setCentralWidget(center);
    m_stack->setMinimumSize(160, 120); // of the pages; a corner of a screen is enough for a dashboard
    m_stack->addWidget(m_library);
    connect(m_library, &LibraryPage::fileChosen, this, &MainWindow::openFile);
    connect(m_library, &LibraryPage::openRequested, this, &MainWindow::chooseFile);
    connect(m_library, &LibraryPage::folderRequested, this, &MainWindow::chooseFolder);
    buildMenus();
    const QString theme = options.theme.isEmpty() ? m_settings.theme() : options.theme;
    setTheme(theme == QLatin1String("light") ? ThemeKind::Light : ThemeKind::Dark);
    resize(1600, 1000);
    restoreGeometry(m_settings.windowGeometry());
    showStartPage();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildViewMenu();
    buildTimeMenu();
    buildHelpMenu();
    // Keys of a menu bar end with it when it hides in kiosk mode; those of the window stay.
    for (QMenu* menu : menuBar()->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly))
        addActions(menu->actions());
    installShortcuts(this, [this](Command command) { run(command); });
}

void MainWindow::buildHelpMenu()
{
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Keyboard shortcuts"), this, [this] { run(Command::Help); });
}

void MainWindow::run(Command command)
{
    if (command == Command::Help)
        new ShortcutHelp(m_theme, this); // the window owns it until it closes
    else if (command == Command::ToggleTheme)
        setTheme(m_theme.kind == ThemeKind::Dark ? ThemeKind::Light : ThemeKind::Dark);
    else if (m_page && m_stack->currentWidget() == m_page)
        runPageCommand(command, *m_page);
}

void MainWindow::buildFileMenu()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open..."), QKeySequence::Open, this, &MainWindow::chooseFile);
    file->addAction(tr("Open &folder..."), QKeySequence(QStringLiteral("Ctrl+Shift+O")), this,
                    &MainWindow::chooseFolder);
    file->addAction(tr("&Datasources file..."), this, &MainWindow::chooseDatasources);
    file->addAction(tr("&Start page"), QKeySequence(QStringLiteral("Ctrl+H")), this, &MainWindow::showStartPage);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::buildViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addAction(tr("&Light or dark"), QKeySequence(QStringLiteral("Ctrl+Shift+L")), this,
                    [this] { setTheme(m_theme.kind == ThemeKind::Dark ? ThemeKind::Light : ThemeKind::Dark); });
    view->addAction(tr("&Kiosk mode"), QKeySequence(QStringLiteral("F11")), this, [this] { setKiosk(!m_kiosk); });
    view->addAction(tr("&Panel under the mouse, full size"), this, [this] { run(Command::ViewPanel); });
}

void MainWindow::buildTimeMenu()
{
    QMenu* time = menuBar()->addMenu(tr("&Time"));
    const auto add = [this, time](const QString& text, const QString& key, void (*act)(DashboardPage&)) {
        time->addAction(text, QKeySequence(key), this, [this, act] {
            if (m_page)
                act(*m_page);
        });
    };
    add(tr("&Refresh"), QStringLiteral("F5"), [](DashboardPage& page) { page.session().refresh(); });
    add(tr("&Choose range..."), QStringLiteral("T, O"), [](DashboardPage& page) { page.openTimePicker(); });
    add(tr("Zoom &out"), QStringLiteral("Ctrl+Z"), [](DashboardPage& page) { page.session().zoomOut(); });
    add(tr("&Back by half the range"), QStringLiteral("Alt+Left"),
        [](DashboardPage& page) { page.session().shiftRange(-0.5); });
    add(tr("&Forward by half the range"), QStringLiteral("Alt+Right"),
        [](DashboardPage& page) { page.session().shiftRange(0.5); });
}

void MainWindow::setTheme(ThemeKind kind)
{
    m_theme = Theme::make(kind);
    applyTheme(m_theme);
    m_banner->setTheme(m_theme);
    m_library->setTheme(m_theme);
    if (m_page)
        m_page->setTheme(m_theme);
    if (m_options.theme.isEmpty())
        m_settings.setTheme(kind == ThemeKind::Light ? QStringLiteral("light") : QStringLiteral("dark"));
}

void MainWindow::setKiosk(bool kiosk)
{
    m_kiosk = kiosk;
    menuBar()->setVisible(!kiosk);
    if (m_page)
        m_page->setKiosk(kiosk);
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, kiosk)); // what was maximised is so again afterwards
    show();
}

void MainWindow::openPaths(const QStringList& paths)
{
    for (const QString& path : paths) {
        if (QFileInfo(path).isDir()) {
            m_library->showFolder(path);
            m_stack->setCurrentWidget(m_library);
        } else if (openFile(path)) {
            return;
        }
    }
}

bool MainWindow::openFile(const QString& file)
{
    DashboardSession::Overrides overrides;
    if (!m_commandLineUsed) // it speaks of the first dashboard that can be opened
        overrides = {m_options.from, m_options.to, m_options.refresh, m_options.variables};
    const bool opened = openDashboard(file, overrides);
    m_commandLineUsed = m_commandLineUsed || opened;
    return opened;
}

bool MainWindow::openDashboard(const QString& file, const DashboardSession::Overrides& overrides)
{
    auto opened = m_services.open(file);
    if (!opened) { // what is on the screen stays
        showError(opened.error());
        return false;
    }
    m_banner->dismiss();
    m_timings.event("dashboard",
                    {{QStringLiteral("file"), file}, {QStringLiteral("panels"), opened->loaded.report.panels}});
    auto* page = new DashboardPage(*std::move(opened), overrides, m_services, m_stack);
    page->setTheme(m_theme);
    page->setKiosk(m_kiosk);
    connect(page, &DashboardPage::linkActivated, this, &MainWindow::openLink);
    watchRefreshes(*page);
    m_stack->addWidget(page);
    m_stack->setCurrentWidget(page);
    delete std::exchange(m_page, page);
    setWindowTitle(page->title() + QStringLiteral(" - Vedette"));
    m_settings.addRecentFile(QFileInfo(file).absoluteFilePath());
    page->start();
    return true;
}

void MainWindow::watchRefreshes(DashboardPage& page)
{
    DashboardSession& session = page.session();
    m_timings.watch(session, page.view());
    connect(&page.view(), &DashboardView::refreshPainted, this, [this, &session](quint64 refresh) {
        m_timings.refreshEnds();
        if (m_options.refreshCount > 0 && refresh > quint64(m_options.refreshCount))
            QApplication::quit();
        else if (m_options.refreshCount > 0)
            QMetaObject::invokeMethod(&session, &DashboardSession::refresh, Qt::QueuedConnection);
    });
}

void MainWindow::showError(const Error& error)
{
    m_banner->showError(error.text, error.detail);
    std::fprintf(stderr, "vedette: %s\n", qPrintable(error.text));
}

void MainWindow::showStartPage()
{
    if (m_library->count() == 0)
        m_library->showRecent(m_settings.recentFiles());
    m_stack->setCurrentWidget(m_library);
    setWindowTitle(QStringLiteral("Vedette"));
}

void MainWindow::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a dashboard"), {},
                                                      tr("Dashboards (*.json *.yaml *.yml);;All files (*)"));
    if (!file.isEmpty())
        openFile(file);
}

void MainWindow::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of dashboards"));
    if (!folder.isEmpty())
        openPaths({folder});
}

void MainWindow::chooseDatasources()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Datasources in Grafana's provisioning format"), {},
                                                      tr("YAML (*.yaml *.yml)"));
    if (!file.isEmpty())
        useDatasources(file);
}

bool MainWindow::useDatasources(const QString& file)
{
    if (const auto used = m_services.useDatasources(file); !used) {
        showError(used.error());
        return false;
    }
    m_banner->dismiss();
    m_settings.setDatasourcesFile(file);
    if (m_page)
        openDashboard(m_page->file(), stateOf(m_page->session()));
    return true;
}

void MainWindow::openLink(const LinkTarget& target)
{
    const QString address = safeUrl(target.url);
    if (address.isEmpty())
        return; // dashboards are untrusted: nothing but the web and other dashboards
    if (const auto link = parseDashboardLink(address)) {
        openDashboardLink(*link);
        return;
    }
    const QUrl url(address);
    QMessageBox question(QMessageBox::Question, tr("Open a link"), tr("Open this address in the browser?"),
                         QMessageBox::Yes | QMessageBox::No, this);
    question.setTextFormat(Qt::PlainText);
    question.setInformativeText(url.toString(QUrl::FullyEncoded)); // as it is sent: nothing looks like what it is not
    if (question.exec() == QMessageBox::Yes)
        QDesktopServices::openUrl(url);
}

void MainWindow::openDashboardLink(const DashboardLink& link)
{
    if (!m_page)
        return;
    const QString file = m_page->file();
    if (link.isSameDashboard() || (!link.uid.isEmpty() && link.uid == m_page->session().dashboard().uid)) {
        // Queued: the page that goes away may be the one whose click this is.
        QMetaObject::invokeMethod(
            this, [this, file, link] { openLinked(file, link); }, Qt::QueuedConnection);
        return;
    }
    const QString folder = QFileInfo(file).absolutePath();
    m_linkSearch = runInBackground<QString>(
        m_services.pool(),
        [folder, link] {
            const auto files = dashboardFilesIn(folder);
            const DashboardFile* found = findDashboardFile(files, link.uid, link.slug);
            return found ? found->path : QString();
        },
        [this, folder, link](const QString& found) {
            if (!found.isEmpty())
                openLinked(found, link);
            else
                showError({Error::Kind::Config,
                           tr("There is no dashboard %1 in the folder %2.")
                               .arg(link.uid.isEmpty() ? link.slug : link.uid, folder),
                           {}});
        });
}

void MainWindow::openLinked(const QString& file, const DashboardLink& link)
{
    if (!openDashboard(file, link.overrides) || link.viewPanel.isEmpty())
        return;
    const QString panel = link.viewPanel.startsWith(QLatin1String("panel-")) ? link.viewPanel.mid(6) : link.viewPanel;
    m_page->view().setFullPanel(PanelId(panel));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_kiosk)
        m_settings.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::WindowStateChange && m_page)
        m_page->session().setActive(!isMinimized());
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    openPaths(paths);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    if (m_page && m_page->view().fullPanel())
        m_page->view().setFullPanel(std::nullopt);
    else if (m_kiosk)
        setKiosk(false);
}
