#include "dashboards/run/dashboardsession.h"

#include "dashboards/run/annotationrunner.h"
#include "dashboards/run/paneljob.h"
#include "dashboards/run/panelset.h"
#include "dashboards/run/partplaces.h"
#include "dashboards/run/refreshscheduler.h"
#include "dashboards/time/intervals.h"
#include "datasources/datasources.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace {

/// Dashboards that name no day follow the person's locale; without one weeks begin as in English.
QString weekStartOf(const QString& setting, const QLocale& locale)
{
    if (!setting.isEmpty() && setting != QLatin1String("browser"))
        return setting;
    if (locale.language() == QLocale::C)
        return {};
    const Qt::DayOfWeek first = locale.firstDayOfWeek();
    return first == Qt::Monday  ? QStringLiteral("monday")
        : first == Qt::Saturday ? QStringLiteral("saturday")
                                : QString();
}

} // namespace

struct DashboardSession::Private
{
    Private(DashboardSession* session, Dashboard board, Services theServices)
        : q(session)
        , dashboard(std::move(board))
        , services(std::move(theServices))
        , engine(dashboard.variables, services.sources)
        , panels([this](const PanelId& id) { return makeRunner(id); })
        , annotations(
              [this](const QueryRequest& request, Sink sink) { return services.sources.run(request, std::move(sink)); })
    { }

    std::unique_ptr<QueryRunner> makeRunner(const PanelId& id)
    {
        return std::make_unique<QueryRunner>(
            [this](const QueryRequest& request, Sink sink) { return services.sources.run(request, std::move(sink)); },
            services.pool, services.clock, [this, id](const PanelDataPtr& data) { panelChanged(id, *data); });
    }

    void fixNow();
    RefreshContext refreshContext() const;
    DashboardNames names() const;
    InterpolateContext textContext(const std::shared_ptr<const VariableScope>& scope,
                                   const DashboardNames& names) const;
    void rebuildPanels();
    void markDirty(const std::function<bool(const LivePanel&)>& which);
    void runPanels(bool tick);
    void runPanel(RunningPanel& panel);
    void panelChanged(const PanelId& id, const PanelData& data);
    void finishIfDone();
    void beginRefresh(bool tick);
    void ask(bool tick);
    void runAnnotations(const AnnotationRunner::Which& which);
    void beginCounting();
    void variablesChangedBy(const QStringList& names);
    void applyVariables();
    void becameReady();
    bool placeVariables();
    void showAnnotations();

    DashboardSession* q;
    Dashboard dashboard;
    Services services;
    VariableEngine engine;
    PanelSet panels;
    AnnotationRunner annotations;
    RefreshScheduler scheduler;
    RawTimeRange raw;
    TimeContext time; // nowMs fixed for the refresh
    TimeRange range;
    QString timezone;
    QString refreshText;
    Palette palette;
    QHash<PanelId, bool> collapsed;
    QHash<PanelId, PanelId> openTabs;
    QSize gridPx = {1880, 0};
    bool hasConditions = false;
    bool hasAutoGrid = false;
    quint64 refreshNumber = 0;
    bool refreshRuns = false;
    bool everReady = false; // the variables had values once
    QSet<QString> changedNames; // not yet asked for
    VariableEngine::Overrides overrides;
};

void DashboardSession::Private::fixNow()
{
    time.nowMs = services.clock();
    range = resolveRange(raw, time).value_or(range);
}

RefreshContext DashboardSession::Private::refreshContext() const
{
    RefreshContext context {services.sources,         raw, time, timezone, palette,
                            services.transformations, {},  {},   names(),  {}};
    context.adhocFilters = [this](const ConnectionId& connection) { return engine.adhocFilters(connection); };
    context.groupByKeys = [this](const ConnectionId& connection) { return engine.groupByKeys(connection); };
    return context;
}

DashboardNames DashboardSession::Private::names() const
{
    const QString login = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    return {dashboard.uid, dashboard.title, login, {}};
}

/// Texts, unlike queries, also know names that are not variables.
InterpolateContext DashboardSession::Private::textContext(const std::shared_ptr<const VariableScope>& scope,
                                                          const DashboardNames& names) const
{
    InterpolateContext context = ::interpolateContext(scope, raw, range, timezone);
    context.extra = [names](const QString& name, const QString& path) { return dashboardNameText(names, name, path); };
    return context;
}

void DashboardSession::Private::rebuildPanels()
{
    if (panels.update(q->panelsFor(gridPx)))
        emit q->panelsChanged();
}

void DashboardSession::Private::markDirty(const std::function<bool(const LivePanel&)>& which)
{
    for (auto& [id, panel] : panels.all())
        if (which(panel.live))
            panel.dirty = true;
}

void DashboardSession::Private::runPanels(bool tick)
{
    for (auto& [id, panel] : panels.all()) {
        if (!panel.runner || !panel.dirty || !panels.isNeeded(id))
            continue;
        if (tick && panel.runner->isLoading())
            panel.tickWaits = true; // remembered once: asked again as soon as the answer is here
        else
            runPanel(panel);
    }
    finishIfDone();
}

void DashboardSession::Private::runPanel(RunningPanel& panel)
{
    panel.dirty = false;
    panel.askedWith = panel.live.scope;
    panel.tickWaits = false;
    RefreshContext context = refreshContext();
    context.compareWith = panel.compareWith;
    PanelJob job = makePanelJob(panel.live, panel.widthPx, context);
    if (const PanelId shared = sharedPanel(*panel.live.spec); !shared.isEmpty() && job.requests.empty()) {
        const RunningPanel* source = panels.find(shared);
        if (!source || !source->runner) {
            job.error =
                Error {Error::Kind::Config,
                       DashboardSession::tr("Panel %1, whose data this panel shows, does not exist.").arg(shared.value),
                       {}};
        } else if (source->runner->isLoading() || source->runner->data()->receivedMs == 0) {
            return; // runs when the other panel has its answers
        } else {
            showAnswersOf(*source->live.spec, *source->runner->data(), *panel.live.spec, job);
        }
    }
    markLive(job, panel.following);
    markLines(job, panel.mostLines);
    panel.runner->run(std::move(job));
}

void DashboardSession::Private::panelChanged(const PanelId& id, const PanelData& data)
{
    emit q->dataChanged(id);
    RunningPanel* panel = panels.find(id);
    if (!panel || data.state == LoadingState::Loading)
        return;
    if (panel->live.watched && panel->hadData != panels.hasData(id)) {
        panel->hadData = !panel->hadData;
        // Later: the panel that calls must not go from below itself.
        QMetaObject::invokeMethod(
            q, [this] { rebuildPanels(); }, Qt::QueuedConnection);
    }
    if (data.revision > 0 && data.display.palette != palette)
        panel->runner->redisplay(palette); // the look changed while the answer was on its way
    for (const PanelId& sharer : std::vector<PanelId>(panels.sharersOf(id))) // an answer may change the list
        if (RunningPanel* other = panels.find(sharer); other && other->visible)
            runPanel(*other);
    finishIfDone();
    if (panel->tickWaits && panels.isNeeded(id))
        runPanel(*panel);
}

void DashboardSession::Private::finishIfDone()
{
    // The first that loads is enough to know: every answer asks.
    const auto isLoading = [this](const auto& entry) { return panels.isLoading(entry.first); };
    if (!refreshRuns || std::any_of(panels.all().begin(), panels.all().end(), isLoading))
        return;
    refreshRuns = false;
    emit q->refreshFinished(refreshNumber);
}

void DashboardSession::Private::beginRefresh(bool tick)
{
    fixNow();
    engine.setRange(range, raw);
    if (hasConditions)
        rebuildPanels(); // some look at the range
    ask(tick);
}

/// Asks every panel on the screen for the range as it was fixed.
void DashboardSession::Private::ask(bool tick)
{
    markDirty([](const LivePanel&) { return true; });
    runAnnotations({});
    beginCounting(); // now: events that change at once must not end what has not begun
    runPanels(tick);
}

void DashboardSession::Private::runAnnotations(const AnnotationRunner::Which& which)
{
    annotations.run(dashboard.annotations, refreshContext(), ::interpolateContext(engine.scope(), raw, range, timezone),
                    which);
}

void DashboardSession::Private::variablesChangedBy(const QStringList& names)
{
    emit q->variablesChanged();
    changedNames.unite(QSet<QString>(names.begin(), names.end()));
    if (everReady && engine.ready())
        applyVariables();
}

/// Asks again what depends on the variables that changed since the last time.
void DashboardSession::Private::applyVariables()
{
    if (changedNames.isEmpty() || placeVariables())
        return;
    QSet<QString> changed;
    bool filtersChanged = false; // or groupings: queries do not name them
    for (const QString& name : std::exchange(changedNames, {})) {
        changed.insert(name.section(u'@', 0, 0)); // variables of parts, as their texts name them
        const VariableState* state = engine.state(name);
        using Type = VariableSpec::Type;
        filtersChanged =
            filtersChanged || (state && (state->spec.type == Type::AdHoc || state->spec.type == Type::GroupBy));
    }
    rebuildPanels();
    for (auto& [id, panel] : panels.all())
        if (filtersChanged || (usesAnyVariable(*panel.live.spec, changed) && seesOtherValues(panel, changed)))
            panel.dirty = true;
    runAnnotations([&changed](const AnnotationSpec& spec) { return usesAnyVariable(spec, changed); });
    beginCounting();
    runPanels(false);
}

/// Copies of repeated rows and tabs have variables of their own. True when some of them load first.
bool DashboardSession::Private::placeVariables()
{
    return engine.setPlaced(placedVariables(dashboard, engine.scope()));
}

void DashboardSession::Private::becameReady()
{
    if (everReady) {
        applyVariables();
        return;
    }
    if (placeVariables())
        return;
    everReady = true;
    changedNames.clear();
    rebuildPanels();
    emit q->variablesChanged();
    ask(false); // for the range the variables were loaded for
}

void DashboardSession::Private::beginCounting()
{
    if (!refreshRuns)
        ++refreshNumber;
    refreshRuns = true;
    emit q->refreshStarted(refreshNumber);
}

void DashboardSession::Private::showAnnotations()
{
    for (auto& [id, panel] : panels.all())
        if (panel.runner)
            panel.runner->setAnnotations(annotations.annotationsFor(id, palette));
}

DashboardSession::DashboardSession(Dashboard dashboard, Services services, const Overrides& overrides, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(this, std::move(dashboard), std::move(services)))
{
    m_d->raw = m_d->dashboard.time;
    m_d->raw.from = overrides.from.value_or(m_d->raw.from);
    m_d->raw.to = overrides.to.value_or(m_d->raw.to);
    m_d->timezone = overrides.timezone.value_or(m_d->dashboard.timezone);
    m_d->time.zone = zoneFromSetting(m_d->timezone);
    m_d->time.weekStart = weekStartOf(m_d->dashboard.weekStart, QLocale());
    m_d->time.nowDelay = m_d->dashboard.timePicker.nowDelay;
    m_d->time.fiscalYearStartMonth = m_d->dashboard.fiscalYearStartMonth;
    m_d->fixNow();
    for (auto it = overrides.variables.cbegin(); it != overrides.variables.cend(); ++it)
        m_d->overrides.insert(it.key(), it.value());
    connect(&m_d->engine, &VariableEngine::changed, this,
            [this](const QStringList& names) { m_d->variablesChangedBy(names); });
    connect(&m_d->engine, &VariableEngine::becameReady, this, [this] { m_d->becameReady(); });
    connect(&m_d->engine, &VariableEngine::optionsChanged, this, &DashboardSession::variablesChanged);
    connect(&m_d->scheduler, &RefreshScheduler::ticked, this, [this] { m_d->beginRefresh(true); });
    m_d->annotations.onChanged([this] { m_d->showAnnotations(); });
    m_d->hasConditions = hasConditions(m_d->dashboard.panels);
    m_d->hasAutoGrid = hasAutoGrid(m_d->dashboard.panels);
    m_d->rebuildPanels();
    setRefreshInterval(overrides.refresh.value_or(m_d->dashboard.refresh));
    m_d->scheduler.setRelativeRange(isDateMath(m_d->raw.to));
}

DashboardSession::~DashboardSession() = default;

void DashboardSession::start()
{
    m_d->placeVariables(); // as the file was saved; most often it stays so
    m_d->engine.start(m_d->range, m_d->raw, m_d->timezone, m_d->overrides);
}

const Dashboard& DashboardSession::dashboard() const
{
    return m_d->dashboard;
}
bool DashboardSession::variablesReady() const
{
    return m_d->engine.ready();
}
RawTimeRange DashboardSession::rawRange() const
{
    return m_d->raw;
}
TimeRange DashboardSession::range() const
{
    return m_d->range;
}
TimeContext DashboardSession::timeContext() const
{
    return m_d->time;
}
QTimeZone DashboardSession::zone() const
{
    return m_d->time.zone;
}
QString DashboardSession::timezone() const
{
    return m_d->timezone;
}
QString DashboardSession::refreshInterval() const
{
    return m_d->refreshText;
}
const std::vector<VariableState>& DashboardSession::variables() const
{
    return m_d->engine.states();
}
const std::vector<LivePanel>& DashboardSession::panels() const
{
    return m_d->panels.list();
}
Palette DashboardSession::palette() const
{
    return m_d->palette;
}

void DashboardSession::setRawRange(const RawTimeRange& range)
{
    m_d->raw = range;
    m_d->fixNow();
    m_d->scheduler.setRelativeRange(isDateMath(range.to));
    emit rangeChanged();
    refresh();
}

void DashboardSession::setAbsoluteRange(const TimeRange& range)
{
    setRawRange({QString::number(range.fromMs), QString::number(range.toMs)});
}

void DashboardSession::zoomOut()
{
    const qint64 half = std::max<qint64>(m_d->range.durationMs(), 1000) / 2;
    setAbsoluteRange({m_d->range.fromMs - half, m_d->range.toMs + half});
}

void DashboardSession::shiftRange(double parts)
{
    const auto by = qint64(double(m_d->range.durationMs()) * parts);
    setAbsoluteRange({m_d->range.fromMs + by, m_d->range.toMs + by});
}

void DashboardSession::setTimezone(const QString& setting)
{
    m_d->timezone = setting;
    m_d->engine.setTimezone(setting);
    m_d->time.zone = zoneFromSetting(setting);
    emit rangeChanged();
    refresh();
}

void DashboardSession::setRefreshInterval(const QString& interval)
{
    m_d->refreshText = interval;
    m_d->scheduler.setIntervalMs(refreshIntervalMs());
    emit refreshIntervalChanged();
}

qint64 DashboardSession::refreshIntervalMs() const
{
    if (m_d->refreshText.isEmpty())
        return 0;
    constexpr qint64 least = 1000;
    if (m_d->refreshText == QLatin1String("auto"))
        return std::max<qint64>(5 * least, calculateInterval(m_d->range.durationMs(), 1000, 5 * least));
    return std::max(least, intervalToMs(m_d->refreshText).value_or(0));
}

void DashboardSession::setActive(bool active)
{
    m_d->scheduler.setActive(active);
}

void DashboardSession::refresh()
{
    if (!m_d->everReady)
        return;
    m_d->scheduler.restart();
    m_d->beginRefresh(false);
}

void DashboardSession::setVariable(const QString& name, const QStringList& values, const QStringList& texts)
{
    m_d->engine.setValue(name, values, texts);
}

void DashboardSession::setTimeCompare(const PanelId& id, const QString& with)
{
    RunningPanel* panel = m_d->panels.find(id);
    if (!panel || panel->compareWith == with)
        return;
    panel->compareWith = with;
    panel->dirty = true;
    if (!m_d->everReady)
        return; // asked once the variables have values
    m_d->beginCounting();
    m_d->runPanels(false);
}

QString DashboardSession::timeCompare(const PanelId& id) const
{
    const RunningPanel* panel = m_d->panels.find(id);
    return panel ? panel->compareWith : QString();
}

void DashboardSession::setCrosshair(std::optional<double> timeMs)
{
    emit crosshairMoved(timeMs);
}

void DashboardSession::showCrosshair(std::optional<double> timeMs)
{
    emit crosshairShown(timeMs);
}

bool DashboardSession::addAdhocFilter(const AdhocFilter& filter)
{
    for (const VariableState& state : m_d->engine.states()) {
        if (state.spec.type != VariableSpec::Type::AdHoc)
            continue;
        std::vector<AdhocFilter> filters = state.spec.filters;
        filters.push_back(filter);
        m_d->engine.setAdhocFilters(state.spec.name, filters);
        return true;
    }
    return false;
}

void DashboardSession::setOpenTab(const PanelId& bar, const PanelId& tab)
{
    m_d->openTabs.insert(bar, tab);
    m_d->rebuildPanels();
}

const QHash<PanelId, PanelId>& DashboardSession::openTabs() const
{
    return m_d->openTabs;
}

std::vector<LivePanel> DashboardSession::panelsFor(const QSize& gridPx) const
{
    const auto interpolated = [this](const QString& text, const std::shared_ptr<const VariableScope>& scope) {
        InterpolateContext context = m_d->textContext(scope, m_d->names());
        context.format = QStringLiteral("text"); // titles name values as a person chose them: All, a + b
        return interpolate(text, context);
    };
    const auto hasData = [this](const PanelId& id) { return m_d->panels.hasData(id); };
    return livePanels({m_d->dashboard, m_d->engine.scope(), m_d->collapsed, interpolated, m_d->openTabs,
                       m_d->range.durationMs(), hasData, gridPx});
}

void DashboardSession::setGridSize(const QSize& px)
{
    const QSize before = std::exchange(m_d->gridPx, px);
    if (m_d->hasAutoGrid && before != px)
        m_d->rebuildPanels();
}

void DashboardSession::setRowCollapsed(const PanelId& row, bool collapsed)
{
    m_d->collapsed.insert(row, collapsed);
    m_d->rebuildPanels();
}

void DashboardSession::setPanelVisible(const PanelId& id, bool visible, int widthPx)
{
    RunningPanel* panel = m_d->panels.find(id);
    if (!panel || (panel->visible == visible && panel->widthPx == widthPx))
        return;
    panel->visible = visible;
    panel->widthPx = widthPx;
    if (!visible || !m_d->everReady)
        return;
    const PanelId shared = sharedPanel(*panel->live.spec);
    if (RunningPanel* source = shared.isEmpty() ? nullptr : m_d->panels.find(shared);
        source && source->runner && source->dirty)
        m_d->runPanel(*source);
    if (panel->dirty && panel->runner)
        m_d->runPanel(*panel);
}

void DashboardSession::setPanelLive(const PanelId& id, bool live)
{
    RunningPanel* panel = m_d->panels.find(id);
    if (panel && panel->runner && std::exchange(panel->following, live) != live)
        m_d->runPanel(*panel);
}

void DashboardSession::setPanelLines(const PanelId& id, int most)
{
    RunningPanel* panel = m_d->panels.find(id);
    if (panel && panel->runner && std::exchange(panel->mostLines, most) < most)
        m_d->runPanel(*panel);
}

PanelDataPtr DashboardSession::data(const PanelId& id) const
{
    const RunningPanel* panel = m_d->panels.find(id);
    return panel && panel->runner ? panel->runner->data() : std::make_shared<const PanelData>();
}

InterpolateContext DashboardSession::interpolateContext(const PanelId& id) const
{
    const RunningPanel* panel = m_d->panels.find(id);
    DashboardNames names = m_d->names();
    if (panel && panel->runner && !panel->runner->data()->requests.empty())
        names.intervalMs = panel->runner->data()->requests.front().intervalMs;
    return m_d->textContext(panel ? panel->live.scope : m_d->engine.scope(), names);
}

void DashboardSession::setPalette(const Palette& palette)
{
    if (m_d->palette == palette)
        return;
    m_d->palette = palette;
    for (auto& [id, panel] : m_d->panels.all())
        if (panel.runner)
            panel.runner->redisplay(palette);
    m_d->showAnnotations();
}

qint64 DashboardSession::nowMs() const
{
    return m_d->services.clock();
}

int DashboardSession::loadingPanels() const
{
    int loading = 0;
    for (const auto& [id, panel] : m_d->panels.all())
        loading += m_d->panels.isLoading(id) ? 1 : 0;
    return loading;
}
