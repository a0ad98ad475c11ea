#include "tests/datasources/loki/lokidumps.h"
#include "tests/support/testmain.h"

/// Answers in forms that no recording has: of other versions, other makers, gateways and faults.
class TestOtherLokis : public QObject
{
    Q_OBJECT

private slots:
    /// Forms of answers that other versions, gateways and makers have. `lines`: "ns text {labels} fields" of each line.
    void answersOfOtherServersAreRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("lines");
        QTest::addColumn<int>("notices");
        const auto data = [](const char* name, const QByteArray& json, const char* lines, int notices = 0) {
            QTest::newRow(name) << QByteArray("{\"status\":\"success\",\"data\":{" + json + "}}")
                                << QString::fromUtf8(lines) << notices;
        };
        const auto streams = [&](const char* name, const QByteArray& json, const char* lines, int notices = 0) {
            data(name, "\"resultType\":\"streams\",\"result\":[" + json + "]", lines, notices);
        };
        const auto entry = [&](const char* name, const QByteArray& json, const char* lines, int notices = 0) {
            streams(name, "{\"stream\":{\"a\":\"b\"},\"values\":[" + json + "]}", lines, notices);
        };
        entry("plain", R"(["1","x"])", "1 x {a=\"b\"}");
        entry("time as number", R"([1795172038820625503,"x"])", "1795172038820625503 x {a=\"b\"}");
        entry("time with blanks", "[ 17 , \"x\" ]", "17 x {a=\"b\"}");
        entry("time as float", R"([1.5e18,"x"])", "1500000000000000000 x {a=\"b\"}");
        entry("time in seconds", R"(["1795172038.5","x"])", "1795172038500000000 x {a=\"b\"}");
        entry("time in words", R"(["2026-11-20T10:53:58.820Z","x"])", "1795172038820000000 x {a=\"b\"}");
        entry("no time", R"([null,"x"],["2","y"],["","z"],["soon","w"])", "2 y {a=\"b\"}", 1);
        entry("time that no integer holds", R"(["99999999999999999999","x"],["2","y"])", "2 y {a=\"b\"}", 1);
        entry("entry is an object", R"({"ts":"1","line":"x"},["2","y"])", "2 y {a=\"b\"}", 1);
        entry("entry is null", R"(null,["2","y"])", "2 y {a=\"b\"}", 1);
        entry("entry without a line", R"(["1"],["2","y"])", "2 y {a=\"b\"}", 1);
        entry("line is null", R"(["1",null])", "1  {a=\"b\"}");
        entry("line is a number", R"(["1", 12.50 ])", "1 12.50 {a=\"b\"}");
        entry("line is an object", R"(["1",{"k":[1]}])", "1 {\"k\":[1]} {a=\"b\"}");
        entry("half a surrogate pair", R"(["1","a\ud83d b"],["2","y"])", "1 a\\ud83d b {a=\"b\"}|2 y {a=\"b\"}");
        entry("categories", R"(["1","x",{"structuredMetadata":{"t":"1"},"parsed":{"s":"200"}}])",
              "1 x {a=\"b\"} M:t=1 P:s=200");
        entry("categories with blanks", R"(["1","x",{ "parsed" : {"s":"200"}, "structuredMetadata" : {"t":"1"} }])",
              "1 x {a=\"b\"} M:t=1 P:s=200");
        entry("empty categories", R"(["1","x",{"structuredMetadata":null,"parsed":null}],["2","y",{}])",
              "1 x {a=\"b\"}|2 y {a=\"b\"}");
        entry("metadata as labels", R"(["1","x",{"trace_id":"7","parsed":"no"}])",
              "1 x {a=\"b\"} M:parsed=no M:trace_id=7");
        entry("metadata as pairs", R"(["1","x",[["t","1"],["u","2"]]])", "1 x {a=\"b\"} M:t=1 M:u=2");
        entry("metadata as named pairs",
              R"(["1","x",{"structuredMetadata":[{"name":"t","value":"1"},7,{"name":"u"}]}])", "1 x {a=\"b\"} M:t=1");
        entry("numbers in metadata", R"(["1","x",{"structuredMetadata":{"n":7,"z":null}}])",
              "1 x {a=\"b\"} M:n=7 M:z=null");
        entry("null for metadata", R"(["1","x",null],["2","y","?"])", "1 x {a=\"b\"}|2 y {a=\"b\"}");
        entry("more members", R"(["1","x",{},"new",[1]])", "1 x {a=\"b\"}");
        streams("no lines", R"({"stream":{"a":"b"},"values":[]},{"stream":{"a":"b"},"values":null},{"stream":{}})", "");
        streams("null stream", R"(null,{"stream":null,"values":[["1","x"]]})", "1 x {}");
        streams("values first", R"({"values":[["1","x"]],"stream":{"a":"b"}})", "1 x {a=\"b\"}");
        streams("no labels", R"({"values":[["1","x"]]})", "1 x {}");
        streams("odd labels", R"({"stream":{"n":7,"t":true,"z":null,"":"e"},"values":[["1","x"]]})",
                "1 x {=\"e\", n=\"7\", t=\"true\", z=\"\"}");
        streams("new keys", R"({"id":1,"stream":{"a":"b"},"hash":"9","values":[["1","x"]],"entryCount":1})",
                "1 x {a=\"b\"}");
        data("type behind", R"("result":[{"stream":{},"values":[["1","x"]]}],"resultType":"streams")", "1 x {}");
        data("no type", R"("result":[{"stream":{},"values":[["1","x"]]}],"stats":{})", "1 x {}");
        data("null stats", R"("stats":null,"resultType":"streams","result":[])", "");
        data("other stats", R"("stats":{"summary":null,"querier":[]},"resultType":"streams","result":[])", "");
        data("flags", R"("encodingFlags":["categorize-labels"],"resultType":"streams","result":[])", "");
        QTest::newRow("no status") << QByteArray(
            R"({"data":{"resultType":"streams","result":[{"stream":{},"values":[["1","x"]]}]}})")
                                   << QStringLiteral("1 x {}") << 0;
        QTest::newRow("null warnings") << QByteArray(
            R"({"warnings":null,"status":"success","data":{"resultType":"streams","result":[]}})")
                                       << QString() << 0;
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                       R"({"status":"success","data":null})")
                                         << QString() << -1;
    }
    void answersOfOtherServersAreRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, lines);
        QFETCH(int, notices);
        const auto answer = decodeLokiReply(replyOf(body), lokiTestUrl, false);
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().text + answer.error().detail));
        QStringList shown;
        for (qsizetype row = 0; answer->logs && row < answer->logs->size(); ++row) {
            const LogLines& read = *answer->logs;
            shown << (QString::number(read.timeNs(row)) + u' ' + read.text(row) + u' ' + read.stream(row).key + u' '
                      + fieldText(read, row))
                         .trimmed();
        }
        QCOMPARE(shown.join(u'|'), lines);
        if (notices >= 0)
            QCOMPARE(int(answer->notices.size()), notices);
    }

    void errorsOfOtherServersKeepTheirWords_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, int status, const char* body, const char* words, Error::Kind kind) {
            QTest::newRow(name) << status << QByteArray(body) << QString::fromUtf8(words) << int(kind);
        };
        using Kind = Error::Kind;
        row("text", 400, "parse error : queries require at least one regexp or equality matcher\n", "queries require",
            Kind::Query);
        row("a limit in the query", 400, "parse error at line 1, col 9: unexpected limit", "unexpected limit",
            Kind::Query);
        row("series", 400, "maximum of series (500) reached for a single query", "maximum of series", Kind::Limit);
        row("2.6", 400, "{\"code\":400,\"status\":\"error\",\"message\":\"max entries limit\"}", "max entries limit",
            Kind::Limit);
        row("error as object", 500, "{\"error\":{\"message\":\"no store\"}}", "no store", Kind::Http);
        row("Prometheus's", 422, "{\"status\":\"error\",\"errorType\":\"x\",\"error\":\"pipeline error\"}",
            "pipeline error", Kind::Query);
        row("with 200", 200, "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"too slow\"}", "too slow",
            Kind::Timeout);
        row("with 200 and data", 200,
            "{\"status\":\"error\",\"error\":\"lost\",\"data\":{\"resultType\":\"streams\",\"result\":[]}}", "lost",
            Kind::Query);
        row("frontend", 429, "too many outstanding requests", "outstanding", Kind::Limit);
        row("slow", 500, "rpc error: code = Code(500) desc = context deadline exceeded", "deadline", Kind::Timeout);
        row("gateway", 504, "<html>504</html>", "504", Kind::Http);
        row("not ready", 503, "Ingester not ready: waiting for 15s after being ready", "Ingester not ready",
            Kind::Http);
        row("Chinese", 400, "\xe6\x9f\xa5\xe8\xaf\xa2\xe9\x94\x99\xe8\xaf\xaf", "查询错误", Kind::Query);
    }
    void errorsOfOtherServersKeepTheirWords()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        QFETCH(int, kind);
        const auto answer = decodeLokiReply(replyOf(body, status), lokiTestUrl, true);
        QVERIFY(!answer.has_value());
        QVERIFY2(answer.error().text.contains(words), qPrintable(answer.error().text));
        QCOMPARE(int(answer.error().kind), kind);
    }

    void scalarsHaveTheirTime_data()
    {
        QTest::addColumn<QByteArray>("time");
        QTest::newRow("ms") << QByteArray("1795172040353");
        QTest::newRow("seconds") << QByteArray("1795172040.353");
    }
    void scalarsHaveTheirTime()
    {
        QFETCH(QByteArray, time);
        const auto answer = decodeLokiReply(
            replyOf("{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[" + time + ",\"2\"]}}"),
            lokiTestUrl, true);
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().text));
        QCOMPARE(answer->frames.size(), size_t(1));
        QCOMPARE(answer->frames[0].fields[0].times()->at(0), qint64(1795172040353'000'000));
    }

    /// What dumpData() makes of a small answer in a form that other servers have.
    void smallAnswersOfOtherServersAreRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* body, const char* text) {
            QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(text);
        };
        row("labels", R"({"status":"success","data":["a","b"]})", "a\nb\n");
        row("labels before 1.0", R"({"values":["a","b"]})", "a\nb\n");
        row("numbers for values", R"({"status":"success","data":["a",7,null,true,{}]})", "a\n7\ntrue\n");
        row("null", R"({"status":"success","data":null})", "nothing\n");
        row("fields",
            R"({"fields":[{"label":"s","type":"int","cardinality":"40","parsers":null},null,{"type":"int"}]})",
            "field s int 40 \n");
        row("one parser", R"({"fields":[{"label":"s","cardinality":1e30,"parsers":"json"}],"limit":1000})",
            "field s  0 json\n");
        row("no fields", R"({"fields":null,"limit":1000})", "nothing\n");
        row("labels found", R"({"detectedLabels":[{"label":"pod","cardinality":3,"new":1},{}]})", "label pod 3\n");
        row("values of a field", R"({"limit":1000,"values":["503",200]})", "503\n200\n");
        row("sizes as texts", R"({"streams":"7","chunks":"4","bytes":"100","entries":"12","new":"x"})",
            "7 streams 12 entries 100 bytes\n");
        row("sizes in data", R"({"status":"success","data":{"streams":7,"entries":12,"bytes":100}})",
            "7 streams 12 entries 100 bytes\n");
        row("series", R"({"status":"success","data":[{"a":"b","n":7},{},null,"x"]})", "{a=\"b\", n=\"7\"}\nx\n");
        row("error with 200", R"({"status":"error","error":"lost"})", "error 7 loki:3100 answers: lost\n");
    }
    void smallAnswersOfOtherServersAreRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, text);
        QCOMPARE(dumpData({}, decodeLokiData(replyOf(body), lokiTestUrl)).trimmed(), text.trimmed());
    }

    void badSmallAnswersAreOneSentenceEach_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::newRow("page with 200") << QByteArray("<!doctype html><html>") << 200 << QStringLiteral("web page");
        QTest::newRow("cut") << QByteArray(R"({"status":"success","data":["a",)") << 200 << QStringLiteral("damaged");
        QTest::newRow("no UTF-8") << QByteArray("{\"data\":[\"a\xff\"]}") << 200 << QStringLiteral("damaged");
        QTest::newRow("bare NUL") << QByteArray("{\"data\":[\"a\0\"]}", 15) << 200 << QStringLiteral("damaged");
        QTest::newRow("deep") << QByteArray(10'000, '[') << 200 << QStringLiteral("damaged");
        QTest::newRow("tenant") << QByteArray("no org id\n") << 401 << QStringLiteral("no org id");
        QTest::newRow("gateway") << QByteArray("<html>502</html>") << 502 << QStringLiteral("502");
    }
    void badSmallAnswersAreOneSentenceEach()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, words);
        const auto data = decodeLokiData(replyOf(body, status), lokiTestUrl);
        QVERIFY(!data.has_value());
        QVERIFY2(data.error().text.contains(words), qPrintable(data.error().text));
        QVERIFY(!data.error().text.contains(u'\n') && !data.error().text.contains(QLatin1String("geheim")));
    }

    void patternsAndVolumesOfOtherServersAreRead()
    {
        const auto patterns = [](const char* json) { return lokiPatterns(*jsonutil::parse(json)); };
        const char* const pairs =
            R"([{"pattern":"a <_>","samples":[[10,"2"],[20,3],[30],null]},{"samples":[[1,9]]},7])";
        QCOMPARE(patterns(pairs).size(), size_t(1));
        QCOMPARE(patterns(pairs)[0].total, qint64(5));
        QCOMPARE(patterns(pairs)[0].samples[1].first, qint64(20'000));
        const auto series =
            patterns(R"({"series":[{"pattern":"a","level":"error","samples":[{"timestamp":10,"value":"4"}]}]})");
        QCOMPARE(series.size(), size_t(1));
        QCOMPARE(series[0].total, qint64(4));
        QVERIFY(series[0].level == LogLevel::Error);
        QVERIFY(patterns("null").empty() && patterns("[]").empty() && patterns("{}").empty());

        const auto volumes = lokiVolumes(
            *jsonutil::parse(R"({"resultType":"matrix","result":[{"metric":{"a":"b"},"values":[[1,"10"],[2,20]]},)"
                             R"({"metric":{"a":"c"},"value":[1,"1.5e3"]},{"metric":null,"value":[1]},null]})"));
        QCOMPARE(volumes.size(), size_t(4));
        QCOMPARE(volumes[0].labels.value(QStringLiteral("a")), QStringLiteral("c"));
        QCOMPARE(volumes[0].bytes, qint64(1500));
        QCOMPARE(volumes[1].bytes, qint64(30));
        QCOMPARE(volumes[3].bytes, qint64(0));
    }

    void framesOfTailsAreRead_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("lines"); // -1: an error
        QTest::addColumn<int>("dropped");
        const auto row = [](const char* name, const char* frame, int lines, int dropped) {
            QTest::newRow(name) << QByteArray(frame) << lines << dropped;
        };
        row("lines", R"({"streams":[{"stream":{},"values":[["1","x"]]}]})", 1, 0);
        row("null dropped", R"({"streams":[{"stream":{},"values":[["1","x"]]}],"dropped_entries":null})", 1, 0);
        row("dropped", R"({"streams":null,"dropped_entries":[{"timestamp":"7","labels":{"a":"b"}},{"timestamp":"9"}]})",
            0, 2);
        row("dropped as RFC 3339", R"({"dropped_entries":[{"timestamp":"2026-11-20T10:53:58Z","labels":null}]})", 0, 1);
        row("flags", R"({"streams":[],"encodingFlags":["categorize-labels"]})", 0, 0);
        row("nothing", "{}", 0, 0);
        row("empty", "", 0, 0);
        row("blanks", "\n", 0, 0);
        row("a sentence", "rpc error: code = Canceled", -1, 0);
        row("a list", "[]", -1, 0);
        row("cut", R"({"streams":[{"stream":{},"values":[["1","x"])", -1, 0);
        row("a page", "<!doctype html><html>", -1, 0);
    }
    void framesOfTailsAreRead()
    {
        QFETCH(QByteArray, frame);
        QFETCH(int, lines);
        QFETCH(int, dropped);
        const auto decoded = decodeLokiTail(frame, QStringLiteral("loki:3100"));
        QCOMPARE(decoded.has_value(), lines >= 0);
        if (decoded) {
            QCOMPARE(int(decoded->logs->size()), lines);
            QCOMPARE(int(decoded->dropped.count), dropped);
        }
    }
};

VEDETTE_TEST_GUILESS(TestOtherLokis)
#include "tst_otherlokis.moc"
