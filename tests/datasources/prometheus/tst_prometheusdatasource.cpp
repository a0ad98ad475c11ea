#include "datasources/net/httpclient.h"
#include "datasources/prometheus/prometheusdatasource.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/testmain.h"

namespace {

const QByteArray matrix =
    "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"__name__\":\"up\",\"job\":"
    "\"a\"},\"values\":[[10,\"1\"],[20,\"2\"]]}]},\"warnings\":[\"careful\"]}";
const QByteArray vector = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{"
                          "\"job\":\"b\",\"__name__\":\"up\"},\"value\":[20,\"7\"]}]}}";

/// A parameter of a form or of a URL.
QString parameter(const FakeRequest& request, const char* name)
{
    const QByteArray text = request.method == "POST" ? request.body : request.path.mid(request.path.indexOf('?') + 1);
    for (const QByteArray& pair : text.split('&'))
        if (QUrl::fromPercentEncoding(pair.left(pair.indexOf('='))) == QLatin1String(name))
            return QUrl::fromPercentEncoding(pair.mid(pair.indexOf('=') + 1));
    return {};
}

FakeReply ok(const QByteArray& body, int status = 200)
{
    FakeReply reply;
    reply.body = body;
    reply.status = status;
    return reply;
}

FakeReply data(const QByteArray& json)
{
    return ok("{\"status\":\"success\",\"data\":" + json + '}');
}

/// A page of one rule; `next` names the one that follows.
QByteArray rulePage(const QByteArray& rule, const QByteArray& next)
{
    return data("{\"groups\":[{\"name\":\"g\",\"rules\":[{\"type\":\"alerting\",\"name\":\"" + rule
                + "\",\"alerts\":[]}]}],\"groupNextToken\":\"" + next + "\"}")
        .body;
}

/// A datasource that talks to a scripted server.
struct Bench
{
    FakeHttpServer server;
    HttpClient http;
    ConnectionConfig config;
    std::unique_ptr<DataSource> source;
    std::optional<Result<ResponsePtr>> result;
    int calls = 0;
    Pending pending;

    explicit Bench(FakeHttpServer::Handler handler) : server(std::move(handler))
    {
        config.url = QString::fromUtf8(server.url("/prom/"));
        create();
    }
    void create()
    {
        auto made = prometheusType().create(config, {http, [] { return 0; }});
        QVERIFY(made.has_value());
        source = std::move(*made);
    }
    void run(const Json& spec, QueryRequest::Kind kind = QueryRequest::Kind::Panel)
    {
        QueryRequest request;
        request.kind = kind;
        request.refId = RefId(QStringLiteral("A"));
        request.spec = spec;
        request.range = {1'000'007'000, 1'003'607'000};
        request.intervalMs = 15000;
        request.maxPoints = 1000;
        result.reset();
        pending = source->run(request, {{}, [this](Result<ResponsePtr> r) {
                                            ++calls;
                                            result = std::move(r);
                                        }});
    }
    Error error() const { return result && !*result ? result->error() : Error {}; }
    const Response& response() const { return ***result; }
};

Json spec(const char* text)
{
    return Json::parse(text, nullptr, false);
}

} // namespace

class TestPrometheusDataSource : public QObject
{
    Q_OBJECT

private slots:
    void aRangeQueryIsAlignedAndPosted()
    {
        Bench bench([](const FakeRequest&) { return ok(matrix); });
        bench.run(spec("{\"expr\":\"rate(up[$__rate_interval])\",\"legendFormat\":\"{{job}}\"}"));
        QVERIFY(!bench.result);
        QTRY_VERIFY(bench.result);
        QVERIFY2(bench.result->has_value(), qPrintable(bench.error().text));
        const FakeRequest& request = bench.server.requests().front();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.path, QByteArray("/prom/api/v1/query_range"));
        QCOMPARE(parameter(request, "query"), QStringLiteral("rate(up[1m0s])"));
        QCOMPARE(parameter(request, "start"), QStringLiteral("1000005"));
        QCOMPARE(parameter(request, "end"), QStringLiteral("1003605"));
        QCOMPARE(parameter(request, "step"), QStringLiteral("15"));
        const Response& response = bench.response();
        QCOMPARE(response.frames.size(), size_t(1));
        QCOMPARE(response.frames[0].refId, QStringLiteral("A"));
        QCOMPARE(response.frames[0].fields[1].config->displayNameFromDS, std::optional(QStringLiteral("a")));
        QCOMPARE(response.notices.front().text, QStringLiteral("careful"));
        QCOMPARE(response.executedQuery, QStringLiteral("Expr: rate(up[1m0s])\nStep: 15s"));
        QVERIFY(response.requestText.startsWith(QStringLiteral("POST http://127.0.0.1")));
        QVERIFY(response.timing.bytes == matrix.size());
    }

    void rulesComeInPages_data()
    {
        QTest::addColumn<QByteArray>("third"); // answer to the question for the third page
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("notice");
        QTest::newRow("three") << rulePage("C", {}) << 200 << QStringLiteral("A B C") << QString();
        QTest::newRow("for ever") << rulePage("C", "3") << 200 << QStringLiteral("A B C") << QString();
        QTest::newRow("changed meanwhile")
            << QByteArray("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"invalid group_next_token\"}")
            << 400 << QStringLiteral("A B") << QStringLiteral("invalid group_next_token");
    }
    void rulesComeInPages()
    {
        QFETCH(QByteArray, third);
        QFETCH(int, status);
        QFETCH(QString, names);
        QFETCH(QString, notice);
        Bench bench([third, status](const FakeRequest& request) {
            const QString token = parameter(request, "group_next_token");
            if (token == QLatin1String("3"))
                return ok(third, status);
            return ok(token.isEmpty() ? rulePage("A", "2") : rulePage("B", "3"));
        });
        bench.run(Json::object(), QueryRequest::Kind::Alerts);
        QTRY_VERIFY(bench.result);
        QVERIFY2(bench.result->has_value(), qPrintable(bench.error().text));
        QStringList read;
        for (const AlertRule& rule : bench.response().alerts->rules)
            read << rule.name;
        QCOMPARE(read.join(u' '), names);
        QCOMPARE(bench.response().notices.size(), size_t(!notice.isEmpty()));
        if (!notice.isEmpty())
            QVERIFY(bench.response().notices[0].text.contains(notice));
        QCOMPARE(bench.server.requests().size(), size_t(3));
        QCOMPARE(parameter(bench.server.requests()[0], "group_limit"), QString());
        QCOMPARE(parameter(bench.server.requests()[1], "group_limit"), QStringLiteral("1"));
        QCOMPARE(bench.calls, 1);
    }

    void rangeAndInstantAreTwoRequests()
    {
        Bench bench([](const FakeRequest& r) { return ok(r.path.endsWith("query_range") ? matrix : vector); });
        bench.run(spec("{\"expr\":\"up\",\"range\":true,\"instant\":true}"));
        QTRY_VERIFY(bench.result);
        QCOMPARE(bench.response().frames.size(), size_t(2));
        QCOMPARE(bench.response().frames[0].refId, QStringLiteral("A"));
        QCOMPARE(bench.response().frames[1].refId, QStringLiteral("A-Instant"));
        QCOMPARE(bench.calls, 1);
    }

    void anInstantQueryAsksAtTheEnd()
    {
        Bench bench([](const FakeRequest&) { return ok(vector); });
        bench.run(spec("{\"expr\":\"up\",\"instant\":true,\"format\":\"table\"}"));
        QTRY_VERIFY(bench.result);
        QCOMPARE(bench.server.requests().size(), size_t(1));
        QCOMPARE(bench.server.requests()[0].path, QByteArray("/prom/api/v1/query"));
        QCOMPARE(parameter(bench.server.requests()[0], "time"), QStringLiteral("1003605"));
        QCOMPARE(bench.response().frames[0].fields.size(), size_t(4));
    }

    void aServerWithoutFormsIsAskedByGetFromThenOn()
    {
        Bench bench([](const FakeRequest& r) { return r.method == "POST" ? ok("no", 405) : ok(matrix); });
        bench.run(spec("{\"expr\":\"up\"}"));
        QTRY_VERIFY(bench.result);
        QVERIFY(bench.result->has_value());
        bench.run(spec("{\"expr\":\"up\"}"));
        QTRY_VERIFY(bench.result);
        QCOMPARE(bench.server.requests().size(), size_t(3));
        QCOMPARE(bench.server.requests().back().method, QByteArray("GET"));
    }

    void theServersWordsReachThePanel()
    {
        Bench bench([](const FakeRequest&) {
            return ok("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error: unexpected end\"}",
                      400);
        });
        bench.run(spec("{\"expr\":\"sum(\"}"));
        QTRY_VERIFY(bench.result);
        QCOMPARE(bench.error().kind, Error::Kind::Query);
        QVERIFY(bench.error().text.contains(QLatin1String("parse error: unexpected end")));
        QVERIFY(bench.error().text.contains(QLatin1String("127.0.0.1")));
        QCOMPARE(bench.server.requests().size(), size_t(1));
    }

    void oneFailureOfTwoIsOneError()
    {
        Bench bench(
            [](const FakeRequest& r) { return r.path.endsWith("query_range") ? ok("<html>", 502) : ok(vector); });
        bench.run(spec("{\"expr\":\"up\",\"range\":true,\"instant\":true}"));
        QTRY_VERIFY(bench.result);
        QCOMPARE(bench.error().kind, Error::Kind::Http);
        QCoreApplication::processEvents();
        QCOMPARE(bench.calls, 1);
    }

    void aCancelledQueryIsSilent()
    {
        Bench bench([](const FakeRequest&) {
            FakeReply reply = ok(matrix);
            reply.hold = true;
            return reply;
        });
        bench.run(spec("{\"expr\":\"up\",\"range\":true,\"instant\":true}"));
        QTRY_COMPARE(bench.server.held(), 2);
        bench.pending.cancel();
        bench.server.release();
        std::optional<Result<QString>> checked;
        bench.server.setHandler([](const FakeRequest&) { return ok(vector); });
        const Pending check = bench.source->check([&](Result<QString> r) { checked = std::move(r); });
        QTRY_VERIFY(checked);
        QCOMPARE(bench.calls, 0);
    }

    void anEmptyQueryAsksNobody()
    {
        Bench bench([](const FakeRequest&) { return ok(matrix); });
        bench.run(spec("{\"expr\":\"  \"}"));
        QVERIFY(!bench.result);
        QTRY_VERIFY(bench.result);
        QVERIFY(bench.response().frames.empty());
        QVERIFY(bench.server.requests().empty());
    }

    void missingExemplarsAreANotice()
    {
        Bench bench([](const FakeRequest& r) {
            return r.path.contains("exemplars") ? ok("404 page not found", 404) : ok(matrix);
        });
        bench.run(spec("{\"expr\":\"up\",\"exemplar\":true}"));
        QTRY_VERIFY(bench.result);
        QVERIFY(bench.result->has_value());
        const auto& notices = bench.response().notices;
        QVERIFY(std::any_of(notices.begin(), notices.end(),
                            [](const Notice& n) { return n.text.startsWith(QLatin1String("No exemplars")); }));
    }

    void exemplarsAreAFrameOfTheirOwn()
    {
        Bench bench([](const FakeRequest& r) {
            return r.path.contains("exemplars") ? data("[{\"seriesLabels\":{\"job\":\"a\"},\"exemplars\":[{\"labels\":{"
                                                       "\"trace_id\":\"t1\"},\"value\":\"0.5\",\"timestamp\":15.25}]}]")
                                                : ok(matrix);
        });
        bench.run(spec("{\"expr\":\"up\",\"exemplar\":true}"));
        QTRY_VERIFY(bench.result);
        const Frame& frame = bench.response().frames.back();
        QCOMPARE(frame.meta.topic, QStringLiteral("exemplar"));
        QCOMPARE(frame.fields[0].times()->at(0), qint64(15'250'000'000));
        QCOMPARE(std::get<QString>(frame.byName(QStringLiteral("trace_id"))->at(0)), QStringLiteral("t1"));
    }

    void exemplarsLinkToTheirTraces()
    {
        Bench bench([](const FakeRequest& r) {
            return r.path.contains("exemplars") ? data("[{\"seriesLabels\":{},\"exemplars\":[{\"labels\":{\"trace_id\":"
                                                       "\"t1\"},\"value\":\"1\",\"timestamp\":15}]}]")
                                                : ok(matrix);
        });
        bench.config.jsonData["exemplarTraceIdDestinations"] =
            Json::array({{{"name", "trace_id"}, {"url", "http://traces/${__value.raw}"}, {"urlDisplayLabel", "Trace"}},
                         {{"name", "span_id"}, {"url", "http://spans"}},
                         "no object"});
        bench.create();
        bench.run(spec("{\"expr\":\"up\",\"exemplar\":true}"));
        QTRY_VERIFY(bench.result);
        const Field* field = bench.response().frames.back().byName(QStringLiteral("trace_id"));
        QCOMPARE(field->config->links.size(), size_t(1));
        QCOMPARE(field->config->links[0].title, QStringLiteral("Trace"));
        QCOMPARE(field->config->links[0].url, QStringLiteral("http://traces/${__value.raw}"));
    }

    void theConnectionsKeysReachTheServer()
    {
        Bench bench([](const FakeRequest&) { return ok(matrix); });
        bench.config.basicAuth = true;
        bench.config.basicAuthUser = QStringLiteral("ann");
        bench.config.secrets = {{QStringLiteral("basicAuthPassword"), QStringLiteral("pw")},
                                {QStringLiteral("httpHeaderValue1"), QStringLiteral("t7")}};
        bench.config.jsonData =
            spec("{\"httpMethod\":\"GET\",\"httpHeaderName1\":\"X-Scope-OrgID\",\"customQueryParameters\":\"dedup="
                 "true\",\"queryTimeout\":\"20s\",\"timeInterval\":\"30s\"}");
        bench.create();
        bench.run(spec("{\"expr\":\"up{a=\\\"b c\\\"}\"}"));
        QTRY_VERIFY(bench.result);
        const FakeRequest& request = bench.server.requests().front();
        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.headers.value("x-scope-orgid"), QByteArray("t7"));
        QCOMPARE(request.headers.value("authorization"), "Basic " + QByteArray("ann:pw").toBase64());
        QCOMPARE(parameter(request, "dedup"), QStringLiteral("true"));
        QCOMPARE(parameter(request, "timeout"), QStringLiteral("20s"));
        QCOMPARE(parameter(request, "query"), QStringLiteral("up{a=\"b c\"}"));
        QCOMPARE(bench.source->minIntervalMs(), 30000);
        QVERIFY(!bench.response().requestText.contains(QLatin1String("pw")));
    }

    void variableQueriesAskTheRightPlace_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("match");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QStringList>("values");
        const auto row = [](const char* name, const char* query, const char* path, const char* match,
                            const char* answer, const char* value) {
            QTest::newRow(name) << QByteArray(query) << QByteArray(path) << QString::fromUtf8(match)
                                << QByteArray(answer) << QStringList {QString::fromUtf8(value)};
        };
        row("label values", "\"label_values(up{x=\\\"1\\\"}, job)\"", "/prom/api/v1/label/job/values", "up{x=\"1\"}",
            "[\"api\"]", "api");
        row("object", "{\"query\":\"label_values(job)\",\"qryType\":1}", "/prom/api/v1/label/job/values", "",
            "[\"api\"]", "api");
        row("structured", "{\"qryType\":1,\"label\":\"job\",\"metric\":\"up\"}", "/prom/api/v1/label/job/values", "up",
            "[\"api\"]", "api");
        row("label names", "\"label_names()\"", "/prom/api/v1/labels", "", "[\"job\"]", "job");
        row("metrics", "\"metrics(up.*)\"", "/prom/api/v1/label/__name__/values", "{__name__=~\".*(?:up.*).*\"}",
            "[\"up\"]", "up");
        row("dotted label", "\"label_values(a.b)\"", "/prom/api/v1/label/U__a_2e_b/values", "", "[\"x\"]", "x");
        row("series", "\"up{job=\\\"a\\\"}\"", "/prom/api/v1/series", "up{job=\"a\"}",
            "[{\"__name__\":\"up\",\"job\":\"a\"}]", "up{job=\"a\"}");
        row("query result", "\"query_result(up)\"", "/prom/api/v1/query", "",
            "{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"__name__\":\"up\",\"job\":\"a\"},\"value\":[1.5,"
            "\"2\"]}]}",
            "up{job=\"a\"} 2 1500");
        row("scalar result", "\"query_result(scalar(up))\"", "/prom/api/v1/query", "",
            "{\"resultType\":\"scalar\",\"result\":[1,\"3\"]}", "3");
    }
    void variableQueriesAskTheRightPlace()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, answer);
        Bench bench([&](const FakeRequest&) { return data(answer); });
        std::optional<Result<VariableOptions>> options;
        const Pending pending = bench.source->variableValues(
            spec(query.constData()), {0, 3600000}, [&](Result<VariableOptions> r) { options = std::move(r); });
        QTRY_VERIFY(options);
        QVERIFY(options->has_value());
        QStringList values;
        for (const VariableOption& option : **options)
            values << option.value;
        QTEST(values, "values");
        const FakeRequest& request = bench.server.requests().front();
        QTEST(request.path.split('?').front(), "path");
        QTEST(parameter(request, "match[]"), "match");
    }

    void filtersGoIntoEverySelector()
    {
        Bench bench([](const FakeRequest&) { return ok(matrix); });
        const Json query = bench.source->applyAdhoc(
            spec("{\"expr\":\"a / b{c=\\\"d\\\"}\"}"),
            {{QStringLiteral("k"), QStringLiteral("="), QStringLiteral("x\"y"), {}},
             {QStringLiteral("m"), QStringLiteral("=|"), {}, {QStringLiteral("1.2"), QStringLiteral("3")}}});
        const char* expected = "a{k=\"x\\\"y\", m=~\"1\\\\.2|3\"} / b{c=\"d\", k=\"x\\\"y\", m=~\"1\\\\.2|3\"}";
        QCOMPARE(jsonutil::string(query, "expr"), QString::fromUtf8(expected));
    }

    void theCheckNamesTheVersion()
    {
        Bench bench([](const FakeRequest& r) {
            return r.path.contains("buildinfo") ? data("{\"version\":\"2.42.0\"}") : ok(vector);
        });
        std::optional<Result<QString>> checked;
        const Pending pending = bench.source->check([&](Result<QString> r) { checked = std::move(r); });
        QTRY_VERIFY(checked);
        QCOMPARE(**checked, QStringLiteral("Prometheus 2.42.0 answers."));
    }

    void annotationsStepByTheMinute()
    {
        Bench bench([](const FakeRequest&) { return ok(matrix); });
        bench.run(spec("{\"expr\":\"ALERTS\"}"), QueryRequest::Kind::Annotation);
        QTRY_VERIFY(bench.result);
        QCOMPARE(parameter(bench.server.requests().front(), "step"), QStringLiteral("60"));
    }

    void anAddressThatIsNoneIsRefused()
    {
        Bench bench([](const FakeRequest&) { return ok(matrix); });
        bench.config.url = QStringLiteral("ftp://x");
        QVERIFY(!prometheusType().create(bench.config, {bench.http, {}}));
    }
};

VEDETTE_TEST_GUILESS(TestPrometheusDataSource)
#include "tst_prometheusdatasource.moc"
