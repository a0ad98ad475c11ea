#include "datasources/net/httpclient.h"
#include "datasources/prometheus/prometheusdatasource.h"
#include "datasources/prometheus/prometheusdecode.h"
#include "tests/support/realprometheus.h"
#include "tests/support/testmain.h"

#include <cmath>

namespace {

struct Answer
{
    std::optional<Result<ResponsePtr>> result;
    Pending pending;
    size_t frames() const { return result && *result ? (**result)->frames.size() : 0; }
};

} // namespace

/// The product's own datasource against a server of its own.
class TestRealPrometheus : public QObject
{
    Q_OBJECT

private:
    void ask(Answer& answer, const char* spec)
    {
        QueryRequest request;
        request.refId = RefId(QStringLiteral("A"));
        request.spec = Json::parse(spec, nullptr, false);
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        request.range = {now - 60000, now};
        request.intervalMs = 1000;
        answer.result.reset();
        answer.pending =
            m_source->run(request, {{}, [&answer](Result<ResponsePtr> r) { answer.result = std::move(r); }});
    }

    bool hasData()
    {
        Answer answer;
        ask(answer, "{\"expr\":\"up{job=\\\"node\\\"} == 1 and count_over_time(up[1m]) > 2\",\"instant\":true}");
        return QTest::qWaitFor([&] { return answer.result.has_value(); }, 5000) && answer.frames() > 0;
    }

    RealPrometheus m_server;
    HttpClient m_http;
    ConnectionConfig m_config;
    std::unique_ptr<DataSource> m_source;

private slots:
    void initTestCase()
    {
        if (!RealPrometheus::isInstalled())
            QSKIP("prometheus or prometheus-node-exporter is not installed");
        QVERIFY(m_server.start());
        QTRY_VERIFY2(m_server.isReady(), qPrintable(m_server.log()));
        m_config.url = m_server.url();
        m_config.jsonData = {{"timeInterval", "1s"}};
        auto source = prometheusType().create(m_config, {m_http, [] { return 0; }});
        QVERIFY(source.has_value());
        m_source = std::move(*source);
        QTRY_VERIFY2(hasData(), qPrintable(m_server.log()));
    }

    void aRangeGivesSamples()
    {
        Answer answer;
        ask(answer, "{\"expr\":\"up\",\"legendFormat\":\"{{job}}\"}");
        QTRY_VERIFY(answer.result);
        QVERIFY2(answer.result->has_value(),
                 qPrintable(answer.result->has_value() ? QString() : answer.result->error().text));
        QCOMPARE(answer.frames(), size_t(2));
        for (const Frame& frame : (**answer.result)->frames) {
            QVERIFY(frame.rows > 0);
            QCOMPARE(frame.fields[1].numbers()->back(), 1.0);
            QCOMPARE(frame.fields[1].config->displayNameFromDS,
                     std::optional(frame.fields[1].labels.value(QStringLiteral("job"))));
        }
    }

    void everySeriesOfTheExporterDecodes()
    {
        Answer answer;
        ask(answer, "{\"expr\":\"{job=\\\"node\\\"}\",\"range\":true,\"instant\":true}");
        QTRY_VERIFY(answer.result);
        QVERIFY(answer.result->has_value());
        QVERIFY(answer.frames() > 400);
    }

    void anInstantTableHasItsLabels()
    {
        Answer answer;
        ask(answer, "{\"expr\":\"up\",\"instant\":true,\"format\":\"table\"}");
        QTRY_VERIFY(answer.result);
        QCOMPARE(answer.frames(), size_t(1));
        const Frame& table = (**answer.result)->frames.front();
        QCOMPARE(table.rows, 2);
        QVERIFY(table.byName(QStringLiteral("instance")));
    }

    void histogramsOfTheServerBecomeAHeatmap()
    {
        Answer answer;
        ask(answer,
            "{\"expr\":\"sum by (le) (prometheus_http_request_duration_seconds_bucket)\",\"format\":\"heatmap\"}");
        QTRY_VERIFY(answer.result);
        QCOMPARE(answer.frames(), size_t(1));
        const Frame& heatmap = (**answer.result)->frames.front();
        QCOMPARE(heatmap.fields.back().name, QStringLiteral("+Inf"));
        for (size_t i = 1; i < heatmap.fields.size(); ++i)
            for (const double count : *heatmap.fields[i].numbers())
                QVERIFY(isMissing(count) || count >= 0);
    }

    void labelsAndSeriesAreListed()
    {
        std::optional<Result<VariableOptions>> jobs;
        std::optional<Result<VariableOptions>> series;
        std::optional<Result<QStringList>> keys;
        const TimeRange range {QDateTime::currentMSecsSinceEpoch() - 60000, QDateTime::currentMSecsSinceEpoch()};
        const Pending a = m_source->variableValues(Json("label_values(up, job)"), range,
                                                   [&](Result<VariableOptions> r) { jobs = std::move(r); });
        const Pending b = m_source->variableValues(Json("up{job=\"node\"}"), range,
                                                   [&](Result<VariableOptions> r) { series = std::move(r); });
        const Pending c = m_source->tagKeys(range, [&](Result<QStringList> r) { keys = std::move(r); });
        QTRY_VERIFY(jobs && series && keys);
        QVERIFY(*jobs && *series && *keys);
        QCOMPARE((*jobs)->size(), size_t(2));
        QCOMPARE((*jobs)->front().value, QStringLiteral("node"));
        QVERIFY((*series)->front().value.startsWith(QStringLiteral("up{instance=")));
        QVERIFY((*keys)->contains(QStringLiteral("instance")));
    }

    void aWrongQueryIsToldInTheServersWords()
    {
        Answer answer;
        ask(answer, "{\"expr\":\"sum(\"}");
        QTRY_VERIFY(answer.result);
        QVERIFY(!*answer.result);
        QCOMPARE(answer.result->error().kind, Error::Kind::Query);
        QVERIFY2(answer.result->error().text.contains(QLatin1String("parse error")),
                 qPrintable(answer.result->error().text));
    }

    void theCheckNamesTheVersion()
    {
        std::optional<Result<QString>> checked;
        const Pending pending = m_source->check([&](Result<QString> r) { checked = std::move(r); });
        QTRY_VERIFY(checked);
        QVERIFY(*checked);
        QVERIFY((*checked)->startsWith(QStringLiteral("Prometheus 2.")));
    }

    void compressedAnswersGiveTheSame()
    {
        const QByteArray url = m_server.url().toUtf8() + "/api/v1/label/__name__/values";
        std::optional<Result<Json>> plain;
        std::optional<Result<Json>> packed;
        HttpRequest request;
        request.url = url;
        const auto decode = [url](const HttpReply& reply) { return decodePrometheusData(reply, url); };
        request.compression = HttpCompression::Identity;
        const Pending a = m_http.send<Json>(request, decode, [&](Result<Json> r) { plain = std::move(r); });
        request.compression = HttpCompression::Any;
        std::optional<Result<QByteArray>> encoding;
        const Pending b = m_http.send<Json>(request, decode, [&](Result<Json> r) { packed = std::move(r); });
        const Pending c = m_http.send<QByteArray>(
            request, [](const HttpReply& reply) { return Result<QByteArray>(reply.header("content-encoding")); },
            [&](Result<QByteArray> r) { encoding = std::move(r); });
        QTRY_VERIFY(plain && packed && encoding);
        QVERIFY(*plain && *packed && *encoding);
        QCOMPARE(**encoding, QByteArray("gzip"));
        QVERIFY(**plain == **packed);
        QVERIFY((*plain)->size() > 100);
    }

    void aKilledServerIsAnErrorAndARestartedOneAnswersAgain()
    {
        std::vector<Answer> running(20);
        for (Answer& answer : running)
            ask(answer, "{\"expr\":\"{job=\\\"node\\\"}\"}");
        m_server.kill();
        QTRY_VERIFY(std::all_of(running.begin(), running.end(), [](const Answer& a) { return a.result.has_value(); }));
        Answer dead;
        ask(dead, "{\"expr\":\"up\"}");
        QTRY_VERIFY(dead.result);
        QVERIFY(!*dead.result);
        QCOMPARE(dead.result->error().kind, Error::Kind::Network);
        QVERIFY(m_server.start());
        QTRY_VERIFY2(m_server.isReady(), qPrintable(m_server.log()));
        QTRY_VERIFY(hasData());
    }
};

VEDETTE_TEST_GUILESS(TestRealPrometheus)
#include "tst_realprometheus.moc"
