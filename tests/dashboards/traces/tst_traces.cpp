#include "dashboards/run/panelpipeline.h"
#include "dashboards/traces/criticalpath.h"
#include "dashboards/traces/selftime.h"
#include "dashboards/traces/skew.h"
#include "dashboards/traces/spanlinks.h"
#include "dashboards/traces/tracefind.h"
#include "dashboards/traces/tracegraph.h"
#include "datasources/data/tracesettingsjson.h"
#include "tests/support/testmain.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace {

struct Span
{
    qint32 parent;
    qint64 start;
    qint64 duration;
    const char* host = "h";
    quint8 flags = 0;
};

TracePtr traceOf(const std::vector<Span>& spans)
{
    auto trace = std::make_shared<Trace>();
    trace->operations.push_back(QStringLiteral("op"));
    for (const Span& span : spans) {
        trace->processes.push_back(
            {QStringLiteral("s"), {{QStringLiteral("host.name"), QStringLiteral("string"), QLatin1String(span.host)}}});
        trace->process.push_back(quint32(trace->processes.size() - 1));
        trace->operation.push_back(0);
        trace->startNs.push_back(span.start);
        trace->durationNs.push_back(span.duration);
        trace->parent.push_back(span.parent);
        trace->kind.push_back(SpanKind::Unspecified);
        trace->flags.push_back(span.flags);
        trace->ids.add(QString::number(trace->ids.size()));
    }
    orderSpans(*trace);
    return trace;
}

QString dump(const std::vector<PathSection>& path)
{
    QStringList parts;
    for (const PathSection& section : path)
        parts << QStringLiteral("%1:%2-%3").arg(section.span).arg(section.fromNs).arg(section.toNs);
    return parts.join(QLatin1Char(' '));
}

/// A tree whose children lie anywhere, also outside of their parents, on three hosts.
TracePtr randomTrace(unsigned seed, int count, bool sequential = false)
{
    std::mt19937 random(seed);
    const auto below = [&random](qint64 limit) { return limit <= 0 ? 0 : qint64(random() % quint64(limit)); };
    std::vector<Span> spans {{Trace::noParent, 1000, 100000}};
    std::vector<qint64> freeFrom {1000};
    for (int i = 1; i < count; ++i) {
        const auto parent = qint32(below(i));
        const Span& outer = spans[size_t(parent)];
        static constexpr std::array hosts = {"a", "b", "c"};
        Span span {parent, 0, 0, hosts[size_t(below(3))]};
        if (sequential) {
            span.start = freeFrom[size_t(parent)] + below(100);
            span.duration = std::max<qint64>(0, std::min(below(3000), outer.start + outer.duration - span.start));
            span.start = std::min(span.start, outer.start + outer.duration);
            freeFrom[size_t(parent)] = span.start + span.duration;
        } else {
            span.start = outer.start + below(outer.duration + 2000) - 1000;
            span.duration = below(outer.duration + 2000);
        }
        freeFrom.push_back(span.start);
        spans.push_back(span);
    }
    return traceOf(spans);
}

void eachSeed()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 30; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

} // namespace

class TestTraces : public QObject
{
    Q_OBJECT

private slots:
    void thePathGoesToTheChildThatFinishedLast_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("which");
        QTest::newRow("alone") << QStringLiteral("0:0-100") << 0;
        QTest::newRow("one child") << QStringLiteral("0:60-100 1:20-60 0:0-20") << 1;
        QTest::newRow("two in a row") << QStringLiteral("0:90-100 2:50-90 0:40-50 1:10-40 0:0-10") << 2;
        QTest::newRow("two at once") << QStringLiteral("0:90-100 2:20-90 0:0-20") << 3;
        QTest::newRow("longer than the parent") << QStringLiteral("1:50-100 0:0-50") << 4;
        QTest::newRow("outside") << QStringLiteral("0:0-100") << 5;
        QTest::newRow("nobody waits") << QStringLiteral("0:0-100") << 6;
        QTest::newRow("grandchild") << QStringLiteral("0:90-100 1:70-90 2:30-70 1:10-30 0:0-10") << 7;
    }
    void thePathGoesToTheChildThatFinishedLast()
    {
        QFETCH(QString, path);
        QFETCH(int, which);
        const std::vector<std::vector<Span>> traces = {
            {{-1, 0, 100}},
            {{-1, 0, 100}, {0, 20, 40}},
            {{-1, 0, 100}, {0, 10, 30}, {0, 50, 40}},
            {{-1, 0, 100}, {0, 10, 60}, {0, 20, 70}},
            {{-1, 0, 100}, {0, 50, 90}},
            {{-1, 0, 100}, {0, 100, 10}},
            {{-1, 0, 100}, {0, 20, 40, "h", Trace::FollowsFrom}},
            {{-1, 0, 100}, {0, 10, 80}, {1, 30, 40}},
        };
        QCOMPARE(dump(criticalPath(*traceOf(traces[size_t(which)]))), path);
    }

    void sectionsAreDisjointAndCoverTheRoot_data() { eachSeed(); }
    void sectionsAreDisjointAndCoverTheRoot()
    {
        QFETCH(unsigned, seed);
        const TracePtr trace = randomTrace(seed, 300);
        std::vector<PathSection> path = criticalPath(*trace);
        std::reverse(path.begin(), path.end());
        qint64 at = trace->startNs[0];
        for (const PathSection& section : path) {
            QCOMPARE(section.fromNs, at);
            QVERIFY(section.toNs > section.fromNs);
            at = section.toNs;
        }
        QCOMPARE(at, trace->startNs[0] + trace->durationNs[0]);
    }

    void aSpanLeadsWhereTheConnectionSays_data()
    {
        QTest::addColumn<QString>("custom"); // query of the lines; "-": made of the tags
        QTest::addColumn<QString>("query"); // empty: there is no link
        QTest::newRow("tags") << QStringLiteral("-") << QStringLiteral("{host=\"a\\\"b\", service_name=\"s\"}");
        QTest::newRow("ids") << QStringLiteral("{${__tags}} |= \"${__trace.traceId}\" |= \"$${__span.spanId}\"")
                             << QStringLiteral("{host=\"a\\\"b\", service_name=\"s\"} |= \"t1\" |= \"$0\"");
        QTest::newRow("one tag") << QStringLiteral("{x=\"${__span.tags[\"host.name\"]}\"} | $other ${__interval}")
                                 << QStringLiteral("{x=\"a\"b\"} | $other ${__interval}");
        QTest::newRow("dotted") << QStringLiteral("{x=\"${__span.tags.host.name}\"}") << QStringLiteral("{x=\"a\"b\"}");
        QTest::newRow("a tag it lacks") << QStringLiteral("{x=\"${__span.tags.pod}\"}") << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void aSpanLeadsWhereTheConnectionSays()
    {
        QFETCH(QString, custom);
        QFETCH(QString, query);
        auto trace = std::make_shared<Trace>(*traceOf({{-1, 5'000'000'000, 2'000'000'000, "a\"b"}}));
        trace->traceId = QStringLiteral("t1");
        TraceSettings settings;
        settings.logs = TraceToLogs {QStringLiteral("loki"),
                                     {{QStringLiteral("host.name"), QStringLiteral("host")},
                                      {QStringLiteral("pod"), {}},
                                      {QStringLiteral("service.name"), {}}},
                                     QStringLiteral("-1s"),
                                     QStringLiteral("500ms"),
                                     false,
                                     false,
                                     std::nullopt};
        if (custom != QLatin1String("-"))
            settings.logs->query = custom;
        const auto links = spanLinks(*trace, 0, settings);
        QCOMPARE(links.empty(), query.isEmpty());
        if (links.empty())
            return;
        QCOMPARE(jsonutil::asString(links[0].query).value_or(QString()), query);
        QCOMPARE(links[0].range->fromMs, 4000);
        QCOMPARE(links[0].range->toMs, 7500);
    }

    void seriesOfASpanHaveItsTags()
    {
        const TracePtr trace = traceOf({{-1, 500'000'000'000, 1, "h"}});
        TraceSettings settings;
        settings.metrics =
            TraceToMetrics {QStringLiteral("prom"),
                            {{QStringLiteral("host.name"), QStringLiteral("host")}},
                            {{QStringLiteral("Rate"), QStringLiteral("rate(a{$__tags}[5m])")}, {QString(), QString()}},
                            {},
                            {}};
        const auto links = spanLinks(*trace, 0, settings);
        QCOMPARE(links.size(), size_t(2));
        QCOMPARE(links[0].title, QStringLiteral("Rate"));
        QCOMPARE(*jsonutil::asString(links[0].query), QStringLiteral("rate(a{host=\"h\"}[5m])"));
        QCOMPARE(links[0].range->fromMs, 380'000);
        QVERIFY(jsonutil::asString(links[1].query)->contains(QStringLiteral("{service=\"s\"}")));
    }

    void aTraceIsAGraphOfItsSpans()
    {
        const Frames graph = traceGraph(*traceOf({{-1, 0, 100'000'000}, {0, 0, 40'000'000}}));
        QCOMPARE(graph.size(), size_t(2));
        QCOMPARE(graph[0].rows, 2);
        QCOMPARE(graph[1].rows, 1);
        QCOMPARE(*graph[0].byName(QStringLiteral("mainstat"))->as<StringColumn>(),
                 (StringColumn {QStringLiteral("100ms (100%)"), QStringLiteral("40ms (40%)")}));
        QCOMPARE((*graph[0].byName(QStringLiteral("secondarystat"))->as<StringColumn>())[0],
                 QStringLiteral("60ms (60%)"));
        QCOMPARE((*graph[1].byName(QStringLiteral("source"))->as<StringColumn>())[0], QStringLiteral("0"));
    }

    void tracesStayTracesForTheirPanelAlone()
    {
        auto response = std::make_shared<Response>();
        response->traces = {traceOf({{-1, 0, 100}, {0, 0, 40}})};
        PipelineInput input;
        input.responses = {response};
        input.refIds = {RefId(QStringLiteral("B"))};
        input.showsTraces = true;
        QVERIFY(runPipeline(input).frames.empty());
        input.showsTraces = false;
        const PipelineOutput table = runPipeline(input);
        QCOMPARE(table.frames.size(), size_t(1));
        QCOMPARE(table.frames[0].rows, 2);
        QCOMPARE(table.frames[0].refId, QStringLiteral("B"));
        const Json graph = {{"nodeGraph", {{"enabled", true}}}};
        response->frames = {traceFrame(std::make_shared<const Json>(graph), {})};
        QCOMPARE(runPipeline(input).frames.size(), size_t(3));
    }

    void ownTimeIsWithoutTheChildren()
    {
        const auto self = selfTimes(*traceOf({{-1, 0, 100}, {0, 10, 30}, {0, 30, 30}, {0, 90, 50}, {1, 15, 5}}));
        QCOMPARE(self, (std::vector<qint64> {40, 25, 30, 50, 5}));
    }

    void ownTimesSumToTheCoveredTime_data() { eachSeed(); }
    void ownTimesSumToTheCoveredTime()
    {
        QFETCH(unsigned, seed);
        const TracePtr trace = randomTrace(seed, 300, true);
        const auto self = selfTimes(*trace);
        QVERIFY(std::all_of(self.begin(), self.end(), [](qint64 ns) { return ns >= 0; }));
        QCOMPARE(std::accumulate(self.begin(), self.end(), qint64(0)), trace->durationNs[0]);
    }

    /// Nothing walks a trace by recursion or compares all children with all others.
    void deepAndWideTracesAreWalked_data()
    {
        QTest::addColumn<int>("spans");
        QTest::addColumn<bool>("isDeep");
        QTest::newRow("ten thousand levels") << 10'000 << true;
        QTest::newRow("a hundred thousand children") << 100'000 << false;
    }
    void deepAndWideTracesAreWalked()
    {
        QFETCH(int, spans);
        QFETCH(bool, isDeep);
        std::vector<Span> list {{Trace::noParent, 0, spans * qint64(10)}};
        for (int i = 1; i < spans; ++i)
            list.push_back({isDeep ? i - 1 : 0, isDeep ? i : i * qint64(10), isDeep ? spans * qint64(10) - i * 2 : 5,
                            i % 2 ? "a" : "b"});
        const TracePtr trace = traceOf(list);
        qint64 onPath = 0;
        for (const PathSection& section : criticalPath(*trace))
            onPath += section.toNs - section.fromNs;
        QCOMPARE(onPath, list[0].duration);
        const auto self = selfTimes(*trace);
        QCOMPARE(std::accumulate(self.begin(), self.end(), qint64(0)), list[0].duration);
        QCOMPARE(skewAdjustment(*trace).adjusted, size_t(0)); // all of them fit
        QCOMPARE(traceGraph(*trace)[1].rows, qsizetype(spans - 1));
        QCOMPARE(findSpans(*trace, QStringLiteral("host.name=a")).size(), size_t(spans / 2));
    }

    void clocksAreAdjusted_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("duration");
        QTest::addColumn<QString>("host");
        QTest::addColumn<qint64>("delta");
        QTest::newRow("fits") << qint64(110) << qint64(50) << QStringLiteral("b") << qint64(0);
        QTest::newRow("early") << qint64(50) << qint64(50) << QStringLiteral("b") << qint64(75);
        QTest::newRow("late") << qint64(300) << qint64(50) << QStringLiteral("b") << qint64(-175);
        QTest::newRow("longer and early") << qint64(50) << qint64(500) << QStringLiteral("b") << qint64(50);
        QTest::newRow("longer and late") << qint64(150) << qint64(500) << QStringLiteral("b") << qint64(0);
        QTest::newRow("same host") << qint64(50) << qint64(50) << QStringLiteral("a") << qint64(0);
    }
    void clocksAreAdjusted()
    {
        QFETCH(qint64, start);
        QFETCH(qint64, duration);
        QFETCH(QString, host);
        QFETCH(qint64, delta);
        const QByteArray name = host.toLatin1();
        const TracePtr trace = traceOf({{-1, 100, 100, "a"}, {0, start, duration, name.constData()}});
        QCOMPARE(skewAdjustment(*trace).deltaNs, (std::vector<qint64> {0, delta}));
    }

    void aLimitLeavesSpansWhereTheyAre()
    {
        const TracePtr trace = traceOf({{-1, 100, 100, "a"}, {0, 5000, 50, "b"}, {1, 5010, 10, "b"}});
        QCOMPARE(skewAdjustment(*trace).adjusted, size_t(2));
        const SkewAdjustment limited = skewAdjustment(*trace, 100);
        QCOMPARE(limited.adjusted, size_t(0));
        QCOMPARE(limited.tooFar, size_t(1));
        QCOMPARE(adjusted(trace, limited), trace);
    }

    void spansAreFoundByWordsAndLimits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found"); // indices
        const auto row = [](const char* text, const char* found) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(found);
        };
        row("", "");
        row("  ", "");
        row("op", "0 1 2 3");
        row("OP nothing", "0 1 2 3");
        row("host.name=b", "2");
        row("b -host.name", "");
        row("\"a b\"", "");
        row("error", "3");
        row("error=true", "3");
        row(">1ms", "0 1");
        row(">=1ms", ""); // a word
        row("<1.5ms >10us", "2 3");
        row(">50%", "0");
        row(">1% op", "0 1 2");
        row(">1ms error", "");
        row("<500µs", "3");
        row(">x", "");
        row(">", "");
        row(">9999999999999h", "");
    }
    void spansAreFoundByWordsAndLimits()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        const TracePtr trace = traceOf({{Trace::noParent, 1000, 10'000'000, "a"},
                                        {0, 2000, 2'000'000, "a"},
                                        {0, 3000, 1'000'000, "b"},
                                        {0, 4000, 20'000, "c", Trace::HasError}});
        QStringList indices;
        for (const quint32 span : findSpans(*trace, text))
            indices << QString::number(span);
        QCOMPARE(indices.join(u' '), found);
    }

    void childrenThatFitAreInsideAfterwards_data() { eachSeed(); }
    void childrenThatFitAreInsideAfterwards()
    {
        QFETCH(unsigned, seed);
        const TracePtr trace = randomTrace(seed, 300);
        const TracePtr moved = adjusted(trace, skewAdjustment(*trace));
        int looked = 0;
        for (size_t i = 1; i < moved->size(); ++i) {
            const auto parent = size_t(moved->parent[i]);
            const bool isOtherHost = moved->processes[i].attributes != moved->processes[parent].attributes;
            if (!isOtherHost || moved->durationNs[i] > moved->durationNs[parent])
                continue;
            ++looked;
            QVERIFY(moved->startNs[i] >= moved->startNs[parent]);
            QVERIFY(moved->startNs[i] + moved->durationNs[i] <= moved->startNs[parent] + moved->durationNs[parent]);
        }
        QVERIFY(looked > 20);
        QCOMPARE(moved->order.size(), trace->order.size());
    }
};

VEDETTE_TEST_GUILESS(TestTraces)
#include "tst_traces.moc"
