#pragma once

#include "datasources/net/httprequest.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QSslError;
class QWebSocket;

/// Why a WebSocket ended.
struct WebSocketEnd
{
    bool wasOpen = false; ///< false: the server refused, or could not be reached
    int httpStatus = 0; ///< of a refused handshake; 0 when there was none
    int code = 0; ///< of the close frame
    QString reason; ///< the server's own words, else what the network says
};

/// One WebSocket with the address, credentials, headers, certificates and proxy of an HttpRequest. Sends pings and
/// gives a silent connection up. GUI thread only; frames are handed on as they come.
class WebSocket : public QObject
{
    Q_OBJECT

public:
    explicit WebSocket(QObject* parent = nullptr);
    ~WebSocket() override;

    /// http becomes ws, https wss. An earlier connection is dropped without a word.
    void open(const HttpRequest& request);
    void close();
    /// Pings are sent so often; three without any sign of life end the connection.
    void setPingIntervalMs(int ms) { m_ping.setInterval(ms); }

signals:
    void opened();
    void textReceived(const QString& text);
    void ended(const WebSocketEnd& end); ///< once after each open() that was not closed from here

private:
    void sendPing();
    void finish(const QString& words);
    void judge(const QList<QSslError>& errors);

    std::unique_ptr<QWebSocket> m_socket;
    QString m_serverName; ///< in the certificate, when it differs from the host
    QTimer m_ping;
    int m_silentPings = 0;
    bool m_open = false;
};
