#include "datasources/net/httptransfer.h"

#include "datasources/net/tlserror.h"

#include <QCoreApplication>
#include <QUrl>

#include <cstring>

namespace {

constexpr int maxRedirects = 5;
constexpr size_t slackShare = 16; ///< the next answer to the same question may have a few digits more
constexpr qint64 largestReserve = 64LL << 20; // a lying Content-Length must not take more memory at once

QString tr(const char* text)
{
    return QCoreApplication::translate("Http", text);
}

/// Moves user:password@ out of the URL, where it could end up in messages, into the request's auth.
void extractUserInfo(HttpRequest& request)
{
    QUrl url = QUrl::fromEncoded(request.url);
    if (url.userInfo().isEmpty())
        return;
    if (request.auth.user.isEmpty() && request.auth.bearer.isEmpty()) {
        request.auth.user = url.userName(QUrl::FullyDecoded);
        request.auth.password = url.password(QUrl::FullyDecoded);
    }
    url.setUserInfo(QString());
    request.url = url.toEncoded();
}

/// What this libcurl can decompress, but deflate: servers that know it prefer it, and nobody agrees what it is.
const QByteArray& encodings()
{
    static const QByteArray list = [] {
        const int features = curl_version_info(CURLVERSION_NOW)->features;
        QByteArray text = "gzip";
        if (features & CURL_VERSION_BROTLI)
            text += ", br";
        if (features & CURL_VERSION_ZSTD)
            text += ", zstd";
        return text;
    }();
    return list;
}

int effectivePort(const QUrl& url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool sameOrigin(const QUrl& a, const QUrl& b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && effectivePort(a) == effectivePort(b);
}

bool isHttp(const QUrl& url)
{
    return (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")) && !url.host().isEmpty();
}

} // namespace

HttpTransfer::HttpTransfer(quint64 id, HttpRequest request, Decode decode, FirstByte firstByte)
    : m_id(id)
    , m_request(std::move(request))
    , m_decode(std::move(decode))
    , m_firstByte(std::move(firstByte))
    , m_easy(curl_easy_init())
{
    extractUserInfo(m_request);
    m_askedUrl = m_request.url;
    m_sinceSend.start();
}

HttpTransfer::~HttpTransfer()
{
    curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_headers);
    curl_slist_free_all(m_connectTo);
}

Result<Done> HttpTransfer::prepare(TakeBuffer takeBuffer)
{
    m_takeBuffer = std::move(takeBuffer);
    m_reply.timing.queuedNs = m_sinceSend.nsecsElapsed();
    const QUrl url = QUrl::fromEncoded(m_request.url);
    if (!isHttp(url))
        return Error {Error::Kind::Config,
                      tr("\"%1\" is not an http or https address.")
                          .arg(url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)),
                      {}};
    curl_easy_setopt(m_easy, CURLOPT_PRIVATE, this);
    curl_easy_setopt(m_easy, CURLOPT_ERRORBUFFER, m_words);
    curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS, long(m_request.connectTimeoutMs));
    curl_easy_setopt(m_easy, CURLOPT_TIMEOUT_MS, long(m_request.totalTimeoutMs));
    curl_easy_setopt(m_easy, CURLOPT_BUFFERSIZE, 256L * 1024);
    curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &HttpTransfer::onBody);
    curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_HEADERFUNCTION, &HttpTransfer::onHeader);
    curl_easy_setopt(m_easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(m_request.sizeLimit)); // of what is announced
    if (m_request.method != "GET")
        curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, m_request.method.constData());
    if (m_request.method == "HEAD")
        curl_easy_setopt(m_easy, CURLOPT_NOBODY, 1L);
    if (!m_request.body.isEmpty() || m_request.method == "POST") {
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDS, m_request.body.constData());
    }
    setAddress();
    setHeaders();
    return applyTls(m_easy, m_request.tls);
}

void HttpTransfer::setAddress()
{
    QUrl url = QUrl::fromEncoded(m_request.url);
    const bool compress = m_request.compression == HttpCompression::Any
        || (m_request.compression == HttpCompression::Auto && !isPrivateHost(url.host()));
    curl_easy_setopt(m_easy, CURLOPT_ACCEPT_ENCODING, compress ? encodings().constData() : nullptr);
    // A loopback server is never behind a proxy; otherwise the environment decides.
    curl_easy_setopt(m_easy, CURLOPT_PROXY, isLoopbackHost(url.host()) ? "" : nullptr);
    if (!m_request.tls.serverName.isEmpty() && !m_leftOrigin && url.scheme() == QLatin1String("https")) {
        const int port = effectivePort(url);
        const QString to = QStringLiteral("%1:%2:%3:%2").arg(m_request.tls.serverName).arg(port).arg(url.host());
        m_connectTo = curl_slist_append(m_connectTo, to.toUtf8().constData());
        curl_easy_setopt(m_easy, CURLOPT_CONNECT_TO, m_connectTo);
        url.setHost(m_request.tls.serverName);
    }
    curl_easy_setopt(m_easy, CURLOPT_URL, url.toEncoded().constData());
}

void HttpTransfer::setHeaders()
{
    curl_slist_free_all(std::exchange(m_headers, nullptr));
    const auto append = [this](const QByteArray& line) { m_headers = curl_slist_append(m_headers, line.constData()); };
    bool userAgent = false;
    for (const auto& [name, value] : m_request.headers) {
        const bool harmless =
            name.compare("content-type", Qt::CaseInsensitive) == 0 || name.compare("accept", Qt::CaseInsensitive) == 0;
        if ((m_leftOrigin && !harmless) || name.contains('\n') || value.contains('\n') || value.contains('\r'))
            continue;
        userAgent = userAgent || name.compare("user-agent", Qt::CaseInsensitive) == 0;
        append(value.isEmpty() ? name + ';' : name + ": " + value);
    }
    if (!userAgent)
        append("User-Agent: vedette/" VEDETTE_VERSION);
    append("Expect:"); // no round trip before the body of a POST
    if (!m_request.tls.serverName.isEmpty() && !m_leftOrigin)
        append("Host: " + httpPlace(m_request.url).toUtf8());
    curl_easy_setopt(m_easy, CURLOPT_USERNAME, nullptr);
    curl_easy_setopt(m_easy, CURLOPT_PASSWORD, nullptr);
    if (!m_leftOrigin && !m_request.auth.bearer.isEmpty()) {
        append("Authorization: Bearer " + m_request.auth.bearer);
    } else if (!m_leftOrigin && !m_request.auth.user.isEmpty()) {
        curl_easy_setopt(m_easy, CURLOPT_HTTPAUTH, long(CURLAUTH_BASIC));
        curl_easy_setopt(m_easy, CURLOPT_USERNAME, m_request.auth.user.toUtf8().constData());
        curl_easy_setopt(m_easy, CURLOPT_PASSWORD, m_request.auth.password.toUtf8().constData());
    }
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
}

bool HttpTransfer::followRedirect(CURLcode code)
{
    if (!m_request.followRedirects)
        return false;
    char* target = nullptr;
    long status = 0;
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(m_easy, CURLINFO_REDIRECT_URL, &target);
    if (code != CURLE_OK || !target || status < 301 || status > 308 || m_redirects >= maxRedirects)
        return false;
    const QUrl from = QUrl::fromEncoded(m_request.url);
    QUrl to = QUrl::fromEncoded(target);
    if (!m_request.tls.serverName.isEmpty() && to.host() == m_request.tls.serverName && !m_leftOrigin)
        to.setHost(from.host());
    const bool downgrade = from.scheme() == QLatin1String("https") && to.scheme() != from.scheme();
    if (!isHttp(to) || downgrade)
        return false;
    ++m_redirects;
    to.setUserInfo(QString());
    if (!sameOrigin(from, to)) {
        m_leftOrigin = true;
        for (const CURLoption option : {CURLOPT_SSLCERT_BLOB, CURLOPT_SSLKEY_BLOB})
            curl_easy_setopt(m_easy, option, nullptr);
        curl_easy_setopt(m_easy, CURLOPT_CONNECT_TO, nullptr);
    }
    m_request.url = to.toEncoded();
    m_reply.body.clear();
    m_reply.headers.clear();
    setAddress();
    setHeaders();
    return true;
}

Result<HttpReply> HttpTransfer::finish(CURLcode code)
{
    curl_off_t firstByteUs = 0;
    curl_off_t totalUs = 0;
    long status = 0;
    curl_easy_getinfo(m_easy, CURLINFO_STARTTRANSFER_TIME_T, &firstByteUs);
    curl_easy_getinfo(m_easy, CURLINFO_TOTAL_TIME_T, &totalUs);
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
    m_reply.timing.firstByteNs = firstByteUs * 1000;
    m_reply.timing.receivedNs = totalUs * 1000;
    m_reply.status = int(status);
    if (code != CURLE_OK)
        return failure(code);
    if (m_redirects >= maxRedirects && status >= 301 && status <= 308)
        return Error {Error::Kind::Http, tr("%1 redirects in a circle.").arg(httpPlace(m_request.url)), {}};
    m_reply.contentType = m_reply.header("content-type");
    m_reply.body.reserve(m_reply.body.size() + httpBodyPadding);
    return std::move(m_reply);
}

Error HttpTransfer::failure(CURLcode code) const
{
    const QString place = httpPlace(m_request.url);
    const QString detail = QStringLiteral("curl %1: %2")
                               .arg(int(code))
                               .arg(QString::fromUtf8(m_words[0] ? m_words : curl_easy_strerror(code)));
    const auto error = [&](Error::Kind kind, const QString& text) { return Error {kind, text, detail}; };
    using Kind = Error::Kind;
    long systemError = 0;
    long verifyResult = 0;
    curl_off_t connectedUs = 0;
    curl_easy_getinfo(m_easy, CURLINFO_OS_ERRNO, &systemError);
    curl_easy_getinfo(m_easy, CURLINFO_SSL_VERIFYRESULT, &verifyResult);
    curl_easy_getinfo(m_easy, CURLINFO_PRETRANSFER_TIME_T, &connectedUs);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return error(Kind::Network, tr("The host %1 is not known.").arg(place));
    case CURLE_COULDNT_RESOLVE_PROXY:
        return error(Kind::Network, tr("The proxy for %1 is not known.").arg(place));
    case CURLE_COULDNT_CONNECT:
        return error(
            Kind::Network,
            systemError == ECONNREFUSED || systemError == 0
                ? tr("%1 refuses the connection.").arg(place)
                : tr("No connection to %1: %2.")
                      .arg(place,
                           QString::fromLocal8Bit(std::strerror(int(systemError))))); // NOLINT(concurrency-mt-unsafe)
    case CURLE_OPERATION_TIMEDOUT:
        return connectedUs == 0
            ? error(Kind::Timeout,
                    tr("%1 accepts no connection in time (%2 s).")
                        .arg(place)
                        .arg(std::min(m_request.connectTimeoutMs, m_request.totalTimeoutMs) / 1000.0))
            : error(Kind::Timeout,
                    tr("%1 gave no complete answer within %2 s.").arg(place).arg(m_request.totalTimeoutMs / 1000.0));
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return error(Kind::Network, tlsSentence(place, {int(code), verifyResult, QString::fromUtf8(m_words)}));
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2_STREAM:
        return error(Kind::Network, tr("%1 broke off the answer.").arg(place));
    case CURLE_BAD_CONTENT_ENCODING:
        return error(Kind::Parse, tr("The compressed answer of %1 is damaged.").arg(place));
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return error(Kind::Config, tr("\"%1\" is not an http or https address.").arg(place));
    default:
        break;
    }
    if (m_tooLarge || code == CURLE_FILESIZE_EXCEEDED)
        return error(
            Kind::Limit,
            tr("The answer of %1 is larger than the limit of %2 MB.").arg(place).arg(m_request.sizeLimit / 1048576.0));
    return error(Kind::Network,
                 tr("The request to %1 failed: %2.").arg(place, QString::fromUtf8(curl_easy_strerror(code))));
}

size_t HttpTransfer::onBody(char* data, size_t size, size_t count, void* self)
{
    auto& transfer = *static_cast<HttpTransfer*>(self);
    std::string& body = transfer.m_reply.body;
    const size_t bytes = size * count;
    if (qint64(body.size()) + qint64(bytes) > transfer.m_request.sizeLimit) {
        transfer.m_tooLarge = true;
        return 0;
    }
    if (body.empty()) {
        curl_off_t length = -1;
        curl_easy_getinfo(transfer.m_easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
        const qint64 wanted = std::clamp(qint64(length), 0LL, std::min(transfer.m_request.sizeLimit, largestReserve));
        if (const TakeBuffer take = std::exchange(transfer.m_takeBuffer, nullptr))
            body = take(size_t(wanted));
        if (wanted > 0 && body.capacity() < size_t(wanted) + httpBodyPadding)
            body.reserve(size_t(wanted) + size_t(wanted) / slackShare + httpBodyPadding);
    }
    body.append(data, bytes);
    return bytes;
}

size_t HttpTransfer::onHeader(char* data, size_t size, size_t count, void* self)
{
    auto& transfer = *static_cast<HttpTransfer*>(self);
    if (const FirstByte firstByte = std::exchange(transfer.m_firstByte, nullptr))
        (*firstByte)();
    HttpReply& reply = transfer.m_reply;
    const QByteArray line = QByteArray(data, qsizetype(size * count)).trimmed();
    if (line.startsWith("HTTP/"))
        reply.headers.clear(); // of an interim answer (100, proxy's 200)
    else if (const auto colon = line.indexOf(':'); colon > 0)
        reply.headers.emplace_back(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    return size * count;
}
