#pragma once

#include "datasources/datasource.h"
#include "datasources/loki/lokimetadata.h"
#include "datasources/loki/lokiquery.h"
#include "datasources/prometheus/prometheusapi.h"

#include <QSet>

/// Loki 2.9 and 3.x. Lines come as LogLines, metric queries as series.
class LokiDataSource : public DataSource
{
public:
    /// `base` as connectionRequest() gives it.
    LokiDataSource(const ConnectionConfig& config, HttpRequest base, const DataSourceContext& context);

    /// A query of type "stream" never ends: every change of its newest lines is a partial answer.
    Pending run(const QueryRequest& request, Sink sink) override;
    Pending variableValues(const Json& query, const TimeRange& range, Reply<VariableOptions> reply) override;
    Pending tagKeys(const TimeRange& range, Reply<QStringList> reply) override;
    Pending tagValues(const QString& key, const TimeRange& range, Reply<QStringList> reply) override;
    QString formatVariable(const VariableShape& shape) const override;
    Json applyAdhoc(const Json& spec, const std::vector<AdhocFilter>& filters) const override;
    Json applyGroupBy(const Json& spec, const QStringList& keys) const override;
    Pending check(Reply<QString> reply) override;
    QStringList interpolatedKeys() const override;

    Pending series(const QString& selector, const TimeRange& range, Reply<std::vector<Labels>> reply);

private:
    /// A small answer: path and parameters, and what its JSON means.
    template<typename T>
    Pending ask(const QString& path, ApiParameters parameters, std::function<T(const Json&)> read, Reply<T> reply);
    Pending tail(const LokiQuery& query, Sink sink);
    /// What the server tells beside lines, as a table; one without rows when it does not offer it.
    Pending overview(const LokiQuery& query, const TimeRange& range, Sink sink);

    HttpRequest m_base;
    PrometheusApi m_api;
    HttpClient& m_http;
    LokiDefaults m_defaults;
    std::shared_ptr<QSet<QString>> m_indexLabels; ///< names seen in answers that tell them from other labels
};

/// The registration line of type "loki".
DataSourceType lokiType();
