#include "dashboards/chart/axisnumbers.h"
#include "dashboards/chart/chartlayout.h"
#include "tests/support/testmain.h"

using Values = std::vector<double>;
Q_DECLARE_METATYPE(Values)

class TestTicks : public QObject
{
    Q_OBJECT

private slots:
    void linearTicksTakeTheSmallestStepWithRoom_data()
    {
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        QTest::addColumn<double>("length");
        QTest::addColumn<bool>("binary");
        QTest::addColumn<Values>("values");
        QTest::newRow("fifths") << 0.0 << 1.1 << 221.0 << false << Values {0, 0.2, 0.4, 0.6, 0.8, 1};
        QTest::newRow("off zero") << 98.8 << 101.2 << 221.0 << false << Values {99, 99.5, 100, 100.5, 101};
        QTest::newRow("across zero") << -6.0 << 6.0 << 221.0 << false << Values {-6, -4, -2, 0, 2, 4, 6};
        QTest::newRow("powers of two") << 0.0 << 1100000.0 << 75.0 << true << Values {0, 524288, 1048576};
        QTest::newRow("no room") << 0.0 << 1.0 << 0.0 << false << Values {};
        QTest::newRow("no span") << 5.0 << 5.0 << 100.0 << false << Values {};
    }
    void linearTicksTakeTheSmallestStepWithRoom()
    {
        QFETCH(double, min);
        QFETCH(double, max);
        QFETCH(double, length);
        QFETCH(bool, binary);
        QFETCH(Values, values);
        QCOMPARE(linearTicks(min, max, length, 30, binary).values, values);
    }

    void withoutDecimalsOnlyWholeNumbersAreShown()
    {
        const AxisTicks ticks = linearTicks(0, 1.1, 221, 30, false, 0);
        QVERIFY(ticks.isShown(0));
        QVERIFY(!ticks.isShown(1));
        QVERIFY(ticks.isShown(5));
    }

    void logTicksShowWhatFits_data()
    {
        QTest::addColumn<double>("base");
        QTest::addColumn<double>("max");
        QTest::addColumn<double>("length");
        QTest::addColumn<Values>("shown");
        QTest::newRow("powers of ten") << 10.0 << 1000.0 << 221.0 << Values {1, 10, 100, 1000};
        QTest::newRow("ones, twos and fives") << 10.0 << 100.0 << 221.0 << Values {1, 2, 5, 10, 20, 50, 100};
        QTest::newRow("powers of two") << 2.0 << 16.0 << 221.0 << Values {1, 2, 4, 8, 16};
        QTest::newRow("every second power of two") << 2.0 << 256.0 << 221.0 << Values {1, 4, 16, 64, 256};
    }
    void logTicksShowWhatFits()
    {
        QFETCH(double, base);
        QFETCH(double, max);
        QFETCH(double, length);
        QFETCH(Values, shown);
        const AxisTicks ticks = logTicks(1, max, base, length, 30);
        Values visible;
        for (size_t i = 0; i < ticks.values.size(); ++i)
            if (ticks.isShown(i))
                visible.push_back(ticks.values[i]);
        QCOMPARE(visible, shown);
    }

    void hugeSpansHaveTicks()
    {
        const AxisTicks ticks = linearTicks(-8e307, 8e307, 200, 30, false);
        QCOMPARE(ticks.increment, 2.5e307);
        QCOMPARE(ticks.values.size(), size_t(7));
        QCOMPARE(ticks.values[3], 0.0);
    }

    void aZoomedLogAxisKeepsItsTicks_data()
    {
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        QTest::addColumn<double>("threshold");
        QTest::addColumn<Values>("shown");
        QTest::newRow("not zoomed") << 1.0 << 1000.0 << 0.0 << Values {1, 10, 100, 1000};
        QTest::newRow("from the middle of a decade") << 3.7 << 4200.0 << 0.0 << Values {10, 100, 1000};
        QTest::newRow("a part of one decade") << 31.0 << 59.0 << 0.0 << Values {35, 40, 45, 50, 55};
        QTest::newRow("symlog, beyond its linear part") << 3.7 << 4200.0 << 1.0 << Values {10, 100, 1000};
        QTest::newRow("symlog, below zero") << -4200.0 << -3.7 << 1.0 << Values {-1000, -100, -10};
    }
    void aZoomedLogAxisKeepsItsTicks()
    {
        QFETCH(double, min);
        QFETCH(double, max);
        QFETCH(double, threshold);
        QFETCH(Values, shown);
        const AxisTicks ticks =
            logTicksWithin(min, max, 10, 180, 30, threshold > 0 ? std::optional(threshold) : std::nullopt);
        Values visible;
        for (size_t i = 0; i < ticks.values.size(); ++i)
            if (ticks.isShown(i))
                visible.push_back(ticks.values[i]);
        QCOMPARE(visible, shown);
        QCOMPARE(ticks.logarithmic, shown.front() != 35);
    }

    void aSymlogAxisHasTicksOnBothSides()
    {
        const Values values = logTicks(-10, 10, 10, 400, 30, 1).values;
        QCOMPARE(values.front(), -10.0);
        QCOMPARE(values.back(), 10.0);
        QVERIFY(std::find(values.begin(), values.end(), 0.0) != values.end());
    }

    void timeTicksFollowTheWallClock_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("local");
        QTest::newRow("quarters of an hour") << "UTC"
                                             << "2024-05-15T10:00Z"
                                             << "2024-05-15T11:00Z"
                                             << "10:00 10:15 10:30 10:45 11:00";
        QTest::newRow("days over the start of summer time") << "America/New_York"
                                                            << "2024-03-09T05:00Z"
                                                            << "2024-03-13T04:00Z"
                                                            << "00:00 00:00 00:00 00:00 00:00";
        QTest::newRow("half-hour zone") << "Asia/Kolkata"
                                        << "2024-05-15T18:30Z"
                                        << "2024-05-16T18:30Z"
                                        << "00:00 06:00 12:00 18:00 00:00";
    }
    void timeTicksFollowTheWallClock()
    {
        QFETCH(QString, zone);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, local);
        const QTimeZone timeZone(zone.toLatin1());
        const auto ms = [](const QString& t) {
            return double(QDateTime::fromString(t, Qt::ISODate).toMSecsSinceEpoch());
        };
        QStringList texts;
        for (const double at : timeTicks(ms(from), ms(to), 400, 75, timeZone).values)
            texts << QDateTime::fromMSecsSinceEpoch(qint64(at), timeZone).toString(QStringLiteral("HH:mm"));
        QCOMPARE(texts.join(QLatin1Char(' ')), local);
    }

    void monthsAndYearsBeginOnTheFirst()
    {
        const double from = 1704067200000; // 2024-01-01
        const double year = 365 * 86400e3;
        const Values months = timeTicks(from, from + year / 2, 600, 90, QTimeZone::utc()).values;
        QCOMPARE(months.front(), from);
        QCOMPARE(months.at(1), 1706745600000.0);
        const Values years = timeTicks(from, from + 10 * year, 600, 60, QTimeZone::utc()).values;
        QCOMPARE(years.at(1), 1735689600000.0);
    }

    void labelFormatsFollowStepAndRange_data()
    {
        QTest::addColumn<double>("increment");
        QTest::addColumn<double>("range");
        QTest::addColumn<QString>("pattern");
        const double day = 86400e3;
        QTest::newRow("below a second") << 500.0 << 1e4 << "HH:mm:ss.SSS";
        QTest::newRow("up to a minute") << 6e4 << 3.6e6 << "HH:mm:ss";
        QTest::newRow("within a day") << 9e5 << day << "HH:mm";
        QTest::newRow("steps within a day") << day / 2 << 3 * day << "MM/DD HH:mm";
        QTest::newRow("days") << 2 * day << 30 * day << "MM/DD";
        QTest::newRow("months") << 60 * day << 500 * day << "YYYY-MM";
        QTest::newRow("years") << 365 * day << 5000 * day << "YYYY";
    }
    void labelFormatsFollowStepAndRange()
    {
        QFETCH(double, increment);
        QFETCH(double, range);
        QFETCH(QString, pattern);
        QCOMPARE(timeTickPattern(increment, range), pattern);
    }

    void decimalsOfLabelsFollowTheStep_data()
    {
        QTest::addColumn<double>("increment");
        QTest::addColumn<int>("decimals");
        QTest::newRow("tenths") << 0.1 << 1;
        QTest::newRow("quarters") << 0.25 << 2;
        QTest::newRow("whole") << 5.0 << -1;
        QTest::newRow("dust") << 0.30000000000000004 << 1;
    }
    void decimalsOfLabelsFollowTheStep()
    {
        QFETCH(double, increment);
        QFETCH(int, decimals);
        QCOMPARE(incrementDecimals(increment).value_or(-1), decimals);
    }

    void anAxisIsAsWideAsItsLabels()
    {
        ChartFrame frame;
        frame.toMs = 3.6e6;
        frame.measure = [](const QString& text) { return 7.0 * double(text.size()); };
        ValueAxis axis;
        axis.range = std::pair {0.0, 11.0};
        axis.text = [](double v, std::optional<int>) { return QString::number(v); };
        const ChartLayout layout = layoutChart({800, 250}, frame, {axis});
        QCOMPARE(layout.values.front().sizePx, 23.0);
        QCOMPARE(layout.plotWidthPx, 769.0);
        QCOMPARE(layout.plotHeightPx, 221.0);
        QCOMPARE(layout.plotLeftPx, 23.0);
        QCOMPARE(layout.plotTopPx, 8.0);
    }

    void dustOfBinaryFractionsGoes_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("clean");
        QTest::newRow("nines") << 17999.204999999998 << 17999.205;
        QTest::newRow("zeros") << 0.30000000000000004 << 0.3;
        QTest::newRow("small") << 1.0000000000000001e-24 << 1e-24;
        QTest::newRow("nothing to do") << 0.123456789 << 0.123456789;
    }
    void dustOfBinaryFractionsGoes()
    {
        QFETCH(double, value);
        QFETCH(double, clean);
        QCOMPARE(axisnumbers::withoutDust(value), clean);
    }
};

VEDETTE_TEST_GUILESS(TestTicks)
#include "tst_ticks.moc"
