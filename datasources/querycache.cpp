#include "datasources/querycache.h"

#include "datasources/data/answerlater.h"
#include "datasources/data/background.h"
#include "datasources/incremental.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

// What is kept is mostly shared with the panels that show it; the limits matter after dashboards were closed.
constexpr size_t mostKept = 500;
constexpr size_t mostCellsKept = 16'000'000;

size_t cellCount(const Response& response)
{
    size_t cells = 0;
    for (const Frame& frame : response.frames)
        cells += frame.fields.size() * size_t(frame.rows);
    return cells;
}

/// What an earlier answer is extended by.
struct Extension
{
    ResponsePtr earlier;
    ResponsePtr tail;
    qint64 fromMs = 0;
    qint64 tailFromMs = 0;
    RefId refId;

    /// nullptr: they do not fit together.
    ResponsePtr whole() const
    {
        auto merged = mergeTail(earlier->frames, tail->frames, fromMs, tailFromMs);
        if (!merged)
            return nullptr;
        auto response = std::make_shared<Response>(*tail);
        response->frames = *std::move(merged);
        for (Frame& frame : response->frames)
            frame.refId = refId.value;
        return response;
    }
};

} // namespace

QueryCache::QueryCache() = default;
QueryCache::~QueryCache() = default;

Pending QueryCache::run(DataSource& source, const QueryRequest& request, Sink sink)
{
    for (const auto& [key, running] : m_running)
        if (!running.closed && running.request.sameQuestion(request)
            && (!source.answersByRefId() || running.request.refId == request.refId))
            return addCaller(key, std::move(sink));
    const quint64 key = ++m_lastKey;
    m_running[key].request = request;
    m_running[key].source = &source;
    Pending pending = addCaller(key, std::move(sink));
    start(key);
    return pending;
}

Pending QueryCache::addCaller(quint64 key, Sink sink)
{
    const quint64 caller = ++m_lastCaller;
    m_running[key].callers.push_back({caller, std::move(sink)});
    return Pending([cache = QPointer<QueryCache>(this), key, caller] {
        if (cache)
            cache->removeCaller(key, caller);
    });
}

void QueryCache::removeCaller(quint64 key, quint64 caller)
{
    const auto it = m_running.find(key);
    if (it == m_running.end())
        return;
    std::erase_if(it->second.callers, [caller](const Caller& c) { return c.id == caller; });
    if (it->second.callers.empty())
        m_running.extract(it); // the node dies after it left the map: cancelling may call back into this
}

void QueryCache::start(quint64 key)
{
    Running& running = m_running[key];
    if (running.request.rangeEndsInNow)
        running.plan = running.source->incrementalPlan(running.request);
    if (running.plan) {
        for (const Kept& kept : m_kept) {
            if (!kept.request.sameSeries(running.request))
                continue;
            const auto from = tailStart(kept.plan, *running.plan);
            if (!from)
                continue;
            running.earlier = kept;
            running.tailFromMs = *from;
            break;
        }
    }
    send(key);
}

void QueryCache::send(quint64 key)
{
    Running& running = m_running[key];
    QueryRequest request = running.request;
    Sink sink;
    if (running.earlier)
        request.tailFromMs = running.tailFromMs;
    else
        sink.partial = [this, key](const ResponsePtr& response) { deliverPartial(key, response); };
    sink.done = [this, key](const Result<ResponsePtr>& result) { answer(key, result); };
    running.upstream = running.source->run(request, std::move(sink));
}

void QueryCache::answer(quint64 key, const Result<ResponsePtr>& result)
{
    const auto it = m_running.find(key);
    if (it == m_running.end())
        return;
    Running& running = it->second;
    if (!result || !running.plan) {
        finish(key, result);
        return;
    }
    if (!running.earlier) {
        keep(running, *result);
        finish(key, result);
        return;
    }
    // Thousands of series take longer than a frame of the screen: to join them, and to free what they were joined of.
    running.upstream = runInBackground<ResponsePtr>(
        *QThreadPool::globalInstance(),
        [extension = Extension {running.earlier->response, *result, running.plan->samples.fromMs, running.tailFromMs,
                                running.request.refId}] { return extension.whole(); },
        [this, key](const ResponsePtr& whole) { extend(key, whole); });
}

void QueryCache::extend(quint64 key, const ResponsePtr& whole)
{
    const auto it = m_running.find(key);
    if (it == m_running.end())
        return;
    Running& running = it->second;
    if (!whole) { // they do not fit together: all of it anew
        running.earlier.reset();
        send(key);
        return;
    }
    keep(running, whole);
    finish(key, whole);
}

void QueryCache::keep(const Running& running, const ResponsePtr& response)
{
    const auto outdated = [&](const Kept& kept) {
        return kept.request.sameSeries(running.request)
            && (kept.request.range.durationMs() == running.request.range.durationMs()
                || (running.earlier && kept.response == running.earlier->response));
    };
    m_kept.remove_if(outdated);
    m_kept.push_front({running.request, *running.plan, response, cellCount(*response)});
    size_t cells = 0;
    size_t count = 0;
    const auto tooMuch = std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept& kept) {
        cells += kept.cells;
        return ++count > mostKept || cells > mostCellsKept;
    });
    m_kept.erase(tooMuch, m_kept.end());
}

void QueryCache::deliverPartial(quint64 key, const ResponsePtr& response)
{
    const QPointer<QueryCache> guard(this);
    std::deque<Caller> callers;
    if (const auto it = m_running.find(key); it != m_running.end()) {
        it->second.closed = true;
        callers = it->second.callers;
    }
    for (const Caller& caller : callers) {
        if (!guard)
            return;
        const auto it = m_running.find(key);
        if (it == m_running.end())
            return;
        const auto& waiting = it->second.callers;
        if (caller.sink.partial
            && std::any_of(waiting.begin(), waiting.end(), [&](const Caller& c) { return c.id == caller.id; }))
            caller.sink.partial(response);
    }
}

void QueryCache::finish(quint64 key, const Result<ResponsePtr>& answer)
{
    const QPointer<QueryCache> guard(this);
    // A copy, because the callbacks may destroy what `answer` refers to.
    const Result<ResponsePtr> result = answer; // NOLINT(performance-unnecessary-copy-initialization)
    // A callback may cancel other callers, ask again or destroy this: the map is looked up anew each time.
    for (auto it = m_running.find(key); it != m_running.end(); it = m_running.find(key)) {
        it->second.closed = true;
        const Sink sink = std::move(it->second.callers.front().sink);
        it->second.callers.pop_front();
        if (it->second.callers.empty())
            m_running.extract(it);
        if (sink.done)
            sink.done(result);
        if (!guard)
            return;
    }
}

void QueryCache::forget(const ConnectionId& connection)
{
    m_kept.remove_if([&](const Kept& kept) { return kept.request.connection == connection; });
    for (auto& [key, running] : m_running) {
        if (running.request.connection != connection)
            continue;
        running.closed = true;
        const Error error {Error::Kind::Cancelled,
                           QCoreApplication::translate("QueryCache", "The datasource was changed or removed."),
                           {}};
        running.upstream = answerLater([this, key = key](const Result<ResponsePtr>& result) { finish(key, result); },
                                       Result<ResponsePtr>(error));
    }
}
