#pragma once

#include "datasources/alertstore.h"
#include "datasources/datasource.h"
#include "datasources/net/httpclient.h"

/// Alertmanager's API v2 (0.25 and newer), also as Mimir and Cortex serve it.
class AlertmanagerDataSource : public DataSource, public AlertStore
{
public:
    /// `base` as connectionRequest() gives it.
    AlertmanagerDataSource(const ConnectionConfig& config, HttpRequest base, const DataSourceContext& context);

    /// Kind Alerts answers alerts, Annotation events, everything else a table; the spec is an AlertmanagerQuery.
    Pending run(const QueryRequest& request, Sink sink) override;
    /// `label_values(name)` of the alerts of now.
    Pending variableValues(const Json& query, const TimeRange& range, Reply<VariableOptions> reply) override;
    Pending tagKeys(const TimeRange& range, Reply<QStringList> reply) override;
    Pending tagValues(const QString& key, const TimeRange& range, Reply<QStringList> reply) override;
    Json applyAdhoc(const Json& spec, const std::vector<AdhocFilter>& filters) const override;
    Pending check(Reply<QString> reply) override;
    QStringList interpolatedKeys() const override;
    AlertStore* alertStore() override { return this; }

    Pending silences(std::function<void(Result<Silences>)> reply) override;
    Pending saveSilence(const Silence& silence, std::function<void(Result<QString>)> reply) override;
    Pending expireSilence(const QString& id, std::function<void(Result<Done>)> reply) override;
    Pending receivers(std::function<void(Result<QStringList>)> reply) override;
    Pending status(std::function<void(Result<AlertmanagerStatus>)> reply) override;

private:
    HttpRequest requestFor(const QByteArray& method, const QString& path,
                           const std::vector<std::pair<QString, QString>>& parameters = {}) const;
    template<typename T>
    Pending ask(HttpRequest request, Result<T> (*decode)(const HttpReply&, const QByteArray&), Reply<T> reply);
    Pending labelTexts(std::function<QStringList(const AlertList&)> texts, Reply<QStringList> reply);

    HttpClient& m_http;
    HttpRequest m_base;
    QString m_uid;
};

/// The registration line of type "alertmanager".
DataSourceType alertmanagerType();
