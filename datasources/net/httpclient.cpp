#include "datasources/net/httpclient.h"

#include "datasources/data/poolthread.h"
#include "datasources/net/clockdifference.h"
#include "datasources/net/httptransfer.h"

#include <QDateTime>
#include <QPointer>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

constexpr size_t largestPooledBuffer = 32U << 20;
constexpr size_t largestBufferPool = 96U << 20;
constexpr size_t leastPooledBuffer = 4U << 10; ///< smaller ones cost less than looking for them; a taken body has 15
constexpr size_t roomyBuffer = 1U << 20; ///< from here on a buffer must be worth its size
constexpr size_t wastedShare = 16; ///< more than what a compressed answer grows by
constexpr int threadRestMs = 2000; ///< after which a thread of the pool ends, and with it its parser
constexpr qint64 bufferRestMs = 3000; ///< buffers that no answer needed for so long are given back
constexpr qint64 trimMs = 15'000; ///< a wall that refreshes every second never rests: its heap is trimmed all the same

bool isWasted(const std::string& buffer, size_t bytes)
{
    return buffer.capacity() > roomyBuffer && bytes < buffer.capacity() / wastedShare;
}

/// Decoding and discarding whole answers in several threads leaves holes as large as what is shown. Who allocates waits
/// while they are given back, milliseconds where little is: so it is done when it is worth it.
void trimHeap()
{
#ifdef __GLIBC__
    constexpr size_t worthIt = size_t(16) << 20;
    const struct mallinfo2 heap = mallinfo2();
    if (heap.fordblks > worthIt && heap.fordblks > heap.uordblks / 3)
        malloc_trim(0);
#endif
}

void* makeMulti()
{
    static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(once);
    CURLM* multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, 6L);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 64L);
    return multi;
}

} // namespace

HttpClient::HttpClient(QObject* parent) : QObject(parent), m_multi(makeMulti())
{
    m_pool.setExpiryTimeout(threadRestMs);
    m_thread = std::thread([this] { run(); });
}

HttpClient::~HttpClient()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    curl_multi_wakeup(m_multi);
    m_thread.join();
    m_pool.waitForDone(); // decoders post to this
    for (const auto& [id, transfer] : m_transfers)
        curl_multi_remove_handle(m_multi, transfer->easy());
    m_transfers.clear();
    m_waiting.clear();
    curl_multi_cleanup(m_multi);
}

void HttpClient::observeFirstBytes(std::function<void()> observer)
{
    m_firstByte = std::make_shared<const std::function<void()>>(std::move(observer));
}

Pending HttpClient::start(HttpRequest request, Decode decode, Deliver deliver)
{
    const quint64 id = ++m_nextId;
    auto transfer = std::make_shared<HttpTransfer>(id, std::move(request), std::move(decode), m_firstByte);
    m_waiting.emplace(id, Waiting {std::move(deliver), transfer});
    {
        const std::lock_guard lock(m_mutex);
        m_added.push_back(std::move(transfer));
    }
    curl_multi_wakeup(m_multi);
    return Pending([client = QPointer<HttpClient>(this), id] {
        if (client)
            client->cancel(id);
    });
}

void HttpClient::cancel(quint64 id)
{
    const auto waiting = m_waiting.extract(id);
    if (!waiting)
        return;
    waiting.mapped().transfer->cancelled = true;
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled.push_back(id);
    }
    curl_multi_wakeup(m_multi);
}

void HttpClient::deliver(quint64 id, const std::shared_ptr<void>& result)
{
    if (const auto waiting = m_waiting.extract(id))
        waiting.mapped().deliver(result);
}

void HttpClient::run()
{
    giveWayToInterface();
    QElapsedTimer sinceTrim;
    sinceTrim.start();
    bool hasWorked = false;
    while (takeInbox()) {
        hasWorked = hasWorked || !m_transfers.empty();
        int running = 0;
        do {
            curl_multi_perform(m_multi, &running);
            // libcurl 7.88 starts transfers that wait for a connection only in the next perform after another one
            // was removed: without it they sleep for a whole poll.
        } while (reap() > 0);
        curl_multi_poll(m_multi, nullptr, 0, 1000, nullptr);
        if (!m_transfers.empty())
            continue;
        dropUnusedBuffers();
        if (hasWorked && sinceTrim.elapsed() > trimMs) {
            trimHeap();
            sinceTrim.start();
            hasWorked = false;
        }
    }
}

bool HttpClient::takeInbox()
{
    std::vector<std::shared_ptr<HttpTransfer>> added;
    std::vector<quint64> cancelled;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stop)
            return false;
        added.swap(m_added);
        cancelled.swap(m_cancelled);
    }
    for (const auto& transfer : added)
        if (!transfer->cancelled)
            add(transfer);
    for (const quint64 id : cancelled) {
        if (const auto it = m_transfers.find(id); it != m_transfers.end()) {
            curl_multi_remove_handle(m_multi, it->second->easy());
            m_transfers.erase(it);
        }
    }
    return true;
}

void HttpClient::add(const std::shared_ptr<HttpTransfer>& transfer)
{
    if (auto prepared = transfer->prepare([this](size_t wanted) { return takeBuffer(wanted); }); !prepared) {
        decodeInPool(transfer, prepared.error());
        return;
    }
    m_transfers.emplace(transfer->id(), transfer);
    curl_multi_add_handle(m_multi, transfer->easy());
}

int HttpClient::reap()
{
    int reaped = 0;
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        ++reaped;
        const CURLcode code = message->data.result; // the message dies with the handle
        HttpTransfer* finished = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &finished);
        curl_multi_remove_handle(m_multi, finished->easy());
        if (finished->followRedirect(code)) {
            curl_multi_add_handle(m_multi, finished->easy());
            continue;
        }
        const auto transfer = m_transfers.extract(finished->id()).mapped();
        auto reply = transfer->finish(code);
        if (reply)
            compareClocks(*transfer, *reply);
        decodeInPool(transfer, std::move(reply));
    }
    return reaped;
}

void HttpClient::decodeInPool(const std::shared_ptr<HttpTransfer>& transfer, Result<HttpReply> reply)
{
    auto shared = std::make_shared<Result<HttpReply>>(std::move(reply));
    m_pool.start([this, transfer, shared] {
        giveWayToInterface();
        if (transfer->cancelled)
            return;
        auto result = transfer->decode()(*shared);
        if (*shared)
            giveBuffer(std::move((*shared)->body));
        QMetaObject::invokeMethod(
            this, [this, id = transfer->id(), result = std::move(result)] { deliver(id, result); },
            Qt::QueuedConnection);
    });
}

void HttpClient::compareClocks(const HttpTransfer& transfer, const HttpReply& reply)
{
    constexpr qint64 nsPerMs = 1'000'000;
    const qint64 sinceFirstByteMs = (reply.timing.receivedNs - reply.timing.firstByteNs) / nsPerMs;
    const auto difference =
        ::clockDifferenceMs(reply, QDateTime::currentMSecsSinceEpoch() - std::max<qint64>(0, sinceFirstByteMs));
    if (!difference)
        return;
    const std::lock_guard lock(m_clockMutex);
    m_clockDifferences[httpPlace(transfer.url())] = *difference;
}

qint64 HttpClient::clockDifferenceMs(const QByteArray& url) const
{
    const std::lock_guard lock(m_clockMutex);
    const auto it = m_clockDifferences.find(httpPlace(url));
    return it == m_clockDifferences.end() ? 0 : it->second;
}

/// The smallest that holds so many bytes; one that is far too large is left for a large answer. Where the length is not
/// told, the largest.
std::string HttpClient::takeBuffer(size_t wanted)
{
    const std::lock_guard lock(m_bufferMutex);
    m_sinceBufferUse.start();
    auto best = m_buffers.end();
    for (auto it = m_buffers.begin(); it != m_buffers.end(); ++it) {
        const bool fits = wanted == 0 || (it->capacity() >= wanted + httpBodyPadding && !isWasted(*it, wanted));
        const bool better = best == m_buffers.end() || (it->capacity() < best->capacity()) == (wanted > 0);
        if (fits && better)
            best = it;
    }
    if (best == m_buffers.end())
        return {};
    std::string buffer = std::move(*best);
    m_buffers.erase(best);
    m_bufferBytes -= buffer.capacity();
    buffer.clear();
    return buffer;
}

void HttpClient::giveBuffer(std::string buffer)
{
    if (buffer.capacity() < leastPooledBuffer)
        return;
    const std::lock_guard lock(m_bufferMutex);
    m_sinceBufferUse.start();
    // A first answer may be a hundred times larger than those that extend it.
    if (isWasted(buffer, buffer.size()) || buffer.capacity() > largestPooledBuffer
        || m_bufferBytes + buffer.capacity() > largestBufferPool)
        return;
    m_bufferBytes += buffer.capacity();
    m_buffers.push_back(std::move(buffer));
}

/// Frees what waits for answers between refreshes that are far apart.
void HttpClient::dropUnusedBuffers()
{
    std::vector<std::string> unused; // freed after the lock
    const std::lock_guard lock(m_bufferMutex);
    if (m_buffers.empty() || m_sinceBufferUse.elapsed() < bufferRestMs)
        return;
    unused.swap(m_buffers);
    m_bufferBytes = 0;
}
