#include "datasources/jaeger/jaegerdatasource.h"
#include "datasources/loki/lokidatasource.h"
#include "tests/support/lokiserver.h"
#include "tests/support/testmain.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>
#include <set>

// Loki and Jaeger have no Debian packages. What holds for every server of theirs is asked of the simulated ones, and of
// the ones that VEDETTE_TEST_LOKI and VEDETTE_TEST_JAEGER name with a URL.

namespace {

/// The servers a test runs against: an empty address stands for the simulated one.
void addServers(const char* variable)
{
    QTest::addColumn<QString>("url");
    QTest::newRow("simulated") << QString();
    QTest::newRow(variable) << qEnvironmentVariable(variable, QStringLiteral("none"));
}

TimeRange lastDay()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    return {now - 86'400'000, now};
}

/// A datasource and its answers, waited for; a failed one is an error with its text.
struct Conversation
{
    HttpClient http;
    std::unique_ptr<DataSource> source;
    TimeRange range = lastDay();

    Conversation(const DataSourceType& type, const QString& url)
    {
        ConnectionConfig config;
        config.url = url;
        if (auto made = type.create(config, {http, [] { return 0; }}))
            source = std::move(*made);
    }

    template<typename T, typename Ask>
    static Result<T> waited(Ask ask)
    {
        std::optional<Result<T>> answer;
        const Pending pending = ask([&answer](Result<T> reply) { answer = std::move(reply); });
        if (!waitFor([&] { return answer.has_value(); }))
            return Error {Error::Kind::Internal, QStringLiteral("no answer"), {}};
        return *answer;
    }
    Result<ResponsePtr> run(const Json& spec) const
    {
        QueryRequest request;
        request.refId = RefId(QStringLiteral("A"));
        request.spec = spec;
        request.range = range;
        request.intervalMs = 60'000;
        return waited<ResponsePtr>([&](Reply<ResponsePtr> reply) {
            return source->run(request, {nullptr, std::move(reply)});
        });
    }
    QStringList values(const Json& query) const
    {
        const auto options = waited<VariableOptions>(
            [&](Reply<VariableOptions> reply) { return source->variableValues(query, range, std::move(reply)); });
        QStringList texts;
        if (options)
            for (const VariableOption& option : *options)
                texts << option.value;
        return texts;
    }
    QString check() const
    {
        const auto words = waited<QString>([&](Reply<QString> reply) { return source->check(std::move(reply)); });
        return words ? *words : QStringLiteral("failed: ") + words.error().text;
    }
};

/// Half of the lines an hour ago, the others now.
std::vector<LokiServer::Line> shopLines()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::vector<LokiServer::Line> lines;
    for (int i = 0; i < 40; ++i)
        lines.push_back({(now - 60'000 - qint64(i % 2) * 3'600'000 - i) * 1'000'000,
                         {{QStringLiteral("service"), i % 3 ? QStringLiteral("cart") : QStringLiteral("order")}},
                         "level=info line=" + QByteArray::number(i),
                         {}});
    return lines;
}

Json recorded(const char* name)
{
    QFile file(QStringLiteral(VEDETTE_TEST_DATA "/jaeger/v1.74/%1.200.json").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = jsonutil::parse(file.readAll());
    return json ? *json : Json();
}

/// The first interface of Jaeger 1.74, out of its recorded answers.
FakeReply recordedJaeger(const FakeRequest& request)
{
    FakeReply reply;
    const QByteArray path = request.path.split('?').front();
    const Json found = recorded("traces_search_no_limit");
    if (path == "/api/services")
        reply.body = jsonutil::dump(recorded("services"));
    else if (path.startsWith("/api/services/"))
        reply.body = jsonutil::dump(recorded("operations_by_service"));
    else if (path == "/api/traces")
        reply.body = jsonutil::dump(found);
    else if (path == "/api/dependencies")
        reply.body = jsonutil::dump(recorded("dependencies"));
    else
        reply.status = 404;
    if (!path.startsWith("/api/traces/"))
        return reply;
    reply.body = R"({"data":null,"errors":[{"code":404,"msg":"trace not found"}]})";
    for (const Json& trace : found["data"])
        if (path.endsWith("/" + QByteArray::fromStdString(trace["traceID"].get<std::string>()))) {
            reply.status = 200;
            reply.body = jsonutil::dump(Json {{"data", {trace}}});
        }
    return reply;
}

} // namespace

class TestRealBackends : public QObject
{
    Q_OBJECT

private slots:
    void lokiAnswers_data() { addServers("VEDETTE_TEST_LOKI"); }
    void lokiAnswers()
    {
        QFETCH(QString, url);
        if (url == QLatin1String("none"))
            QSKIP("VEDETTE_TEST_LOKI names no server");
        LokiServer simulated;
        simulated.setLines(shopLines());
        const Conversation loki(lokiType(), url.isEmpty() ? QString::fromUtf8(simulated.url()) : url);
        QVERIFY(loki.source);
        QVERIFY2(!loki.check().startsWith(QLatin1String("failed")), qPrintable(loki.check()));

        const auto keys = Conversation::waited<QStringList>(
            [&](Reply<QStringList> reply) { return loki.source->tagKeys(loki.range, std::move(reply)); });
        QVERIFY2(keys, keys ? "" : qPrintable(keys.error().text));
        if (keys->isEmpty())
            QSKIP("the server has no lines of the last day");
        const QString key = keys->front();
        const auto values = Conversation::waited<QStringList>(
            [&](Reply<QStringList> reply) { return loki.source->tagValues(key, loki.range, std::move(reply)); });
        QVERIFY(values && !values->isEmpty());
        QCOMPARE(loki.values({{"type", 1}, {"label", key.toStdString()}}).contains(values->front()), true);

        const std::string selector = QStringLiteral("{%1=\"%2\"}").arg(key, values->front()).toStdString();
        theLinesOf(loki, selector, key, values->front());
        QVERIFY2(!QTest::currentTestFailed(), selector.c_str());
        theNumbersOf(loki, selector);
        QVERIFY2(!QTest::currentTestFailed(), selector.c_str());
        const auto damaged = loki.run({{"expr", selector.substr(0, selector.size() - 1)}});
        QVERIFY(!damaged);
        QVERIFY2(damaged.error().text.contains(QLatin1String("parse error")), qPrintable(damaged.error().text));
    }

    void jaegerAnswers_data() { addServers("VEDETTE_TEST_JAEGER"); }
    void jaegerAnswers()
    {
        QFETCH(QString, url);
        if (url == QLatin1String("none"))
            QSKIP("VEDETTE_TEST_JAEGER names no server");
        FakeHttpServer simulated(recordedJaeger);
        const Conversation jaeger(jaegerType(), url.isEmpty() ? QString::fromUtf8(simulated.url("")) : url);
        QVERIFY(jaeger.source);
        QVERIFY2(!jaeger.check().startsWith(QLatin1String("failed")), qPrintable(jaeger.check()));
        const auto unknown = jaeger.run({{"query", "00000000000000000000000000000abc"}});
        QVERIFY(!unknown || (*unknown)->traces.empty());

        const auto graph = jaeger.run({{"queryType", "dependencyGraph"}});
        QVERIFY2(graph, graph ? "" : qPrintable(graph.error().text));
        QCOMPARE((*graph)->frames.size(), size_t(2)); // nodes and edges, with or without rows

        QString found;
        for (const QString& service : jaeger.values("services()")) {
            QVERIFY(!jaeger.values(QStringLiteral("operations(%1)").arg(service).toStdString()).isEmpty());
            const auto answer = jaeger.run({{"queryType", "search"}, {"service", service.toStdString()}});
            QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text));
            QCOMPARE((*answer)->frames.size(), size_t(1));
            if (const Frame& table = (*answer)->frames.front(); table.rows > 0) {
                found = std::get<QString>(table.fields[0].at(0));
                break;
            }
        }
        if (found.isEmpty())
            QSKIP("the server has no traces of the last day");
        const auto answer = jaeger.run({{"query", found.toStdString()}});
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text));
        QCOMPARE((*answer)->traces.size(), size_t(1));
        const Trace& trace = *(*answer)->traces.front();
        QCOMPARE(trace.traceId, found);
        QVERIFY(!trace.startNs.empty());
        QCOMPARE(std::set<quint32>(trace.order.begin(), trace.order.end()).size(), trace.startNs.size());
        QVERIFY(std::all_of(trace.durationNs.begin(), trace.durationNs.end(), [](qint64 ns) { return ns >= 0; }));
    }

private:
    /// Backwards in time as asked for, within the range, and every one of the stream that was selected.
    static void theLinesOf(const Conversation& loki, const std::string& selector, const QString& key,
                           const QString& value)
    {
        const auto answer = loki.run({{"expr", selector}, {"maxLines", 30}});
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text));
        QVERIFY((*answer)->logs);
        const LogLines& lines = *(*answer)->logs;
        constexpr qint64 ns = 1'000'000;
        QVERIFY(lines.size() > 0 && lines.size() <= 30);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QCOMPARE(lines.labels(i).value(key), value);
            QVERIFY(lines.timeNs(i) >= loki.range.fromMs * ns && lines.timeNs(i) <= loki.range.toMs * ns);
            QVERIFY(i == 0 || lines.timeNs(i - 1) <= lines.timeNs(i));
        }
    }
    static void theNumbersOf(const Conversation& loki, const std::string& selector)
    {
        const auto answer = loki.run({{"expr", "sum(count_over_time(" + selector + "[5m]))"}, {"queryType", "range"}});
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text));
        QVERIFY(!(*answer)->logs);
        double most = 0;
        for (const Frame& frame : (*answer)->frames)
            for (int row = 0; row < frame.rows; ++row)
                most = std::max(most, frame.fields.back().numberAt(row));
        QVERIFY(most >= 1);
    }
};

VEDETTE_TEST_GUILESS(TestRealBackends)
#include "tst_realbackends.moc"
