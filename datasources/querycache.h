#pragma once

#include "datasources/datasource.h"

#include <QObject>

#include <map>
#include <vector>

/// Joins equal requests that run at the same time into one. GUI thread only; datasources must be forgotten before
/// they are destroyed.
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
    struct Running
    {
        QueryRequest request;
        std::vector<Caller> callers;
        Pending upstream;
        bool closed = false; ///< has answered, if only in part: too late to join
    };

    Pending addCaller(quint64 key, Sink sink);
    void removeCaller(quint64 key, quint64 caller);
    void start(DataSource& source, quint64 key);
    void deliverPartial(quint64 key, const ResponsePtr& response);
    void finish(quint64 key, const Result<ResponsePtr>& result);

    std::map<quint64, Running> m_running;
    quint64 m_lastKey = 0;
    quint64 m_lastCaller = 0;
};
