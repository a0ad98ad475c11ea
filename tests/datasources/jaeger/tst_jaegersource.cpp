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
    if (request.path == "/api/services/cart/operations")
        return ok("{\"data\":[{\"name\":\"GET /v1/cart\",\"spanKind\":\"server\"}],\"errors\":null}");
    return ok("<!doctype html>");
}

struct Bench
{
    FakeHttpServer server;
    HttpClient http;
    std::unique_ptr<DataSource> source;

    explicit Bench(FakeHttpServer::Handler handler, Json settings = Json::object()) : server(std::move(handler))
    {
        ConnectionConfig config;
        config.url = QString::fromUtf8(server.url("/"));
        config.jsonData = std::move(settings);
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
    Result<ResponsePtr> run(const Json& spec)
    {
        QueryRequest request;
        request.spec = spec;
        request.range = {1000, 2000};
        std::optional<Result<ResponsePtr>> answer;
        const Pending pending =
            source->run(request, {nullptr, [&answer](Result<ResponsePtr> r) { answer = std::move(r); }});
        if (!waitFor([&] { return answer.has_value(); }))
            return Error {Error::Kind::Internal, QStringLiteral("no answer"), {}};
        return *answer;
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

    void aServiceWithASlashIsOnePartOfThePath()
    {
        Bench bench([](const FakeRequest& request) {
            return request.path.startsWith("/api/v3") ? ok("unsupported path\n", 400)
                                                      : ok("{\"data\":[null,\"GET\",7]}");
        });
        QCOMPARE(bench.variable("operations(a/b c)"), QStringLiteral("GET"));
        QCOMPARE(bench.paths().back(), QStringLiteral("/api/services/a%2Fb%20c/operations"));
        QCOMPARE(bench.variable("operations(x)"), QStringLiteral("GET"));
        QCOMPARE(bench.paths().size(), 3); // a server that knows no such path is asked for it once
    }

    void singleTracesAreAskedForWithTheRangeWhereTheConnectionSaysSo_data()
    {
        QTest::addColumn<bool>("isThird");
        QTest::addColumn<QString>("asked");
        QTest::newRow("first") << false << QStringLiteral("/api/traces/ab%2B?start=1000000&end=2000000");
        QTest::newRow("third")
            << true
            << QStringLiteral("/api/v3/traces/"
                              "ab%2B?start_time=1970-01-01T00%3A00%3A01.000Z&end_time=1970-01-01T00%3A00%3A02.000Z");
    }
    void singleTracesAreAskedForWithTheRangeWhereTheConnectionSaysSo()
    {
        QFETCH(bool, isThird);
        QFETCH(QString, asked);
        Bench bench([isThird](const FakeRequest& request) { return isThird ? newest(request) : oldest(request); },
                    {{"traceIdTimeParams", {{"enabled", true}}}});
        (void)bench.run({{"query", " ab+ "}});
        QCOMPARE(bench.paths().back(), asked);
    }

    void theNewestTracesOfASearchComeFirst()
    {
        Bench bench([](const FakeRequest& request) {
            return request.path.startsWith("/api/v3")
                ? ok("404 page not found\n", 404)
                : ok("{\"data\":[{\"traceID\":\"old\",\"spans\":[{\"spanID\":\"1\",\"startTime\":1}]},"
                     "{\"traceID\":\"new\",\"spans\":[{\"spanID\":\"1\",\"startTime\":2}]}]}");
        });
        const auto answer = bench.run({{"queryType", "search"}, {"service", "s"}});
        QVERIFY(answer && (*answer)->frames.size() == 1);
        const Frame& table = (*answer)->frames.front();
        QVERIFY(table.fields[0].at(0) == Value(QStringLiteral("new")));
        QStringList names;
        for (const Field& field : table.fields)
            names << field.config->displayNameFromDS.value_or(QString());
        QCOMPARE(names.join(u','), QStringLiteral("Trace ID,Trace name,Start time,Duration,Spans,Errors"));
    }

    /// Only the server's own words are "nothing found": a path that leads elsewhere is not.
    void whatTheServerCouldNotGiveIsSaidBesideTheTraces_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<bool>("isThird");
        const QByteArray single = "{\"query\":\"ab\"}";
        const QByteArray search = "{\"queryType\":\"search\",\"service\":\"s\"}";
        QTest::newRow("one trace") << single << false;
        QTest::newRow("search") << search << false;
        QTest::newRow("one trace, third") << single << true;
        QTest::newRow("search, third") << search << true;
    }
    void whatTheServerCouldNotGiveIsSaidBesideTheTraces()
    {
        QFETCH(QByteArray, spec);
        QFETCH(bool, isThird);
        const QByteArray third = "{\"result\":{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"ab\","
                                 "\"spanId\":\"1\"}]}]}]}}\n{\"error\":{\"message\":\"shard 7 is gone\"}}";
        const QByteArray first = "{\"data\":[{\"traceID\":\"ab\",\"spans\":[{\"traceID\":\"ab\",\"spanID\":\"1\"}]}],"
                                 "\"errors\":[{\"code\":500,\"msg\":\"shard 7 is gone\",\"traceID\":\"cd\"},"
                                 "{\"code\":500,\"msg\":\"shard 7 is gone\"},null]}";
        Bench bench([&](const FakeRequest& request) {
            if (request.path == "/api/v3/services" && isThird)
                return ok("{\"services\":[]}");
            return request.path.startsWith(isThird ? "/api/v3/traces" : "/api/traces") ? ok(isThird ? third : first)
                                                                                       : ok("404\n", 404);
        });
        const auto answer = bench.run(*jsonutil::parse(spec));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text));
        QVERIFY((*answer)->frames.at(0).rows == 1 || (*answer)->traces.size() == 1);
        QCOMPARE((*answer)->notices.size(), size_t(1));
        QCOMPARE((*answer)->notices[0].severity, Notice::Severity::Warning);
        QVERIFY2((*answer)->notices[0].text.endsWith(QLatin1String("answers: shard 7 is gone")),
                 qPrintable((*answer)->notices[0].text));
    }

    void anAddressThatLeadsElsewhereIsNoEmptySearch()
    {
        bool isFound = true;
        Bench bench([&isFound](const FakeRequest& request) {
            return request.path == "/api/v3/services" ? ok("{\"services\":[\"s\"]}")
                : isFound                             ? ok("{\"error\":{\"httpCode\":404,\"message\":\"none\"}}", 404)
                                                      : ok("<html>404</html>", 404);
        });
        QVERIFY(bench.run({{"queryType", "search"}, {"service", "s"}}).has_value());
        isFound = false;
        QVERIFY(!bench.run({{"queryType", "search"}, {"service", "s"}}));
    }

    void dependenciesMayHaveHoles()
    {
        Bench bench([](const FakeRequest& request) {
            return request.path.startsWith("/api/v3")
                ? ok("404 page not found\n", 404)
                : ok("{\"data\":[null,7,{\"parent\":\"a\",\"child\":null,\"callCount\":1},{\"child\":\"b\"},"
                     "{\"parent\":\"a\",\"child\":\"a\",\"callCount\":\"3\"},{\"parent\":\"a\",\"child\":\"b\"}]}");
        });
        const auto answer = bench.run({{"queryType", "dependencyGraph"}});
        QVERIFY(answer && (*answer)->frames.size() == 2);
        QCOMPARE((*answer)->frames[0].rows, 2);
        const Frame& edges = (*answer)->frames[1];
        QCOMPARE(edges.rows, 2);
        QCOMPARE(edges.byName(QStringLiteral("mainstat"))->numberAt(0), 3.0);
        QCOMPARE(*edges.byName(QStringLiteral("mainstat"))->config->displayName, QStringLiteral("Call count"));
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
