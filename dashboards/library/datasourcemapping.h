#pragma once

#include "dashboards/model/dashboard.h"

#include <QHash>

class DataSources;

/// What a person chose for the datasources a dashboard names: a uid, a name or an export's input (${DS_PROMETHEUS})
/// -> connection. References without a name are mapped by their plugin: "type:prometheus".
using DataSourceMapping = QHash<QString, ConnectionId>;

/// A datasource that a dashboard names and whose connection a person may choose: it is not configured here, or it is
/// the input of an export that several connections could answer.
struct MissingDataSource
{
    QString reference; ///< what DataSourceMapping names it by
    QString type; ///< plugin id; may be empty
    int uses = 0; ///< queries, variables and annotations that ask it
    bool isAnswered = false; ///< the first connection of its plugin answers meanwhile
    friend bool operator==(const MissingDataSource&, const MissingDataSource&) = default;
};

/// In the order of the dashboard. References by a variable of the dashboard are not among them: the variable offers
/// what is there.
std::vector<MissingDataSource> missingDataSources(const Dashboard& dashboard, const DataSources& sources);

/// Points references at what was chosen.
void applyDataSourceMapping(Dashboard& dashboard, const DataSourceMapping& mapping,
                            const std::vector<ConnectionConfig>& connections);

/// Every query of the dashboard asks TestData, whose connection is given: what a dashboard looks like without its
/// servers. Variables get a few values of their own, annotations a few events.
void askTestDataInstead(Dashboard& dashboard, const ConnectionId& testdata);

/// The mappings of dashboards in one file, which goes when the last one is forgotten.
class DataSourceMappings
{
public:
    explicit DataSourceMappings(QString file);
    DataSourceMapping of(const QString& dashboard) const { return m_mappings.value(dashboard); }
    /// Remembers it; an empty one is forgotten.
    Result<Done> set(const QString& dashboard, const DataSourceMapping& mapping);

private:
    QString m_file;
    QHash<QString, DataSourceMapping> m_mappings;
};
