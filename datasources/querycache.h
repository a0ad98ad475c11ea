#pragma once

#include "datasources/datasource.h"

#include <QObject>

#include <deque>
#include <list>
#include <map>

/// Joins equal requests that run at the same time into one, and extends earlier answers to ranges that end in now
/// where the datasource allows it. GUI thread only; datasources must be forgotten before they are destroyed.
class QueryCache : public QObject
{
public:
    QueryCache();
    ~QueryCache() override;

    /// The request goes on while one of its callers still waits.
    Pending run(DataSource& source, const QueryRequest& request, Sink sink);
    /// Ends what runs on this connection (its callers get an error of kind Cancelled) and drops what is kept of it.
    void forget(const ConnectionId& connection);

private:
    struct Caller
    {
        quint64 id = 0;
        Sink sink;
    };
    /// An answer that may be extended.
    struct Kept
    {
        QueryRequest request;
        IncrementalPlan plan;
        ResponsePtr response;
        size_t cells = 0;
    };
    struct Running
    {
        QueryRequest request;
        DataSource* source = nullptr;
        std::optional<IncrementalPlan> plan;
        std::optional<Kept> earlier; ///< what is being extended from tailFromMs on
        qint64 tailFromMs = 0;
        std::deque<Caller> callers; ///< a thousand repeated panels may ask alike
        Pending upstream;
        bool closed = false; ///< has answered, if only in part: too late to join
    };

    Pending addCaller(quint64 key, Sink sink);
    void removeCaller(quint64 key, quint64 caller);
    void start(quint64 key);
    void send(quint64 key);
    void answer(quint64 key, const Result<ResponsePtr>& result);
    /// An answer grown by its tail; nullptr: they do not fit together.
    void extend(quint64 key, const ResponsePtr& whole);
    void keep(const Running& running, const ResponsePtr& response);
    void deliverPartial(quint64 key, const ResponsePtr& response);
    void finish(quint64 key, const Result<ResponsePtr>& result);

    std::map<quint64, Running> m_running;
    std::list<Kept> m_kept; ///< the newest first
    quint64 m_lastKey = 0;
    quint64 m_lastCaller = 0;
};
