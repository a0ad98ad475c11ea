#include "datasources/data/framedump.h"
#include "datasources/prometheus/prometheusdecode.h"
#include "datasources/prometheus/prometheusrules.h"
#include "tests/support/testmain.h"

#include <cmath>

namespace {

const QString folder = QStringLiteral(VEDETTE_TEST_DATA "/prometheus/");

QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HttpReply replyOf(const QByteArray& body, int status = 200, const QByteArray& type = "application/json")
{
    HttpReply reply;
    reply.status = status;
    reply.contentType = type;
    reply.body = body.toStdString();
    reply.body.reserve(reply.body.size() + httpBodyPadding);
    return reply;
}

const QByteArray url = "http://prom:9090/api/v1/query_range?query=geheim";

Result<PrometheusAnswer> decoded(const QByteArray& body, int status = 200, const QByteArray& type = "application/json")
{
    return decodePrometheusReply(replyOf(body, status, type), url);
}

QString dump(const Result<PrometheusAnswer>& answer)
{
    if (!answer)
        return QStringLiteral("error %1 %2\n").arg(int(answer.error().kind)).arg(answer.error().text);
    QString text = QStringLiteral("result ") + answer->resultType + QLatin1Char('\n');
    for (const Notice& notice : answer->notices)
        text += QStringLiteral("notice %1 %2\n").arg(int(notice.severity)).arg(notice.text);
    return text + dumpFrames(answer->frames);
}

} // namespace

class TestPrometheusDecode : public QObject
{
    Q_OBJECT

private slots:
    /// tests/data/prometheus/X.json gives X.frame.txt; VEDETTE_WRITE_GOLDEN=1 writes them anew.
    void recordedAnswersGiveTheirFrames_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator files(folder, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.mid(folder.size()))) << path;
        }
    }
    void recordedAnswersGiveTheirFrames()
    {
        QFETCH(QString, path);
        const QString golden = path.chopped(5) + QLatin1String(".frame.txt");
        const bool exemplars = path.contains(QLatin1String("exemplars"));
        const HttpReply reply = replyOf(fileText(path));
        const QString text = dump(exemplars ? decodeExemplars(reply, url) : decodePrometheusReply(reply, url));
        if (qEnvironmentVariableIsSet("VEDETTE_WRITE_GOLDEN")) {
            QFile file(golden);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
        }
        QCOMPARE(text, QString::fromUtf8(fileText(golden)));
    }

    void aCutAnswerIsAnErrorWhereverItIsCut_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("vector") << fileText(folder + QStringLiteral("query_vector_nan_inf.json"));
        QTest::newRow("matrix") << QByteArray(R"({"status":"success","data":{"resultType":"matrix","result":[
            {"metric":{"a":"1"},"values":[[1,"1"],[2,"2"]]},{"metric":{"a":"2"},"values":[[1,"3"],[2,"NaN"]]}]}})");
    }
    void aCutAnswerIsAnErrorWhereverItIsCut()
    {
        QFETCH(QByteArray, body);
        QVERIFY(body.size() > 100);
        for (qsizetype length = 0; length < body.size(); ++length) {
            const auto answer = decoded(body.left(length));
            QVERIFY2(!answer, qPrintable(QString::number(length)));
            QVERIFY(answer.error().text.contains(QLatin1String("prom:9090")));
        }
    }

    void otherAnswersAreExplained_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        using K = Error::Kind;
        const QByteArray json = "application/json";
        const auto row = [](const char* name, int status, const QByteArray& type, const char* body, K kind,
                            const char* words) {
            QTest::newRow(name) << status << type << QByteArray(body) << int(kind) << QString::fromUtf8(words);
        };
        row("page", 200, "text/html", "<!doctype html><html></html>", K::Parse, "a web page instead of data");
        row("nothing", 200, json, "", K::Parse, "empty answer");
        row("a list", 200, json, "[1]", K::Parse, "damaged");
        row("login", 401, "text/plain", "Unauthorized\n", K::Auth, "asks for a user");
        row("forbidden", 403, "text/html", "<html>no</html>", K::Auth, "does not allow");
        row("wrong path", 404, "text/plain", "404 page not found\n", K::Http, "status 404: 404 page not found");
        row("proxy", 502, "text/html", "<html>Bad Gateway</html>", K::Http, "status 502.");
        row("bad query", 400, json, R"({"status":"error","errorType":"bad_data","error":"parse error: x"})", K::Query,
            "answers: parse error: x");
        row("timeout", 503, json, R"({"status":"error","errorType":"timeout","error":"query timed out"})", K::Timeout,
            "query timed out");
        row("error with 200", 200, json, R"({"status":"error","errorType":"execution","error":"too many"})", K::Query,
            "too many");
        row("error with data", 422, json, R"({"status":"error","data":null,"errorType":"execution","error":"late"})",
            K::Query, "late");
        row("sample without value", 200, json,
            R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1]}]}})", K::Parse,
            "damaged");
        row("word as value", 200, json,
            R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"x"]}]}})", K::Parse,
            "damaged");
        const QByteArray series =
            R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":)";
        for (const char* samples : {R"([[1,"1"],[2]])", R"([[1,"1"],[2,"x"]])", R"([[1,"1"],["x","2"]])",
                                    R"([[1,"1","2"]])", R"([[1,"1"][2,"2"]])", R"([[1,"1"],])"})
            row(samples, 200, json, (series + samples + "}]}}").constData(), K::Parse, "damaged");
    }
    void otherAnswersAreExplained()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        const auto answer = decoded(body, status, type);
        QVERIFY(!answer);
        QTEST(int(answer.error().kind), "kind");
        QVERIFY2(answer.error().text.contains(words), qPrintable(answer.error().text));
        QVERIFY(answer.error().text.contains(QLatin1String("prom:9090")));
        QVERIFY(!answer.error().text.contains(QLatin1String("geheim")));
    }

    void samplesAreReadInEveryNotation_data()
    {
        QTest::addColumn<QByteArray>("samples");
        QTest::newRow("as servers write") << QByteArray(R"([[1,"7"],[2.5,"+Inf"],[4,"-0.25"]])");
        QTest::newRow("with spaces") << QByteArray("[ [1, \"7\"], [2.5 ,\"+Inf\"],\n [4,\"-0.25\"] ]");
        QTest::newRow("a space at the end") << QByteArray(R"([[1,"7"],[2.5,"+Inf"],[4,"-0.25"] ])");
        QTest::newRow("bare numbers") << QByteArray(R"([[1,7],[2.5,"+Inf"],[4,-0.25]])");
        QTest::newRow("other texts of the same numbers")
            << QByteArray(R"([[1.0,"7.0"],[25e-1,"+Inf"],[4.000,"-25e-2"]])");
    }
    /// A second series, with a time of its own in its second row, is read after the first: rows know their texts.
    void samplesAreReadInEveryNotation()
    {
        QFETCH(QByteArray, samples);
        const auto answer =
            decoded(R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":)" + samples
                    + R"(},{"metric":{"a":"1"},"values":[[1,"8"],[3,"9"],[4,"NaN"]]}]}})");
        QVERIFY(answer.has_value());
        QCOMPARE(answer->frames.size(), size_t(2));
        const double inf = std::numeric_limits<double>::infinity();
        const auto& [times, numbers] = std::tie(answer->frames[0].fields[0], answer->frames[0].fields[1]);
        QCOMPARE(*times.times(), (TimeColumn {1'000'000'000, 2'500'000'000, 4'000'000'000}));
        QCOMPARE(*numbers.numbers(), (NumberColumn {7, inf, -0.25}));
        QCOMPARE(*answer->frames[1].fields[0].times(), (TimeColumn {1'000'000'000, 3'000'000'000, 4'000'000'000}));
        QCOMPARE(answer->frames[1].fields[1].numbers()->at(1), 9.0);
        QVERIFY(std::isnan(answer->frames[1].fields[1].numbers()->at(2)));
    }

    void equalTimesShareOneColumn()
    {
        const auto answer = decoded(R"({"status":"success","data":{"resultType":"matrix","result":[
            {"metric":{"a":"1"},"values":[[1,"1"],[2,"2"]]},{"metric":{"a":"2"},"values":[[1,"3"],[2,"4"]]},
            {"metric":{"a":"3"},"values":[[2,"3"]]}]}})");
        QVERIFY(answer.has_value());
        const Frames& frames = answer->frames;
        QCOMPARE(frames.size(), size_t(3));
        QCOMPARE(frames[0].fields[0].values, frames[1].fields[0].values);
        QVERIFY(frames[0].fields[0].values != frames[2].fields[0].values);
    }

    void theResultMayStandBeforeItsType()
    {
        const auto answer = decoded(
            R"({"data":{"result":[{"values":[[1.5,"1"]],"metric":{"__name__":"m"}}],"resultType":"matrix"},"status":"success"})");
        QVERIFY(answer.has_value());
        QCOMPARE(answer->frames.at(0).fields.at(1).name, QStringLiteral("m"));
        QCOMPARE(answer->frames.at(0).fields.at(0).times()->at(0), qint64(1'500'000'000));
    }

    void numbersAreReadExactly_data()
    {
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("value");
        const double inf = std::numeric_limits<double>::infinity();
        const auto row = [](const char* time, qint64 ns, const char* text, double value) {
            QTest::newRow(text) << QByteArray(time) << ns << QByteArray(text) << value;
        };
        row("1795172010.123", 1795172010123000000, "1e+21", 1e21);
        row("0", 0, "5e-324", 5e-324);
        row("-1.5", -1500000000, "-0", -0.0);
        row("1.7e9", 1700000000000000000, "+Inf", inf);
        row("1.0000000019", 1000000001, "-Inf", -inf);

        row("2", 2000000000, "1e400", inf);
        row("3", 3000000000, "1e-400", 0);
    }
    void numbersAreReadExactly()
    {
        QFETCH(QByteArray, time);
        QFETCH(QByteArray, text);
        const auto answer =
            decoded(R"({"status":"success","data":{"resultType":"scalar","result":[)" + time + ",\"" + text + "\"]}}");
        QVERIFY(answer.has_value());
        QTEST(answer->frames.at(0).fields.at(0).times()->at(0), "ns");
        QTEST(answer->frames.at(0).fields.at(1).numbers()->at(0), "value");
    }

    void smallAnswersGiveTheirData()
    {
        const auto data = decodePrometheusData(replyOf(R"({"status":"success","data":["a","b"]})"), url);
        QVERIFY(data.has_value());
        QCOMPARE(data->size(), size_t(2));
        QVERIFY(!decodePrometheusData(replyOf("<html>"), url));
        QVERIFY(!decodePrometheusData(replyOf("{\"status\":\"succ"), url));
    }

    /// Rules as several versions of Prometheus, vmalert, Mimir and Grafana write them.
    void rulesOfManyMakersAreRead_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("tells"); // states by number, for and keep firing for in ms
        const auto row = [](const char* name, const char* rule, const char* tells) {
            QTest::newRow(name) << QByteArray(rule) << QString::fromUtf8(tells);
        };
        row("firing", R"("type":"alerting","state":"firing","duration":30,"alerts":[{"labels":{"alertname":"A"},
            "state":"firing","activeAt":"2026-01-01T00:00:01Z","value":"1e+00"}])",
            "A 0 for 30000+0: A 0 1");
        row("kept firing", R"("type":"alerting","state":"firing","keepFiringFor":300,"alerts":[{"state":"firing",
            "labels":{"alertname":"A"},"keepFiringSince":"2026-01-01T00:00:01Z","value":"0e+00"}])",
            "A 0 for 0+300000: A 6 0");
        row("never kept", R"("type":"alerting","state":"firing","alerts":[{"state":"firing",
            "labels":{"alertname":"A"},"keepFiringSince":"0001-01-01T00:00:00Z","value":"2"}])",
            "A 0 for 0+0: A 0 2");
        row("vmalert", R"("type":"alerting","state":"firing","keep_firing_for":60,"health":"ok","id":"1","alerts":[
            {"id":"2","state":"firing","stabilizing":true,"value":"3","labels":{"alertgroup":"g","alertname":"A"}}])",
            "A 0 for 0+60000: A 6 3");
        row("vmalert, nothing found", R"("type":"alerting","state":"inactive","health":"no match","alerts":[])",
            "A 4 for 0+0:");
        row("Mimir without alerts", R"("type":"alerting","state":"inactive","alerts":null,"annotations":null)",
            "A 4 for 0+0:");
        row("an alert without its name", R"("type":"alerting","state":"pending","alerts":[{"state":"pending"}])",
            "A 3 for 0+0: A 3 nan");
        row("Grafana", R"("type":"alerting","state":"firing","health":"error","alerts":[null,{"state":"Alerting",
            "labels":{"alertname":"A"},"value":""}])",
            "A 5 for 0+0: A 0 nan");
        row("without a type", R"("state":"inactive","alerts":[],"duration":1e99)", "A 4 for 0+0:");
        row("recording", R"("type":"recording","health":"ok")", "");
        row("recording without a type", R"("health":"ok")", "");
    }
    void rulesOfManyMakersAreRead()
    {
        QFETCH(QByteArray, rule);
        const auto page = decodePrometheusRulePage(
            replyOf(R"({"status":"success","data":{"groups":[null,{"name":"g","file":"team/x","interval":60,
                "rules":[{"name":"A","query":"up == 0",)"
                    + rule + "}]}],\"groupNextToken\":\"7\"}}"),
            url, QStringLiteral("p"));
        QVERIFY(page.has_value());
        QCOMPARE(page->nextToken, QStringLiteral("7"));
        QStringList tells;
        for (const AlertRule& read : page->list.rules) {
            QCOMPARE(read.file, QStringLiteral("team/x"));
            tells << QStringLiteral("%1 %2 for %3+%4:")
                         .arg(read.name)
                         .arg(int(read.state))
                         .arg(read.forMs)
                         .arg(read.keepFiringForMs);
        }
        for (const Alert& alert : page->list.alerts)
            tells << QStringLiteral("%1 %2 %3").arg(alert.name()).arg(int(alert.state)).arg(alert.value);
        QTEST(tells.join(u' '), "tells");
    }

    void rulesThatAreNotThereAreNone()
    {
        for (const char* data : {"null", "{}", "[]", "{\"groups\":null}", "{\"groups\":[{\"rules\":null}]}"}) {
            const auto page = decodePrometheusRulePage(
                replyOf(QByteArray("{\"status\":\"success\",\"errorType\":\"\",\"data\":") + data + "}"), url, {});
            QVERIFY(page.has_value());
            QVERIFY(page->list.rules.empty() && page->list.alerts.empty());
        }
    }
};

VEDETTE_TEST_GUILESS(TestPrometheusDecode)
#include "tst_prometheusdecode.moc"
