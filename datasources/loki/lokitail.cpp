#include "datasources/loki/lokitail.h"

#include "datasources/loki/lokidecode.h"

#include <QCoreApplication>
#include <QSet>
#include <QUrl>
#include <QUrlQuery>

namespace {

constexpr qint64 mostWaiting = 32LL << 20; // UTF-16 units of frames that wait for the pool
constexpr int mostLinesAtStart = 5000;

QByteArray keyOf(const LogLines& lines, qsizetype row)
{
    const std::string_view line = lines.line(row);
    return QByteArray::number(lines.timeNs(row)) + lines.stream(row).key.toUtf8() + '\n'
        + QByteArray(line.data(), qsizetype(line.size()));
}

/// A connection that begins again repeats the newest lines.
LogLinesPtr withoutKnown(const LogLinesPtr& fresh, const LogLinesPtr& known)
{
    if (fresh->isEmpty() || known->isEmpty() || fresh->timeNs(0) > known->timeNs(known->size() - 1))
        return fresh;
    QSet<QByteArray> keys;
    for (qsizetype row = known->size(); row-- > 0 && known->timeNs(row) >= fresh->timeNs(0);)
        keys.insert(keyOf(*known, row));
    std::vector<LogLinesPtr> kept;
    qsizetype begin = 0; // of the run of rows that are new
    const auto keepUpTo = [&](qsizetype row) {
        if (row > begin)
            kept.push_back(LogLines::slice(fresh, begin, row - begin));
        begin = row + 1;
    };
    for (qsizetype row = 0; row < fresh->size(); ++row)
        if (keys.contains(keyOf(*fresh, row)))
            keepUpTo(row);
    keepUpTo(fresh->size());
    return LogLines::merge(kept);
}

} // namespace

LokiTail::LokiTail(HttpRequest base, LokiQuery query, QThreadPool& pool, Pauses pauses, QObject* parent)
    : QObject(parent)
    , m_base(std::move(base))
    , m_query(std::move(query))
    , m_pool(pool)
    , m_pauses(pauses)
    , m_lines(std::make_shared<const LogLines>())
{
    m_reconnect.setSingleShot(true);
    m_publish.setSingleShot(true);
    connect(&m_reconnect, &QTimer::timeout, this, &LokiTail::connectNow);
    connect(&m_publish, &QTimer::timeout, this, &LokiTail::decodeWaiting);
    connect(&m_socket, &WebSocket::textReceived, this, &LokiTail::received);
    connect(&m_socket, &WebSocket::ended, this, &LokiTail::onEnd);
    connect(&m_socket, &WebSocket::opened, this, [this] {
        m_trouble.clear();
        emit changed();
    });
}

void LokiTail::start()
{
    connectNow();
}

void LokiTail::connectNow()
{
    QUrlQuery parameters;
    const auto add = [&parameters](const char* name, const QString& value) {
        parameters.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add("query", m_query.expr);
    add("limit", QString::number(std::min(m_query.maxLines, mostLinesAtStart)));
    m_resumed = !m_lines->isEmpty();
    if (m_resumed)
        add("start", QString::number(m_lines->timeNs(m_lines->size() - 1)));
    HttpRequest request = m_base;
    request.url += "/loki/api/v1/tail?" + parameters.toString(QUrl::FullyEncoded).toLatin1();
    m_socket.open(request);
}

void LokiTail::received(const QString& text)
{
    m_everReceived = true;
    m_failures = 0;
    m_waiting << text;
    m_waitingSize += text.size();
    while (m_waitingSize > mostWaiting && m_waiting.size() > 1) {
        // A frame's lines are not known before it is decoded; their least possible count is told.
        m_waitingSize -= m_waiting.front().size();
        m_waiting.removeFirst();
        ++m_dropped;
    }
    if (!m_isDecoding && !m_publish.isActive())
        m_publish.start(m_lines->isEmpty() ? 0 : m_pauses.publishMs);
}

void LokiTail::decodeWaiting()
{
    if (m_isDecoding || m_waiting.isEmpty())
        return;
    m_isDecoding = true;
    m_waitingSize = 0;
    m_decoding = runInBackground<Batch>(
        m_pool,
        [frames = std::exchange(m_waiting, {}), known = m_lines, limit = qsizetype(m_query.maxLines),
         resumed = std::exchange(m_resumed, false),
         place = httpPlace(m_base.url)] { return decode(frames, known, limit, resumed, place); },
        [this](Batch batch) { decoded(std::move(batch)); });
}

LokiTail::Batch LokiTail::decode(const QStringList& frames, const LogLinesPtr& known, qsizetype limit, bool resumed,
                                 const QString& place)
{
    Batch batch;
    std::vector<LogLinesPtr> parts {known};
    for (const QString& text : frames) {
        auto frame = decodeLokiTail(text.toUtf8(), place);
        if (!frame) {
            batch.error = frame.error();
            continue;
        }
        batch.dropped += frame->dropped.count;
        parts.push_back(resumed ? withoutKnown(frame->logs, known) : frame->logs);
    }
    batch.lines = LogLines::merge(parts, limit);
    return batch;
}

void LokiTail::decoded(Batch batch)
{
    m_isDecoding = false;
    m_lines = std::move(batch.lines);
    m_dropped += batch.dropped;
    m_trouble = batch.error ? batch.error->text : QString();
    if (!m_waiting.isEmpty())
        m_publish.start(m_pauses.publishMs);
    emit changed();
}

/// Refusals of this very query; everything else may be better in a moment.
bool LokiTail::isFinal(const WebSocketEnd& end) const
{
    static const QList<int> refusals = {400, 401, 403, 404, 405};
    if (!end.wasOpen)
        return refusals.contains(end.httpStatus);
    // Older servers accept first and then close with the error of the query as the reason.
    return !m_everReceived && end.code != 1000 && end.code != 1001 && !end.reason.isEmpty()
        && (end.reason.contains(QLatin1String("parse error")) || end.reason.contains(QLatin1String("selector")));
}

void LokiTail::onEnd(const WebSocketEnd& end)
{
    const QString place = httpPlace(m_base.url);
    if (isFinal(end)) {
        const bool auth = end.httpStatus == 401 || end.httpStatus == 403;
        const QString words = end.wasOpen
            ? tr("%1 answers: %2").arg(place, end.reason)
            : tr("%1 refuses to send lines as they come (HTTP %2).").arg(place).arg(end.httpStatus);
        emit refused({auth              ? Error::Kind::Auth
                          : end.wasOpen ? Error::Kind::Query
                                        : Error::Kind::Http,
                      words, lokiErrorPlace(end.reason, m_query.expr)});
        return;
    }
    const int pause =
        int(std::min<qint64>(qint64(m_pauses.reconnectMs) << std::min(m_failures, 20), m_pauses.mostReconnectMs));
    ++m_failures;
    const QString reason = end.reason.isEmpty() ? tr("the server closed the connection") : end.reason;
    m_trouble = tr("The live connection to %1 is lost (%2); it is tried again in %3 s.")
                    .arg(place, reason)
                    .arg((pause + 999) / 1000);
    m_reconnect.start(pause);
    emit changed();
}
