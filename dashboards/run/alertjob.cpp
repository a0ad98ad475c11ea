#include "dashboards/run/alertjob.h"

#include "dashboards/alerts/alertlistoptions.h"
#include "dashboards/model/dashboard.h"
#include "datasources/datasources.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("AlertJob", text);
}

/// uids of the connections that know about alerts.
QStringList connectionsOf(const DataSources& sources, bool alertmanagersOnly)
{
    QStringList uids;
    for (const ConnectionConfig* config : sources.byType(QStringLiteral("alertmanager")))
        uids << config->uid.value;
    if (!alertmanagersOnly)
        for (const ConnectionConfig* config : sources.byType(QStringLiteral("prometheus")))
            uids << config->uid.value;
    return uids;
}

/// Grafana's own alerts live in no server of ours; panels name it by its uid or its name.
bool isGrafanaItself(const QString& datasource)
{
    return datasource == QLatin1String("grafana") || datasource == QLatin1String("-- Grafana --");
}

} // namespace

AlertFilter alertFilter(const PanelSpec& spec, const QString& dashboardUid, const InterpolateContext& context)
{
    const AlertListOptions options = alertListOptions(spec.type, spec.options);
    AlertFilter filter;
    filter.name = interpolate(options.name, context);
    if (options.ofDashboard)
        filter.dashboardUid = dashboardUid;
    filter.folder = options.folder;
    return filter;
}

Result<std::vector<QueryRequest>> alertRequests(const PanelSpec& spec, const DataSources& sources,
                                                const InterpolateContext& context)
{
    const AlertListOptions options = alertListOptions(spec.type, spec.options);
    const QString wanted = interpolate(options.datasource, context);
    QStringList uids = connectionsOf(sources, options.asGroups);
    if (!wanted.isEmpty() && !isGrafanaItself(wanted)) {
        auto connection = sources.resolve({}, wanted);
        if (!connection)
            return connection.error();
        uids = QStringList {connection->value};
    }
    if (uids.isEmpty())
        return Error {Error::Kind::Config,
                      options.asGroups ? tr("No Alertmanager is configured, so there are no alert groups to show.")
                                       : tr("No Alertmanager and no Prometheus is configured to tell about alerts."),
                      {}};
    std::vector<QueryRequest> requests;
    for (const QString& uid : uids) {
        QueryRequest request;
        request.kind = QueryRequest::Kind::Alerts;
        request.connection = ConnectionId(uid);
        request.refId = RefId(uid);
        request.spec = Json::object();
        if (const QString filter = interpolate(options.labelFilter, context); !filter.isEmpty())
            request.spec["filters"] = filter.toStdString();
        if (options.asGroups)
            request.spec["groups"] = true;
        requests.push_back(std::move(request));
    }
    return requests;
}
