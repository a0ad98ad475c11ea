#include "tests/support/realalertmanager.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace {

const QString program = QStringLiteral("prometheus-alertmanager");

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

} // namespace

RealAlertmanager::RealAlertmanager() : m_port(freePort()) { }

RealAlertmanager::~RealAlertmanager()
{
    m_server.kill();
    m_server.waitForFinished(5000);
}

bool RealAlertmanager::isInstalled()
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

bool RealAlertmanager::start()
{
    QFile file(m_folder.filePath(QStringLiteral("alertmanager.yml")));
    if (!file.open(QIODevice::WriteOnly)
        || file.write("route: {receiver: nobody, group_by: [alertname], group_wait: 1s, group_interval: 1s}\n"
                      "receivers: [{name: nobody}]\n")
            < 0)
        return false;
    file.close();
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
    m_server.start(program,
                   {QStringLiteral("--config.file=") + file.fileName(),
                    QStringLiteral("--storage.path=") + m_folder.filePath(QStringLiteral("data")),
                    QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_port),
                    QStringLiteral("--cluster.listen-address=")});
    return m_server.waitForStarted();
}

bool RealAlertmanager::isReady() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    if (!socket.waitForConnected(200))
        return false;
    socket.write("GET /-/ready HTTP/1.0\r\n\r\n");
    return socket.waitForReadyRead(1000) && socket.readAll().contains(" 200 ");
}

QString RealAlertmanager::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

QString RealAlertmanager::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}
