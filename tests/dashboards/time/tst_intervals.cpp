#include "dashboards/time/durations.h"
#include "dashboards/time/intervals.h"
#include "tests/support/testmain.h"

class TestIntervals : public QObject
{
    Q_OBJECT

private slots:
    void theRangeIsDividedAndRounded_data()
    {
        QTest::addColumn<qint64>("rangeMs");
        QTest::addColumn<qint64>("points");
        QTest::addColumn<qint64>("limitMs");
        QTest::addColumn<qint64>("intervalMs");
        QTest::newRow("six hours in 1000") << qint64(21'600'000) << qint64(1000) << qint64(1) << qint64(20'000);
        QTest::newRow("limit") << qint64(100) << qint64(1000) << qint64(15'000) << qint64(15'000);
        QTest::newRow("below a row") << qint64(5'399'999) << qint64(1) << qint64(1) << qint64(3'600'000);
        QTest::newRow("at a row") << qint64(5'400'000) << qint64(1) << qint64(1) << qint64(7'200'000);
        QTest::newRow("years") << qint64(1'000'000'000'000) << qint64(1) << qint64(1) << qint64(31'536'000'000);
        QTest::newRow("no points") << qint64(1000) << qint64(0) << qint64(1) << qint64(1000);
    }
    void theRangeIsDividedAndRounded()
    {
        QFETCH(qint64, rangeMs);
        QFETCH(qint64, points);
        QFETCH(qint64, limitMs);
        QFETCH(qint64, intervalMs);
        QCOMPARE(calculateInterval(rangeMs, points, limitMs), intervalMs);
    }

    void textsKeepTheGreatestUnit_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("90 s") << qint64(90'000) << "1m";
        QTest::newRow("a week") << qint64(604'800'000) << "7d";
        QTest::newRow("a second and a half") << qint64(1500) << "1s";
        QTest::newRow("nothing") << qint64(0) << "less than a millisecond";
    }
    void textsKeepTheGreatestUnit()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, text);
        QCOMPARE(intervalText(ms), text);
    }

    void intervalTextsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("seconds") << "10s" << qint64(10'000);
        QTest::newRow("bare") << "10" << qint64(10'000);
        QTest::newRow("cut") << "1.9m" << qint64(60'000);
        QTest::newRow("milliseconds") << "100ms" << qint64(100);
        QTest::newRow("month") << "1M" << qint64(2'592'000'000);
        QTest::newRow("old form") << ">15s" << qint64(-1);
        QTest::newRow("zero") << "0" << qint64(-1);
        QTest::newRow("empty") << "" << qint64(-1);
        QTest::newRow("blank") << "5 m" << qint64(-1);
    }
    void intervalTextsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        QCOMPARE(intervalToMs(text).value_or(-1), ms);
    }

    void durationsAreWords()
    {
        constexpr qint64 may15 = 1715780730123; // of 2024
        constexpr qint64 day = 86'400'000;
        QCOMPARE(durationToMs(parseDuration(QStringLiteral("1w 2d")), may15), 9 * day);
        QCOMPARE(durationToMs(parseDuration(QStringLiteral("1M")), may15), 31 * day);
        QCOMPARE(durationToMs(parseDuration(QStringLiteral("1y 6M")), may15), 549 * day);
        QVERIFY(!isValidDuration(QStringLiteral("1h1m1s")));
        QVERIFY(!isValidDuration(QStringLiteral("1.5h")));
        QVERIFY(isValidDecimalDuration(QStringLiteral("1.5h")));
        QVERIFY(isValidDecimalDuration(QStringLiteral(" 500ms 1y ")));
        QVERIFY(!isValidDecimalDuration(QStringLiteral("15S")));
        QCOMPARE(shortDurationText(0, 90'061'000), QStringLiteral("1d 1h 1m 1s"));
        QCOMPARE(rangeDurationText(3'599'999), QStringLiteral("1h"));
    }
};

VEDETTE_TEST_GUILESS(TestIntervals)
#include "tst_intervals.moc"
