#include "dashboards/chart/nullgaps.h"
#include "tests/support/testmain.h"

namespace {

constexpr qint64 ms = 1'000'000;

Frame frameOf(TimeColumn times, NumberColumn values, double intervalMs)
{
    Frame frame;
    for (qint64& t : times)
        t *= ms;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    frame.add(Field(QStringLiteral("v"), FieldType::Number, std::move(values)));
    FieldConfig config;
    config.intervalMs = intervalMs;
    frame.fields[0].config = std::make_shared<const FieldConfig>(config);
    return frame;
}

} // namespace

class TestNullGaps : public QObject
{
    Q_OBJECT

private slots:
    void everyMissingStepGetsANull()
    {
        const Frame filled = insertNulls(frameOf({0, 10, 40}, {1, 2, 3}, 10));
        QCOMPARE(*filled.fields[0].times(), TimeColumn({0, 10 * ms, 20 * ms, 30 * ms, 40 * ms}));
        QVERIFY(isNull((*filled.fields[1].numbers())[2]));
        QCOMPARE((*filled.fields[1].numbers())[4], 3.0);
        QCOMPARE(filled.rows, 5);
    }

    void oneNullIsEnoughForALine()
    {
        const Frame filled = insertNulls(frameOf({0, 10, 4000}, {1, 2, 3}, 10), {}, GapNulls::One);
        QCOMPARE(*filled.fields[0].times(), TimeColumn({0, 10 * ms, 20 * ms, 4000 * ms}));
    }

    void theEndsOfTheRangeAreFilled()
    {
        const Frame filled = insertNulls(frameOf({20, 30}, {1, 2}, 10), std::pair(0 * ms, 60 * ms));
        QCOMPARE(*filled.fields[0].times(), TimeColumn({0, 10 * ms, 20 * ms, 30 * ms, 40 * ms, 50 * ms}));
    }

    void samplesWithoutATimeAreLeftAlone()
    {
        Frame frame = frameOf({0, 10, 40}, {1, 2, 3}, 10);
        frame.fields[0].values = std::make_shared<const Column>(TimeColumn {0, nullTime, 40 * ms});
        QCOMPARE(insertNulls(frame).rows, 3);
    }

    void timesThatJumpToAndFroDoNotFillTheMemory()
    {
        TimeColumn times;
        for (int i = 0; i < 100; ++i)
            times.push_back(i % 2 == 0 ? 0 : 3'000'000);
        const Frame frame = frameOf(times, NumberColumn(100, 1.0), 1);
        QCOMPARE(insertNulls(frame).rows, 100);
    }

    void withoutGapsTheColumnsAreShared()
    {
        const Frame frame = frameOf({0, 10, 20}, {1, 2, 3}, 10);
        QCOMPARE(insertNulls(frame).fields[1].values, frame.fields[1].values);
        const Frame unknown = frameOf({0, 1000}, {1, 2}, 0);
        QCOMPARE(insertNulls(unknown).fields[1].values, unknown.fields[1].values);
    }

    void shortGapsAreJoined()
    {
        const TimeColumn times {0, 10, 20, 30, 40};
        const auto values =
            std::make_shared<const NumberColumn>(NumberColumn {1, nullNumber, 3, nullNumber, nullNumber});
        const auto joined = joinShortGaps(times, values, 25);
        QVERIFY(isAbsent((*joined)[1]));
        QVERIFY(isNull((*joined)[3]));
        QCOMPARE(joinShortGaps(times, values, 20), values);
    }
};

VEDETTE_TEST_GUILESS(TestNullGaps)
#include "tst_nullgaps.moc"
