#include "datasources/net/websocket.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QWebSocket>

namespace {

constexpr int defaultPingMs = 15'000;
constexpr int mostSilentPings = 3;

/// Frees the socket in a later turn of the event loop: it may be what calls.
void disposeLater(std::unique_ptr<QWebSocket>& socket)
{
    if (!socket)
        return;
    socket->disconnect();
    socket->abort();
    socket.release()->deleteLater();
}

QUrl socketUrl(const QByteArray& address)
{
    QUrl url = QUrl::fromEncoded(address);
    url.setScheme(url.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setUserInfo(QString());
    return url;
}

QNetworkRequest handshake(const HttpRequest& request)
{
    QNetworkRequest result(socketUrl(request.url));
    for (const auto& [name, value] : request.headers)
        result.setRawHeader(name, value);
    HttpAuth auth = request.auth;
    const QUrl url = QUrl::fromEncoded(request.url);
    if (auth.user.isEmpty() && !url.userName().isEmpty()) {
        auth.user = url.userName(QUrl::FullyDecoded);
        auth.password = url.password(QUrl::FullyDecoded);
    }
    if (!auth.bearer.isEmpty())
        result.setRawHeader("Authorization", "Bearer " + auth.bearer);
    else if (!auth.user.isEmpty())
        result.setRawHeader("Authorization",
                            "Basic " + (auth.user + QLatin1Char(':') + auth.password).toUtf8().toBase64());
    return result;
}

/// The one that curl would take from the environment; none for this machine itself.
QNetworkProxy proxyFor(const QUrl& url)
{
    if (isLoopbackHost(url.host()))
        return QNetworkProxy::NoProxy;
    QUrl asHttp = url;
    asHttp.setScheme(url.scheme() == QLatin1String("wss") ? QStringLiteral("https") : QStringLiteral("http"));
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(asHttp));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.front();
}

/// Qt tells the status of a refused handshake in its sentence only, and of 400 that the condition is unknown.
int statusIn(const QString& words)
{
    static const QRegularExpression pattern(QStringLiteral("status code: (\\d{3})"));
    if (const int status = pattern.match(words).captured(1).toInt(); status > 0)
        return status;
    return words.contains(QLatin1String("processHandshake: Unknown error condition")) ? 400 : 0;
}

} // namespace

WebSocket::WebSocket(QObject* parent) : QObject(parent)
{
    m_ping.setInterval(defaultPingMs);
    connect(&m_ping, &QTimer::timeout, this, &WebSocket::sendPing);
}

WebSocket::~WebSocket()
{
    close();
}

void WebSocket::open(const HttpRequest& request)
{
    close();
    m_socket = std::make_unique<QWebSocket>();
    m_serverName = request.tls.serverName;
    QWebSocket* socket = m_socket.get();
    connect(socket, &QWebSocket::connected, this, [this] {
        m_open = true;
        m_silentPings = 0;
        m_ping.start();
        emit opened();
    });
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
        m_silentPings = 0;
        emit textReceived(text);
    });
    connect(socket, &QWebSocket::pong, this, [this] { m_silentPings = 0; });
    connect(socket, &QWebSocket::disconnected, this, [this] { finish({}); });
    connect(
        socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
        [this, socket] { finish(socket->errorString()); }, Qt::QueuedConnection);
    connect(socket, &QWebSocket::sslErrors, this, &WebSocket::judge);
    const QNetworkRequest shake = handshake(request);
    socket->setProxy(proxyFor(shake.url()));
    if (shake.url().scheme() == QLatin1String("wss")) {
        const auto ssl = sslConfiguration(request.tls);
        if (!ssl) {
            QMetaObject::invokeMethod(
                socket, [this, text = ssl.error().text] { finish(text); }, Qt::QueuedConnection);
            return;
        }
        socket->setSslConfiguration(*ssl);
    }
    socket->open(shake);
}

void WebSocket::close()
{
    m_ping.stop();
    m_open = false;
    disposeLater(m_socket);
}

void WebSocket::sendPing()
{
    if (++m_silentPings > mostSilentPings)
        finish(QCoreApplication::translate("Http", "no answer to %1 pings").arg(mostSilentPings));
    else if (m_socket)
        m_socket->ping();
}

/// A name that differs is fine when the configuration says which one the certificate carries.
void WebSocket::judge(const QList<QSslError>& errors)
{
    if (m_serverName.isEmpty() || !m_socket)
        return;
    for (const QSslError& error : errors) {
        const auto names = error.certificate().subjectAlternativeNames().values(QSsl::DnsEntry);
        if (error.error() != QSslError::HostNameMismatch || !names.contains(m_serverName))
            return;
    }
    m_socket->ignoreSslErrors(errors);
}

void WebSocket::finish(const QString& words)
{
    if (!m_socket)
        return;
    WebSocketEnd end;
    end.wasOpen = m_open;
    end.httpStatus = m_open ? 0 : statusIn(words);
    end.code = m_open ? int(m_socket->closeCode()) : 0;
    end.reason = m_open && !m_socket->closeReason().isEmpty() ? m_socket->closeReason() : words;
    close();
    emit ended(end);
}
