#pragma once

#include "dashboards/run/panelpipeline.h"

#include <functional>
#include <map>

class QThreadPool;

/// Everything one run of a panel's queries needs; a value made afresh for each refresh.
struct PanelJob
{
    std::vector<QueryRequest> requests;
    std::optional<Error> error; ///< found before asking: an unknown datasource, a bad time override
    std::vector<ResponsePtr> given; ///< answers of another panel ("-- Dashboard --") instead of requests
    bool usesGiven = false;
    bool live = false; ///< the requests follow what comes and do not end
    PipelineInput pipeline; ///< responses and refIds are filled in when they came
    TimeRange range;
    RawTimeRange rawRange;
    QString timeInfo;
};

/// Runs the queries of one panel and keeps its newest PanelData. The newest job wins: a job replaces the one that
/// still runs. What was drawn stays while new data loads and when it fails. GUI thread only.
class QueryRunner
{
public:
    using Send = std::function<Pending(const QueryRequest&, Sink)>;
    using Changed = std::function<void(const PanelDataPtr&)>;
    QueryRunner(Send send, QThreadPool& pool, std::function<qint64()> clock, Changed changed);
    QueryRunner(const QueryRunner&) = delete;
    QueryRunner& operator=(const QueryRunner&) = delete;

    /// A live job that runs already goes on.
    void run(PanelJob job);
    bool isLoading() const { return m_loading; }
    /// Loading, or events that came wait for the panel's transformations.
    bool isBusy() const { return m_loading || m_eventsWait; }
    /// Makes texts and colours again from the answers at hand.
    void redisplay(const Palette& palette);
    /// Events to draw over the series; kept over refreshes until they are set anew.
    void setAnnotations(std::vector<Annotation> annotations);
    const PanelDataPtr& data() const { return m_data; }
    void cancel();

private:
    void sendAll();
    void received(size_t index, Result<ResponsePtr> result);
    void receivedPartial(size_t index, ResponsePtr response);
    void showPartial();
    bool isComplete() const;
    bool hasAnswers() const;
    bool goesOnWith(const PanelJob& job) const;
    void receivedAll();
    void startPipeline(std::vector<ResponsePtr> responses);
    void publish(PipelineOutput output);
    void publishError();
    void publishLoading();
    void transformEvents();
    void takeEvents(std::vector<Annotation> events);
    void publishEvents(std::vector<Annotation> events);
    std::vector<Annotation> shownAnnotations() const;

    Send m_send;
    QThreadPool& m_pool;
    std::function<qint64()> m_clock;
    Changed m_changed;
    PanelJob m_job;
    std::vector<std::optional<Result<ResponsePtr>>> m_results; // one per request of m_job
    std::vector<ResponsePtr> m_partials; // the newest of requests that have not ended
    bool m_partialWaits = false; // for the pipeline that runs
    bool m_pipelineRuns = false;
    std::vector<Pending> m_pending;
    Pending m_pipeline;
    std::map<RefId, ResponsePtr> m_lastGood; // stands in for a query that fails
    std::vector<ResponsePtr> m_responses; // what the newest data was made of
    std::optional<Error> m_error;
    PanelDataPtr m_data;
    std::vector<Annotation> m_outerAnnotations; // the dashboard's, as they were given
    std::vector<Annotation> m_shownOuter; // as the panel's transformations left them
    quint64 m_outerNumber = 0; // of m_outerAnnotations: a pipeline may have begun with earlier ones
    Pending m_eventsJob;
    bool m_eventsWait = false; // for m_eventsJob
    std::vector<Annotation> m_ownAnnotations; // among the newest answers
    quint64 m_revision = 0;
    bool m_loading = false;
    bool m_gotFresh = false; // at least one query of the job succeeded
};
