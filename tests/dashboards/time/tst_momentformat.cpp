#include "dashboards/time/datemath.h"
#include "dashboards/time/momentformat.h"
#include "tests/support/testmain.h"

class TestMomentFormat : public QObject
{
    Q_OBJECT

private slots:
    void tokensBecomeText_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::newRow("iso") << "YYYY-MM-DD HH:mm:ss.SSS"
                             << "2024-05-15 09:45:30.123";
        QTest::newRow("us") << "MM/DD/YYYY h:mm:ss a"
                            << "05/15/2024 9:45:30 am";
        QTest::newRow("words") << "dddd, MMMM Do YYYY"
                               << "Wednesday, May 15th 2024";
        QTest::newRow("literal") << "[at] H"
                                 << "at 9";
        QTest::newRow("escape") << "\\YYYY YYYY"
                                << "YYYY 2024";
        QTest::newRow("weeks") << "gggg-ww GGGG-WW E"
                               << "2024-20 2024-20 3";
        QTest::newRow("offset") << "Z ZZ z"
                                << "-04:00 -0400 EDT";
        QTest::newRow("locale") << "LLL"
                                << "May 15, 2024 9:45 AM";
        QTest::newRow("unix") << "X x"
                              << "1715780730 1715780730123";
        QTest::newRow("clock") << "Hmm hmmss"
                               << "945 94530";
        QTest::newRow("empty") << ""
                               << "2024-05-15T09:45:30-04:00";
        QTest::newRow("no token") << "T,/"
                                  << "T,/";
    }
    void tokensBecomeText()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QCOMPARE(formatMoment(1715780730123, pattern, QTimeZone("America/New_York")), text);
    }

    void offsetsFollowTheChangeOfTheClock()
    {
        const QTimeZone zone("America/New_York");
        const ZoneOffsets offsets(zone);
        const MomentFormat format(QStringLiteral("HH:mm:ss"), zone);
        for (const qint64 change : {qint64(1710054000000), qint64(1730613600000)}) {
            for (qint64 ms = change - 7'200'000; ms < change + 7'200'000; ms += 60'000)
                QCOMPARE(offsets.offsetMs(ms),
                         qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC))) * 1000);
        }
        QCOMPARE(format.format(1710054000000 - 1), QStringLiteral("01:59:59"));
        QCOMPARE(format.format(1710054000000), QStringLiteral("03:00:00"));
    }

    void localTimesInAGapMoveForwardAndDoubleOnesTakeTheFirst()
    {
        const ZoneOffsets offsets(QTimeZone("America/New_York"));
        QCOMPARE(offsets.utcFromLocal(1710037800000), qint64(1710055800000)); // 2024-03-10 02:30
        QCOMPARE(offsets.utcFromLocal(1730597400000), qint64(1730611800000)); // 2024-11-03 01:30
    }

    void timesBeforeTheEpochCountDownwards()
    {
        QCOMPARE(formatMoment(-1, QStringLiteral("YYYY-MM-DD HH:mm:ss.SSS X"), QTimeZone::utc()),
                 QStringLiteral("1969-12-31 23:59:59.999 -1"));
    }

    void unknownZonesAreTheSystems()
    {
        QCOMPARE(zoneFromSetting(QStringLiteral("bogus/zone")), QTimeZone::systemTimeZone());
        QCOMPARE(zoneFromSetting(QStringLiteral("Asia/Shanghai")).id(), QByteArray("Asia/Shanghai"));
        QCOMPARE(zoneFromSetting(QStringLiteral("utc")), QTimeZone::utc());
    }
};

VEDETTE_TEST_GUILESS(TestMomentFormat)
#include "tst_momentformat.moc"
