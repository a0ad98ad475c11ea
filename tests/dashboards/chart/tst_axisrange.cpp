#include "dashboards/chart/axisrange.h"
#include "tests/support/testmain.h"

namespace {

/// The ends but for the dust of binary fractions, which uPlot leaves there.
bool reaches(const std::optional<std::pair<double, double>>& range, double min, double max)
{
    return range && qFuzzyCompare(range->first, min) && qFuzzyCompare(range->second, max);
}

} // namespace

class TestAxisRange : public QObject
{
    Q_OBJECT

private slots:
    void rangesLeaveRoomAroundTheData_data()
    {
        QTest::addColumn<double>("dataMin");
        QTest::addColumn<double>("dataMax");
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        QTest::newRow("stops at zero") << 0.0 << 10.0 << 0.0 << 11.0;
        QTest::newRow("off zero") << 99.0 << 101.0 << 98.8 << 101.2;
        QTest::newRow("flat") << 5.0 << 5.0 << 0.0 << 10.0;
        QTest::newRow("flat below zero") << -3.0 << -3.0 << -6.0 << 0.0;
        QTest::newRow("all zero") << 0.0 << 0.0 << 0.0 << 100.0;
        QTest::newRow("both signs") << -5.0 << 5.0 << -6.0 << 6.0;
        QTest::newRow("rounding noise is flat") << 99999999.99999996 << 100000000.00000004 << 0.0 << 200000000.0;
    }
    void rangesLeaveRoomAroundTheData()
    {
        QFETCH(double, dataMin);
        QFETCH(double, dataMax);
        const auto range = axisRange(dataMin, dataMax, {});
        QVERIFY(range);
        QTEST(range->first, "min");
        QTEST(range->second, "max");
    }

    void limitsCutAndSoftLimitsExtend()
    {
        ScaleOptions hard;
        hard.min = 2;
        hard.max = 4;
        QCOMPARE(*axisRange(0, 10, hard), std::pair(2.0, 4.0));
        ScaleOptions soft;
        soft.softMax = 100;
        QVERIFY(reaches(axisRange(3, 7.3, soft), 2.5, 100));
        QVERIFY(reaches(axisRange(99, 101, soft), 98.8, 101.2));
    }

    void withoutDataThereIsNoRangeUnlessBothLimitsStand()
    {
        ScaleOptions options;
        options.min = 0;
        QVERIFY(!axisRange({}, {}, options));
        options.max = 10;
        QCOMPARE(*axisRange({}, {}, options), std::pair(0.0, 10.0));
    }

    void logarithmicRangesAreWholePowers_data()
    {
        QTest::addColumn<double>("base");
        QTest::addColumn<double>("dataMin");
        QTest::addColumn<double>("dataMax");
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        QTest::newRow("ten") << 10.0 << 3.0 << 730.0 << 1.0 << 1000.0;
        QTest::newRow("two") << 2.0 << 3.0 << 7.3 << 2.0 << 8.0;
        QTest::newRow("one value") << 2.0 << 10.0 << 10.0 << 4.0 << 32.0;
        QTest::newRow("small") << 10.0 << 1e-5 << 2e-5 << 1e-5 << 1e-4;
    }
    void logarithmicRangesAreWholePowers()
    {
        QFETCH(double, base);
        QFETCH(double, dataMin);
        QFETCH(double, dataMax);
        ScaleOptions options;
        options.type = ScaleType::Log;
        options.logBase = base;
        const auto range = axisRange(dataMin, dataMax, options);
        QVERIFY(range);
        QTEST(range->first, "min");
        QTEST(range->second, "max");
    }

    void fixedRanges()
    {
        ScaleOptions percent;
        percent.percentStacking = true;
        QCOMPARE(*axisRange(3, 7, percent), std::pair(0.0, 1.0));
        QCOMPARE(*axisRange(-3, 7, percent), std::pair(-1.0, 1.0));
        ScaleOptions boolean;
        boolean.boolUnit = true;
        QCOMPARE(*axisRange({}, {}, boolean), std::pair(0.0, 1.0));
        ScaleOptions centered;
        centered.centeredZero = true;
        QVERIFY(reaches(axisRange(-1, 4, centered), -4.8, 4.8));
    }
};

VEDETTE_TEST_GUILESS(TestAxisRange)
#include "tst_axisrange.moc"
