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
            if (jsonutil::boolean(config->jsonData, "manageAlerts", true)) // its rules are of no interest otherwise
                uids << config->uid.value;
    return uids;
}

/// Grafana's own alerts live in no server of ours; panels name it by its uid or its name.
bool isGrafanaItself(const QString& datasource)
{
    return datasource == QLatin1String("grafana") || datasource == QLatin1String("-- Grafana --");
}

/// A variable that found nothing to choose: the panel means whatever is there.
bool isUnanswered(const QString& datasource)
{
    return datasource.startsWith(u'$');
}

/// The one connection that a panel names; others than these would take the question for one of their own.
Result<QString> namedConnection(const DataSources& sources, const QString& wanted, bool alertmanagersOnly)
{
    const auto connection = sources.resolve(alertmanagersOnly ? QStringLiteral("alertmanager") : QString(), wanted);
    if (!connection)
        return connection.error();
    const ConnectionConfig* config = sources.config(*connection);
    const QString type = config ? canonicalType(config->type) : QString();
    if (type == QLatin1String("alertmanager") || (type == QLatin1String("prometheus") && !alertmanagersOnly))
        return connection->value;
    const QString name = config ? config->name : wanted;
    return Error {Error::Kind::Config,
                  alertmanagersOnly
                      ? tr("Groups of alerts are known to Alertmanager alone, and %1 is none.").arg(name)
                      : tr("Alerts are known to Alertmanager and Prometheus, and %1 is neither.").arg(name),
                  {}};
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
    if (!wanted.isEmpty() && !isGrafanaItself(wanted) && !isUnanswered(wanted)) {
        auto uid = namedConnection(sources, wanted, options.asGroups);
        if (!uid)
            return uid.error();
        uids = QStringList {*std::move(uid)};
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
