#include "datasources/prometheus/prometheusrun.h"

#include "datasources/data/answerlater.h"
#include "datasources/prometheus/prometheusdecode.h"
#include "datasources/prometheus/stepmath.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>

namespace {

/// One part's frames as the panel gets them, made in the pool.
struct PartAnswer
{
    PrometheusAnswer answer;
    QueryTiming timing;
};

/// Collects the parts. Held by their callbacks and by the Pending; holds only the parts' Pendings.
struct RunState
{
    Sink sink;
    std::vector<Pending> running;
    size_t open = 0;
    std::vector<Frames> frames; ///< in the order of the parts
    Response response;
};

QString seconds(qint64 ms)
{
    return ms % 1000 == 0 ? QString::number(ms / 1000) : QString::number(double(ms) / 1000, 'f', 3);
}

QString minStepOf(const QueryRequest& request)
{
    QString interval = jsonutil::string(request.spec, "interval");
    if (request.kind != QueryRequest::Kind::Annotation || !interval.isEmpty())
        return interval;
    const QString step = jsonutil::string(request.spec, "step"); // annotations call it so
    return step.isEmpty() ? QStringLiteral("60s") : step;
}

struct SampleTimes
{
    PrometheusStep step;
    TimeRange samples; ///< the first and the last
};

Result<SampleTimes> sampleTimes(const QueryRequest& request, const PrometheusDefaults& defaults)
{
    StepInput input;
    input.minStep = minStepOf(request);
    input.scrapeInterval = defaults.scrapeInterval;
    input.intervalMs = input.queryIntervalMs = request.intervalMs;
    input.intervalFactor = jsonutil::integer(request.spec, "intervalFactor", 1);
    input.maxDataPoints = request.maxPoints;
    input.range = request.range;
    const auto step = prometheusStep(input);
    if (!step)
        return step.error();
    const auto aligned = [&](qint64 ms) { return alignToStep(ms, step->stepMs, request.utcOffsetMs); };
    return SampleTimes {*step, {aligned(request.range.fromMs), aligned(request.range.toMs)}};
}

/// The value of a sample depends on the range, not on its time alone.
bool dependsOnRange(const QString& expr)
{
    static const QRegularExpression rangeMacro(QStringLiteral(R"(\$\{?__range|\b(start|end|range)\s*\()"));
    return rangeMacro.match(expr).hasMatch();
}

Result<PartAnswer> decodePart(const HttpReply& reply, const QByteArray& url, const PrometheusPlan::Part& part)
{
    QElapsedTimer clock;
    clock.start();
    auto answer = part.exemplars ? decodeExemplars(reply, url) : decodePrometheusReply(reply, url);
    if (!answer)
        return answer.error();
    if (part.exemplars)
        for (Frame& frame : answer->frames) {
            frame.refId = part.shape.refId;
            if (part.traces)
                addTraceLinks(*part.traces, frame);
        }
    else
        answer->frames = shapePrometheusFrames(std::move(answer->frames), part.shape);
    const QueryTiming timing {reply.timing.queuedNs, reply.timing.firstByteNs, reply.timing.receivedNs,
                              clock.nsecsElapsed(), qint64(reply.body.size())};
    return PartAnswer {std::move(*answer), timing};
}

void addTiming(QueryTiming& sum, const QueryTiming& part)
{
    sum.queuedNs = std::max(sum.queuedNs, part.queuedNs);
    sum.firstByteNs = std::max(sum.firstByteNs, part.firstByteNs);
    sum.receivedNs = std::max(sum.receivedNs, part.receivedNs);
    sum.decodeNs += part.decodeNs;
    sum.bytes += part.bytes;
}

void finish(const std::shared_ptr<RunState>& state)
{
    for (Frames& frames : state->frames)
        std::move(frames.begin(), frames.end(), std::back_inserter(state->response.frames));
    const auto done = std::move(state->sink.done);
    done(ResponsePtr(std::make_shared<const Response>(std::move(state->response))));
}

void onPart(const std::shared_ptr<RunState>& state, size_t index, bool exemplars, Result<PartAnswer> answer)
{
    if (!answer && !exemplars) {
        state->running.clear(); // one failure decides
        const auto done = std::move(state->sink.done);
        return done(answer.error());
    }
    if (answer) {
        state->frames[index] = std::move(answer->answer.frames);
        auto& notices = state->response.notices;
        for (const Notice& notice : answer->answer.notices)
            if (std::find(notices.begin(), notices.end(), notice) == notices.end())
                notices.push_back(notice);
        addTiming(state->response.timing, answer->timing);
    } else {
        state->response.notices.push_back(
            {Notice::Severity::Warning,
             QCoreApplication::translate("Prometheus", "No exemplars: %1").arg(answer.error().text)});
    }
    if (--state->open == 0)
        finish(state);
}

} // namespace

Result<PrometheusPlan> planPrometheusQuery(const QueryRequest& request, const PrometheusDefaults& defaults)
{
    PrometheusPlan plan;
    const QString written = jsonutil::string(request.spec, "expr");
    if (written.trimmed().isEmpty())
        return plan;
    const auto times = sampleTimes(request, defaults);
    if (!times)
        return times.error();
    const PrometheusStep* step = &times->step;
    const QString expr = expandMacros(written, *step, request.range);
    const qint64 tailFromMs = request.tailFromMs.value_or(times->samples.fromMs);
    const QString start =
        seconds(std::max(times->samples.fromMs, alignToStep(tailFromMs, step->stepMs, request.utcOffsetMs)));
    const QString end = seconds(times->samples.toMs);
    plan.executedQuery = QStringLiteral("Expr: ") + expr + QStringLiteral("\nStep: ") + goDuration(step->stepMs);

    PrometheusShape shape {request.refId.value, expr, jsonutil::string(request.spec, "legendFormat"),
                           jsonutil::string(request.spec, "format"), step->stepMs};
    const bool instant = jsonutil::boolean(request.spec, "instant");
    const bool range = jsonutil::boolean(request.spec, "range") || !instant;
    const auto withTimeout = [&](ApiParameters parameters) {
        if (!defaults.queryTimeout.isEmpty())
            parameters.emplace_back(QStringLiteral("timeout"), defaults.queryTimeout);
        return parameters;
    };
    const std::pair query {QStringLiteral("query"), expr};
    if (range)
        plan.parts.push_back({{QStringLiteral("/api/v1/query_range"),
                               withTimeout({query,
                                            {QStringLiteral("start"), start},
                                            {QStringLiteral("end"), end},
                                            {QStringLiteral("step"), seconds(step->stepMs)}})},
                              shape,
                              false});
    if (range && jsonutil::boolean(request.spec, "exemplar"))
        plan.parts.push_back({{QStringLiteral("/api/v1/query_exemplars"),
                               {query, {QStringLiteral("start"), start}, {QStringLiteral("end"), end}}},
                              shape,
                              true,
                              defaults.traces});
    if (instant) {
        shape.stepMs = 0;
        if (range)
            shape.refId += QLatin1String("-Instant");
        plan.parts.push_back(
            {{QStringLiteral("/api/v1/query"), withTimeout({query, {QStringLiteral("time"), end}})}, shape, false});
    }
    return plan;
}

std::optional<IncrementalPlan> incrementalPrometheusPlan(const QueryRequest& request,
                                                         const PrometheusDefaults& defaults)
{
    const QString expr = jsonutil::string(request.spec, "expr");
    const QString format = jsonutil::string(request.spec, "format");
    const bool plainSeries = format.isEmpty() || format == QLatin1String("time_series");
    if (!defaults.overlapMs || request.kind == QueryRequest::Kind::Annotation || !plainSeries
        || jsonutil::boolean(request.spec, "instant") || jsonutil::boolean(request.spec, "exemplar")
        || dependsOnRange(expr))
        return std::nullopt;
    const auto times = sampleTimes(request, defaults);
    if (!times)
        return std::nullopt;
    return IncrementalPlan {times->samples, times->step.stepMs, *defaults.overlapMs};
}

Pending runPrometheusPlan(PrometheusApi& api, PrometheusPlan plan, Sink sink)
{
    auto state = std::make_shared<RunState>();
    state->sink = std::move(sink);
    state->open = plan.parts.size();
    state->frames.resize(plan.parts.size());
    state->response.executedQuery = plan.executedQuery;
    if (plan.parts.empty())
        return callLater([state] { finish(state); });
    QStringList requests;
    for (size_t i = 0; i < plan.parts.size(); ++i) {
        const PrometheusPlan::Part& part = plan.parts[i];
        requests << api.describe(part.call);
        state->running.push_back(api.send<PartAnswer>(
            part.call, [part](const HttpReply& reply, const QByteArray& url) { return decodePart(reply, url, part); },
            [state, i, exemplars = part.exemplars](Result<PartAnswer> answer) {
                onPart(state, i, exemplars, std::move(answer));
            }));
    }
    state->response.requestText = requests.join(QLatin1Char('\n'));
    return Pending([state] { state->running.clear(); });
}
