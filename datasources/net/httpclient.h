#pragma once

#include "datasources/data/pending.h"
#include "datasources/net/httprequest.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class HttpTransfer;

/// Sends HTTP requests from one network thread, decodes in a pool of its own, calls back in its (GUI) thread. Works
/// before QApplication exists; the callbacks then come with the first turn of the event loop.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    explicit HttpClient(QObject* parent = nullptr);
    ~HttpClient() override;

    /// `decode` runs in a pool thread and may outlive the Pending: it owns what it uses. It may take the body out of
    /// the reply. `done` runs in the GUI
    /// thread, never before send() returned, never after the Pending or the client is gone.
    template<typename T>
    Pending send(HttpRequest request, std::function<Result<T>(HttpReply&)> decode, std::function<void(Result<T>)> done)
    {
        Decode erased = [decode = std::move(decode)](Result<HttpReply>& reply) -> std::shared_ptr<void> {
            return std::make_shared<Result<T>>(reply ? decode(*reply) : Result<T>(reply.error()));
        };
        Deliver deliver = [done = std::move(done)](const std::shared_ptr<void>& result) {
            done(std::move(*static_cast<Result<T>*>(result.get())));
        };
        return start(std::move(request), std::move(erased), std::move(deliver));
    }

    /// Called in the network thread at the first byte of every answer to what is sent from now on.
    void observeFirstBytes(std::function<void()> observer);
    /// How far the clock of the server of `url` is ahead of this computer's, as its newest answer said; 0 when it
    /// never did.
    qint64 clockDifferenceMs(const QByteArray& url) const;
    /// For decoding what comes by other ways (WebSockets).
    QThreadPool& pool() { return m_pool; }

private:
    using Decode = std::function<std::shared_ptr<void>(Result<HttpReply>&)>;
    using Deliver = std::function<void(const std::shared_ptr<void>&)>;
    struct Waiting
    {
        Deliver deliver;
        std::shared_ptr<HttpTransfer> transfer;
    };

    Pending start(HttpRequest request, Decode decode, Deliver deliver);
    void cancel(quint64 id);
    void deliver(quint64 id, const std::shared_ptr<void>& result);
    void run();
    bool takeInbox();
    int reap();
    void add(const std::shared_ptr<HttpTransfer>& transfer);
    void decodeInPool(const std::shared_ptr<HttpTransfer>& transfer, Result<HttpReply> reply);
    std::string takeBuffer(size_t wanted);
    void giveBuffer(std::string buffer);
    void dropUnusedBuffers();
    void compareClocks(const HttpTransfer& transfer, const HttpReply& reply);

    std::map<quint64, Waiting> m_waiting; // GUI thread only
    quint64 m_nextId = 0; // GUI thread only
    std::shared_ptr<const std::function<void()>> m_firstByte; // GUI thread only
    std::map<quint64, std::shared_ptr<HttpTransfer>> m_transfers; // network thread only
    std::mutex m_mutex; // guards the three below
    std::vector<std::shared_ptr<HttpTransfer>> m_added;
    std::vector<quint64> m_cancelled;
    bool m_stop = false;
    std::mutex m_bufferMutex; // guards the three below
    std::vector<std::string> m_buffers; ///< of decoded answers, to be filled again
    size_t m_bufferBytes = 0;
    QElapsedTimer m_sinceBufferUse;
    mutable std::mutex m_clockMutex; // guards what follows
    std::map<QString, qint64> m_clockDifferences; ///< ms, by host and port
    QThreadPool m_pool;
    void* m_multi;
    std::thread m_thread; // last: starts when everything else is ready
};
