#include "tests/support/testmain.h"
#include "widgets/view/freshness.h"

class TestFreshness : public QObject
{
    Q_OBJECT

private slots:
    void dataIsStaleAfterThreeIntervals_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<qint64>("interval");
        QTest::addColumn<bool>("failed");
        QTest::addColumn<bool>("stale");
        QTest::newRow("young") << qint64(20'000) << qint64(10'000) << false << false;
        QTest::newRow("old") << qint64(31'000) << qint64(10'000) << false << true;
        QTest::newRow("fast refresh has 15 s") << qint64(14'000) << qint64(1'000) << false << false;
        QTest::newRow("no refresh never") << qint64(9'999'999) << qint64(0) << false << false;
        QTest::newRow("failed at once") << qint64(100) << qint64(10'000) << true << true;
    }
    void dataIsStaleAfterThreeIntervals()
    {
        QFETCH(qint64, age);
        QFETCH(qint64, interval);
        QFETCH(bool, failed);
        QFETCH(bool, stale);
        QCOMPARE(freshnessOf(age, interval, failed) == Freshness::Stale, stale);
    }

    void agesAreReadable_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64(0) << QStringLiteral("0 s old");
        QTest::newRow("s") << qint64(59'999) << QStringLiteral("59 s old");
        QTest::newRow("min") << qint64(60'000) << QStringLiteral("1 min old");
        QTest::newRow("h") << qint64(7'300'000) << QStringLiteral("2 h old");
        QTest::newRow("d") << qint64(200'000'000) << QStringLiteral("2 d old");
    }
    void agesAreReadable()
    {
        QFETCH(qint64, age);
        QFETCH(QString, text);
        QCOMPARE(ageText(age), text);
    }
};

VEDETTE_TEST_GUILESS(TestFreshness)
#include "tst_freshness.moc"
