#pragma once

#include "datasources/data/result.h"
#include "datasources/net/tlsoptions.h"

#include <QByteArray>
#include <QString>

#include <string>
#include <utility>
#include <vector>

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

enum class HttpCompression
{
    Auto, ///< identity for loopback and private hosts, where decompressing costs more than the wire; else Any
    Any,
    Identity
};

/// Basic when user is set, bearer when bearer is set. Sent to the origin of the URL only, never after a redirect
/// to another one.
struct HttpAuth
{
    QString user;
    QString password;
    QByteArray bearer;
};

struct HttpRequest
{
    QByteArray method = "GET";
    QByteArray url; ///< encoded; user info in it is used as HttpAuth
    HttpHeaders headers;
    QByteArray body;
    int connectTimeoutMs = 5000;
    int totalTimeoutMs = 30000; ///< waiting for a free connection included
    qint64 sizeLimit = 256LL << 20; ///< of the body as decompressed
    HttpCompression compression = HttpCompression::Auto;
    bool followRedirects = true; ///< off: the answer that redirects is the reply
    TlsOptions tls;
    HttpAuth auth;
};

struct HttpTiming
{
    qint64 queuedNs = 0; ///< from send() to the network thread's start
    qint64 firstByteNs = 0; ///< from there to the first byte
    qint64 receivedNs = 0; ///< from there to the last byte
};

/// An answer with whatever status the server chose: 404 is a reply, a refused connection an Error.
struct HttpReply
{
    int status = 0;
    QByteArray contentType; ///< as sent, "application/json; charset=utf-8"
    HttpHeaders headers; ///< names in lower case
    std::string body; ///< its capacity exceeds its size by at least httpBodyPadding
    HttpTiming timing;

    QByteArray header(const QByteArray& lowerCaseName) const;
};

inline constexpr size_t httpBodyPadding = 64; ///< what simdjson may read behind the end

/// "host:port" of a URL for messages; never with user or password.
QString httpPlace(const QByteArray& url);
/// Loopback, link-local and private addresses, and names without a dot.
bool isPrivateHost(const QString& host);
bool isLoopbackHost(const QString& host);
/// The sentence for a status that is none of success, with the beginning of the server's plain text if it is short.
Error httpStatusError(const HttpReply& reply, const QByteArray& url);
