#pragma once

#include "dashboards/import/loaddashboard.h"
#include "dashboards/library/dashboardlibrary.h"
#include "dashboards/library/mappingstore.h"
#include "dashboards/run/dashboardsession.h"
#include "datasources/datasources.h"
#include "datasources/net/httpclient.h"
#include "datasources/secretstore.h"
#include "datasources/tracefile/tracefile.h"
#include "widgets/panels/panelview.h"

#include <QThreadPool>

class DatasourceUse;
class LibraryFolders;

/// A dashboard file that was read: what it shows, and its bytes for edits.
struct OpenedDashboard
{
    QString id; ///< the path; of one of several in a file with #item, as the library names it
    QByteArray bytes;
    LoadedDashboard loaded; ///< pointed at the connections a person chose for it
    MappingKey mappingKey; ///< what its choices are remembered by
    std::vector<MissingDataSource> missing; ///< whose connection can be chosen, whether it was or not
    bool isMapped = false; ///< every one that nothing answers has its choice
};

/// The composition root: everything that lives as long as the program, built once and passed down by reference.
/// Can be made before QApplication.
class Services
{
public:
    /// Secrets are those of the desktop's keychain unless a store is given.
    explicit Services(std::unique_ptr<SecretStore> secrets = nullptr);
    ~Services();
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    DashboardSession::Services session();
    DataSources& sources() { return m_sources; }
    const DataSources& sources() const { return m_sources; }
    const DataSourceTypes& sourceTypes() const { return m_types; }
    const PanelTypes& panelTypes() const { return m_panelTypes; }
    HttpClient& http() { return m_http; }
    DatasourceUse& datasourceUse() { return *m_datasourceUse; }
    QThreadPool& pool() { return m_pool; }
    OpenedTraceFiles& traceFiles() { return *m_traceFiles; }
    SecretStore& secrets() { return *m_secrets; }
    MappingStore& mappings() { return m_mappings; }
    /// One for all windows; made when it is first asked for, in the GUI thread.
    DashboardLibrary& library();
    LibraryFolders& libraryFolders() { return *m_libraryFolders; }
    Capabilities capabilities() const;

    /// Reads a provisioning file and uses its datasources; the error says what is wrong and where.
    Result<Done> useDatasources(const QString& yamlFile);
    Result<Done> useDatasources(const QString& name, const QByteArray& yaml);
    /// Dashboards without any datasource configured still have TestData, and a Prometheus on this machine.
    void useDefaultDatasources();

    /// The bytes of a dashboard file; too large ones are refused. The error does not name the file.
    Result<QByteArray> read(const QString& file) const;
    /// The dashboard in a file; the error names the file.
    Result<LoadedDashboard> load(const QString& file) const;
    /// The bytes of a dashboard by its id; the error names the file.
    Result<QByteArray> bytesOf(const QString& id) const;
    Result<OpenedDashboard> open(const QString& id) const;
    /// The dashboard of bytes that come from elsewhere; `name` is for errors.
    Result<OpenedDashboard> openBytes(const QString& name, const QByteArray& bytes) const;

private:
    QThreadPool m_pool;
    HttpClient m_http;
    std::shared_ptr<OpenedTraceFiles> m_traceFiles;
    DataSourceTypes m_types;
    PanelTypes m_panelTypes;
    std::unique_ptr<DatasourceUse> m_datasourceUse; ///< goes first: see the destructor
    std::unique_ptr<LibraryFolders> m_libraryFolders; ///< as well
    std::shared_ptr<const Transformations> m_transformations;
    DataSources m_sources;
    std::unique_ptr<SecretStore> m_secrets;
    MappingStore m_mappings;
    std::unique_ptr<DashboardLibrary> m_library;
};
