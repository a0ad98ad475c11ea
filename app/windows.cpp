#include "app/windows.h"

#include "app/dashboardpage.h"
#include "app/mainwindow.h"

namespace {
constexpr QPoint besideBy(40, 40); ///< a new window must not hide the one it came from
} // namespace

Windows::Windows(const Options& options, Services& services, Timings& timings)
    : m_options(options)
    , m_services(services)
    , m_timings(timings)
    , m_first(add())
{
    // The command line speaks of the first window and its first dashboard.
    m_options.refreshCount = 0;
    m_options.from.reset();
    m_options.to.reset();
    m_options.refresh.reset();
    m_options.timezone.reset();
    m_options.variables.clear();
}

Windows::~Windows()
{
    for (const QPointer<MainWindow>& window : m_windows)
        delete window.data();
}

std::vector<MainWindow*> Windows::others(const MainWindow& than) const
{
    std::vector<MainWindow*> others;
    for (const QPointer<MainWindow>& window : m_windows)
        if (window && window != &than)
            others.push_back(window);
    return others;
}

MainWindow* Windows::add()
{
    auto* window = new MainWindow(m_options, m_services, m_timings);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setTimeLink(&m_link);
    connect(window, &MainWindow::windowRequested, this, [this, window] { openBeside(*window); });
    connect(window, &MainWindow::lookChanged, this, [this, window](const Look& look) {
        for (MainWindow* other : others(*window))
            if (other->look() != look)
                other->setLook(look);
    });
    connect(window, &MainWindow::datasourcesChanged, this, [this, window] {
        for (MainWindow* other : others(*window))
            other->reloadPages();
    });
    m_windows.emplace_back(window);
    return window;
}

MainWindow* Windows::openBeside(MainWindow& from)
{
    if (!m_options.theme.isEmpty())
        m_options.theme = from.look().id(); // else it is remembered
    MainWindow* window = add();
    window->resize(from.size());
    window->move(from.pos() + besideBy);
    if (DashboardPage* page = from.page())
        window->showCopyOf(*page);
    from.setLinked(true);
    window->setLinked(true);
    window->show();
    return window;
}
