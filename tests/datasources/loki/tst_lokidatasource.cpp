#include "datasources/loki/lokicontext.h"
#include "datasources/loki/lokidatasource.h"
#include "datasources/loki/lokitail.h"
#include "datasources/net/httpclient.h"
#include "tests/support/lokiserver.h"
#include "tests/support/testmain.h"

#include <QUrlQuery>
#include <QWebSocket>

namespace {

constexpr qint64 ms = 1'000'000;

std::vector<LokiServer::Line> manyLines(int count)
{
    std::vector<LokiServer::Line> lines;
    for (int i = 0; i < count; ++i)
        lines.push_back({(1'000'000 + i / 3) * ms,
                         {{QStringLiteral("job"), i % 2 ? QStringLiteral("a") : QStringLiteral("b")}},
                         "line " + QByteArray::number(i),
                         {{QStringLiteral("trace_id"), QString::number(i)}}});
    return lines;
}

QueryRequest requestOf(const Json& spec)
{
    QueryRequest request;
    request.refId = RefId(QStringLiteral("A"));
    request.spec = spec;
    request.range = {1'000'000, 4'600'000};
    request.intervalMs = 15'000;
    return request;
}

/// A datasource that talks to the simulated Loki.
struct Bench
{
    LokiServer server;
    HttpClient http;
    ConnectionConfig config;
    std::unique_ptr<DataSource> source;
    std::vector<ResponsePtr> partials;
    std::optional<Result<ResponsePtr>> result;
    Pending pending;

    explicit Bench(Json jsonData = Json::object())
    {
        config.url = QString::fromUtf8(server.url());
        config.jsonData = std::move(jsonData);
        create();
    }
    void create()
    {
        auto made = lokiType().create(config, {http, [] { return 0; }});
        QVERIFY(made.has_value());
        source = std::move(*made);
    }
    void run(const Json& spec) { ask(requestOf(spec)); }
    void ask(const QueryRequest& request)
    {
        result.reset();
        partials.clear();
        pending = source->run(request,
                              {[this](ResponsePtr response) { partials.push_back(std::move(response)); },
                               [this](Result<ResponsePtr> r) { result = std::move(r); }});
    }
    const Response& response() const { return ***result; }
    QString errorText() const { return result && !*result ? result->error().text : QString(); }
    const LogLines& newest() const { return *partials.back()->logs; }
};

QString parameter(const FakeRequest& request, const char* name)
{
    const QUrlQuery query(QString::fromUtf8(request.path.mid(request.path.indexOf('?') + 1)));
    for (const auto& [key, value] : query.queryItems(QUrl::FullyDecoded)) // a key may be encoded, too: match[]
        if (key == QLatin1String(name))
            return value;
    return {};
}

const Json logSpec = {{"expr", "{job=~\".+\"}"}};

} // namespace

class TestLokiDataSource : public QObject
{
    Q_OBJECT

private slots:
    void linesComeWithHeadersAndLimits()
    {
        Bench bench(Json {{"maxLines", "40"}, {"httpHeaderName1", "X-Scope-OrgID"}});
        bench.config.secrets[QStringLiteral("httpHeaderValue1")] = QStringLiteral("shop");
        bench.create();
        bench.server.setLines(manyLines(100));
        bench.run(logSpec);
        QVERIFY(!bench.result);
        QTRY_VERIFY(bench.result);
        QVERIFY2(bench.result->has_value(), qPrintable(bench.errorText()));
        const FakeRequest& request = bench.server.http().requests().front();
        QCOMPARE(request.headers.value("x-scope-orgid"), QByteArray("shop"));
        QCOMPARE(request.headers.value("x-loki-response-encoding-flags"), QByteArray("categorize-labels"));
        QCOMPARE(parameter(request, "limit"), QStringLiteral("40"));
        QCOMPARE(parameter(request, "direction"), QStringLiteral("backward"));
        QCOMPARE(parameter(request, "start"), QStringLiteral("1000000000000"));
        QCOMPARE(bench.response().logs->size(), 40);
        QCOMPARE(bench.response().logs->text(39), QStringLiteral("line 99"));
        QVERIFY(bench.response().executedQuery.contains(QLatin1String("Processed: 2.00 KiB, 100 lines")));
    }

    void moreLinesThanOneAnswerComeInPages_data()
    {
        QTest::addColumn<QString>("direction");
        QTest::addColumn<QString>("first");
        QTest::newRow("newest") << QStringLiteral("backward") << QStringLiteral("line 200");
        QTest::newRow("oldest") << QStringLiteral("forward") << QStringLiteral("line 0");
    }
    void moreLinesThanOneAnswerComeInPages()
    {
        QFETCH(QString, direction);
        QFETCH(QString, first);
        Bench bench;
        bench.server.setLines(manyLines(1000));
        bench.server.setMostLines(70);
        bench.run({{"expr", "{job=~\".+\"}"}, {"maxLines", 800}, {"direction", direction.toStdString()}});
        QTRY_VERIFY(bench.result);
        QVERIFY2(bench.result->has_value(), qPrintable(bench.errorText()));
        const LogLines& lines = *bench.response().logs;
        QCOMPARE(lines.size(), 800);
        QCOMPARE(lines.text(0), first);
        QSet<QString> texts;
        for (qsizetype row = 0; row < lines.size(); ++row)
            texts.insert(lines.text(row));
        QCOMPARE(texts.size(), 800);
        QVERIFY(bench.partials.size() > 5);
        QVERIFY(bench.partials[0]->logs->size() < bench.partials[1]->logs->size());
    }

    void metricsAreNamedSeries()
    {
        Bench bench;
        FakeReply reply;
        reply.body = R"({"status":"success","data":{"resultType":"matrix","result":[)"
                     R"({"metric":{},"values":[[10,"1"]]},{"metric":{"l":"x"},"values":[[10,"2"]]}],"stats":{}}})";
        bench.server.setFault(reply);
        bench.run({{"expr", "sum(rate({a=\"b\"}[$__auto]))"}});
        QTRY_VERIFY(bench.result);
        QVERIFY2(bench.result->has_value(), qPrintable(bench.errorText()));
        QCOMPARE(parameter(bench.server.http().requests().front(), "step"), QStringLiteral("15s"));
        QVERIFY(!bench.response().logs);
        QCOMPARE(bench.response().frames[0].fields[1].config->displayNameFromDS, std::optional(QStringLiteral("{}")));
        QCOMPARE(bench.response().frames[1].fields[1].config->displayNameFromDS,
                 std::optional(QStringLiteral("{l=\"x\"}")));
        bench.run({{"expr", "sum(rate({a=\"b\"}[1m]))"}, {"legendFormat", "is {{l}}"}});
        QTRY_VERIFY(bench.result);
        QCOMPARE(bench.response().frames[1].fields[1].config->displayNameFromDS, std::optional(QStringLiteral("is x")));
    }

    void numbersOverDaysComeDayByDay()
    {
        Bench bench;
        constexpr qint64 hour = 3'600'000;
        std::vector<LokiServer::Line> lines;
        for (int i = 0; i < 72; ++i)
            lines.push_back({(1'000'000 + i * hour + 1) * ms, {{QStringLiteral("job"), QStringLiteral("a")}}, "x", {}});
        bench.server.setLines(lines);
        QueryRequest request = requestOf({{"expr", "sum by (level) (count_over_time({job=\"a\"}[1h]))"}});
        request.range.toMs = request.range.fromMs + 72 * hour - 1;
        request.intervalMs = hour;
        bench.ask(request);
        QTRY_VERIFY(bench.result);
        QVERIFY2(bench.result->has_value(), qPrintable(bench.errorText()));
        QCOMPARE(bench.response().frames.size(), size_t(1));
        const auto& requests = bench.server.http().requests();
        QCOMPARE(requests.size(), size_t(3));
        QVERIFY(parameter(requests[0], "start").toLongLong() > parameter(requests[1], "start").toLongLong());
        QCOMPARE(bench.partials.size(), size_t(2));
        QCOMPARE(bench.partials[0]->frames[0].rows, 1); // of this server: one sample a question
        QCOMPARE(bench.response().frames[0].rows, 3);
        const TimeColumn& times = *bench.response().frames[0].fields[0].times();
        QVERIFY(std::is_sorted(times.begin(), times.end()));
        QVERIFY(bench.response().frames[0].fields[1].config->displayNameFromDS.has_value());
    }

    void errorsShowTheirPlace()
    {
        Bench bench;
        bench.run({{"expr", "{job="}});
        QTRY_VERIFY(bench.result);
        QVERIFY(bench.errorText().contains(QLatin1String("parse error at line 1, col 6")));
        QVERIFY2(bench.result->error().detail.contains(QLatin1String("{job=\n     ^")),
                 qPrintable(bench.result->error().detail));
        QCOMPARE(bench.result->error().kind, Error::Kind::Query);
    }

    void damagedAnswersAreErrors()
    {
        Bench bench;
        FakeReply cut;
        cut.body = R"({"status":"success","data":{"resultType":"streams","result":[{"stream")";
        cut.cutAfter = 30;
        bench.server.setFault(cut);
        bench.run(logSpec);
        QTRY_VERIFY(bench.result);
        QVERIFY(!bench.errorText().isEmpty());
    }

    void variablesAndTagsAreTheServersLabels()
    {
        Bench bench;
        bench.server.setLines(manyLines(10));
        std::optional<Result<VariableOptions>> options;
        const auto ask = [&](const Json& query) {
            options.reset();
            bench.pending =
                bench.source->variableValues(query, {1, 2}, [&](auto reply) { options = std::move(reply); });
        };
        ask("label_values({a=\"b\"}, job)");
        QTRY_VERIFY(options);
        QCOMPARE((*options)->size(), size_t(2));
        QCOMPARE((**options)[0].value, QStringLiteral("a"));
        QVERIFY(bench.server.http().requests().back().path.startsWith("/loki/api/v1/label/job/values?"));
        QCOMPARE(parameter(bench.server.http().requests().back(), "query"), QStringLiteral("{a=\"b\"}"));
        ask("label_names()");
        QTRY_VERIFY(options);
        QCOMPARE((**options)[0].value, QStringLiteral("job"));
        bench.server.setLines({});
        ask(Json {{"type", 1}, {"label", "job"}});
        QTRY_VERIFY(options);
        QVERIFY(options->has_value() && (*options)->empty());
    }

    void theServerSaysWhoItIs()
    {
        Bench bench;
        bench.server.setLines(manyLines(1));
        std::optional<Result<QString>> words;
        bench.pending = bench.source->check([&](auto reply) { words = std::move(reply); });
        QTRY_VERIFY(words);
        QVERIFY2(words->has_value(), qPrintable(words->has_value() ? QString() : words->error().text));
        QCOMPARE(**words, QStringLiteral("Loki 3.7.0 answers."));
    }

    void theLinesAroundALineAreOfItsStream_data()
    {
        QTest::addColumn<bool>("categorize");
        QTest::newRow("labels told apart") << true;
        QTest::newRow("2.9: one heap of labels") << false;
    }
    void theLinesAroundALineAreOfItsStream()
    {
        QFETCH(bool, categorize);
        Bench bench;
        bench.server.setCategorize(categorize);
        bench.server.setMostLines(4);
        bench.server.setLines(manyLines(60));
        // Line 31 as it was shown: trace_id is no label of the stream, but 2.9 mixes it in.
        bench.run({{"queryType", "context"},
                   {"expr", "{job=~\".+\"} | trace_id=\"31\""},
                   {"labels", {{"job", "a"}, {"trace_id", "31"}}},
                   {"timeNs", std::to_string(1'000'010 * ms)},
                   {"maxLines", 10}});
        QTRY_VERIFY(bench.result);
        QVERIFY2(bench.result->has_value(), qPrintable(bench.errorText()));
        const LogLines& lines = *bench.response().logs;
        QCOMPARE(lines.size(), 20);
        QCOMPARE(lines.text(0), QStringLiteral("line 11"));
        QCOMPARE(lines.text(10), QStringLiteral("line 31"));
        QCOMPARE(lines.text(19), QStringLiteral("line 49"));
        const auto& requests = bench.server.http().requests();
        QCOMPARE(parameter(requests.front(), "match[]"), QStringLiteral("{job=~\".+\"}"));
        for (size_t i = 1; i < requests.size(); ++i)
            QCOMPARE(parameter(requests[i], "query"), QStringLiteral("{job=\"a\"}"));
    }

    void aRefusedQuestionForStreamsIsTheError()
    {
        Bench bench;
        bench.server.setFault(FakeReply {400, "text/plain", "parse error: unexpected }", {}});
        bench.run({{"queryType", "context"}, {"expr", "{job=\"a\"}"}, {"timeNs", "1"}});
        QTRY_VERIFY(bench.result);
        QVERIFY2(bench.errorText().endsWith(QLatin1String("parse error: unexpected }")), qPrintable(bench.errorText()));
    }

    void aStreamIsTheLargestSetThatTheLineHas()
    {
        const auto label = [](const char* name, const char* value) {
            return std::pair(QString::fromLatin1(name), QString::fromLatin1(value));
        };
        const Labels line {label("app", "a"), label("pod", "1"), label("level", "info"), label("status", "200")};
        const Labels own {label("app", "a"), label("pod", "1")};
        QCOMPARE(streamOfLine({{label("app", "a")}, own, {label("app", "a"), label("level", "warn")}}, line), own);
        // The query dropped or changed a label of the stream: the names that streams have.
        QCOMPARE(streamOfLine({{label("app", "a"), label("pod", "1"), label("zone", "x")}}, line), own);
        QCOMPARE(streamOfLine({}, line), line);
    }

    void fieldsAndPatternsComeAsTables()
    {
        Bench bench;
        bench.server.setOverview(true);
        bench.run({{"expr", "{job=\"a\"} | json"}, {"supportingQueryType", "detectedFields"}});
        QTRY_VERIFY(bench.result);
        QCOMPARE(bench.response().frames.size(), size_t(1));
        QCOMPARE(bench.response().frames[0].rows, 2);
        QCOMPARE(bench.response().frames[0].refId, QStringLiteral("A"));
        QCOMPARE(parameter(bench.server.http().requests().back(), "query"), QStringLiteral("{job=\"a\"} | json"));
        bench.run({{"expr", "{job=\"a\"} | json"}, {"supportingQueryType", "patterns"}});
        QTRY_VERIFY(bench.result);
        QCOMPARE(bench.response().frames[0].byName(QStringLiteral("lines"))->numberAt(0), 42.0);
        QCOMPARE(parameter(bench.server.http().requests().back(), "query"), QStringLiteral("{job=\"a\"}"));
        bench.server.setOverview(false); // 2.9
        bench.run({{"expr", "{job=\"a\"}"}, {"supportingQueryType", "patterns"}});
        QTRY_VERIFY(bench.result);
        QVERIFY(bench.result->has_value());
        QCOMPARE(bench.response().frames[0].rows, 0);
    }

    void valuesSizesAndVolumesComeAsTables()
    {
        Bench bench;
        bench.server.setOverview(true);
        bench.run(
            {{"expr", "{job=\"a\"} | json"}, {"supportingQueryType", "detectedFieldValues"}, {"field", "status"}});
        QTRY_VERIFY(bench.result);
        const Field* values = bench.response().frames[0].byName(QStringLiteral("status"));
        QVERIFY(values);
        QCOMPARE(values->as<StringColumn>()->at(0), QStringLiteral("503"));
        QVERIFY(bench.server.http().requests().back().path.contains("/detected_field/status/values?"));

        bench.run({{"expr", "{job=\"a\"} | json"}, {"supportingQueryType", "indexStats"}});
        QTRY_VERIFY(bench.result);
        QCOMPARE(bench.partials.size(), size_t(1)); // it need not wait for the lines
        QCOMPARE(bench.response().frames[0].byName(QStringLiteral("bytes"))->numberAt(0), 4096.0);
        QCOMPARE(parameter(bench.server.http().requests().back(), "query"), QStringLiteral("{job=\"a\"}"));

        bench.run({{"expr", "{job=\"a\"} | json"}, {"supportingQueryType", "formatQuery"}});
        QTRY_VERIFY(bench.result);
        QCOMPARE(bench.response().frames[0].byName(QStringLiteral("query"))->as<StringColumn>()->at(0),
                 QStringLiteral("{job=\"a\"}\n  | json"));

        bench.run({{"expr", "{job=\"a\"} | json"}, {"supportingQueryType", "indexVolume"}});
        QTRY_VERIFY(bench.result);
        const Frame& volume = bench.response().frames[0];
        QCOMPARE(volume.rows, 2);
        QCOMPARE(volume.byName(QStringLiteral("job"))->as<StringColumn>()->at(0), QStringLiteral("a")); // most bytes
        QCOMPARE(volume.byName(QStringLiteral("bytes"))->numberAt(1), 100.0);
        QCOMPARE(parameter(bench.server.http().requests().back(), "query"), QStringLiteral("{job=\"a\"}"));
    }

    void whatAServerDoesNotOfferIsEmpty_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isEmpty");
        QTest::newRow("no such path") << 404 << true;
        QTest::newRow("switched off") << 400 << true;
        QTest::newRow("broken") << 500 << true;
        QTest::newRow("a page instead") << 200 << true;
        QTest::newRow("not allowed") << 401 << false;
    }
    void whatAServerDoesNotOfferIsEmpty()
    {
        QFETCH(int, status);
        QFETCH(bool, isEmpty);
        for (const char* type :
             {"detectedFields", "detectedFieldValues", "patterns", "indexStats", "indexVolume", "formatQuery"}) {
            Bench bench;
            bench.server.setFault(FakeReply {status, "text/plain", "it is switched off", {}});
            bench.run({{"expr", "{job=\"a\"}"}, {"supportingQueryType", type}, {"field", "f"}});
            QTRY_VERIFY(bench.result);
            // Nothing else would tell why a table of values has none.
            const bool alone = QLatin1String(type) == QLatin1String("detectedFieldValues") && status != 404;
            QCOMPARE(bench.result->has_value(), isEmpty && !alone);
            QVERIFY(!bench.result->has_value() || bench.response().frames[0].rows == 0);
        }
    }

    void filtersGoIntoTheQuery()
    {
        Bench bench;
        const Json spec = bench.source->applyAdhoc(
            {{"expr", "{a=\"b\"}"}},
            {{QStringLiteral("k"), QStringLiteral("="), QStringLiteral("v"), {}},
             {QStringLiteral("m"), QStringLiteral("=|"), {}, {QStringLiteral("x.y"), QStringLiteral("z")}}});
        QCOMPARE(jsonutil::string(spec, "expr"), QStringLiteral("{a=\"b\", k=\"v\", m=~\"x\\\\.y|z\"}"));
    }

    void metadataIsFilteredBehindTheSelector()
    {
        Bench bench;
        const Json spec = {{"expr", "{a=\"b\"}"}};
        const std::vector<AdhocFilter> filters = {
            {QStringLiteral("trace_id"), QStringLiteral("="), QStringLiteral("7"), {}},
            {QStringLiteral("job"), QStringLiteral("="), QStringLiteral("a"), {}}};
        bench.server.setLines(manyLines(10));
        bench.run(logSpec);
        QTRY_VERIFY(bench.result);
        QCOMPARE(jsonutil::string(bench.source->applyAdhoc(spec, filters), "expr"),
                 QStringLiteral("{a=\"b\", job=\"a\"} | trace_id=\"7\""));
    }

    void aTailShowsLinesAsTheyCome()
    {
        Bench bench;
        bench.run({{"expr", "{job=~\".+\"}"}, {"queryType", "stream"}, {"maxLines", 5}});
        QTRY_COMPARE(bench.partials.size(), size_t(1)); // connected, nothing yet
        QVERIFY(bench.newest().isEmpty());
        QCOMPARE(bench.server.lastTailHeader("x-loki-response-encoding-flags"), QByteArray("categorize-labels"));
        QCOMPARE(QUrlQuery(bench.server.lastTailUrl()).queryItemValue(QStringLiteral("query"), QUrl::FullyDecoded),
                 QStringLiteral("{job=~\".+\"}"));
        bench.server.send(manyLines(3));
        QTRY_COMPARE(bench.newest().size(), 3);
        bench.server.send(manyLines(9), 2);
        QTRY_COMPARE(bench.newest().size(), 5);
        QTRY_VERIFY(!bench.partials.back()->notices.empty());
        QVERIFY(bench.partials.back()->notices.front().text.startsWith(QLatin1String("2 lines were left out")));
        bench.server.sendText(QStringLiteral("no json"));
        QTRY_VERIFY(bench.partials.back()->notices.front().text.contains(QLatin1String("damaged")));
        QVERIFY(!bench.result);
        bench.pending.cancel();
        QTRY_VERIFY(!bench.server.tail());
    }

    void aTailTakesWhateverComes()
    {
        Bench bench;
        bench.run({{"expr", "{job=~\".+\"}"}, {"queryType", "stream"}});
        QTRY_VERIFY(bench.server.tail());
        bench.server.sendText(QStringLiteral("rpc error: code = Canceled"));
        QTRY_VERIFY(!bench.partials.empty() && !bench.partials.back()->notices.empty());
        std::vector<LokiServer::Line> lines = manyLines(1);
        lines[0].text = QByteArray(5'000'000, 'x');
        bench.server.send(lines);
        QTRY_COMPARE(bench.newest().size(), 1);
        QCOMPARE(bench.newest().line(0).size(), size_t(5'000'000));
        QVERIFY(bench.partials.back()->notices.empty());
        QVERIFY(!bench.result); // it goes on
    }

    void aTailEndsWithTheServersWords()
    {
        Bench bench;
        bench.server.setTailRefusal(1011, QStringLiteral("parse error at line 1, col 2: syntax error"));
        bench.run({{"expr", "{job=~\".+\"}"}, {"queryType", "stream"}});
        QTRY_VERIFY(bench.result);
        QVERIFY2(bench.errorText().endsWith(QLatin1String("parse error at line 1, col 2: syntax error")),
                 qPrintable(bench.errorText()));
    }

    void aRefusedTailSaysWhatIsWrong()
    {
        Bench bench;
        bench.server.refuseHandshakes(true);
        bench.run({{"expr", "{job=\"a"}, {"queryType", "stream"}});
        QTRY_VERIFY(bench.result);
        QVERIFY2(bench.errorText().contains(QLatin1String("parse error")), qPrintable(bench.errorText()));
    }

    void aTailThatIsClosedAgainAndAgainGoesOn()
    {
        LokiServer server;
        QThreadPool pool;
        HttpRequest base;
        base.url = server.url();
        LokiQuery query;
        query.kind = LokiQuery::Kind::Tail;
        query.expr = QStringLiteral("{job=\"a\"}");
        query.maxLines = 1000;
        LokiTail tail(base, query, pool, {1, 8, 0});
        int troubles = 0;
        connect(&tail, &LokiTail::changed, this, [&] { troubles += tail.trouble().isEmpty() ? 0 : 1; });
        tail.start();
        for (int round = 1; round <= 5; ++round) {
            QTRY_VERIFY(server.tail() && server.tailCount() >= round);
            server.send(manyLines(round * 10)); // repeats what was sent before
            QTRY_COMPARE(tail.lines()->size(), round * 10);
            server.closeTails(1001, QStringLiteral("going away"));
            QTRY_VERIFY(server.tailCount() > round);
        }
        QCOMPARE(QUrlQuery(server.lastTailUrl()).queryItemValue(QStringLiteral("start")),
                 QString::number(tail.lines()->timeNs(49)));
        QVERIFY(troubles >= 5);
    }
};

VEDETTE_TEST_GUILESS(TestLokiDataSource)
#include "tst_lokidatasource.moc"
