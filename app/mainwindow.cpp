#include "app/mainwindow.h"

#include "app/connectionsdialog.h"
#include "app/dashboardpage.h"
#include "app/datasourceuse.h"
#include "app/edit/pagedocument.h"
#include "app/filedialogs.h"
#include "app/grafanaimportdialog.h"
#include "app/kioskscreen.h"
#include "app/library/libraryfolders.h"
#include "app/library/librarypage.h"
#include "app/mainmenu.h"
#include "app/navigator.h"
#include "app/noticebar.h"
#include "app/pagecommands.h"
#include "app/pagestack.h"
#include "app/queryview.h"
#include "app/timings.h"
#include "dashboards/import/filekind.h"
#include "dashboards/run/links.h"
#include "dashboards/run/timelink.h"
#include "widgets/controls/banner.h"
#include "widgets/panels/panelview.h"
#include "widgets/view/dashboardview.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QMimeData>
#include <QPointer>
#include <QScreen>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdio>

MainWindow::MainWindow(const Options& options, Services& services, Timings& timings)
    : m_options(options)
    , m_services(services)
    , m_timings(timings)
    , m_banner(new Banner(this))
    , m_kioskScreen(new KioskScreen(*this))
    , m_library(services.library())
    , m_libraryPage(new LibraryPage(m_library))
    , m_pages(new PageStack(m_libraryPage, this))
    , m_navigator(new Navigator(m_library, services.pool(), services.http(), this))
{
    setAcceptDrops(true);
    auto* center = new QWidget(this);
    auto* column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    setCentralWidget(center);
    connect(m_libraryPage, &LibraryPage::chosen, this, &MainWindow::openFile);
    connect(m_libraryPage, &LibraryPage::openRequested, this, &MainWindow::chooseFile);
    connect(m_libraryPage, &LibraryPage::folderRequested, this, &MainWindow::chooseFolder);
    connect(m_libraryPage, &LibraryPage::importRequested, this, &MainWindow::importFromGrafana);
    connect(m_libraryPage, &LibraryPage::datasourcesRequested, this, &MainWindow::editDatasources);
    connect(m_navigator, &Navigator::dashboardRequested, this, &MainWindow::openLinked);
    connect(m_navigator, &Navigator::queryRequested, this, &MainWindow::openQuery);
    connect(m_navigator, &Navigator::failed, this, &MainWindow::showError);
    connect(m_navigator, &Navigator::succeeded, this, [this](const QString& text) {
        m_banner->showNote(text); // the page's own bar may ask something
    });
    MainMenu(*this);
    connect(&services.datasourceUse(), &DatasourceUse::changed, this, &MainWindow::tellDatasources);
    connect(&services.datasourceUse(), &DatasourceUse::filled, this, &MainWindow::reloadPages);
    connect(&services.datasourceUse(), &DatasourceUse::failed, this, &MainWindow::showError);
    connect(&services.libraryFolders(), &LibraryFolders::failed, this, &MainWindow::showError);
    installShortcuts(this, [this](Command command) { run(command); });
    const QString theme = options.theme.isEmpty() ? m_settings.theme() : options.theme;
    setLook(Look::fromId(theme).value_or(Look()));
    resize(QSize(1600, 1000).boundedTo(screen()->availableSize()));
    restoreGeometry(m_settings.windowGeometry());
    showStartPage();
    // After the first picture: what a person asked for on the command line comes before the library.
    constexpr int afterStartMs = 700;
    QTimer::singleShot(afterStartMs, this, [this] {
        if (m_library.roots().empty())
            m_services.libraryFolders().set(m_settings.libraryFolders());
    });
}

MainWindow::~MainWindow()
{
    delete m_pages; // they speak through the banner and ask the navigator
}

DashboardPage* MainWindow::page() const
{
    return m_pages->front();
}

bool MainWindow::showsPage() const
{
    return m_pages->showsPage();
}

void MainWindow::run(Command command)
{
    if (command == Command::Help)
        new ShortcutHelp(m_theme, this); // the window owns it until it closes
    else if (command == Command::ToggleTheme)
        setLook(m_theme.look.next());
    else if (command == Command::ImportClipboard)
        openText(QApplication::clipboard()->text());
    else if (command == Command::Star)
        toggleStar();
    else if (command == Command::Search) {
        showStartPage();
        m_libraryPage->focusSearch();
    } else if (m_pages->showsPage())
        runPageCommand(command, *page());
}

void MainWindow::setLook(const Look& look)
{
    m_theme = Theme::make(look);
    applyTheme(m_theme);
    m_banner->setTheme(m_theme);
    m_libraryPage->setTheme(m_theme);
    for (DashboardPage* page : m_pages->pages())
        page->setTheme(m_theme);
    if (m_options.theme.isEmpty())
        m_settings.setTheme(look.id());
    emit lookChanged(look);
}

void MainWindow::setKiosk(bool kiosk)
{
    m_kiosk = kiosk;
    menuBar()->setVisible(!kiosk);
    for (DashboardPage* page : m_pages->pages())
        page->setKiosk(kiosk);
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, kiosk)); // what was maximised is so again afterwards
    show();
    m_kioskScreen->setOn(kiosk);
}

void MainWindow::openPaths(const QStringList& paths)
{
    QStringList folders;
    for (const QString& path : paths)
        if (QFileInfo(path).isDir())
            folders << QFileInfo(path).absoluteFilePath();
    if (!folders.isEmpty()) {
        m_services.libraryFolders().set(folders);
        m_libraryPage->setScope({});
        showStartPage();
    }
    for (const QString& path : paths)
        if (!QFileInfo(path).isDir() && openFile(path))
            return;
}

bool MainWindow::openText(const QString& text)
{
    if (const auto link = parseDashboardLink(text.trimmed())) {
        m_navigator->open(*link);
        return true;
    }
    auto opened = m_services.openBytes(tr("Clipboard"), text.toUtf8());
    if (!opened && openOther(tr("Clipboard"), text.toUtf8()))
        return true;
    if (!opened) {
        showError(opened.error());
        return false;
    }
    opened->id.clear(); // it has no file yet
    if (!mayLeavePage())
        return false;
    showDashboard(*std::move(opened), {});
    return true;
}

bool MainWindow::openOther(const QString& name, const QByteArray& bytes)
{
    const RecognizedFile file = recognizeFile(bytes);
    switch (file.kind) {
    case FileKind::Unknown:
        return false;
    case FileKind::Trace:
        showError({Error::Kind::Config, tr("%1 holds traces, not a dashboard.").arg(name), {}});
        return true;
    case FileKind::DashboardProviders:
        return useProviders(name, file.bytes);
    case FileKind::DataSources:
        break;
    }
    if (QFileInfo(name).isFile() && file.bytes == bytes) {
        useDatasources(name);
    } else if (const auto used = m_services.datasourceUse().useText(name, file.bytes); !used) {
        showError(used.error());
    } else {
        m_settings.setDatasourcesFile(m_services.datasourceUse().file());
        tellDatasources(name);
        emit datasourcesChanged();
    }
    return true;
}

bool MainWindow::useProviders(const QString& name, const QByteArray& bytes)
{
    const auto providers = m_services.libraryFolders().use(name, bytes);
    if (!providers) {
        showError(providers.error());
        return true;
    }
    if (QFileInfo(name).isFile())
        m_settings.setLibraryFolders({name});
    m_libraryPage->setScope({});
    showStartPage();
    QStringList folders;
    for (const LibraryRoot& root : providers->roots)
        folders << root.path;
    m_banner->showNote(
        folders.isEmpty()
            ? tr("%1 names no folders of dashboards.").arg(name)
            : tr("The library reads the folders that %1 names: %2.").arg(name, folders.join(QStringLiteral(", "))),
        providers->warnings.join(QLatin1Char('\n')));
    return true;
}

void MainWindow::tellDatasources(const QString& name)
{
    QStringList names;
    for (const ConnectionConfig& connection : m_services.sources().connections())
        names << connection.name;
    if (!m_kiosk) // nobody is there to close it
        m_banner->showNote(
            tr("Dashboards ask the datasources of %1 now: %2.").arg(name, names.join(QStringLiteral(", "))));
    reloadPages();
}

void MainWindow::reloadPages()
{
    const std::vector<DashboardPage*> pages = m_pages->pages(); // each makes room for another
    for (DashboardPage* page : pages)
        if (page->document().isBusy())
            page->document().reloadWhenIdle();
        else
            reload(*page, page->document().editor().document().toBytes());
}

void MainWindow::importFromGrafana()
{
    auto* dialog = new GrafanaImportDialog({m_services.http(), m_services.secrets(), m_settings}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GrafanaImportDialog::folderWritten, this, [this](const QString& folder) {
        m_settings.setLibraryFolders({folder});
        openPaths({folder});
    });
    dialog->open();
}

void MainWindow::toggleStar()
{
    if (page() && !page()->file().isEmpty())
        m_library.setStarred(page()->file(), !m_library.isStarred(page()->file()));
}

bool MainWindow::openFile(const QString& file)
{
    DashboardSession::Overrides overrides;
    // The command line speaks of the first dashboard that can be opened, or of all of a playlist.
    if (!m_commandLineUsed || !m_options.playlist.isEmpty())
        overrides = {m_options.from, m_options.to, m_options.refresh, m_options.variables, m_options.timezone};
    const bool opened = openDashboard(file, overrides);
    m_commandLineUsed = m_commandLineUsed || opened;
    return opened;
}

bool MainWindow::mayLeavePage()
{
    return std::all_of(m_pages->pages().begin(), m_pages->pages().end(),
                       [](DashboardPage* page) { return page->document().editor().mayLeave(); });
}

bool MainWindow::openDashboard(const QString& file, const DashboardSession::Overrides& overrides)
{
    if (!mayLeavePage())
        return false;
    const QString path = QFileInfo(file).absoluteFilePath();
    const auto traces = traceFileLink(file, m_services);
    const auto bytes = traces ? QByteArray() : m_services.bytesOf(path);
    auto opened = traces ? openQueryView(*traces, m_services)
        : bytes          ? m_services.openBytes(path, *bytes)
                         : Result<OpenedDashboard>(bytes.error());
    if (!opened) { // what is on the screen stays
        if (!bytes || !openOther(path, *bytes))
            showError(opened.error());
        return false;
    }
    m_banner->dismiss();
    m_timings.record("dashboard",
                     {{QStringLiteral("file"), file}, {QStringLiteral("panels"), opened->loaded.report.panels}});
    if (!traces)
        m_library.noteOpened(opened->id);
    showDashboard(*std::move(opened), overrides);
    if (traces)
        page()->view().setFullPanel(queryPanel);
    return true;
}

DashboardPage* MainWindow::makePage(OpenedDashboard opened, const DashboardSession::Overrides& overrides,
                                    std::unique_ptr<DashboardEditor> editor)
{
    auto* page = new DashboardPage(std::move(opened), overrides, {m_services, m_library, std::move(editor)}, m_pages);
    page->setTheme(m_theme);
    page->setKiosk(m_kiosk);
    connect(page, &DashboardPage::linkActivated, m_navigator, &Navigator::follow);
    connect(page, &DashboardPage::editedChanged, this, &MainWindow::updateTitle);
    connect(page, &DashboardPage::starRequested, this, &MainWindow::toggleStar);
    connect(page, &DashboardPage::datasourcesRequested, this, &MainWindow::editDatasources);
    // Queued: the page that asks goes away.
    connect(
        page, &DashboardPage::reloadRequested, this,
        [this, asking = QPointer(page)](const QByteArray& bytes) {
            if (asking)
                reload(*asking, bytes);
        },
        Qt::QueuedConnection);
    connect(
        page, &DashboardPage::backRequested, this,
        [this, asking = QPointer(page)] {
            if (asking && asking == this->page())
                back();
        },
        Qt::QueuedConnection);
    watchRefreshes(*page);
    return page;
}

/// A page that was laid into the stack.
void MainWindow::startPage(DashboardPage& page)
{
    if (&page == m_pages->dashboard()) { // links lead from there, whatever lies over it
        m_navigator->setOrigin(page.file(), page.session().dashboard().uid);
        if (m_linked)
            m_timeLink->join(page.session());
    }
    updateTitle();
    page.start();
}

void MainWindow::showDashboard(OpenedDashboard opened, const DashboardSession::Overrides& overrides,
                               std::unique_ptr<DashboardEditor> editor)
{
    const bool fits = m_options.fit || (m_kiosk && this->page() && this->page()->view().fitsToHeight());
    DashboardPage* page = makePage(std::move(opened), overrides, std::move(editor));
    page->view().setFitToHeight(fits); // a wall keeps it from one dashboard to the next
    m_pages->setOnly(page);
    startPage(*page);
}

void MainWindow::setLinked(bool linked)
{
    m_linked = linked && m_timeLink;
    DashboardPage* dashboard = m_pages->dashboard();
    if (!dashboard || !m_timeLink)
        return;
    if (m_linked)
        m_timeLink->join(dashboard->session());
    else
        m_timeLink->leave(dashboard->session());
}

void MainWindow::showCopyOf(DashboardPage& page)
{
    auto opened = m_services.openBytes(page.mappingKey().id, page.document().editor().document().toBytes());
    if (!opened) {
        showError(opened.error());
        return;
    }
    opened->id = page.file();
    const ViewState state = page.viewState();
    showDashboard(*std::move(opened), state.overrides, page.document().editor().copy());
    this->page()->restore(state);
}

void MainWindow::openQuery(const QueryLink& link)
{
    if (!page())
        return;
    const DashboardSession& from = page()->session();
    auto opened = openQueryView(link, m_services);
    if (!opened) {
        showError(opened.error());
        return;
    }
    DashboardSession::Overrides overrides {
        from.rawRange().from, from.rawRange().to, from.refreshInterval(), {}, from.timezone()};
    if (link.range) {
        overrides.from = QString::number(link.range->fromMs);
        overrides.to = QString::number(link.range->toMs);
        overrides.refresh = QString(); // what happened does not change
    }
    DashboardPage* view = makePage(*std::move(opened), overrides, nullptr);
    view->view().setFullPanel(queryPanel);
    m_pages->push(view);
    startPage(*view);
}

void MainWindow::back()
{
    if (m_pages->pages().size() < 2 || !page()->document().editor().mayLeave())
        return;
    m_pages->pop();
    updateTitle();
}

/// Shows the bytes where the page lay, which goes away.
void MainWindow::reload(DashboardPage& page, const QByteArray& bytes)
{
    auto opened = m_services.openBytes(page.mappingKey().id, bytes);
    if (!opened) { // somebody may be in the middle of writing it
        page.notices().tell(tr("The file is no dashboard any more: %1").arg(opened.error().text), {});
        return;
    }
    opened->id = page.file();
    const ViewState state = page.viewState();
    DashboardPage* fresh = makePage(*std::move(opened), state.overrides, page.document().takeEditor());
    m_pages->replace(&page, fresh);
    startPage(*fresh);
    fresh->restore(state);
}

void MainWindow::updateTitle()
{
    const bool onPage = m_pages->showsPage();
    const bool edited = onPage && page()->document().editor().isEdited();
    const QString title = onPage ? page()->title() + QStringLiteral(" - Vedette") : QStringLiteral("Vedette");
    setWindowTitle(edited ? title + QStringLiteral("[*]") : title);
    setWindowModified(edited);
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

void MainWindow::tell(const QString& note)
{
    m_banner->showNote(note);
}

void MainWindow::showStartPage()
{
    if (m_library.roots().empty() && m_settings.libraryFolders().isEmpty())
        m_libraryPage->setScope({LibraryScope::Kind::Recent, {}});
    else if (m_library.roots().empty())
        m_services.libraryFolders().set(m_settings.libraryFolders());
    m_pages->showStartPage();
    updateTitle();
}

void MainWindow::showPage()
{
    if (m_pages->showPage())
        updateTitle();
}

void MainWindow::chooseFile()
{
    if (const QString file = askForDashboard(this); !file.isEmpty())
        openFile(file);
}

void MainWindow::chooseFolder()
{
    const QString folder = askForFolder(this);
    if (folder.isEmpty())
        return;
    m_settings.setLibraryFolders({folder});
    openPaths({folder});
}

void MainWindow::chooseDatasources()
{
    if (const QString file = askForDatasources(this); !file.isEmpty())
        useDatasources(file);
}

void MainWindow::editDatasources()
{
    DatasourceUse& use = m_services.datasourceUse();
    auto* dialog = new ConnectionsDialog(
        {m_services.http(), m_services.sources().connections(), use.isKept() ? QString() : use.file()}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, &use] {
        use.useConnections(dialog->connections());
        if (m_options.command != Options::Command::Demo) // whose servers end with it
            m_settings.setDatasourcesFile(use.file());
        reloadPages();
        emit datasourcesChanged();
    });
    dialog->open();
}

bool MainWindow::useDatasources(const QString& file)
{
    if (const auto used = m_services.datasourceUse().useFile(file); !used) {
        showError(used.error());
        return false;
    }
    m_settings.setDatasourcesFile(m_services.datasourceUse().file());
    tellDatasources(file);
    emit datasourcesChanged();
    return true;
}

void MainWindow::openLinked(const QString& id, const DashboardLink& link)
{
    if (!openDashboard(id, link.overrides))
        return;
    if (link.kiosk)
        setKiosk(true);
    if (link.fit)
        page()->view().setFitToHeight(true);
    if (link.viewPanel.isEmpty())
        return;
    const QString panel = link.viewPanel.startsWith(QLatin1String("panel-")) ? link.viewPanel.mid(6) : link.viewPanel;
    page()->view().setFullPanel(PanelId(panel));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayLeavePage()) {
        event->ignore();
        return;
    }
    if (!m_kiosk)
        m_settings.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::WindowStateChange && page())
        page()->session().setActive(!isMinimized() && m_pages->showsPage());
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    if (paths.isEmpty())
        openText(event->mimeData()->text());
    else
        openPaths(paths);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    if (!m_pages->showsPage() && page())
        showPage();
    else if (m_pages->pages().size() > 1)
        back();
    else if (page() && page()->view().fullPanel())
        page()->view().setFullPanel(std::nullopt);
    else if (page() && page()->viewState().reportShown)
        page()->toggleReport();
    else if (m_kiosk)
        setKiosk(false);
}
