#include "app/mainmenu.h"

#include "app/dashboardpage.h"
#include "app/edit/pagedocument.h"
#include "app/mainwindow.h"
#include "app/rangehistory.h"
#include "app/settings.h"
#include "app/shortcuts.h"
#include "widgets/view/dashboardview.h"

#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QMenuBar>

namespace {

/// everything-together.json: Everything together
QString titleOf(const QFileInfo& shipped)
{
    QString title = shipped.completeBaseName().replace(u'-', u' ');
    title[0] = title[0].toUpper();
    return title;
}

/// What needs a dashboard cannot be chosen without one. Only while the menu is open: keys of disabled entries would
/// stay dead afterwards.
void needPage(QMenu& menu, MainWindow& window, const QList<QAction*>& actions)
{
    const auto enable = [actions](bool on) {
        for (QAction* action : actions)
            action->setEnabled(on);
    };
    QObject::connect(&menu, &QMenu::aboutToShow, &window, [&window, enable] { enable(window.showsPage()); });
    QObject::connect(&menu, &QMenu::aboutToHide, &window, [enable] { enable(true); });
}

} // namespace

MainMenu::MainMenu(MainWindow& window) : m_window(window)
{
    buildFile();
    buildView();
    buildTime();
    buildHelp();
    // Keys of a menu bar end with it when it hides in kiosk mode; those of the window stay.
    for (QMenu* menu : window.menuBar()->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly))
        window.addActions(menu->actions());
}

void MainMenu::buildHelp()
{
    QMenu* help = m_window.menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Keyboard shortcuts"), &m_window, [&window = m_window] { window.run(Command::Help); });
}

void MainMenu::buildFile()
{
    MainWindow* window = &m_window;
    QMenu* file = window->menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open..."), QKeySequence::Open, window, &MainWindow::chooseFile);
    file->addAction(tr("Open &folder..."), QKeySequence(QStringLiteral("Ctrl+Shift+O")), window,
                    &MainWindow::chooseFolder);
    file->addAction(tr("&Datasources..."), window, &MainWindow::editDatasources);
    file->addAction(tr("Datasources fil&e..."), window, &MainWindow::chooseDatasources);
    file->addAction(tr("&Import from Grafana..."), window, &MainWindow::importFromGrafana);
    file->addAction(tr("&Paste a dashboard"), window, [window] { window->run(Command::ImportClipboard); });
    QMenu* shipped = file->addMenu(tr("S&hipped dashboards"));
    for (const QFileInfo& entry : QDir(QStringLiteral(":/dashboards")).entryInfoList({QStringLiteral("*.json")}))
        shipped->addAction(titleOf(entry), window, [window, path = entry.filePath()] { window->openFile(path); });
    QAction* library = file->addAction(tr("&Library"), QKeySequence(QStringLiteral("Ctrl+H")), window, [window] {
        if (window->showsPage() || !window->page())
            window->showStartPage();
        else
            window->showPage();
    });
    QObject::connect(file, &QMenu::aboutToShow, window, [window, library] {
        library->setText(window->showsPage() || !window->page() ? tr("&Library") : tr("&Back to the dashboard"));
    });
    file->addSeparator();
    QList<QAction*> ofPage;
    const auto add = [window, file, &ofPage](const QString& text, const QKeySequence& key, void (*act)(PageDocument&)) {
        ofPage << file->addAction(text, key, window, [window, act] {
            if (window->page())
                act(window->page()->document());
        });
    };
    add(tr("&Save"), QKeySequence::Save, [](PageDocument& document) { document.editor().save(); });
    add(tr("Save &as..."), QKeySequence(QStringLiteral("Ctrl+Shift+S")),
        [](PageDocument& document) { document.editor().saveAs(); });
    add(tr("&Revert"), {}, [](PageDocument& document) { document.editor().revert(); });
    add(tr("Dashboard s&ettings..."), {}, [](PageDocument& document) { document.openSettings(); });
    add(tr("&Move and resize panels"), {}, [](PageDocument& document) { document.editLayout(); });
    needPage(*file, m_window, ofPage);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, window, [] { QApplication::closeAllWindows(); });
}

void MainMenu::buildView()
{
    MainWindow* window = &m_window;
    QMenu* view = window->menuBar()->addMenu(tr("&View"));
    buildTheme(*view);
    buildLanguage(*view);
    view->addAction(tr("&Kiosk mode"), window, [window] { window->setKiosk(!window->isKiosk()); })
        ->setShortcuts({QKeySequence(QStringLiteral("F11")), QKeySequence(QStringLiteral("D, K"))});
    needPage(*view, m_window, {view->addAction(tr("&Panel under the mouse, full size"), window, [window] {
        window->run(Command::ViewPanel);
    })});
    view->addSeparator();
    view->addAction(tr("&New window"), QKeySequence::New, window, &MainWindow::windowRequested);
}

void MainMenu::buildTheme(QMenu& view)
{
    MainWindow* window = &m_window;
    QMenu* menu = view.addMenu(tr("&Theme"));
    auto* group = new QActionGroup(menu); // the menu owns it
    const std::pair<QString, QString> grounds[] = {{QStringLiteral("dark"), tr("&Dark")},
                                                   {QStringLiteral("light"), tr("&Light")},
                                                   {QStringLiteral("contrast"), tr("&High contrast, for walls")}};
    for (const auto& [id, text] : grounds) {
        QAction* action = menu->addAction(text, window, [window, id = id] {
            Look look = Look::fromId(id).value_or(Look());
            look.colorBlind = window->look().colorBlind;
            window->setLook(look);
        });
        action->setCheckable(true);
        action->setData(id);
        group->addAction(action);
    }
    menu->addSeparator();
    QAction* colorBlind = menu->addAction(tr("&Colours for colour-blind eyes"), window, [window] {
        Look look = window->look();
        look.colorBlind = !look.colorBlind;
        window->setLook(look);
    });
    colorBlind->setCheckable(true);
    menu->addSeparator();
    menu->addAction(tr("&Next theme"), QKeySequence(QStringLiteral("Ctrl+Shift+L")), window,
                    [window] { window->setLook(window->look().next()); });
    QObject::connect(menu, &QMenu::aboutToShow, window, [window, group, colorBlind] {
        Look ground = window->look();
        ground.colorBlind = false;
        for (QAction* action : group->actions())
            action->setChecked(action->data().toString() == ground.id());
        colorBlind->setChecked(window->look().colorBlind);
    });
}

void MainMenu::buildLanguage(QMenu& view)
{
    MainWindow* window = &m_window;
    QMenu* menu = view.addMenu(tr("&Language"));
    auto* group = new QActionGroup(menu); // the menu owns it
    const std::pair<QString, QString> languages[] = {{QString(), tr("That of the &system")},
                                                     {QStringLiteral("en"), QStringLiteral("English")},
                                                     {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
    for (const auto& [id, text] : languages) {
        QAction* action = menu->addAction(text, window, [window, id = id] {
            Settings().setLanguage(id);
            window->tell(tr("Vedette speaks the chosen language from its next start."));
        });
        action->setCheckable(true);
        action->setData(id);
        group->addAction(action);
    }
    QObject::connect(menu, &QMenu::aboutToShow, window, [group] {
        for (QAction* action : group->actions())
            action->setChecked(action->data().toString() == Settings().language());
    });
}

void MainMenu::buildTime()
{
    MainWindow* window = &m_window;
    QMenu* time = window->menuBar()->addMenu(tr("&Time"));
    QList<QAction*> ofPage;
    const auto add = [window, time, &ofPage](const QString& text, const QString& key, void (*act)(DashboardPage&)) {
        ofPage << time->addAction(text, QKeySequence(key), window, [window, act] {
            if (window->page())
                act(*window->page());
        });
    };
    add(tr("&Refresh"), QStringLiteral("F5"), [](DashboardPage& page) { page.session().refresh(); });
    add(tr("&Choose range..."), QStringLiteral("T, O"), [](DashboardPage& page) { page.openTimePicker(); });
    add(tr("Zoom &out"), QStringLiteral("Ctrl+Z"), [](DashboardPage& page) { page.session().zoomOut(); });
    add(tr("&Previous range"), QStringLiteral("T, B"), [](DashboardPage& page) { page.ranges().goBack(); });
    add(tr("&Next range"), QStringLiteral("T, F"), [](DashboardPage& page) { page.ranges().goForward(); });
    add(tr("&Back by half the range"), QStringLiteral("Alt+Left"),
        [](DashboardPage& page) { page.session().shiftRange(-0.5); });
    add(tr("&Forward by half the range"), QStringLiteral("Alt+Right"),
        [](DashboardPage& page) { page.session().shiftRange(0.5); });
    needPage(*time, m_window, ofPage);
    time->addSeparator();
    QAction* slide = time->addAction(tr("&Slide the axis with the clock"), window, [window](bool on) {
        if (window->page())
            window->page()->view().setSliding(on);
    });
    slide->setCheckable(true);
    QAction* link = time->addAction(tr("&Link with other windows"), window, &MainWindow::setLinked);
    link->setCheckable(true);
    QObject::connect(time, &QMenu::aboutToShow, window, [window, slide, link] {
        slide->setEnabled(window->page());
        slide->setChecked(window->page() && window->page()->view().isSliding());
        link->setEnabled(window->canLink());
        link->setChecked(window->isLinked());
    });
}
