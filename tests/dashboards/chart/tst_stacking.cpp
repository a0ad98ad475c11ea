#include "dashboards/chart/stacking.h"
#include "datasources/data/jsonutil.h"
#include "tests/support/testmain.h"

class TestStacking : public QObject
{
    Q_OBJECT

    static StackSeries series(const TimeColumn& times, const NumberColumn& values,
                              const QString& mode = QStringLiteral("normal"))
    {
        StackSeries s;
        s.times = &times;
        s.values = &values;
        s.mode = mode;
        s.group = QStringLiteral("A");
        return s;
    }

private slots:
    void seriesOfAGroupAddUp()
    {
        const TimeColumn times {1, 2, 3};
        const NumberColumn a {1, 2, 3};
        const NumberColumn b {10, 10, 10};
        const auto stacked = stackSeries({series(times, a), series(times, b)});
        QCOMPARE(*stacked[1].values, NumberColumn({11, 12, 13}));
        QCOMPARE(stacked[0].below, -1);
        QCOMPARE(stacked[1].below, 0);
        QVERIFY(!stacked[1].times);
    }

    void aNullKeepsTheTotalWhereOthersHaveValues()
    {
        const TimeColumn times {1, 2, 3};
        const NumberColumn a {1, nullNumber, nullNumber};
        const NumberColumn b {10, 10, nullNumber};
        const auto stacked = stackSeries({series(times, a), series(times, b)});
        QCOMPARE((*stacked[0].values)[1], 0.0);
        QVERIFY(isNull((*stacked[0].values)[2]));
        QVERIFY(isNull((*stacked[1].values)[2]));
    }

    void percentIsTheShareOfTheTotal()
    {
        const TimeColumn times {1, 2};
        const NumberColumn a {1, 0};
        const NumberColumn b {3, 0};
        const QString percent = QStringLiteral("percent");
        const auto stacked = stackSeries({series(times, a, percent), series(times, b, percent)});
        QCOMPARE(*stacked[0].values, NumberColumn({0.25, 0}));
        QCOMPARE(*stacked[1].values, NumberColumn({1, 0}));
    }

    void negativeSeriesStackDownwardsApart()
    {
        const TimeColumn times {1, 2};
        const NumberColumn up {1, 2};
        const NumberColumn down {-1, -2};
        StackSeries flipped = series(times, up);
        flipped.negativeY = true;
        const auto stacked = stackSeries({series(times, up), series(times, down), flipped});
        QCOMPARE(stacked[0].group, 0);
        QCOMPARE(stacked[1].group, 1);
        QCOMPARE(stacked[1].direction, -1);
        QCOMPARE(stacked[2].group, 1);
        QCOMPARE(*stacked[2].values, NumberColumn({-2, -4}));
    }

    void unequalTimesAreJoined()
    {
        const TimeColumn ta {1, 3};
        const TimeColumn tb {1, 2, 3};
        const NumberColumn a {1, 3};
        const NumberColumn b {10, 10, 10};
        const auto stacked = stackSeries({series(ta, a), series(tb, b)});
        QVERIFY(stacked[0].times);
        QCOMPARE(*stacked[0].times, tb);
        QCOMPARE(stacked[0].times, stacked[1].times);
        QCOMPARE(*stacked[1].values, NumberColumn({11, 10, 13}));
    }

    void aConstantIsPresentWhereItsValuesWere()
    {
        const TimeColumn times {1, 2, 3};
        const NumberColumn a {5, 6, nullNumber};
        StackSeries constant = series(times, a);
        constant.constant = true;
        const auto stacked = stackSeries({constant});
        QCOMPARE((*stacked[0].values)[0], 5.0);
        QCOMPARE((*stacked[0].values)[1], 0.0);
        QVERIFY(isMissing((*stacked[0].values)[2]));
    }

    void hiddenAndUnstackedSeriesStayAsTheyAre()
    {
        const TimeColumn times {1};
        const NumberColumn a {1};
        StackSeries hidden = series(times, a);
        hidden.hidden = true;
        const auto stacked = stackSeries({hidden, series(times, a, QStringLiteral("none")), series(times, a)});
        QVERIFY(!stacked[0].values);
        QVERIFY(!stacked[1].values);
        QCOMPARE(stacked[2].group, 0);
        QCOMPARE(*stacked[2].values, a);
    }

    void scalesDifferByUnitAndLimits()
    {
        FieldConfig a;
        FieldConfig b;
        QCOMPARE(scaleKey(a, FieldType::Number), scaleKey(b, FieldType::Number));
        b.unit = QStringLiteral("bytes");
        QVERIFY(scaleKey(a, FieldType::Number) != scaleKey(b, FieldType::Number));
        FieldConfig c;
        c.custom = std::make_shared<const Json>(Json {{"axisPlacement", "right"}});
        QVERIFY(scaleKey(a, FieldType::Number) != scaleKey(c, FieldType::Number));
    }
};

VEDETTE_TEST_GUILESS(TestStacking)
#include "tst_stacking.moc"
