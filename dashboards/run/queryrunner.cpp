#include "dashboards/run/queryrunner.h"

#include "dashboards/run/annotationtables.h"
#include "datasources/data/background.h"

#include <algorithm>

QueryRunner::QueryRunner(Send send, QThreadPool& pool, std::function<qint64()> clock, Changed changed)
    : m_send(std::move(send))
    , m_pool(pool)
    , m_clock(std::move(clock))
    , m_changed(std::move(changed))
    , m_data(std::make_shared<const PanelData>())
{ }

bool QueryRunner::isComplete() const
{
    return std::all_of(m_results.begin(), m_results.end(), [](const auto& result) { return result.has_value(); });
}

bool QueryRunner::goesOnWith(const PanelJob& job) const
{
    const auto same = [](const QueryRequest& a, const QueryRequest& b) {
        return a.connection == b.connection && a.refId == b.refId && a.spec == b.spec;
    };
    return m_job.live && job.live && !m_pending.empty() && !isComplete()
        && std::equal(m_job.requests.begin(), m_job.requests.end(), job.requests.begin(), job.requests.end(), same);
}

void QueryRunner::run(PanelJob job)
{
    if (goesOnWith(job))
        return;
    cancel();
    m_job = std::move(job);
    m_results.assign(m_job.requests.size(), std::nullopt);
    m_partials.assign(m_job.requests.size(), nullptr);
    m_error = m_job.error;
    m_gotFresh = false;
    m_loading = true;
    publishLoading();
    if (m_job.usesGiven)
        startPipeline(m_job.given);
    else
        sendAll();
}

void QueryRunner::cancel()
{
    m_pending.clear();
    m_pipeline.cancel();
    m_pipelineRuns = m_partialWaits = false;
    m_loading = false;
}

void QueryRunner::sendAll()
{
    m_pending.reserve(m_job.requests.size());
    for (size_t i = 0; i < m_job.requests.size(); ++i) {
        Sink sink;
        sink.partial = [this, i](ResponsePtr response) { receivedPartial(i, std::move(response)); };
        sink.done = [this, i](Result<ResponsePtr> result) { received(i, std::move(result)); };
        m_pending.push_back(m_send(m_job.requests[i], std::move(sink)));
    }
    if (m_job.requests.empty())
        receivedAll();
}

/// What is shown is of now: else old answers are only drawn anew, for other annotations or options.
bool QueryRunner::hasAnswers() const
{
    return isComplete() || std::any_of(m_partials.begin(), m_partials.end(), [](const auto& part) { return part; })
        || std::any_of(m_results.begin(), m_results.end(), [](const auto& result) { return result && *result; });
}

void QueryRunner::receivedPartial(size_t index, ResponsePtr response)
{
    m_partials[index] = std::move(response);
    if (m_pipelineRuns)
        m_partialWaits = true;
    else
        showPartial();
}

/// What is here so far; requests that said nothing yet stand as they were.
void QueryRunner::showPartial()
{
    m_partialWaits = false;
    std::vector<ResponsePtr> responses(m_results.size());
    for (size_t i = 0; i < m_results.size(); ++i) {
        const auto last = m_lastGood.find(m_job.requests[i].refId);
        responses[i] = m_results[i] && *m_results[i] ? **m_results[i]
            : m_partials[i]                          ? m_partials[i]
            : last == m_lastGood.end()               ? nullptr
                                                     : last->second;
    }
    startPipeline(std::move(responses));
}

void QueryRunner::received(size_t index, Result<ResponsePtr> result)
{
    m_results[index] = std::move(result);
    if (isComplete())
        receivedAll();
}

void QueryRunner::receivedAll()
{
    m_partialWaits = false;
    std::vector<ResponsePtr> responses(m_results.size());
    for (size_t i = 0; i < m_results.size(); ++i) {
        const RefId& refId = m_job.requests[i].refId;
        if (*m_results[i]) {
            responses[i] = **m_results[i];
            m_lastGood[refId] = responses[i];
            m_gotFresh = true;
        } else {
            if (!m_error)
                m_error = m_results[i]->error();
            if (m_partials[i]) // a tail that ended: its lines stay
                m_lastGood[refId] = m_partials[i];
            const auto last = m_lastGood.find(refId);
            responses[i] = last == m_lastGood.end() ? nullptr : last->second;
        }
    }
    if (m_error && !m_gotFresh)
        publishError();
    else
        startPipeline(std::move(responses));
}

void QueryRunner::startPipeline(std::vector<ResponsePtr> responses)
{
    PipelineInput input = m_job.pipeline;
    if (!m_job.usesGiven) {
        input.refIds.clear();
        for (size_t i = 0; i < m_job.requests.size(); ++i) {
            const RefId& refId = m_job.requests[i].refId;
            input.refIds.push_back(refId);
            if (i < m_results.size() && m_results[i] && !*m_results[i])
                input.failures[refId] = m_results[i]->error();
        }
    }
    input.range = m_job.range;
    input.responses = responses;
    input.dashboardEvents = m_outerAnnotations;
    m_responses = std::move(responses);
    m_pipelineRuns = true;
    m_pipeline = runInBackground<PipelineOutput>(
        m_pool, [input = std::move(input)] { return runPipeline(input); },
        [this, number = m_outerNumber](PipelineOutput output) {
            if (number == m_outerNumber) // else those that came since are on their way
                takeEvents(std::move(output.dashboardEvents));
            publish(std::move(output));
        });
}

void QueryRunner::publish(PipelineOutput output)
{
    auto data = std::make_shared<PanelData>();
    const std::optional<Error>& error = m_error ? m_error : output.error;
    m_pipelineRuns = false;
    const bool settled = m_job.live || !m_loading || isComplete();
    data->state = error ? LoadingState::Error : settled ? LoadingState::Done : LoadingState::Loading;
    data->live = m_job.live;
    data->logs = std::move(output.logs);
    data->derivedFields = std::move(output.derivedFields);
    data->frames = std::move(output.frames);
    data->displays = std::move(output.displays);
    data->exemplars = std::move(output.exemplars);
    data->traces = std::move(output.traces);
    data->alerts = std::move(output.alerts);
    data->notices = std::move(output.notices);
    data->error = error;
    data->range = m_job.range;
    data->rawRange = m_job.rawRange;
    data->timeInfo = m_job.timeInfo;
    data->display = m_job.pipeline.display;
    data->plan = m_job.pipeline.plan;
    data->receivedMs = (m_loading && hasAnswers()) || m_job.live ? m_clock() : m_data->receivedMs;
    data->newestSampleMs = output.newestSampleMs;
    data->responses = m_responses;
    data->requests = m_job.requests;
    m_ownAnnotations = std::move(output.annotations);
    data->annotations = shownAnnotations();
    data->revision = ++m_revision;
    if (settled)
        m_loading = false;
    m_data = std::move(data);
    m_changed(m_data);
    if (m_partialWaits && !m_pipelineRuns)
        showPartial();
}

void QueryRunner::publishError()
{
    auto data = std::make_shared<PanelData>(*m_data);
    data->state = LoadingState::Error;
    data->error = m_error;
    data->requests = m_job.requests;
    data->timeInfo = m_job.timeInfo;
    if (data->frames.empty() && !data->logs) { // nothing to keep: axes may show the range that was asked for
        data->range = m_job.range;
        data->rawRange = m_job.rawRange;
        data->display = m_job.pipeline.display;
    }
    m_loading = false;
    m_data = std::move(data);
    m_changed(m_data);
}

void QueryRunner::publishLoading()
{
    auto data = std::make_shared<PanelData>(*m_data);
    data->state = LoadingState::Loading;
    m_data = std::move(data);
    m_changed(m_data);
}

void QueryRunner::setAnnotations(std::vector<Annotation> annotations)
{
    if (annotations == m_outerAnnotations)
        return;
    m_outerAnnotations = std::move(annotations);
    ++m_outerNumber;
    transformEvents();
}

void QueryRunner::transformEvents()
{
    const PipelineInput& job = m_job.pipeline;
    if (!job.registry || transformationsOf(job.transformations, annotationsTopic()).empty()) {
        publishEvents(m_outerAnnotations);
        return;
    }
    PipelineInput input;
    input.dashboardEvents = m_outerAnnotations;
    input.transformations = job.transformations;
    input.registry = job.registry;
    input.display = job.display;
    input.variables = job.variables;
    m_eventsWait = true;
    m_eventsJob = runInBackground<std::vector<Annotation>>(
        m_pool, [input = std::move(input)] { return transformedEvents(input); },
        [this](std::vector<Annotation> events) { publishEvents(std::move(events)); });
}

void QueryRunner::takeEvents(std::vector<Annotation> events)
{
    m_eventsJob.cancel();
    m_eventsWait = false;
    m_shownOuter = std::move(events);
}

void QueryRunner::publishEvents(std::vector<Annotation> events)
{
    takeEvents(std::move(events));
    auto data = std::make_shared<PanelData>(*m_data);
    data->annotations = shownAnnotations();
    data->revision = ++m_revision;
    m_data = std::move(data);
    m_changed(m_data);
}

std::vector<Annotation> QueryRunner::shownAnnotations() const
{
    std::vector<Annotation> shown = m_shownOuter;
    shown.insert(shown.end(), m_ownAnnotations.begin(), m_ownAnnotations.end());
    return shown;
}

void QueryRunner::redisplay(const Palette& palette)
{
    m_job.pipeline.display.palette = palette;
    if (m_loading || m_data->revision == 0)
        return; // the running job picks the palette up when its pipeline starts
    startPipeline(m_responses);
}
