#include "dashboards/run/paneljob.h"

#include "dashboards/alerts/alertlistoptions.h"
#include "dashboards/run/alertjob.h"
#include "dashboards/run/annotationtables.h"
#include "dashboards/run/paneltime.h"
#include "dashboards/run/timecompare.h"
#include "dashboards/time/intervals.h"
#include "dashboards/variables/variablesources.h"
#include "datasources/datasources.h"

#include <QCoreApplication>

namespace {

constexpr int defaultMaxDataPoints = 500;

QString tr(const char* text)
{
    return QCoreApplication::translate("PanelJob", text);
}

bool namesAny(const QString& text, const QSet<QString>& names)
{
    const QStringList used = usedVariables(text);
    return std::any_of(used.begin(), used.end(), [&names](const QString& name) { return names.contains(name); });
}

bool namesAny(const Json& json, const QSet<QString>& names)
{
    return namesAny(QString::fromUtf8(jsonutil::dump(json)), names);
}

/// What the requests of one panel share.
struct PanelFrame
{
    const LivePanel& panel;
    const RefreshContext& refresh;
    PanelTime time;
    InterpolateContext variables;
    int maxPoints = defaultMaxDataPoints;
};

/// Texts under the source's own query keys take its format, all others Grafana's plain one.
Json interpolateQuery(const Json& query, const DataSource& source, const InterpolateContext& plain)
{
    InterpolateContext own = plain;
    own.defaultFormat = [&source](const VariableShape& shape) { return source.formatVariable(shape); };
    const QStringList ownKeys = source.interpolatedKeys();
    Json result = Json::object();
    for (const auto& [key, value] : query.items())
        result[key] = interpolateJson(value, ownKeys.contains(QString::fromStdString(key)) ? own : plain);
    return result;
}

qint64 intervalOf(const PanelFrame& frame, const DataSource& source)
{
    const auto own = intervalToMs(interpolate(frame.panel.spec->interval, frame.variables));
    const bool hasOwn = !frame.panel.spec->interval.isEmpty() && own;
    return calculateInterval(frame.time.range.durationMs(), frame.maxPoints, hasOwn ? *own : source.minIntervalMs());
}

Result<QueryRequest> makeRequest(const TargetSpec& target, const PanelFrame& frame)
{
    auto connection = resolveDataSource(target.datasource, frame.refresh.sources, frame.variables);
    if (!connection)
        return std::move(connection).error();
    const DataSource* source = frame.refresh.sources.find(*connection);
    if (!source)
        return Error {Error::Kind::Config, tr("The datasource %1 cannot be used.").arg(connection->value), {}};
    QueryRequest request;
    request.connection = *connection;
    request.refId = target.refId;
    request.spec = interpolateQuery(target.query, *source, frame.variables);
    if (frame.refresh.adhocFilters)
        if (const auto filters = frame.refresh.adhocFilters(*connection); !filters.empty())
            request.spec = source->applyAdhoc(request.spec, filters);
    if (frame.refresh.groupByKeys)
        if (const auto keys = frame.refresh.groupByKeys(*connection); !keys.isEmpty())
            request.spec = source->applyGroupBy(request.spec, keys);
    request.range = frame.time.range;
    request.intervalMs = intervalOf(frame, *source);
    request.maxPoints = frame.maxPoints;
    request.nowMs = frame.refresh.time.nowMs;
    request.rangeEndsInNow = frame.time.raw.endsInNow();
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(frame.time.range.toMs, Qt::UTC);
    request.utcOffsetMs = qint64(frame.refresh.time.zone.offsetFromUtc(end)) * 1000;
    return request;
}

/// Asks everything a second time for the earlier period.
void addComparison(const PanelFrame& frame, PanelJob& job)
{
    const QString chosen = frame.refresh.compareWith;
    const QString with = chosen.isEmpty() ? compareWithOption(frame.panel.spec->options) : chosen;
    const qint64 shift = compareShiftMs(with, frame.time.range);
    const size_t present = job.requests.size();
    if (shift == 0)
        return;
    job.pipeline.compareShiftMs.assign(present, 0);
    for (size_t i = 0; i < present; i++) {
        QueryRequest earlier = job.requests[i];
        earlier.refId = RefId(earlier.refId.value + QStringLiteral("-compare"));
        earlier.range.fromMs -= shift;
        earlier.range.toMs -= shift;
        earlier.rangeEndsInNow = false;
        job.requests.push_back(std::move(earlier));
        job.pipeline.compareShiftMs.push_back(shift);
    }
}

/// Requests of visible targets, and of hidden ones that expressions read.
void addRequests(const PanelFrame& frame, PanelJob& job)
{
    const QSet<RefId> needed = neededInputs(job.pipeline.plan.expressions);
    for (const TargetSpec& target : frame.panel.spec->targets) {
        const auto kind = target.datasource.kind;
        if (kind == DataSourceRef::Kind::Dashboard || kind == DataSourceRef::Kind::Expression
            || (target.hidden && !needed.contains(target.refId)))
            continue;
        auto request = makeRequest(target, frame);
        if (request)
            job.requests.push_back(*std::move(request));
        else if (!job.error)
            job.error = std::move(request).error();
    }
}

void addAlertRequests(PanelJob& job, const PanelFrame& frame)
{
    auto requests = alertRequests(*frame.panel.spec, frame.refresh.sources, frame.variables);
    if (!requests) {
        job.error = std::move(requests).error();
        return;
    }
    job.pipeline.alertFilter = alertFilter(*frame.panel.spec, frame.refresh.names.uid, frame.variables);
    for (QueryRequest& request : *requests) {
        request.range = frame.time.range;
        request.nowMs = frame.refresh.time.nowMs;
        job.requests.push_back(std::move(request));
    }
}

const TargetSpec* sharingTarget(const PanelSpec& spec)
{
    for (const TargetSpec& target : spec.targets)
        if (target.datasource.kind == DataSourceRef::Kind::Dashboard && jsonutil::optNumber(target.query, "panelId"))
            return &target;
    return nullptr;
}

} // namespace

PanelId sharedPanel(const PanelSpec& spec)
{
    const TargetSpec* target = sharingTarget(spec);
    return target ? PanelId(QString::number(qint64(jsonutil::number(target->query, "panelId")))) : PanelId();
}

void showAnswersOf(const PanelSpec& shared, const PanelData& data, const PanelSpec& shows, PanelJob& job)
{
    const TargetSpec* target = sharingTarget(shows);
    if (!target)
        return;
    job.usesGiven = true;
    job.error = data.error;
    PipelineInput& pipeline = job.pipeline;
    if (jsonutil::string(target->query, "topic") == annotationsTopic()) {
        auto events = std::make_shared<Response>();
        events->frames = {annotationTable(data.annotations)};
        events->frames.front().meta.topic.clear(); // rows like any others here
        job.given = {std::move(events)};
        pipeline.refIds = {target->refId};
        return;
    }
    job.given = data.responses;
    for (const QueryRequest& request : data.requests)
        pipeline.refIds.push_back(request.refId);
    addSharedPlan(pipeline.plan, data.plan, pipeline.refIds);
    if (jsonutil::boolean(target->query, "withTransforms"))
        pipeline.transformations.insert(pipeline.transformations.begin(), shared.transformations.begin(),
                                        shared.transformations.end());
}

InterpolateContext interpolateContext(const std::shared_ptr<const VariableScope>& scope, const RawTimeRange& rawRange,
                                      const TimeRange& range, const QString& timezone)
{
    InterpolateContext context;
    context.scope = scope;
    context.rawRange = rawRange;
    context.range = range;
    context.timezone = timezone.isEmpty() ? QStringLiteral("browser") : timezone;
    return context;
}

bool usesAnyVariable(const AnnotationSpec& spec, const QSet<QString>& names)
{
    return namesAny(spec.datasource.uid, names) || namesAny(spec.query, names);
}

void markLive(PanelJob& job, bool following)
{
    if (following)
        for (QueryRequest& request : job.requests)
            if (!jsonutil::find(request.spec, "supportingQueryType"))
                request.spec["queryType"] = "stream";
    job.live = std::any_of(job.requests.begin(), job.requests.end(), [](const QueryRequest& request) {
        return jsonutil::string(request.spec, "queryType") == QLatin1String("stream");
    });
}

void markLines(PanelJob& job, int most)
{
    if (most > 0)
        for (QueryRequest& request : job.requests)
            if (!jsonutil::find(request.spec, "supportingQueryType"))
                request.spec["maxLines"] = most;
}

bool usesAnyVariable(const PanelSpec& spec, const QSet<QString>& names)
{
    const auto uses = [&names](const QString& text) { return namesAny(text, names); };
    const auto usesJson = [&names](const Json& json) { return namesAny(json, names); };
    if (names.contains(spec.repeat) || uses(spec.datasource.uid) || uses(spec.interval) || uses(spec.timeFrom)
        || uses(spec.timeShift) || uses(spec.title) || usesJson(spec.options)
        || usesJson(spec.fieldConfig.defaultsJson))
        return true;
    for (const TargetSpec& target : spec.targets)
        if (uses(target.datasource.uid) || usesJson(target.query))
            return true;
    for (const TransformationSpec& transformation : spec.transformations)
        if (usesJson(transformation.options))
            return true;
    for (const OverrideRule& rule : spec.fieldConfig.overrides)
        for (const OverrideProperty& property : rule.properties)
            if (usesJson(property.value) || usesJson(rule.matcher.options))
                return true;
    return false;
}

PanelJob makePanelJob(const LivePanel& panel, int widthPx, const RefreshContext& refresh)
{
    PanelFrame frame {panel, refresh, {}, {}, defaultMaxDataPoints};
    const PanelSpec& spec = *panel.spec;
    const auto dashboardRange = resolveRange(refresh.rawRange, refresh.time).value_or(TimeRange {});
    const auto outer = interpolateContext(panel.scope, refresh.rawRange, dashboardRange, refresh.timezone);
    frame.time = panelTime(interpolate(spec.timeFrom, outer), interpolate(spec.timeShift, outer), refresh.rawRange,
                           refresh.time);
    frame.variables = interpolateContext(panel.scope, frame.time.raw, frame.time.range, refresh.timezone);
    frame.maxPoints = spec.maxDataPoints.value_or(widthPx > 0 ? widthPx : defaultMaxDataPoints);

    PanelJob job;
    job.range = frame.time.range;
    job.rawRange = frame.time.raw;
    job.timeInfo = spec.hideTimeOverride ? QString() : frame.time.info;
    PipelineInput& pipeline = job.pipeline;
    pipeline.plan = targetPlan(spec.targets, frame.variables);
    addRequests(frame, job);
    addComparison(frame, job);
    if (isAlertPanel(spec.type))
        addAlertRequests(job, frame);
    pipeline.transformations = spec.transformations;
    pipeline.fieldConfig = spec.fieldConfig;
    pipeline.display = {refresh.palette, refresh.time.zone, refresh.time.nowMs};
    pipeline.registry = refresh.transformations;
    pipeline.showsLogs = spec.type == QLatin1String("logs");
    pipeline.showsTraces = spec.type == QLatin1String("traces");
    pipeline.variables = frame.variables;
    if (!panel.notice.isEmpty())
        pipeline.notices.push_back({Notice::Severity::Warning, panel.notice});
    DashboardNames names = refresh.names;
    if (!job.requests.empty())
        names.intervalMs = job.requests.front().intervalMs;
    pipeline.variables.extra = [names](const QString& name, const QString& path) {
        return dashboardNameText(names, name, path);
    };
    return job;
}
