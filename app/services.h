#pragma once

#include "dashboards/import/loaddashboard.h"
#include "dashboards/run/dashboardsession.h"
#include "datasources/datasources.h"
#include "datasources/net/httpclient.h"
#include "widgets/panels/panelview.h"

#include <QThreadPool>

/// The composition root: everything that lives as long as the program, built once and passed down by reference.
/// Can be made before QApplication.
class Services
{
public:
    Services();
    ~Services();
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    DashboardSession::Services session();
    DataSources& sources() { return m_sources; }
    const DataSourceTypes& sourceTypes() const { return m_types; }
    const PanelTypes& panelTypes() const { return m_panelTypes; }
    HttpClient& http() { return m_http; }
    QThreadPool& pool() { return m_pool; }
    Capabilities capabilities() const;

    /// Reads a provisioning file and uses its datasources; the error says what is wrong and where.
    Result<Done> useDatasources(const QString& yamlFile);
    /// Dashboards without any datasource configured still have TestData, and a Prometheus on this machine.
    void useDefaultDatasources();

    /// The bytes of a dashboard file; too large ones are refused.
    Result<QByteArray> read(const QString& file) const;
    /// The dashboard in a file; the error names the file.
    Result<LoadedDashboard> load(const QString& file) const;

private:
    QThreadPool m_pool;
    HttpClient m_http;
    DataSourceTypes m_types;
    PanelTypes m_panelTypes;
    std::shared_ptr<const Transformations> m_transformations;
    DataSources m_sources;
};
