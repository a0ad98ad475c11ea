#include "tests/support/realprometheus.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace {

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

QString local(quint16 port)
{
    return QStringLiteral("127.0.0.1:%1").arg(port);
}

void end(std::unique_ptr<QProcess>& process)
{
    if (!process)
        return;
    process->kill();
    process->waitForFinished(5000);
    process.reset();
}

} // namespace

RealPrometheus::RealPrometheus() : m_port(freePort()), m_exporterPort(freePort()) { }

RealPrometheus::~RealPrometheus()
{
    kill();
    end(m_exporter);
}

bool RealPrometheus::isInstalled()
{
    return !QStandardPaths::findExecutable(QStringLiteral("prometheus")).isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("prometheus-node-exporter")).isEmpty();
}

void RealPrometheus::setScrapeConfig(const QString& path, const QStringList& ruleFiles)
{
    m_scrapeConfig = path;
    m_ruleFiles = ruleFiles;
}

QString RealPrometheus::configuration() const
{
    QString text = QStringLiteral("global: {scrape_interval: 1s, scrape_timeout: 1s}\n"
                                  "scrape_configs:\n"
                                  "  - {job_name: prometheus, static_configs: [{targets: ['@SERVER@']}]}\n"
                                  "  - {job_name: node, static_configs: [{targets: ['@EXPORTER@']}]}\n");
    if (!m_scrapeConfig.isEmpty()) {
        QFile file(m_scrapeConfig);
        text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    return text.replace(QLatin1String("@SERVER@"), local(m_port))
        .replace(QLatin1String("@EXPORTER@"), local(m_exporterPort))
        .replace(QLatin1String("@FOLDER@"), m_folder.path());
}

bool RealPrometheus::writeConfiguration() const
{
    for (const QString& rules : m_ruleFiles) {
        const QString copy = m_folder.filePath(QFileInfo(rules).fileName());
        if (!QFile::exists(copy) && !QFile::copy(rules, copy))
            return false;
    }
    QFile file(m_folder.filePath(QStringLiteral("prometheus.yml")));
    return file.open(QIODevice::WriteOnly) && file.write(configuration().toUtf8()) > 0;
}

bool RealPrometheus::startExporter()
{
    m_exporter = std::make_unique<QProcess>();
    m_exporter->setStandardOutputFile(QProcess::nullDevice());
    m_exporter->setStandardErrorFile(QProcess::nullDevice());
    m_exporter->start(QStringLiteral("prometheus-node-exporter"),
                      {QStringLiteral("--web.listen-address=") + local(m_exporterPort)});
    return m_exporter->waitForStarted();
}

bool RealPrometheus::start()
{
    if (!writeConfiguration() || (!m_exporter && !startExporter()))
        return false;
    m_server = std::make_unique<QProcess>();
    m_server->setProcessChannelMode(QProcess::MergedChannels);
    m_server->setStandardOutputFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
    QStringList arguments = {QStringLiteral("--config.file=") + m_folder.filePath(QStringLiteral("prometheus.yml")),
                             QStringLiteral("--storage.tsdb.path=") + m_folder.filePath(QStringLiteral("data")),
                             QStringLiteral("--web.listen-address=") + local(m_port)};
    if (!m_webConfig.isEmpty())
        arguments << QStringLiteral("--web.config.file=") + m_webConfig;
    m_server->start(QStringLiteral("prometheus"), arguments);
    return m_server->waitForStarted();
}

void RealPrometheus::kill()
{
    end(m_server);
}

bool RealPrometheus::isReady() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    if (!socket.waitForConnected(200))
        return false;
    socket.write("GET /-/ready HTTP/1.0\r\n\r\n");
    return socket.waitForReadyRead(1000) && socket.readAll().contains(" 200 ");
}

QString RealPrometheus::url() const
{
    return QStringLiteral("http://") + local(m_port);
}

QString RealPrometheus::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}
