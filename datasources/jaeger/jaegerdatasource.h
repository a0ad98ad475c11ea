#pragma once

#include "datasources/datasource.h"
#include "datasources/jaeger/jaegerquery.h"
#include "datasources/net/httpclient.h"

/// Jaeger from 1.74 on: the third API where the server has it, else the first. Which one is found out by the first
/// request of a connection and kept once the server said so. Dependencies and metrics are in the first alone; of it,
/// the newest servers have nothing else.
class JaegerDataSource : public DataSource
{
public:
    /// `base` as connectionRequest() gives it.
    JaegerDataSource(const ConnectionConfig& config, HttpRequest base, const DataSourceContext& context);

    Pending run(const QueryRequest& request, Sink sink) override;
    /// `services()` and `operations(service)`.
    Pending variableValues(const Json& query, const TimeRange& range, Reply<VariableOptions> reply) override;
    Pending check(Reply<QString> reply) override;
    QStringList interpolatedKeys() const override;

private:
    enum class Api
    {
        First,
        Third
    };
    struct Call ///< one question with all that decoding needs
    {
        JaegerQuery query;
        HttpRequest request;
        QString refId;
        bool isThird = false;
    };

    HttpRequest requestFor(const QString& path, const HttpParameters& parameters = {}) const;
    /// Calls `next` with the API of the server, at once when it is known, and runs what it starts.
    Pending withApi(std::function<Pending(Api)> next, std::function<void(const Error&)> failed);
    Pending sendQuery(Api api, const QueryRequest& request, const JaegerQuery& query, Reply<ResponsePtr> done);
    HttpRequest queryRequest(Api api, const QueryRequest& request, const JaegerQuery& query) const;
    /// Whole traces of a search only where the server has no summaries of them.
    Pending sendSearch(const QueryRequest& request, const JaegerQuery& query, Reply<ResponsePtr> done);
    Pending sendCall(Call call, Reply<ResponsePtr> done);
    /// Services, or the operations of one.
    Pending names(const std::optional<QString>& service, const Reply<QStringList>& reply);
    HttpRequest namesRequest(Api api, const std::optional<QString>& service) const;

    HttpClient& m_http;
    HttpRequest m_base;
    JsonPtr m_settings; ///< of traces, for panels
    QString m_uid;
    bool m_traceIdWithTimes; ///< single traces are asked for with the range: some storages read far less then
    std::shared_ptr<std::optional<Api>> m_api; ///< shared with running requests
    std::shared_ptr<std::optional<bool>> m_hasSummaries; ///< nullopt: not known yet; shared likewise
};

/// The registration line of type "jaeger".
DataSourceType jaegerType();
