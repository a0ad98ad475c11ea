#include "app/demo/demoservers.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>

#include <sys/prctl.h>

#include <csignal>

namespace {

constexpr int scrapeSeconds = 2;

/// What is worth knowing about any machine, and one alert that always fires, for there to be something to silence.
constexpr char rules[] = "groups:\n"
                         "  - name: machine\n"
                         "    rules:\n"
                         "      - alert: ProcessorBusy\n"
                         "        expr: 100 * (1 - avg(rate(node_cpu_seconds_total{mode=\"idle\"}[30s]))) > 80\n"
                         "        for: 10s\n"
                         "        labels: {severity: warning}\n"
                         "        annotations: {summary: 'The processor is busy for {{ $value | humanize }} %'}\n"
                         "      - alert: MemoryShort\n"
                         "        expr: node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes < 0.1\n"
                         "        for: 10s\n"
                         "        labels: {severity: critical}\n"
                         "        annotations: {summary: 'Less than a tenth of the memory is left'}\n"
                         "      - alert: FilesystemFilling\n"
                         "        expr: node_filesystem_avail_bytes{fstype!~\"tmpfs|squashfs|overlay\"}"
                         " / node_filesystem_size_bytes < 0.1\n"
                         "        for: 10s\n"
                         "        labels: {severity: warning}\n"
                         "        annotations: {summary: 'Less than a tenth of {{ $labels.mountpoint }} is free'}\n"
                         "      - alert: DemoIsRunning\n"
                         "        expr: up{job=\"prometheus\"} == 1\n"
                         "        labels: {severity: info}\n"
                         "        annotations: {summary: 'An alert to try silences on'}\n";

QString tr(const char* text)
{
    return QCoreApplication::translate("Demo", text);
}

/// A port nobody listens on right now.
int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, 0) ? server.serverPort() : 0;
}

QString findProgram(const QStringList& names)
{
    const QStringList folders = {QStringLiteral("/usr/bin"), QStringLiteral("/usr/local/bin"),
                                 QStringLiteral("/usr/sbin")};
    for (const QString& name : names) {
        if (QString path = QStandardPaths::findExecutable(name); !path.isEmpty())
            return path;
        if (QString path = QStandardPaths::findExecutable(name, folders); !path.isEmpty())
            return path;
    }
    return {};
}

Error missing(const QString& program)
{
    return {Error::Kind::Config, tr("%1 is not installed.").arg(program), {}};
}

void stop(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(3000)) {
        process.kill();
        process.waitForFinished(1000);
    }
}

} // namespace

Result<std::unique_ptr<DemoServers>> DemoServers::start()
{
    const QString prometheus = findProgram({QStringLiteral("prometheus")});
    const QString node = findProgram({QStringLiteral("prometheus-node-exporter"), QStringLiteral("node_exporter")});
    if (prometheus.isEmpty())
        return missing(QStringLiteral("prometheus"));
    if (node.isEmpty())
        return missing(QStringLiteral("prometheus-node-exporter"));
    std::unique_ptr<DemoServers> servers(new DemoServers);
    const int nodePort = freePort();
    servers->m_port = freePort();
    servers->startAlertmanager();
    if (!servers->m_folder.isValid() || nodePort == 0 || servers->m_port == 0 || !servers->writeConfig(nodePort))
        return Error {Error::Kind::Internal, tr("No private folder or port could be had."), {}};
    const QString address = QStringLiteral("--web.listen-address=127.0.0.1:%1");
    const QString folder = servers->m_folder.path();
    if (!servers->run(servers->m_node, node, {address.arg(nodePort), QStringLiteral("--log.level=error")}))
        return Error {Error::Kind::Internal, tr("%1 did not start: %2.").arg(node, servers->m_node.errorString()), {}};
    if (!servers->run(servers->m_prometheus, prometheus,
                      {address.arg(servers->m_port),
                       QStringLiteral("--config.file=") + folder + QStringLiteral("/prometheus.yml"),
                       QStringLiteral("--storage.tsdb.path=") + folder + QStringLiteral("/data"),
                       QStringLiteral("--log.level=error")}))
        return Error {Error::Kind::Internal,
                      tr("%1 did not start: %2.").arg(prometheus, servers->m_prometheus.errorString()),
                      {}};
    return servers;
}

DemoServers::~DemoServers()
{
    stop(m_prometheus);
    stop(m_alertmanager);
    stop(m_node);
}

bool DemoServers::run(QProcess& process, const QString& program, const QStringList& arguments)
{
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(m_folder.filePath(QFileInfo(program).fileName() + QStringLiteral(".log")));
    process.setWorkingDirectory(m_folder.path());
    process.start(program, arguments);
    return process.waitForStarted(5000);
}

bool DemoServers::writeConfig(int nodePort) const
{
    const QString config = QStringLiteral("global:\n"
                                          "  scrape_interval: %1s\n"
                                          "  evaluation_interval: %1s\n"
                                          "rule_files: [rules.yml]\n"
                                          "scrape_configs:\n"
                                          "  - job_name: node\n"
                                          "    static_configs:\n"
                                          "      - targets: ['127.0.0.1:%2']\n"
                                          "  - job_name: prometheus\n"
                                          "    static_configs:\n"
                                          "      - targets: ['127.0.0.1:%3']\n")
                               .arg(scrapeSeconds)
                               .arg(nodePort)
                               .arg(m_port);
    const QString alerting = m_alertPort == 0 ? QString()
                                              : QStringLiteral("alerting:\n"
                                                               "  alertmanagers:\n"
                                                               "    - static_configs:\n"
                                                               "        - targets: ['127.0.0.1:%1']\n")
                                                    .arg(m_alertPort);
    return write(QStringLiteral("rules.yml"), QString::fromLatin1(rules))
        && write(QStringLiteral("prometheus.yml"), config + alerting);
}

bool DemoServers::write(const QString& name, const QString& text) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
}

void DemoServers::startAlertmanager()
{
    const QString program = findProgram({QStringLiteral("prometheus-alertmanager"), QStringLiteral("alertmanager")});
    const int port = program.isEmpty() ? 0 : freePort();
    if (port == 0
        || !write(QStringLiteral("alertmanager.yml"),
                  QStringLiteral("route:\n"
                                 "  receiver: nobody\n"
                                 "  group_by: [alertname]\n"
                                 "receivers:\n"
                                 "  - name: nobody\n")))
        return;
    const QString folder = m_folder.path();
    if (run(m_alertmanager, program,
            {QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port), QStringLiteral("--cluster.listen-address="),
             QStringLiteral("--config.file=") + folder + QStringLiteral("/alertmanager.yml"),
             QStringLiteral("--storage.path=") + folder + QStringLiteral("/alerts"),
             QStringLiteral("--log.level=error")}))
        m_alertPort = port;
}

QString DemoServers::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

std::vector<ConnectionConfig> DemoServers::connections() const
{
    ConnectionConfig config;
    config.uid = ConnectionId(QStringLiteral("prometheus"));
    config.name = QStringLiteral("Prometheus");
    config.type = QStringLiteral("prometheus");
    config.url = url();
    config.isDefault = true;
    config.jsonData["timeInterval"] = std::to_string(scrapeSeconds) + "s";
    if (m_alertPort == 0)
        return {config};
    ConnectionConfig alerts;
    alerts.uid = ConnectionId(QStringLiteral("alertmanager"));
    alerts.name = QStringLiteral("Alertmanager");
    alerts.type = QStringLiteral("alertmanager");
    alerts.url = QStringLiteral("http://127.0.0.1:%1").arg(m_alertPort);
    alerts.jsonData["implementation"] = "prometheus";
    return {config, alerts};
}
