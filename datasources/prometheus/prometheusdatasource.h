#pragma once

#include "datasources/datasource.h"
#include "datasources/prometheus/prometheusapi.h"
#include "datasources/prometheus/prometheusrun.h"

struct PrometheusVariableQuery;

/// Prometheus and what speaks its HTTP API (VictoriaMetrics, Mimir, Thanos).
class PrometheusDataSource : public DataSource
{
public:
    /// `base` as connectionRequest() gives it.
    PrometheusDataSource(const ConnectionConfig& config, HttpRequest base, const DataSourceContext& context);

    Pending run(const QueryRequest& request, Sink sink) override;
    std::optional<IncrementalPlan> incrementalPlan(const QueryRequest& request) const override;
    Pending variableValues(const Json& query, const TimeRange& range, Reply<VariableOptions> reply) override;
    Pending tagKeys(const TimeRange& range, Reply<QStringList> reply) override;
    Pending tagValues(const QString& key, const TimeRange& range, Reply<QStringList> reply) override;
    QString formatVariable(const VariableShape& shape) const override;
    Json applyAdhoc(const Json& spec, const std::vector<AdhocFilter>& filters) const override;
    Json applyGroupBy(const Json& spec, const QStringList& keys) const override;
    Pending check(Reply<QString> reply) override;
    QStringList interpolatedKeys() const override;
    qint64 minIntervalMs() const override;

private:
    PrometheusApi::Call variableCall(const PrometheusVariableQuery& query, const TimeRange& range) const;
    PrometheusApi::Call labelValuesCall(const QString& label, const QString& selector, const TimeRange& range) const;
    ApiParameters metadataParameters(const QString& selector, const TimeRange& range) const;

    PrometheusApi m_api;
    PrometheusDefaults m_defaults;
    QString m_cacheLevel;
    int m_seriesLimit;
};

/// The registration line of type "prometheus".
DataSourceType prometheusType();
