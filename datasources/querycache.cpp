#include "datasources/querycache.h"

#include "datasources/data/answerlater.h"

#include <QCoreApplication>

#include <algorithm>

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
    Pending pending = addCaller(key, std::move(sink));
    start(source, key);
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

void QueryCache::start(DataSource& source, quint64 key)
{
    Running& running = m_running[key];
    Sink sink;
    sink.partial = [this, key](const ResponsePtr& response) { deliverPartial(key, response); };
    sink.done = [this, key](const Result<ResponsePtr>& result) { finish(key, result); };
    running.upstream = source.run(running.request, std::move(sink));
}

void QueryCache::deliverPartial(quint64 key, const ResponsePtr& response)
{
    const QPointer<QueryCache> guard(this);
    std::vector<Caller> callers;
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
    const Result<ResponsePtr> result = answer; // the callbacks may destroy where it came from
    // A callback may cancel other callers, ask again or destroy this: the map is looked up anew each time.
    for (auto it = m_running.find(key); it != m_running.end(); it = m_running.find(key)) {
        it->second.closed = true;
        const Sink sink = std::move(it->second.callers.front().sink);
        it->second.callers.erase(it->second.callers.begin());
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
