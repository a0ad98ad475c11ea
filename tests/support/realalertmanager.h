#pragma once

#include <QProcess>
#include <QTemporaryDir>

/// Debian's alertmanager on a free port of 127.0.0.1 with data of its own, alone in its cluster.
class RealAlertmanager
{
public:
    RealAlertmanager();
    ~RealAlertmanager();
    static bool isInstalled();
    bool start();
    bool isReady() const; ///< answers /-/ready
    quint16 port() const { return m_port; }
    QString url() const;
    QString log() const; ///< for a failure's message

private:
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    QProcess m_server;
};
