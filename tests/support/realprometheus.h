#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

/// Debian's prometheus and node exporter on free ports of 127.0.0.1 with data of their own, scraping every second.
class RealPrometheus
{
public:
    RealPrometheus();
    ~RealPrometheus();

    /// False when the programs are not installed; the test then skips.
    static bool isInstalled();
    /// For the next start: Prometheus's web.config.file, to serve TLS.
    void setWebConfig(const QString& path) { m_webConfig = path; }
    /// For the next start: a scrape configuration and its rule files (any of them) in place of the built-in one, in
    /// which
    /// @SERVER@, @EXPORTER@ and @FOLDER@ stand for the two addresses and the folder of the rules.
    void setScrapeConfig(const QString& path, const QStringList& ruleFiles);
    bool start();
    void kill(); ///< as a crash would
    bool isReady() const; ///< answers /-/ready
    QString url() const;
    quint16 port() const { return m_port; }
    QString log() const; ///< of the server, for a failure's message

private:
    bool startExporter();
    QString configuration() const;
    bool writeConfiguration() const;

    QTemporaryDir m_folder;
    QString m_webConfig;
    QString m_scrapeConfig;
    QStringList m_ruleFiles;
    quint16 m_port = 0;
    quint16 m_exporterPort = 0;
    std::unique_ptr<QProcess> m_server;
    std::unique_ptr<QProcess> m_exporter;
};
