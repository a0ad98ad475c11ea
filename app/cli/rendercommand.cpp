#include "app/cli/commands.h"
#include "app/dashboardentries.h"
#include "app/services.h"
#include "app/timings.h"
#include "dashboards/library/datasourcemapping.h"
#include "datasources/testdata/testdatasource.h"
#include "widgets/view/dashboardview.h"

#include <QApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QImage>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace {

constexpr int longestWaitMs = 90'000;
constexpr int tallestPx = 32'000; ///< what the raster engine draws

/// Runs the event loop until every panel has its answer and its picture; false when that took too long.
bool waitForPictures(const DashboardSession& session, const DashboardView& view)
{
    QEventLoop loop;
    bool answered = false;
    QObject::connect(&session, &DashboardSession::refreshFinished, &loop, [&answered] { answered = true; });
    // Looks again and again, because a panel that leaves the screen never says that it was painted, and a chart that
    // was just shown begins to draw a moment later.
    constexpr int enough = 10;
    int quiet = 0;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        quiet = answered && session.loadingPanels() == 0 && !view.isPainting() ? quiet + 1 : 0;
        if (quiet >= enough)
            loop.exit(0);
    });
    look.start(10);
    QTimer::singleShot(longestWaitMs, &loop, [&loop] { loop.exit(1); });
    return loop.exec() == 0;
}

int reportErrors(const DashboardSession& session, bool strict)
{
    int errors = 0;
    for (const LivePanel& panel : session.panels()) {
        const PanelDataPtr data = session.data(panel.id);
        if (!data->error)
            continue;
        ++errors;
        std::fprintf(stderr, "panel %s \"%s\": %s\n", qPrintable(panel.id.value), qPrintable(panel.title),
                     qPrintable(data->error->text));
    }
    return strict && errors > 0 ? 1 : 0;
}

DashboardSession::Overrides overridesOf(const Options& options)
{
    return {options.from, options.to, QString(), options.variables, options.timezone};
}

ConnectionId testDataOf(const DataSources& sources)
{
    const auto configured = sources.byType(QStringLiteral("grafana-testdata-datasource"));
    return configured.empty() ? testDataConnection().uid : configured.front()->uid;
}

std::optional<PanelId> findPanel(const DashboardSession& session, const QString& id)
{
    for (const LivePanel& panel : session.panels())
        if (panel.id.value == id && !panel.spec->isPart())
            return panel.id;
    return std::nullopt;
}

} // namespace

int runRender(const Options& options, Services& services)
{
    Timings timings(options.timings);
    services.http().observeFirstBytes(timings.firstByteObserver());
    auto loaded = services.load(options.paths.front());
    if (!loaded)
        return fail(loaded.error());
    timings.record(
        "dashboard",
        {{QStringLiteral("file"), options.paths.front()}, {QStringLiteral("panels"), loaded->report.panels}});

    if (options.testdata)
        askTestDataInstead(loaded->dashboard, testDataOf(services.sources()));

    const Theme theme = Theme::make(Look::fromId(options.theme).value_or(Look()));
    applyTheme(theme);
    DashboardSession session(std::move(loaded->dashboard), services.session(), overridesOf(options));
    DashboardView view(session, services.panelTypes());
    view.setDashboards(dashboardEntries(options.paths.front(), services.pool()));
    view.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setTheme(theme);
    view.setAttribute(Qt::WA_TransparentForMouseEvents); // no mouse hovers over a picture
    const auto widthOf = [&options](int px) { return int(px / options.scale); };
    const int width = widthOf(options.width);
    view.setAllVisible(true);
    const auto layOut = [&] {
        view.resize(width,
                    options.autoHeight ? std::min(view.contentHeight(width), widthOf(tallestPx))
                                       : widthOf(options.height));
    };
    layOut();
    QObject::connect(&session, &DashboardSession::panelsChanged, &view, layOut);
    if (options.panel) {
        const auto panel = findPanel(session, *options.panel);
        if (!panel)
            return fail(
                {Error::Kind::Config,
                 QCoreApplication::translate("Render", "The dashboard has no panel with id %1.").arg(*options.panel),
                 {}});
        view.setFullPanel(*panel);
        view.setPadding(0);
    }
    view.show();
    timings.record("shown");
    timings.watch(session, view);
    timings.refreshBegins(0);

    QMetaObject::invokeMethod(&session, &DashboardSession::start, Qt::QueuedConnection);
    const bool settled = waitForPictures(session, view);
    if (!settled)
        std::fprintf(stderr, "%s\n",
                     qPrintable(QCoreApplication::translate("Render", "Some panels had no answer in time.")));
    if (options.autoHeight && !options.panel && view.contentHeight(width) > widthOf(tallestPx))
        std::fprintf(
            stderr, "%s\n",
            qPrintable(QCoreApplication::translate("Render", "The picture ends after %1 pixels.").arg(tallestPx)));
    const QImage picture = view.grab().toImage();
    timings.refreshEnds();
    if (!picture.save(options.output))
        return fail(
            {Error::Kind::Config, QCoreApplication::translate("Render", "Cannot write %1.").arg(options.output), {}});
    const int code = reportErrors(session, options.strict);
    return settled ? code : 1;
}
