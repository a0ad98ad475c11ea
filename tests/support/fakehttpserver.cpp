#include "tests/support/fakehttpserver.h"

FakeHttpServer::FakeHttpServer(Handler handler) : m_handler(std::move(handler))
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection()) {
            ++m_connections;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

QByteArray FakeHttpServer::url(const QByteArray& path) const
{
    return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) + path;
}

void FakeHttpServer::release()
{
    for (const auto& [socket, reply] : std::exchange(m_held, {}))
        if (socket)
            send(socket, reply);
}

void FakeHttpServer::stop()
{
    m_server.close();
}

bool FakeHttpServer::handOver(QTcpSocket* socket)
{
    if (!m_upgrade || !socket->isOpen() || !socket->peek(4096).toLower().contains("upgrade: websocket"))
        return false;
    m_buffers.remove(socket);
    socket->disconnect(this);
    m_upgrade(socket);
    return true;
}

void FakeHttpServer::read(QTcpSocket* socket)
{
    if (handOver(socket))
        return;
    QByteArray& buffer = m_buffers[socket];
    buffer += socket->readAll();
    if (buffer.startsWith('\x16')) { // a TLS hello: answer as Go's servers do
        send(socket,
             {400, "text/plain", "Client sent an HTTP request to an HTTPS server.", {}, false, 10, false, true});
        return;
    }
    while (m_buffers.contains(socket) && takeRequest(socket, buffer)) { }
}

bool FakeHttpServer::takeRequest(QTcpSocket* socket, QByteArray& buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.front().trimmed().split(' ');
    FakeRequest request {first.value(0), first.value(1), {}, {}};
    for (const QByteArray& line : lines.mid(1))
        request.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return false;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    m_requests.push_back(request);
    FakeReply reply = m_handler(request);
    if (reply.hold)
        m_held.emplace_back(socket, std::move(reply));
    else
        send(socket, reply);
    return true;
}

void FakeHttpServer::send(QTcpSocket* socket, const FakeReply& reply)
{
    const QByteArray body = reply.deflate ? qCompress(reply.body).mid(4) : reply.body;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Scripted\r\n";
    if (!reply.contentType.isEmpty())
        head += "Content-Type: " + reply.contentType + "\r\n";
    if (reply.deflate)
        head += "Content-Encoding: deflate\r\n";
    for (const auto& [name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    head += reply.sendLength ? "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                             : QByteArray("Connection: close\r\n\r\n");
    socket->write(head + (reply.cutAfter < 0 ? body : body.left(reply.cutAfter)));
    if (reply.cutAfter >= 0 || !reply.sendLength) {
        socket->flush();
        socket->disconnectFromHost();
    }
}
