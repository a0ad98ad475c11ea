#pragma once

#include "datasources/data/labels.h"
#include "tests/support/fakehttpserver.h"

#include <QUrl>
#include <QUrlQuery>
#include <QWebSocketServer>

#include <optional>

class QWebSocket;

/// A Loki of any size on 127.0.0.1: query_range with its selector, limits, order and cursor (of metric queries: how
/// many lines of each level), series, labels, values, and tail. Its
/// answers and errors are worded like those of Loki 3; without `categorize` like those of 2.9.
class LokiServer : public QObject
{
    Q_OBJECT

public:
    struct Line
    {
        qint64 ns = 0;
        Labels labels;
        QByteArray text;
        Labels metadata;
    };

    LokiServer();
    QByteArray url() const { return m_http.url(QByteArray()); }
    FakeHttpServer& http() { return m_http; }
    void setLines(std::vector<Line> lines); ///< in any order
    void setCategorize(bool categorize) { m_categorize = categorize; }
    /// Answers for detected fields, their values and patterns, which 2.9 does not have, for the volume of streams and
    /// the form of queries.
    void setOverview(bool overview) { m_overview = overview; }
    void setMostLines(int lines) { m_mostLines = lines; }
    /// The next requests get this instead, until it is taken away.
    void setFault(std::optional<FakeReply> fault) { m_fault = std::move(fault); }

    // Tails.
    QWebSocket* tail() const { return m_tails.isEmpty() ? nullptr : m_tails.back(); }
    int tailCount() const { return m_tailCount; } ///< opened since the start
    QUrl lastTailUrl() const { return m_tailUrl; }
    QByteArray lastTailHeader(const QByteArray& name) const { return m_tailHeaders.value(name); }
    void send(const std::vector<Line>& lines, int dropped = 0);
    void sendText(const QString& text);
    void closeTails(int code = 1000, const QString& reason = {});
    /// Closes each tail as soon as it is open, with this reason.
    void setTailRefusal(int code, const QString& reason);
    /// Answers the handshake with 400.
    void refuseHandshakes(bool refuse);

    static QByteArray streamsJson(const std::vector<Line>& lines, bool categorize);

private:
    FakeReply answer(const FakeRequest& request) const;
    FakeReply queryRange(const QUrlQuery& query) const;
    FakeReply counts(const QUrlQuery& query) const;
    FakeReply series(const QUrlQuery& query) const;
    FakeReply labels(const QByteArray& path) const;
    void opened(QWebSocket* socket);

    std::vector<Line> m_lines; ///< oldest first
    bool m_categorize = true;
    bool m_overview = false;
    int m_mostLines = 5000;
    std::optional<FakeReply> m_fault;
    std::optional<std::pair<int, QString>> m_tailRefusal;
    QList<QWebSocket*> m_tails;
    int m_tailCount = 0;
    QUrl m_tailUrl;
    QHash<QByteArray, QByteArray> m_tailHeaders;
    QWebSocketServer m_sockets;
    FakeHttpServer m_http;
};
