#include "app/application.h"
#include "app/cli/commands.h"
#include "app/demo/demoservers.h"
#include "app/services.h"
#include "datasources/testdata/testdatasource.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <cstdio>

namespace {

constexpr int longestStartMs = 20'000;
constexpr int pictureHistoryMs = 24'000; ///< a picture without any history would be a lie about what it shows

void waitMs(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Asks until the server answers; false when it never did.
bool waitUntilReady(DataSource& source)
{
    QEventLoop loop;
    Pending asking;
    QTimer again;
    again.setSingleShot(true);
    again.setInterval(200);
    const auto ask = [&] {
        asking = source.check([&](const Result<QString>& answer) {
            if (answer)
                loop.exit(0);
            else
                again.start();
        });
    };
    QObject::connect(&again, &QTimer::timeout, &loop, ask);
    QTimer::singleShot(longestStartMs, &loop, [&loop] { loop.exit(1); });
    ask();
    return loop.exec() == 0;
}

int show(Options options, const QString& dashboard, Services& services)
{
    options.paths = QStringList {dashboard};
    return options.output.isEmpty() ? runWindow(options, services) : runRender(options, services);
}

} // namespace

int runDemo(Options options, Services& services)
{
    const QString gallery = QStringLiteral(":/dashboards/gallery.json");
    auto servers = DemoServers::start();
    if (!servers) {
        fail(servers.error());
        std::fprintf(stderr, "%s\n", qPrintable(QCoreApplication::translate("Demo", "Showing built-in data instead.")));
        services.sources().setConnections({testDataConnection()});
        return show(std::move(options), gallery, services);
    }
    std::vector<ConnectionConfig> connections = (*servers)->connections();
    const ConnectionId prometheus = connections.front().uid;
    connections.push_back(testDataConnection());
    services.sources().setConnections(std::move(connections));
    DataSource* source = services.sources().find(prometheus);
    if (!source || !waitUntilReady(*source)) {
        std::fprintf(stderr, "%s\n",
                     qPrintable(QCoreApplication::translate(
                         "Demo", "The private Prometheus does not answer; showing built-in data instead.")));
        return show(std::move(options), gallery, services);
    }
    std::fprintf(
        stderr, "%s\n",
        qPrintable(QCoreApplication::translate("Demo", "A private Prometheus runs at %1 until you close the window.")
                       .arg((*servers)->url())));
    // The servers know nothing of the time before them, and every second tells more.
    const bool picture = !options.output.isEmpty();
    if (!options.from)
        options.from = picture ? QStringLiteral("now-30s") : QStringLiteral("now-5m");
    if (!options.refresh && !picture)
        options.refresh = QStringLiteral("2s");
    if (picture)
        waitMs(pictureHistoryMs);
    return show(std::move(options), QStringLiteral(":/dashboards/this-machine.json"), services);
}
