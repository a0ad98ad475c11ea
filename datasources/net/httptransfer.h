#pragma once

#include "datasources/net/httprequest.h"

#include <QElapsedTimer>

#include <curl/curl.h>

#include <atomic>
#include <functional>
#include <memory>

/// One request on its way: belongs to the network thread from start to finish, then to the pool thread that decodes.
class HttpTransfer
{
public:
    using Decode = std::function<std::shared_ptr<void>(Result<HttpReply>&)>; ///< pool thread

    /// Gives an empty body that mostly has room for so many bytes; network thread.
    using TakeBuffer = std::function<std::string(size_t)>;
    using FirstByte = std::shared_ptr<const std::function<void()>>; ///< called in the network thread; may be null

    HttpTransfer(quint64 id, HttpRequest request, Decode decode, FirstByte firstByte);
    ~HttpTransfer();
    HttpTransfer(const HttpTransfer&) = delete;
    HttpTransfer& operator=(const HttpTransfer&) = delete;

    /// Prepares the handle. An error means the transfer must not be added. The buffer is taken when the answer comes:
    /// most transfers wait for a connection first.
    Result<Done> prepare(TakeBuffer takeBuffer);
    /// After curl is done with it. True: it was redirected and must be added again.
    bool followRedirect(CURLcode code);
    /// The reply, or the sentence that says why there is none.
    Result<HttpReply> finish(CURLcode code);

    CURL* easy() const { return m_easy; }
    quint64 id() const { return m_id; }
    const QByteArray& url() const { return m_askedUrl; } ///< as asked for, whatever it was redirected to
    const Decode& decode() const { return m_decode; }

    std::atomic<bool> cancelled = false; ///< set by the GUI thread: decoding is not worth it any more

private:
    void setAddress();
    void setHeaders();
    Error failure(CURLcode code) const;
    static size_t onBody(char* data, size_t size, size_t count, void* self);
    static size_t onHeader(char* data, size_t size, size_t count, void* self);

    quint64 m_id;
    HttpRequest m_request; ///< its address is that of the newest redirect
    QByteArray m_askedUrl;
    Decode m_decode;
    TakeBuffer m_takeBuffer; ///< null after it was called
    FirstByte m_firstByte; ///< null after it was called
    CURL* m_easy;
    curl_slist* m_headers = nullptr;
    curl_slist* m_connectTo = nullptr;
    HttpReply m_reply;
    QElapsedTimer m_sinceSend;
    bool m_tooLarge = false;
    bool m_leftOrigin = false; ///< redirected to another host: nothing secret goes there
    int m_redirects = 0;
    char m_words[CURL_ERROR_SIZE] = {};
};
