#pragma once

#include "datasources/datasource.h"
#include "datasources/environment.h"

#include <set>

/// Grafana's provisioning file of datasources (apiVersion 1).
struct Provisioning
{
    std::vector<ConnectionConfig> datasources; ///< in the order of the file; secrets resolved
    QStringList deleted; ///< names under deleteDatasources
    bool prune = false; ///< what an earlier file named and this one does not is to go
    QStringList warnings; ///< sentences: keys nobody reads, variables that are not set. Never a value.
};

/// Reads the YAML. Variables are expanded in values, never in keys. Errors name the key's path, line and column and
/// never quote a value.
Result<Provisioning> readProvisioning(const QByteArray& yaml, const Environment& lookup);

/// The connections after a file was applied: deleted and pruned ones go, named ones are replaced by uid or name, new
/// ones are added. `earlier` are the ids that came from provisioning before; only those are pruned.
std::vector<ConnectionConfig> applyProvisioning(std::vector<ConnectionConfig> connections,
                                                const Provisioning& provisioning,
                                                const std::set<ConnectionId>& earlier);

/// The uid that Grafana gives to a provisioned datasource without one: made of its name, so dashboards hold it.
ConnectionId uidFromName(const QString& name);
