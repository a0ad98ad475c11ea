#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <vector>

struct FakeRequest
{
    QByteArray method;
    QByteArray path; ///< with the query
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// What the server does with a request.
struct FakeReply
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
    bool hold = false; ///< answered by release() only
    qsizetype cutAfter = -1; ///< closes after so many bytes of the body
    bool deflate = false; ///< sent with Content-Encoding: deflate
    bool sendLength = true; ///< false: the end of the connection ends the body
};

/// A server on a free port of 127.0.0.1 in the test's own thread, answering as the test says. Connections stay open.
class FakeHttpServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<FakeReply(const FakeRequest&)>;
    explicit FakeHttpServer(Handler handler);

    QByteArray url(const QByteArray& path = "/") const;
    quint16 port() const { return m_server.serverPort(); }
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    /// Takes over connections that ask for a WebSocket; nothing of them was read yet.
    void setUpgrade(std::function<void(QTcpSocket*)> upgrade) { m_upgrade = std::move(upgrade); }
    const std::vector<FakeRequest>& requests() const { return m_requests; }
    int connections() const { return m_connections; } ///< accepted since the start
    int held() const { return int(m_held.size()); }
    void release(); ///< sends everything held back
    void stop(); ///< refuses connections from now on

private:
    void read(QTcpSocket* socket);
    bool handOver(QTcpSocket* socket);
    bool takeRequest(QTcpSocket* socket, QByteArray& buffer);
    static void send(QTcpSocket* socket, const FakeReply& reply);

    Handler m_handler;
    std::function<void(QTcpSocket*)> m_upgrade;
    QHash<QTcpSocket*, QByteArray> m_buffers;
    std::vector<FakeRequest> m_requests;
    std::vector<std::pair<QPointer<QTcpSocket>, FakeReply>> m_held;
    int m_connections = 0;
    QTcpServer m_server; // last: its sockets say goodbye to the members above
};
