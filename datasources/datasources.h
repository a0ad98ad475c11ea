#pragma once

#include "datasources/data/clock.h"
#include "datasources/datasource.h"

#include <QHash>

#include <memory>
#include <vector>

class QueryCache;

/// The plugin id that answers for `pluginId`: compatible plugins of other names count as the one they speak like
/// (victoriametrics-metrics-datasource is prometheus); unknown ids stay as they are.
QString canonicalType(const QString& pluginId);

/// The configured connections and their datasources, made on first use. Lives in the GUI thread and must outlive
/// every Pending it handed out.
class DataSources
{
public:
    /// `fixed` are always there; they are nobody's default and not listed. A configured connection of the same uid
    /// takes their place, but for uids in dashes ("-- Trace files --"), which are the program's own.
    DataSources(const DataSourceTypes& types, HttpClient& http, Clock clock, std::vector<ConnectionConfig> fixed = {});
    ~DataSources();

    /// Replaces all connections. Datasources whose configuration is unchanged stay; requests that run on others end
    /// with an error of kind Cancelled.
    void setConnections(std::vector<ConnectionConfig> connections);
    const std::vector<ConnectionConfig>& connections() const { return m_connections; }

    /// nullptr when nothing of that id is configured or it cannot be used; open() says why.
    DataSource* find(const ConnectionId& id);
    Result<DataSource*> open(const ConnectionId& id);
    const ConnectionConfig* config(const ConnectionId& id) const;

    /// What a reference of a dashboard means: a replacement, else a uid, else a name; an empty one is the default of
    /// that type, else the default of all. The error names what is missing.
    Result<ConnectionId> resolve(const QString& type, const QString& uidOrName) const;
    /// In the order of configuration; compatible plugins count as one type.
    std::vector<const ConnectionConfig*> byType(const QString& pluginId) const;

    /// What a person chose for references that are not configured here: a uid, a name or the name of an export's
    /// input (DS_PROMETHEUS) -> connection.
    void setReplacements(QHash<QString, ConnectionId> replacements);
    const QHash<QString, ConnectionId>& replacements() const { return m_replacements; }

    /// Runs a query of request.connection; equal requests that run at the same time are sent once, and requests that
    /// end in now are completed from the earlier answer where the datasource allows it.
    Pending run(const QueryRequest& request, Sink sink);

private:
    const ConnectionConfig* defaultOf(const QString& type) const;
    Sink withClockNotice(const QByteArray& url, Sink sink) const;

    const DataSourceTypes& m_types;
    HttpClient& m_http;
    Clock m_clock;
    const std::vector<ConnectionConfig> m_fixed;
    std::vector<ConnectionConfig> m_connections;
    QHash<QString, ConnectionId> m_replacements;
    std::map<ConnectionId, std::unique_ptr<DataSource>> m_open;
    std::unique_ptr<QueryCache> m_cache; ///< after m_open: its requests end before their datasources
};
