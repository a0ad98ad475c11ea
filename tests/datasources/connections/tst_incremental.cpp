#include "datasources/incremental.h"
#include "datasources/querycache.h"
#include "fakedatasource.h"
#include "tests/support/testmain.h"

namespace {

constexpr qint64 stepMs = 60'000;
constexpr qint64 hourMs = 3'600'000;
constexpr qint64 nsPerMs = 1'000'000;

/// A series of a made-up server: it has samples in [bornMs, diedMs) except in its gap.
struct Source
{
    Labels labels;
    qint64 bornMs = 0;
    qint64 diedMs = 1'000 * hourMs;
    TimeRange gap = {-1, -1};
};

Labels host(const char* name)
{
    return {{QStringLiteral("host"), QString::fromLatin1(name)}};
}

Frames answer(const std::vector<Source>& sources, qint64 fromMs, qint64 toMs)
{
    Frames frames;
    for (const Source& source : sources) {
        TimeColumn times;
        NumberColumn values;
        for (qint64 t = fromMs; t <= toMs; t += stepMs) {
            if (t < source.bornMs || t >= source.diedMs || (t >= source.gap.fromMs && t <= source.gap.toMs))
                continue;
            times.push_back(t * nsPerMs);
            values.push_back(double(t % 7919) + double(source.labels.size()));
        }
        if (times.empty())
            continue;
        Frame frame;
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
        frame.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(values), source.labels));
        frames.push_back(std::move(frame));
    }
    return frames;
}

QString dumped(const Frames& frames)
{
    QStringList lines;
    for (const Frame& frame : frames) {
        QStringList cells;
        for (qsizetype row = 0; row < frame.rows; ++row)
            cells << QStringLiteral("%1=%2")
                         .arg((*frame.fields[0].times())[size_t(row)] / nsPerMs)
                         .arg(frame.fields[1].numberAt(row));
        lines << formatLabels(frame.fields[1].labels) + QLatin1Char(' ') + cells.join(QLatin1Char(' '));
    }
    return lines.join(QLatin1Char('\n'));
}

IncrementalPlan planOf(qint64 fromMs, qint64 toMs, qint64 step = stepMs)
{
    return {{fromMs, toMs}, step, 600'000};
}

QueryRequest question(qint64 nowMs)
{
    QueryRequest request;
    request.connection = ConnectionId(QStringLiteral("prom"));
    request.refId = RefId(QStringLiteral("A"));
    request.spec = {{"expr", "up"}};
    request.range = {nowMs - 6 * hourMs, nowMs};
    request.rangeEndsInNow = true;
    return request;
}

std::optional<IncrementalPlan> alignedPlan(const QueryRequest& request)
{
    return planOf(request.range.fromMs / stepMs * stepMs, request.range.toMs / stepMs * stepMs);
}

ResponsePtr responseOf(Frames frames)
{
    auto response = std::make_shared<Response>();
    response->frames = std::move(frames);
    return response;
}

} // namespace

class TestIncremental : public QObject
{
    Q_OBJECT

private slots:
    void theMergedAnswerIsTheWholeAnswer_data()
    {
        QTest::addColumn<std::vector<Source>>("sources");
        QTest::addColumn<qint64>("laterMs");
        const qint64 end = 106 * hourMs;
        const std::vector<Source> steady = {{host("a")}, {host("b")}, {{}}};
        QTest::newRow("steady") << std::vector<Source> {{{}}, {host("a")}, {host("b")}} << stepMs;
        QTest::newRow("nothing passed") << std::vector<Source> {{host("a")}, {host("b")}} << qint64(0);
        QTest::newRow("unsorted but the same") << steady << stepMs;
        QTest::newRow("a series is born")
            << std::vector<Source> {{host("a")}, {host("b"), end + stepMs}, {host("c")}} << 3 * stepMs;
        QTest::newRow("born in the overlap")
            << std::vector<Source> {{host("a"), end - 4 * stepMs}, {host("b")}} << 3 * stepMs;
        QTest::newRow("a series ended") << std::vector<Source> {{host("a"), 0, end - hourMs}, {host("b")}} << stepMs;
        QTest::newRow("ended and left the range")
            << std::vector<Source> {{host("a"), 0, 100 * hourMs + stepMs}, {host("b")}} << 5 * stepMs;
        QTest::newRow("gaps") << std::vector<Source> {{host("a"), 0, 1'000 * hourMs, {end - stepMs, end + stepMs}},
                                                      {host("b"), 0, 1'000 * hourMs, {101 * hourMs, 102 * hourMs}}}
                              << 4 * stepMs;
        QTest::newRow("long pause") << std::vector<Source> {{host("a")}, {host("b")}} << 5 * hourMs;
        QTest::newRow("longer names after shorter ones")
            << std::vector<Source> {{{}},
                                    {{{QStringLiteral("a"), QStringLiteral("1")}}},
                                    {{{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QString()}}},
                                    {{{QStringLiteral("a"), QStringLiteral("10")}}, end},
                                    {{{QStringLiteral("b"), QStringLiteral("0")}}}}
            << 2 * stepMs;
    }
    void theMergedAnswerIsTheWholeAnswer()
    {
        QFETCH(std::vector<Source>, sources);
        QFETCH(qint64, laterMs);
        const IncrementalPlan before = planOf(100 * hourMs, 106 * hourMs);
        const IncrementalPlan now = planOf(100 * hourMs + laterMs, 106 * hourMs + laterMs);
        const auto from = tailStart(before, now);
        QVERIFY(from.has_value());
        const auto merged = mergeTail(answer(sources, before.samples.fromMs, before.samples.toMs),
                                      answer(sources, *from, now.samples.toMs), now.samples.fromMs, *from);
        QVERIFY(merged.has_value());
        QCOMPARE(dumped(*merged), dumped(answer(sources, now.samples.fromMs, now.samples.toMs)));
    }

    void theOverlapIsTakenAnew()
    {
        const Frames earlier = answer({{host("a")}}, 0, hourMs);
        Frames tail = answer({{host("a")}}, hourMs - 600'000, hourMs + stepMs);
        tail[0].fields[1].values = std::make_shared<const Column>(NumberColumn(size_t(tail[0].rows), -1.0));
        const auto merged = mergeTail(earlier, tail, 0, hourMs - 600'000);
        QVERIFY(merged.has_value());
        const NumberColumn& values = *merged->front().fields[1].numbers();
        QCOMPARE(std::count(values.begin(), values.end(), -1.0), 12);
        QCOMPARE(values.back(), -1.0);
    }

    void sharedTimesStayShared()
    {
        Frames earlier = answer({{host("a")}, {host("b")}}, 0, hourMs);
        Frames tail = answer({{host("a")}, {host("b")}}, hourMs, 2 * hourMs);
        earlier[1].fields[0].values = earlier[0].fields[0].values;
        tail[1].fields[0].values = tail[0].fields[0].values;
        const auto merged = mergeTail(earlier, tail, 0, hourMs);
        QVERIFY(merged.has_value());
        QCOMPARE(merged->at(0).fields[0].values.get(), merged->at(1).fields[0].values.get());
    }

    void whatIsNoPlainSeriesIsNotMerged_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("three fields") << 0;
        QTest::newRow("texts") << 1;
        QTest::newRow("times out of order") << 2;
        QTest::newRow("the same labels twice") << 3;
        QTest::newRow("unsorted and a new series") << 4;
        QTest::newRow("nothing left") << 5;
    }
    void whatIsNoPlainSeriesIsNotMerged()
    {
        QFETCH(int, change);
        Frames earlier = answer({{host("a")}, {host("b")}}, 0, hourMs);
        Frames tail = answer({{host("a")}, {host("b")}}, hourMs, 2 * hourMs);
        const std::vector<std::function<void()>> changes = {
            [&] { tail[0].add(tail[0].fields[1]); },
            [&] { tail[0].fields[1] = Field(QStringLiteral("Value"), FieldType::String, StringColumn(61)); },
            [&] {
                earlier[0].fields[0].values = std::make_shared<const Column>(TimeColumn(61, 5));
                earlier[0].fields[0] = Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {9, 5});
            },
            [&] { tail[1].fields[1].labels = host("a"); },
            [&] {
                std::swap(earlier[0], earlier[1]);
                tail[1].fields[1].labels = host("c");
            },
            [&] {
                earlier.clear();
                tail.clear();
            },
        };
        changes[size_t(change)]();
        QVERIFY(!mergeTail(earlier, tail, 0, hourMs).has_value());
    }

    void tailsStartOnTheStep_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<qint64>("step");
        QTest::addColumn<qint64>("start");
        const qint64 none = -1;
        // The earlier answer: 100 h to 106 h, step 60 s, overlap 10 min.
        QTest::newRow("a minute later") << 100 * hourMs + stepMs << 106 * hourMs + stepMs << stepMs
                                        << 106 * hourMs - 600'000;
        QTest::newRow("another step") << 100 * hourMs << 106 * hourMs << stepMs / 2 << none;
        QTest::newRow("off the grid") << 100 * hourMs + 1 << 106 * hourMs + 1 << stepMs << none;
        QTest::newRow("earlier start") << 99 * hourMs << 106 * hourMs << stepMs << none;
        QTest::newRow("earlier end") << 100 * hourMs << 105 * hourMs << stepMs << none;
        QTest::newRow("hardly any overlap") << 106 * hourMs - 600'000 << 112 * hourMs << stepMs << none;
        QTest::newRow("far later") << 200 * hourMs << 206 * hourMs << stepMs << none;
        QTest::newRow("no step") << 100 * hourMs << 106 * hourMs << qint64(0) << none;
    }
    void tailsStartOnTheStep()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        QFETCH(qint64, step);
        QFETCH(qint64, start);
        const auto found = tailStart(planOf(100 * hourMs, 106 * hourMs), planOf(from, to, step));
        QCOMPARE(found.value_or(-1), start);
    }

    void theCacheAsksOnlyForTheEnd()
    {
        FakeDataSource source;
        source.plan = alignedPlan;
        QueryCache cache;
        const std::vector<Source> series = {{host("a")}, {host("b"), 106 * hourMs}};
        for (int refresh = 0; refresh < 4; ++refresh) {
            const QueryRequest request = question(106 * hourMs + refresh * 90'000);
            ResponsePtr got;
            Sink sink;
            sink.done = [&](const Result<ResponsePtr>& r) { got = r ? *r : nullptr; };
            const Pending pending = cache.run(source, request, sink);
            const QueryRequest& sent = source.asked(source.askedCount() - 1).request;
            QCOMPARE(sent.tailFromMs.has_value(), refresh > 0);
            QCOMPARE(sent.range, request.range);
            const TimeRange samples = alignedPlan(request)->samples;
            const Frames frames = answer(series, sent.tailFromMs.value_or(samples.fromMs), samples.toMs);
            source.answer(source.askedCount() - 1, responseOf(frames));
            QTRY_VERIFY(got);
            QCOMPARE(dumped(got->frames), dumped(answer(series, samples.fromMs, samples.toMs)));
            for (const Frame& frame : got->frames)
                QCOMPARE(frame.refId, refresh > 0 ? QStringLiteral("A") : QString());
        }
        QCOMPARE(source.askedCount(), size_t(4));
    }

    void whatDoesNotFitIsAskedWhole()
    {
        FakeDataSource source;
        source.plan = alignedPlan;
        QueryCache cache;
        QStringList heard;
        Sink sink;
        sink.done = [&](const Result<ResponsePtr>& r) { heard << (r ? (*r)->executedQuery : r.error().text); };
        Pending pending = cache.run(source, question(106 * hourMs), sink);
        source.answer(0, responseOf(answer({{host("a")}}, 100 * hourMs, 106 * hourMs)));
        pending = cache.run(source, question(106 * hourMs + stepMs), sink);
        QVERIFY(source.asked(1).request.tailFromMs.has_value());
        Frame table;
        table.add(Field(QStringLiteral("x"), FieldType::String, StringColumn {QStringLiteral("y")}));
        source.answer(1, responseOf({table}));
        QTRY_COMPARE(source.askedCount(), size_t(3));
        QCOMPARE(heard.size(), 1);
        QVERIFY(!source.asked(2).request.tailFromMs.has_value());
        auto whole = std::make_shared<Response>();
        whole->executedQuery = QStringLiteral("whole");
        source.answer(2, ResponsePtr(whole));
        QCOMPARE(heard.back(), QStringLiteral("whole"));
    }

    void nothingIsExtended_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("another expression") << 0;
        QTest::newRow("another interval") << 1;
        QTest::newRow("absolute range") << 2;
        QTest::newRow("no plan") << 3;
        QTest::newRow("forgotten connection") << 4;
        QTest::newRow("after an error") << 5;
    }
    void nothingIsExtended()
    {
        QFETCH(int, change);
        FakeDataSource source;
        source.plan = alignedPlan;
        QueryCache cache;
        Sink sink;
        sink.done = [](const Result<ResponsePtr>&) {};
        Pending pending = cache.run(source, question(106 * hourMs), sink);
        if (change == 5)
            source.answer(0, Error {Error::Kind::Network, QStringLiteral("broken"), {}});
        else
            source.answer(0, responseOf(answer({{host("a")}}, 100 * hourMs, 106 * hourMs)));
        QueryRequest next = question(106 * hourMs + stepMs);
        const std::vector<std::function<void()>> changes = {
            [&] { next.spec["expr"] = "down"; },    [&] { next.intervalMs *= 2; },
            [&] { next.rangeEndsInNow = false; },   [&] { source.plan = nullptr; },
            [&] { cache.forget(next.connection); }, [] {},
        };
        changes[size_t(change)]();
        pending = cache.run(source, next, sink);
        QCOMPARE(source.askedCount(), size_t(2));
        QVERIFY(!source.asked(1).request.tailFromMs.has_value());
    }
};

VEDETTE_TEST_GUILESS(TestIncremental)
#include "tst_incremental.moc"
