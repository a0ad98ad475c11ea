#include "datasources/prometheus/prometheusrun.h"
#include "tests/support/testmain.h"

namespace {

constexpr qint64 nowMs = 1'795'147'200'123;

QueryRequest request(Json spec)
{
    QueryRequest made;
    made.spec = std::move(spec);
    made.range = {nowMs - 3'600'000, nowMs};
    made.intervalMs = 30'000;
    made.maxPoints = 120;
    made.rangeEndsInNow = true;
    return made;
}

QHash<QString, QString> parameters(const QueryRequest& question)
{
    QHash<QString, QString> found;
    const auto plan = planPrometheusQuery(question, {});
    if (plan && !plan->parts.empty())
        for (const auto& [key, value] : plan->parts.front().call.parameters)
            found.insert(key, value);
    return found;
}

} // namespace

class TestPrometheusIncremental : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatDependsOnItsTimeAloneIsExtended_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<bool>("extended");
        QTest::newRow("range query") << QByteArray(R"json({"expr":"rate(x[$__rate_interval])"})json") << true;
        QTest::newRow("time series") << QByteArray(R"json({"expr":"x","format":"time_series","range":true})json")
                                     << true;
        QTest::newRow("instant") << QByteArray(R"json({"expr":"x","instant":true})json") << false;
        QTest::newRow("both") << QByteArray(R"json({"expr":"x","instant":true,"range":true})json") << false;
        QTest::newRow("exemplars") << QByteArray(R"json({"expr":"x","exemplar":true})json") << false;
        QTest::newRow("range macro") << QByteArray(R"json({"expr":"increase(x[$__range])"})json") << false;
        QTest::newRow("range macro in seconds")
            << QByteArray(R"json({"expr":"increase(x[${__range_s}s])"})json") << false;
        QTest::newRow("at the end") << QByteArray(R"json({"expr":"x @ end()"})json") << false;
        QTest::newRow("a metric named end") << QByteArray(R"json({"expr":"end + start_time"})json") << true;
        QTest::newRow("table") << QByteArray(R"json({"expr":"x","format":"table"})json") << false;
        QTest::newRow("heatmap") << QByteArray(R"json({"expr":"x","format":"heatmap"})json") << false;
        QTest::newRow("bad step") << QByteArray(R"json({"expr":"x","interval":"soon"})json") << false;
    }
    void onlyWhatDependsOnItsTimeAloneIsExtended()
    {
        QFETCH(QByteArray, spec);
        QFETCH(bool, extended);
        const auto json = jsonutil::parse(spec);
        QVERIFY(json);
        PrometheusDefaults defaults;
        QVERIFY(!incrementalPrometheusPlan(request(*json), defaults).has_value());
        defaults.overlapMs = 60'000;
        const auto plan = incrementalPrometheusPlan(request(*json), defaults);
        QCOMPARE(plan.has_value(), extended);
        if (plan)
            QCOMPARE(plan->overlapMs, 60'000);
    }

    void aTailChangesTheStartAlone()
    {
        PrometheusDefaults defaults;
        defaults.overlapMs = 600'000;
        QueryRequest question = request({{"expr", "rate(x[$__rate_interval])"}});
        const auto plan = incrementalPrometheusPlan(question, defaults);
        QVERIFY(plan.has_value());
        auto whole = parameters(question);
        QCOMPARE(whole.value(QStringLiteral("start")), QString::number(plan->samples.fromMs / 1000));
        QCOMPARE(whole.value(QStringLiteral("end")), QString::number(plan->samples.toMs / 1000));
        QCOMPARE(whole.value(QStringLiteral("step")), QString::number(plan->stepMs / 1000));
        question.tailFromMs = plan->samples.fromMs + 10 * plan->stepMs;
        auto tail = parameters(question);
        QCOMPARE(tail.take(QStringLiteral("start")), QString::number(*question.tailFromMs / 1000));
        whole.remove(QStringLiteral("start"));
        QCOMPARE(tail, whole);
    }
};

VEDETTE_TEST_GUILESS(TestPrometheusIncremental)
#include "tst_prometheusincremental.moc"
