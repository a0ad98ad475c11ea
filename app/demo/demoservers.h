#pragma once

#include "datasources/data/result.h"
#include "datasources/datasource.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

/// A private Prometheus and node_exporter of this machine: free loopback ports, a data directory of their own, gone
/// with this object (and with the process, even if it is killed).
class DemoServers
{
public:
    /// The error names the program that is missing or what it said when it did not start.
    static Result<std::unique_ptr<DemoServers>> start();
    ~DemoServers();
    DemoServers(const DemoServers&) = delete;
    DemoServers& operator=(const DemoServers&) = delete;

    ConnectionConfig connection() const;
    QString url() const;

private:
    DemoServers() = default;
    bool run(QProcess& process, const QString& program, const QStringList& arguments);
    bool writeConfig(int nodePort) const;

    QTemporaryDir m_folder;
    QProcess m_node;
    QProcess m_prometheus;
    int m_port = 0;
};
