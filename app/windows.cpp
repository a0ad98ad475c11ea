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
    , m_first(std::make_unique<MainWindow>(options, services, timings))
{
    connectWindow(*m_first);
    m_options.refreshCount = 0; // counted in the first window only
}

Windows::~Windows()
{
    for (const QPointer<MainWindow>& window : m_further)
        delete window.data();
}

void Windows::connectWindow(MainWindow& window)
{
    window.setTimeLink(&m_link);
    connect(&window, &MainWindow::windowRequested, this, [this, &window] { openBeside(window); });
}

MainWindow* Windows::openBeside(MainWindow& from)
{
    auto* window = new MainWindow(m_options, m_services, m_timings);
    window->setAttribute(Qt::WA_DeleteOnClose);
    connectWindow(*window);
    m_further.emplace_back(window);
    window->resize(from.size());
    window->move(from.pos() + besideBy);
    if (DashboardPage* page = from.page())
        window->showCopyOf(*page);
    from.setLinked(true);
    window->setLinked(true);
    window->show();
    return window;
}
