#include "dashboards/run/queryrunner.h"

#include "datasources/data/background.h"

QueryRunner::QueryRunner(Send send, QThreadPool& pool, std::function<qint64()> clock, Changed changed)
    : m_send(std::move(send))
    , m_pool(pool)
    , m_clock(std::move(clock))
    , m_changed(std::move(changed))
    , m_data(std::make_shared<const PanelData>())
{ }

void QueryRunner::run(PanelJob job)
{
    cancel();
    m_job = std::move(job);
    m_results.assign(m_job.requests.size(), std::nullopt);
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
    m_loading = false;
}

void QueryRunner::sendAll()
{
    m_pending.reserve(m_job.requests.size());
    for (size_t i = 0; i < m_job.requests.size(); ++i) {
        Sink sink;
        sink.done = [this, i](Result<ResponsePtr> result) { received(i, std::move(result)); };
        m_pending.push_back(m_send(m_job.requests[i], std::move(sink)));
    }
    if (m_job.requests.empty())
        receivedAll();
}

void QueryRunner::received(size_t index, Result<ResponsePtr> result)
{
    m_results[index] = std::move(result);
    for (const auto& one : m_results)
        if (!one)
            return;
    receivedAll();
}

void QueryRunner::receivedAll()
{
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
    m_responses = std::move(responses);
    m_pipeline = runInBackground<PipelineOutput>(
        m_pool, [input = std::move(input)] { return runPipeline(input); },
        [this](PipelineOutput output) { publish(std::move(output)); });
}

void QueryRunner::publish(PipelineOutput output)
{
    auto data = std::make_shared<PanelData>();
    const std::optional<Error>& error = m_error ? m_error : output.error;
    data->state = error ? LoadingState::Error : LoadingState::Done;
    data->frames = std::move(output.frames);
    data->displays = std::move(output.displays);
    data->exemplars = std::move(output.exemplars);
    data->notices = std::move(output.notices);
    data->error = error;
    data->range = m_job.range;
    data->rawRange = m_job.rawRange;
    data->timeInfo = m_job.timeInfo;
    data->display = m_job.pipeline.display;
    data->plan = m_job.pipeline.plan;
    data->receivedMs = m_loading ? m_clock() : m_data->receivedMs;
    data->newestSampleMs = output.newestSampleMs;
    data->responses = m_responses;
    data->requests = m_job.requests;
    data->annotations = m_data->annotations;
    data->revision = ++m_revision;
    m_loading = false;
    m_data = std::move(data);
    m_changed(m_data);
}

void QueryRunner::publishError()
{
    auto data = std::make_shared<PanelData>(*m_data);
    data->state = LoadingState::Error;
    data->error = m_error;
    data->requests = m_job.requests;
    data->timeInfo = m_job.timeInfo;
    if (data->frames.empty()) { // nothing to keep: axes may show the range that was asked for
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
    if (annotations == m_data->annotations)
        return;
    auto data = std::make_shared<PanelData>(*m_data);
    data->annotations = std::move(annotations);
    data->revision = ++m_revision;
    m_data = std::move(data);
    m_changed(m_data);
}

void QueryRunner::redisplay(const Palette& palette)
{
    m_job.pipeline.display.palette = palette;
    if (m_loading || m_data->revision == 0)
        return; // the running job picks the palette up when its pipeline starts
    startPipeline(m_responses);
}
