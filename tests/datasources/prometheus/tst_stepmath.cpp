#include "datasources/prometheus/stepmath.h"
#include "tests/support/testmain.h"

class TestStepMath : public QObject
{
    Q_OBJECT

private slots:
    void durationsAreRead_data()
    {
        QTest::addColumn<qint64>("ms");
        for (const auto& [text, ms] : {std::pair("15s", 15000),
                                       {"1m", 60000},
                                       {"1h30m", 5400000},
                                       {"1.5s", 1500},
                                       {"250ms", 250},
                                       {"10", 10000},
                                       {">10s", 10000},
                                       {" 2m ", 120000},
                                       {"1d", 86400000},
                                       {"", -1},
                                       {"x", -1},
                                       {"5m!", -1},
                                       {"0", -1},
                                       {"-5s", -1}})
            QTest::newRow(text) << qint64(ms);
    }
    void durationsAreRead() { QTEST(durationToMs(QString::fromUtf8(QTest::currentDataTag())).value_or(-1), "ms"); }

    void durationsAreWrittenAsGoDoes()
    {
        QCOMPARE(goDuration(60000), QStringLiteral("1m0s"));
        QCOMPARE(goDuration(150000), QStringLiteral("2m30s"));
        QCOMPARE(goDuration(3600000), QStringLiteral("1h0m0s"));
        QCOMPARE(goDuration(500), QStringLiteral("500ms"));
        QCOMPARE(goDuration(1500), QStringLiteral("1.5s"));
    }

    void macrosAreReplacedWithAndWithoutBraces()
    {
        const PrometheusStep step {120000, 135000};
        const TimeRange range {0, 172800000};
        const auto expanded = [&](const char* text) { return expandMacros(QString::fromUtf8(text), step, range); };
        QCOMPARE(expanded("a[$__interval] b[${__interval}]"), QStringLiteral("a[2m] b[2m]"));
        QCOMPARE(expanded("$__interval_ms $__interval_s"), QStringLiteral("120000 120"));
        QCOMPARE(expanded("$__rate_interval ${__rate_interval_ms}"), QStringLiteral("2m15s 135000"));
        QCOMPARE(expanded("$__range $__range_s $__range_ms"), QStringLiteral("172800s 172800 172800000"));
        QCOMPARE(expanded("$other $__from"), QStringLiteral("$other $__from"));
    }

    void stepsKeepBelowTheServersLimit()
    {
        StepInput input;
        input.range = {0, 30LL * 86400 * 1000};
        input.minStep = QStringLiteral("1s");
        input.maxDataPoints = 100000;
        const auto step = prometheusStep(input);
        QVERIFY(step.has_value());
        QVERIFY(input.range.durationMs() / step->stepMs <= 11000);
    }

    void aWrongMinStepIsSaid()
    {
        StepInput input;
        input.range = {0, 3600000};
        input.minStep = QStringLiteral("soon");
        QVERIFY(prometheusStep(input).error().text.contains(QLatin1String("soon")));
    }

    void startsAlignToTheZone()
    {
        QCOMPARE(alignToStep(1664816825005, 2000, -3000), 1664816825000);
        QCOMPARE(alignToStep(-1, 1000, 0), -1000);
        const qint64 day = 86400000;
        QCOMPARE(alignToStep(10 * day + 5 * 3600000, day, 2 * 3600000), 10 * day - 2 * 3600000);
    }
};

VEDETTE_TEST_GUILESS(TestStepMath)
#include "tst_stepmath.moc"
