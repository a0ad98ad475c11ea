#pragma once

#include "datasources/data/background.h"
#include "datasources/loki/lokiquery.h"
#include "datasources/loki/streamsdecoder.h"
#include "datasources/net/websocket.h"

/// Follows a query for lines: keeps the newest lines, decodes in the pool, connects again with growing pauses when the
/// connection is lost and asks from the newest line on. GUI thread only.
class LokiTail : public QObject
{
    Q_OBJECT

public:
    struct Pauses
    {
        int reconnectMs = 1000; ///< doubled with each failure
        int mostReconnectMs = 30'000;
        int publishMs = 100; ///< between two changed() at least
    };
    LokiTail(HttpRequest base, LokiQuery query, QThreadPool& pool, Pauses pauses, QObject* parent = nullptr);

    void start();
    const LogLinesPtr& lines() const { return m_lines; }
    qint64 droppedLines() const { return m_dropped; } ///< left out because this side was too slow
    QString trouble() const { return m_trouble; } ///< why it is not connected at the moment; empty when it is

signals:
    void changed(); ///< lines, trouble or dropped lines
    /// The server does not want this query: it is not tried again.
    void refused(const Error& error);

private:
    struct Batch
    {
        LogLinesPtr lines;
        qint64 dropped = 0;
        std::optional<Error> error;
    };
    static Batch decode(const QStringList& frames, const LogLinesPtr& known, qsizetype limit, bool resumed,
                        const QString& place);

    void connectNow();
    void received(const QString& text);
    void decodeWaiting();
    void decoded(Batch batch);
    void onEnd(const WebSocketEnd& end);
    bool isFinal(const WebSocketEnd& end) const;

    HttpRequest m_base;
    LokiQuery m_query;
    QThreadPool& m_pool;
    Pauses m_pauses;
    WebSocket m_socket;
    QTimer m_reconnect;
    QTimer m_publish;
    QStringList m_waiting; ///< frames not yet decoded
    qint64 m_waitingSize = 0;
    Pending m_decoding;
    bool m_isDecoding = false;
    bool m_resumed = false; ///< the next frames may repeat lines that are here
    bool m_everReceived = false;
    int m_failures = 0;
    LogLinesPtr m_lines;
    qint64 m_dropped = 0;
    QString m_trouble;
};
