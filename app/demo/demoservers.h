#pragma once

#include "datasources/data/result.h"
#include "datasources/datasource.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

/// A private Prometheus and node_exporter of this machine, and an Alertmanager where one is installed: free loopback
/// ports, a data directory of their own, gone with this object (and with the process, even if it is killed).
class DemoServers
{
public:
    /// The error names the program that is missing or what it said when it did not start.
    static Result<std::unique_ptr<DemoServers>> start();
    ~DemoServers();
    DemoServers(const DemoServers&) = delete;
    DemoServers& operator=(const DemoServers&) = delete;

    /// Prometheus first.
    std::vector<ConnectionConfig> connections() const;
    QString url() const;

private:
    DemoServers() = default;
    bool run(QProcess& process, const QString& program, const QStringList& arguments);
    bool writeConfig(int nodePort) const;
    bool write(const QString& name, const QString& text) const;
    /// Without one the alerts of Prometheus are shown all the same.
    void startAlertmanager();

    QTemporaryDir m_folder;
    QProcess m_node;
    QProcess m_alertmanager;
    QProcess m_prometheus;
    int m_port = 0;
    int m_alertPort = 0; ///< 0: there is no Alertmanager
};
