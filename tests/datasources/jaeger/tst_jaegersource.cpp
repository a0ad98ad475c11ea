#include "datasources/data/spandetail.h"
#include "datasources/jaeger/jaegerdatasource.h"
#include "datasources/jaeger/jaegerdecode.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/testmain.h"

#include <optional>

namespace {

FakeReply ok(const QByteArray& body, int status = 200)
{
    FakeReply reply;
    reply.body = body;
    reply.status = status;
    return reply;
}

/// A server of the newest kind: of the first interface it has dependencies and metrics alone.
FakeReply newest(const FakeRequest& request)
{
    if (request.path == "/api/v3/services")
        return ok("{\"services\":[\"order\",\"cart\"]}");
    if (request.path == "/api/v3/operations?service=cart")
        return ok("{\"operations\":[{\"name\":\"GET /v1/cart\",\"spanKind\":\"server\"},"
                  "{\"name\":\"GET /v1/cart\",\"spanKind\":\"client\"}]}");
    return ok("404 page not found\n", 404);
}

/// A server that answers unknown paths with its web page.
FakeReply oldest(const FakeRequest& request)
{
    if (request.path == "/api/services")
        return ok("{\"data\":[\"order\",\"cart\"],\"total\":2,\"errors\":null}");
    if (request.path == "/api/operations?service=cart")
        return ok("{\"data\":[{\"name\":\"GET /v1/cart\",\"spanKind\":\"server\"}],\"errors\":null}");
    return ok("<!doctype html>");
}

struct Bench
{
    FakeHttpServer server;
    HttpClient http;
    std::unique_ptr<DataSource> source;

    explicit Bench(FakeHttpServer::Handler handler) : server(std::move(handler))
    {
        ConnectionConfig config;
        config.url = QString::fromUtf8(server.url("/"));
        if (auto made = jaegerType().create(config, {http, [] { return 0; }}))
            source = std::move(*made);
    }
    QStringList paths() const
    {
        QStringList paths;
        for (const FakeRequest& request : server.requests())
            paths << QString::fromUtf8(request.path);
        return paths;
    }
    QString variable(const char* query)
    {
        std::optional<Result<VariableOptions>> answer;
        const Pending pending = source->variableValues(
            Json(query), {}, [&answer](Result<VariableOptions> options) { answer = std::move(options); });
        if (!waitFor([&] { return answer.has_value(); }))
            return QStringLiteral("no answer");
        if (!*answer)
            return answer->error().text;
        QStringList texts;
        for (const VariableOption& option : **answer)
            texts << option.text;
        return texts.join(u',');
    }
    QString check()
    {
        std::optional<Result<QString>> answer;
        const Pending pending = source->check([&answer](Result<QString> text) { answer = std::move(text); });
        if (!waitFor([&] { return answer.has_value(); }))
            return QStringLiteral("no answer");
        return *answer ? **answer : answer->error().text;
    }
};

} // namespace

class TestJaegerSource : public QObject
{
    Q_OBJECT

private slots:
    void namesComeFromTheInterfaceThereIs_data()
    {
        QTest::addColumn<bool>("isNewest");
        QTest::newRow("third") << true;
        QTest::newRow("first") << false;
    }
    void namesComeFromTheInterfaceThereIs()
    {
        QFETCH(bool, isNewest);
        Bench bench(isNewest ? newest : oldest);
        QVERIFY(bench.source);
        QCOMPARE(bench.variable("services()"), QStringLiteral("cart,order"));
        QCOMPARE(bench.variable("operations(cart)"), QStringLiteral("GET /v1/cart"));
        QCOMPARE(bench.check(), QStringLiteral("Jaeger answers and knows 2 services."));
    }

    void aServerWithoutServicesHasTheThirdInterface()
    {
        Bench bench([](const FakeRequest& request) {
            return request.path.startsWith("/api/v3/") ? ok("{}") : ok("404 page not found\n", 404);
        });
        QCOMPARE(bench.check(), QStringLiteral("Jaeger answers and knows 0 services."));
        QVERIFY(!bench.paths().contains(QStringLiteral("/api/services")));
    }

    void timesOfEventsStayTimes()
    {
        const SpanDetail detail =
            jaegerSpanDetail("{\"logs\":[{\"timestamp\":9223372036854775807},{\"timestamp\":1e300},"
                             "{\"timestamp\":\"7\"}]}");
        QCOMPARE(detail.events.size(), size_t(3));
        QCOMPARE(detail.events[0].timeNs, qint64(0));
        QCOMPARE(detail.events[1].timeNs, qint64(7000));
        QCOMPARE(detail.events[2].timeNs, qint64(9223372036854775000));
    }

    void aSpanEndsWithinTime()
    {
        const auto traces = decodeTraceFile("{\"data\":[{\"traceID\":\"t\",\"spans\":[{\"spanID\":\"a\",\"startTime\":"
                                            "9223372036854775,\"duration\":9223372036854775}]}]}",
                                            QStringLiteral("file"));
        QVERIFY(traces && traces->size() == 1);
        const Trace& trace = *traces->front();
        QVERIFY(trace.durationNs[0] <= std::numeric_limits<qint64>::max() - trace.startNs[0]);
    }

    void aServerThatStartsIsAskedAgain()
    {
        bool starts = true;
        Bench bench([&starts](const FakeRequest& request) { return starts ? ok("starting\n", 503) : newest(request); });
        QVERIFY(bench.check().contains(QLatin1String("503")));
        starts = false;
        QCOMPARE(bench.check(), QStringLiteral("Jaeger answers and knows 2 services."));
        QCOMPARE(bench.paths().back(), QStringLiteral("/api/v3/services"));
    }
};

VEDETTE_TEST_GUILESS(TestJaegerSource)
#include "tst_jaegersource.moc"
