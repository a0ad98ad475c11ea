#include "tests/support/lokiserver.h"

#include "datasources/data/jsonutil.h"
#include "datasources/data/matcher.h"
#include "datasources/loki/logqllexer.h"

#include <QNetworkRequest>
#include <QWebSocket>

#include <algorithm>

namespace {

FakeReply textReply(int status, const QByteArray& text)
{
    FakeReply reply;
    reply.status = status;
    reply.contentType = "text/plain; charset=utf-8";
    reply.body = text;
    return reply;
}

FakeReply jsonReply(const QByteArray& json)
{
    FakeReply reply;
    reply.body = json;
    return reply;
}

Json labelsJson(const Labels& labels)
{
    Json json = Json::object();
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        json[it.key().toStdString()] = it.value().toStdString();
    return json;
}

QString parameter(const QUrlQuery& query, const char* name)
{
    for (const auto& [key, value] : query.queryItems(QUrl::FullyDecoded)) // a key may be encoded, too: match[]
        if (key == QLatin1String(name))
            return value;
    return {};
}

/// The selector at the beginning of a query, or inside of a metric query; the stages behind it are not looked at.
CompiledMatchers selectorOf(const QString& expr)
{
    const qsizetype begin = expr.indexOf(u'{');
    const qsizetype end = expr.indexOf(u'}', begin);
    const auto matchers = parseMatchers(expr.mid(begin, end - begin + 1));
    auto compiled = CompiledMatchers::compile(matchers ? *matchers : Matchers {});
    return compiled ? *std::move(compiled) : CompiledMatchers {};
}

const char* const detectedFields =
    R"({"fields":[{"label":"msg","type":"string","cardinality":90,"parsers":["logfmt"]},)"
    R"({"label":"trace_id","type":"string","cardinality":70,"parsers":null}]})";
const char* const patterns = R"({"status":"success","data":[{"pattern":"level=info msg=<_>","level":"info","samples":)"
                             R"([[1795171200,12],[1795171260,30]]},{"pattern":"level=error msg=<_>","level":"error",)"
                             R"("samples":[[1795171200,2]]}]})";
const char* const volume = R"({"status":"success","data":{"resultType":"vector","result":[)"
                           R"({"metric":{"job":"b"},"value":[1795171200,"100"]},)"
                           R"({"metric":{"job":"a","pod":""},"value":[1795171200,"4096"]}],"stats":{}}})";

} // namespace

LokiServer::LokiServer()
    : m_sockets(QStringLiteral("Loki"), QWebSocketServer::NonSecureMode)
    , m_http([this](const FakeRequest& request) { return answer(request); })
{
    refuseHandshakes(false);
    connect(&m_sockets, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket* socket = m_sockets.nextPendingConnection())
            opened(socket);
    });
}

void LokiServer::setLines(std::vector<Line> lines)
{
    m_lines = std::move(lines);
    std::stable_sort(m_lines.begin(), m_lines.end(), [](const Line& a, const Line& b) { return a.ns < b.ns; });
}

void LokiServer::refuseHandshakes(bool refuse)
{
    if (refuse) {
        m_http.setUpgrade({});
        return;
    }
    m_http.setUpgrade([this](QTcpSocket* socket) {
        m_sockets.handleConnection(socket);
        emit socket->readyRead(); // what is there already
    });
}

void LokiServer::opened(QWebSocket* socket)
{
    socket->setParent(this);
    ++m_tailCount;
    m_tailUrl = socket->requestUrl();
    m_tailHeaders.clear();
    for (const QByteArray& name : socket->request().rawHeaderList())
        m_tailHeaders.insert(name.toLower(), socket->request().rawHeader(name));
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        m_tails.removeAll(socket);
        socket->deleteLater();
    });
    m_tails << socket;
    if (m_tailRefusal)
        socket->close(QWebSocketProtocol::CloseCode(m_tailRefusal->first), m_tailRefusal->second);
}

void LokiServer::setTailRefusal(int code, const QString& reason)
{
    m_tailRefusal.emplace(code, reason);
}

void LokiServer::send(const std::vector<Line>& lines, int dropped)
{
    Json frame = {{"streams", Json::parse(streamsJson(lines, m_categorize).toStdString(), nullptr, false)}};
    for (int i = 0; i < dropped; ++i)
        frame["dropped_entries"].push_back({{"labels", "{a=\"b\"}"}, {"timestamp", std::to_string(lines.front().ns)}});
    sendText(QString::fromUtf8(jsonutil::dump(frame)));
}

void LokiServer::sendText(const QString& text)
{
    for (QWebSocket* socket : std::as_const(m_tails))
        socket->sendTextMessage(text);
}

void LokiServer::closeTails(int code, const QString& reason)
{
    const auto tails = m_tails;
    for (QWebSocket* socket : tails)
        socket->close(QWebSocketProtocol::CloseCode(code), reason);
}

QByteArray LokiServer::streamsJson(const std::vector<Line>& lines, bool categorize)
{
    std::vector<std::pair<QString, Json>> streams; // in order of appearance
    for (const Line& line : lines) {
        Labels labels = line.labels;
        if (!categorize)
            labels.insert(line.metadata);
        const QString key = formatLabels(labels);
        auto it = std::find_if(streams.begin(), streams.end(), [&](const auto& s) { return s.first == key; });
        if (it == streams.end())
            it = streams.insert(it, {key, Json {{"stream", labelsJson(labels)}, {"values", Json::array()}}});
        Json entry = Json::array({std::to_string(line.ns), line.text.toStdString()});
        if (categorize)
            entry.push_back(line.metadata.isEmpty() ? Json::object()
                                                    : Json {{"structuredMetadata", labelsJson(line.metadata)}});
        it->second["values"].push_back(std::move(entry));
    }
    Json result = Json::array();
    for (auto& [key, stream] : streams)
        result.push_back(std::move(stream));
    return jsonutil::dump(result);
}

FakeReply LokiServer::queryRange(const QUrlQuery& query) const
{
    if (!isLogQuery(parameter(query, "query")))
        return counts(query);
    const int limit = parameter(query, "limit").toInt();
    if (limit <= 0)
        return textReply(400, "limit must be a positive value");
    if (limit > m_mostLines)
        return textReply(400,
                         "max entries limit per query exceeded, limit > max_entries_limit_per_query ("
                             + QByteArray::number(limit) + " > " + QByteArray::number(m_mostLines) + ')');
    const qint64 start = parameter(query, "start").toLongLong();
    const qint64 end = parameter(query, "end").toLongLong();
    const CompiledMatchers selector = selectorOf(parameter(query, "query"));
    std::vector<Line> found;
    const auto take = [&](const Line& line) {
        if (line.ns >= start && line.ns < end && found.size() < size_t(limit) && selector.matches(line.labels))
            found.push_back(line);
    };
    if (parameter(query, "direction") == QLatin1String("forward"))
        std::for_each(m_lines.begin(), m_lines.end(), take);
    else
        std::for_each(m_lines.rbegin(), m_lines.rend(), take);
    return jsonReply("{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":"
                     + streamsJson(found, m_categorize)
                     + ",\"stats\":{\"summary\":{\"totalBytesProcessed\":2048,\"totalLinesProcessed\":"
                     + QByteArray::number(qsizetype(m_lines.size())) + "}}}}");
}

FakeReply LokiServer::counts(const QUrlQuery& query) const
{
    constexpr qint64 second = 1'000'000'000;
    const qint64 start = parameter(query, "start").toLongLong();
    const qint64 end = parameter(query, "end").toLongLong();
    const CompiledMatchers selector = selectorOf(parameter(query, "query"));
    std::map<QString, int> byLevel;
    for (const Line& line : m_lines)
        if (line.ns >= start && line.ns < end && selector.matches(line.labels))
            ++byLevel[line.text.contains("level=error") ? QStringLiteral("error") : QStringLiteral("info")];
    Json result = Json::array();
    for (const auto& [level, count] : byLevel)
        result.push_back({{"metric", {{"detected_level", level.toStdString()}}},
                          {"values", {{(start + end) / 2 / second, std::to_string(count)}}}});
    return jsonReply("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":" + jsonutil::dump(result)
                     + "}}");
}

FakeReply LokiServer::series(const QUrlQuery& query) const
{
    const CompiledMatchers selector = selectorOf(parameter(query, "match[]"));
    Json data = Json::array();
    for (const Line& line : m_lines)
        if (const Json labels = labelsJson(line.labels);
            selector.matches(line.labels) && std::find(data.begin(), data.end(), labels) == data.end())
            data.push_back(labels);
    return jsonReply("{\"status\":\"success\",\"data\":" + jsonutil::dump(data) + '}');
}

FakeReply LokiServer::labels(const QByteArray& path) const
{
    QStringList texts;
    const QList<QByteArray> parts = path.split('/');
    for (const Line& line : m_lines)
        texts += parts.contains("labels")
            ? QStringList(line.labels.keys())
            : QStringList {line.labels.value(QString::fromUtf8(parts.value(parts.size() - 2)))};
    texts.removeDuplicates();
    texts.removeAll(QString());
    texts.sort();
    Json data = Json::array();
    for (const QString& text : texts)
        data.push_back(text.toStdString());
    return jsonReply(data.empty() ? QByteArray("{\"status\":\"success\"}")
                                  : "{\"status\":\"success\",\"data\":" + jsonutil::dump(data) + '}');
}

FakeReply LokiServer::answer(const FakeRequest& request) const
{
    if (m_fault)
        return *m_fault;
    const QByteArray path = request.path.split('?').front();
    const QUrlQuery query(
        QString::fromUtf8(request.method == "POST" ? request.body : request.path.mid(path.size() + 1)));
    const QString expr = query.queryItemValue(QStringLiteral("query"), QUrl::FullyDecoded);
    if (expr.count(u'{') != expr.count(u'}'))
        return textReply(400,
                         "parse error at line 1, col " + QByteArray::number(expr.size() + 1)
                             + ": syntax error: unexpected $end, expecting STRING");
    if (path.endsWith("/query_range"))
        return queryRange(query);
    if (path.endsWith("/series"))
        return series(query);
    if (m_overview && path.endsWith("/detected_fields"))
        return jsonReply(detectedFields);
    if (m_overview && path.endsWith("/patterns"))
        return jsonReply(patterns);
    if (m_overview && path.endsWith("/detected_field/status/values"))
        return jsonReply(R"({"values":["503","200"],"limit":1000})");
    if (m_overview && path.endsWith("/index/volume"))
        return jsonReply(volume);
    if (m_overview && path.endsWith("/format_query")) {
        const QString formatted = QString(expr).replace(QLatin1String(" | "), QLatin1String("\n  | "));
        return jsonReply("{\"status\":\"success\",\"data\":" + jsonutil::dump(Json(formatted.toStdString())) + '}');
    }
    if (path.endsWith("/labels") || path.endsWith("/values"))
        return labels(path);
    if (path.endsWith("/buildinfo"))
        return jsonReply("{\"version\":\"3.7.0\"}");
    if (path.endsWith("/index/stats"))
        return jsonReply("{\"streams\":2,\"chunks\":3,\"bytes\":4096,\"entries\":99}");
    return textReply(404, "404 page not found\n");
}
