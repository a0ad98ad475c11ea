#include "datasources/loki/logqllexer.h"
#include "datasources/loki/lokichunks.h"
#include "datasources/loki/lokiformat.h"
#include "datasources/loki/lokipages.h"
#include "datasources/loki/lokiquery.h"
#include "datasources/loki/lokivariables.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

namespace {

QueryRequest requestOf(const char* spec, qint64 intervalMs = 15'000)
{
    QueryRequest request;
    request.refId = RefId(QStringLiteral("A"));
    request.spec = Json::parse(spec, nullptr, false);
    request.range = {1'000'000, 4'600'000};
    request.intervalMs = intervalMs;
    return request;
}

struct FakeLine
{
    qint64 ns;
    QString stream;
    QString text;
};

/// What a server gives: start included, end not, at most `limit` lines from one side.
LogLinesPtr serve(const std::vector<FakeLine>& all, const LokiPages::Page& page, bool newestFirst, int most)
{
    std::vector<FakeLine> found;
    const auto take = [&](const FakeLine& line) {
        if (line.ns >= page.fromNs && line.ns < page.toNs && found.size() < size_t(std::min(page.limit, most)))
            found.push_back(line);
    };
    if (newestFirst)
        std::for_each(all.rbegin(), all.rend(), take);
    else
        std::for_each(all.begin(), all.end(), take);
    LogLinesBuilder builder;
    for (const QString& stream : {QStringLiteral("x"), QStringLiteral("y")}) {
        builder.beginStream({{QStringLiteral("s"), stream}});
        for (const FakeLine& line : found)
            if (line.stream == stream)
                builder.add(line.ns, line.text.toStdString());
    }
    return builder.finish(newestFirst);
}

QStringList keysOf(const LogLines& lines)
{
    QStringList keys;
    for (qsizetype row = 0; row < lines.size(); ++row)
        keys << QString::number(lines.timeNs(row)) + lines.stream(row).key + lines.text(row);
    keys.sort();
    return keys;
}

} // namespace

class TestLokiQuery : public QObject
{
    Q_OBJECT

private slots:
    void stepsFollowGrafana_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("resolution");
        QTest::addColumn<qint64>("interval");
        QTest::addColumn<qint64>("rangeMs");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("interval") << QString() << 1 << qint64(15'000) << qint64(3'600'000) << qint64(15'000);
        QTest::newRow("resolution") << QString() << 3 << qint64(15'000) << qint64(3'600'000) << qint64(45'000);
        QTest::newRow("safe, rounded up") << QString() << 1 << qint64(1) << qint64(11'000'001) << qint64(1001);
        QTest::newRow("own") << QStringLiteral("1m") << 1 << qint64(15'000) << qint64(3'600'000) << qint64(60'000);
        QTest::newRow("own times resolution")
            << QStringLiteral("1m") << 2 << qint64(15'000) << qint64(3'600'000) << qint64(120'000);
        QTest::newRow("variable") << QStringLiteral("$__interval") << 1 << qint64(20'000) << qint64(3'600'000)
                                  << qint64(-1); // 20s
    }
    void stepsFollowGrafana()
    {
        QFETCH(QString, step);
        QFETCH(int, resolution);
        QFETCH(qint64, interval);
        QFETCH(qint64, rangeMs);
        QFETCH(qint64, expected);
        const auto ms = lokiStepMs(step, interval, resolution, {0, rangeMs});
        QVERIFY(ms.has_value());
        QCOMPARE(*ms, expected < 0 ? interval : expected);
        QVERIFY(!lokiStepMs(QStringLiteral("soon"), 1, 1, {}).has_value());
    }

    void queriesArePlanned_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("expr");
        QTest::addColumn<int>("lines");
        using Kind = LokiQuery::Kind;
        const auto row = [](const char* name, const char* spec, Kind kind, const char* expr, int lines = 1000) {
            QTest::newRow(name) << QByteArray(spec) << int(kind) << QString::fromUtf8(expr) << lines;
        };
        row("nothing", "{\"expr\":\" \"}", Kind::Nothing, "");
        row("empty selector", "{\"expr\":\"{}\"}", Kind::Nothing, "");
        row("lines", "{\"expr\":\"{a=\\\"b\\\"} |= \\\"x\\\"\"}", Kind::Lines, "{a=\"b\"} |= \"x\"");
        row("lines are never instant", "{\"expr\":\"{a=\\\"b\\\"}\",\"queryType\":\"instant\"}", Kind::Lines,
            "{a=\"b\"}");
        row("text limit", "{\"expr\":\"{a=\\\"b\\\"}\",\"maxLines\":\"50\"}", Kind::Lines, "{a=\"b\"}", 50);
        row("zero limit", "{\"expr\":\"{a=\\\"b\\\"}\",\"maxLines\":0}", Kind::Lines, "{a=\"b\"}");
        row("tail", "{\"expr\":\"{a=\\\"b\\\"}\",\"queryType\":\"stream\"}", Kind::Tail, "{a=\"b\"}");
        row("metric", "{\"expr\":\"rate({a=\\\"b\\\"}[$__auto])\"}", Kind::Range, "rate({a=\"b\"}[15s])");
        row("interval", "{\"expr\":\"rate({a=\\\"b\\\"}[${__interval}])\"}", Kind::Range, "rate({a=\"b\"}[15s])");
        row("range", "{\"expr\":\"rate({a=\\\"b\\\"}[$__range]) / $__range_s / $__range_ms\"}", Kind::Range,
            "rate({a=\"b\"}[3600s]) / 3600 / 3600000");
        row("instant", "{\"expr\":\"rate({a=\\\"b\\\"}[$__auto])\",\"queryType\":\"instant\"}", Kind::Instant,
            "rate({a=\"b\"}[3600s])");
        row("old instant", "{\"expr\":\"sum(rate({a=\\\"b\\\"}[1m]))\",\"instant\":true}", Kind::Instant,
            "sum(rate({a=\"b\"}[1m]))");
        row("type wins over old key", "{\"expr\":\"vector(1)\",\"queryType\":\"range\",\"instant\":true}", Kind::Range,
            "vector(1)");
        row("comment first", "{\"expr\":\"# why\\n{a=\\\"b\\\"}\"}", Kind::Lines, "# why\n{a=\"b\"}");
    }
    void queriesArePlanned()
    {
        QFETCH(QByteArray, spec);
        QFETCH(int, kind);
        QFETCH(QString, expr);
        QFETCH(int, lines);
        const auto query = planLokiQuery(requestOf(spec.constData()), {});
        QVERIFY(query.has_value());
        QCOMPARE(int(query->kind), kind);
        QCOMPARE(query->expr, expr);
        QCOMPARE(query->maxLines, lines);
    }

    void filtersGoWhereTheyBelong_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("op");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* query, const char* op, const char* value, const char* want) {
            QTest::newRow(name) << QString::fromUtf8(query) << QString::fromUtf8(op) << QString::fromUtf8(value)
                                << QString::fromUtf8(want);
        };
        row("selector", "{a=\"b\"}", "=", "v", "{a=\"b\", k=\"v\"}");
        row("empty selector", "{}", "!=", "v", "{k!=\"v\"}");
        row("quotes", "{a=\"b\"}", "=", "say \"hi\"\\", "{a=\"b\", k=\"say \\\"hi\\\"\\\\\"}");
        row("comma at the end", "{a=\"b\",}", "=~", "v.*", "{a=\"b\", k=~\"v.*\"}");
        row("brace in a string", "{a=\"}\"} |= \"{\"", "=", "v", "{a=\"}\", k=\"v\"} |= \"{\"");
        row("behind a parser", "{a=\"b\"} | json", "=", "v", "{a=\"b\"} | json | k=\"v\"");
        row("before the range", "rate({a=\"b\"} | logfmt [5m])", "=", "v", "rate({a=\"b\"} | logfmt | k=\"v\" [5m])");
        row("before unwrap", "sum_over_time({a=\"b\"} | logfmt | unwrap d [5m])", "=", "v",
            "sum_over_time({a=\"b\"} | logfmt | k=\"v\" | unwrap d [5m])");
        row("every selector", "rate({a=\"b\"}[1m]) / rate({a=\"c\"}[1m])", "=", "v",
            "rate({a=\"b\", k=\"v\"}[1m]) / rate({a=\"c\", k=\"v\"}[1m])");
        row("not twice", "{k=\"v\"}", "=", "v", "{k=\"v\"}");
        row("compared", "{a=\"b\"} | json", ">", "5", "{a=\"b\"} | json | k>5");
        row("open brace stays", "{a=\"b\"", "=", "v", "{a=\"b\"");
        row("variable range", "rate({a=\"b\"}[$__auto])", "=", "v", "rate({a=\"b\", k=\"v\"}[$__auto])");
    }
    void filtersGoWhereTheyBelong()
    {
        QFETCH(QString, query);
        QFETCH(QString, op);
        QFETCH(QString, value);
        QFETCH(QString, expected);
        QCOMPARE(addLogqlFilter(query, QStringLiteral("k"), op, value), expected);
    }

    void anyTextGivesTokensInOrder()
    {
        QRandomGenerator random(7);
        const QString alphabet = QStringLiteral("{}()[]|=~!<>\"`'\\$#a1 \n.,é订");
        for (int round = 0; round < 2000; ++round) {
            QString text;
            for (int i = 0; i < 30; ++i)
                text += alphabet[int(random.bounded(quint32(alphabet.size())))];
            qsizetype at = 0;
            for (const LogqlToken& token : logqlTokens(text)) {
                QVERIFY(token.begin >= at && token.end > token.begin && token.end <= text.size());
                at = token.end;
            }
            addLogqlFilter(text, QStringLiteral("k"), QStringLiteral("="), QStringLiteral("v"));
        }
    }

    void tokensHaveTheirKinds()
    {
        const QString query = QStringLiteral("sum by (level) (rate({a=~\"b\"} |= `x` | json [5m])) # end");
        QString kinds;
        for (const LogqlToken& token : logqlTokens(query))
            kinds += QStringLiteral("ifpknsvob#?")[int(token.kind)];
        QCOMPARE(kinds, QStringLiteral("fkbibbfbbiosbosopbnbbb#"));
    }

    void variablesAreRead_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("stream");
        const auto row = [](const char* name, const char* json, int kind, const char* label, const char* stream) {
            QTest::newRow(name) << QByteArray(json) << kind << QString::fromUtf8(label) << QString::fromUtf8(stream);
        };
        row("names", "\"label_names()\"", 0, "", "");
        row("values", "\"label_values(job)\"", 1, "job", "");
        row("with stream", "\"label_values({a=\\\"b\\\",c=\\\"d\\\"}, job)\"", 1, "job", "{a=\"b\",c=\"d\"}");
        row("object", "{\"type\":1,\"label\":\"job\",\"stream\":\"{a=\\\"b\\\"}\",\"refId\":\"x\"}", 1, "job",
            "{a=\"b\"}");
        row("object names", "{\"type\":0}", 0, "", "");
        row("object with text", "{\"query\":\"label_values(x)\"}", 1, "x", "");
        QTest::newRow("nonsense") << QByteArray("\"up\"") << 2 << QString() << QString();
    }
    void variablesAreRead()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, kind);
        QFETCH(QString, label);
        QFETCH(QString, stream);
        const auto query = lokiVariableQuery(Json::parse(json.constData(), nullptr, false));
        QCOMPARE(int(query.kind), kind);
        QCOMPARE(query.label, label);
        QCOMPARE(query.stream, stream);
    }

    void valuesAreEscaped()
    {
        QCOMPARE(formatLokiVariable({QStringLiteral("a.b")}, false), QStringLiteral("a.b"));
        QCOMPARE(formatLokiVariable({QStringLiteral("a.b"), QStringLiteral("c")}, true), QStringLiteral("a\\\\.b|c"));
        QCOMPARE(formatLokiVariable({QStringLiteral("a\\b")}, true), QStringLiteral("a\\\\\\\\b"));
    }

    void pagesLoseNothingAndRepeatNothing_data()
    {
        QTest::addColumn<bool>("newestFirst");
        QTest::addColumn<int>("most");
        for (const int most : {3, 5, 7, 50})
            for (const bool newestFirst : {true, false})
                QTest::newRow(qPrintable(QStringLiteral("%1 at once, %2").arg(most).arg(newestFirst)))
                    << newestFirst << most;
    }
    void pagesLoseNothingAndRepeatNothing()
    {
        QFETCH(bool, newestFirst);
        QFETCH(int, most);
        QRandomGenerator random(quint32(most) + 1);
        for (int round = 0; round < 50; ++round) {
            std::vector<FakeLine> all;
            qint64 ns = 1000;
            for (int i = 0; i < 60; ++i) {
                const qint64 equal = i % most; // never more of one ns than fit beside what is known
                ns += equal == 0 || random.bounded(3) == 0 ? 1 + qint64(random.bounded(90'000'000)) * 1'000'000 : 0;
                all.push_back({ns, random.bounded(2) ? QStringLiteral("x") : QStringLiteral("y"), QString::number(i)});
            }
            const int wanted = round % 2 ? 1000 : 25;
            LokiPages pages(0, ns + 1, wanted, newestFirst);
            pages.limitPages(most);
            int asked = 0;
            while (const auto page = pages.next()) {
                QVERIFY(++asked < 10'000);
                pages.take(serve(all, *page, newestFirst, most));
            }
            if (pages.skippedLines())
                continue; // the one case in which a server cannot give all
            LokiPages whole(0, ns + 1, wanted, newestFirst);
            while (const auto page = whole.next())
                whole.take(serve(all, *page, newestFirst, 10'000));
            QCOMPARE(pages.lines()->size(), whole.lines()->size());
            if (wanted == 1000)
                QCOMPARE(keysOf(*pages.lines()), keysOf(*whole.lines()));
            const QStringList keys = keysOf(*pages.lines());
            QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), pages.lines()->size());
        }
    }

    void tooManyEqualTimesAreToldNotLooped()
    {
        std::vector<FakeLine> all;
        for (int i = 0; i < 20; ++i)
            all.push_back({i < 15 ? 100 : 200 + i, QStringLiteral("x"), QString::number(i)});
        LokiPages pages(0, 1000, 1000, true);
        pages.limitPages(4);
        int asked = 0;
        while (const auto page = pages.next()) {
            QVERIFY(++asked < 100);
            pages.take(serve(all, *page, true, 4));
        }
        QVERIFY(pages.skippedLines());
        QVERIFY(pages.lines()->size() >= 9);
    }

    void longRangesAreAskedInParts_data()
    {
        QTest::addColumn<qint64>("stepMs");
        QTest::addColumn<qint64>("rangeMs");
        QTest::addColumn<int>("parts");
        constexpr qint64 hour = 3'600'000;
        QTest::newRow("a day") << hour << 24 * hour << 1;
        QTest::newRow("a moment more") << hour << (24 * hour + 1) << 2;
        QTest::newRow("three days") << qint64(60'000) << 72 * hour << 4;
        QTest::newRow("odd step") << qint64(7'000) << 50 * hour << 3;
        QTest::newRow("days of steps") << 24 * hour << 90 * 24 * hour << 4;
        QTest::newRow("a step of a month") << 720 * hour << 1500 * hour << 3;
        QTest::newRow("nothing") << hour << qint64(0) << 1;
    }
    void longRangesAreAskedInParts()
    {
        QFETCH(qint64, stepMs);
        QFETCH(qint64, rangeMs);
        QFETCH(int, parts);
        constexpr qint64 start = 1'000'000;
        const auto samples = [stepMs](qint64 fromNs, qint64 toNs) {
            std::vector<qint64> times;
            for (qint64 at = fromNs; at <= toNs; at += stepMs * 1'000'000)
                times.push_back(at);
            return times;
        };
        const auto chunks = lokiChunks(start, start + rangeMs * 1'000'000, stepMs);
        QCOMPARE(int(chunks.size()), parts);
        std::vector<qint64> all;
        for (auto chunk = chunks.rbegin(); chunk != chunks.rend(); ++chunk) {
            constexpr qint64 mostNs = 30LL * 86'400'000'000'000;
            QVERIFY(chunk->toNs - chunk->fromNs <= mostNs);
            const auto own = samples(chunk->fromNs, chunk->toNs);
            all.insert(all.begin(), own.begin(), own.end());
        }
        QVERIFY(all == samples(start, start + rangeMs * 1'000'000)); // as one query would give them
    }

    void earlierSeriesStandBeforeLaterOnes()
    {
        const auto series = [](const char* level, TimeColumn times, NumberColumn values) {
            Frame frame;
            frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
            frame.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(values),
                            {{QStringLiteral("level"), QLatin1String(level)}}));
            return frame;
        };
        const Frames whole = withEarlierSeries({series("info", {30, 40}, {3, 4}), series("new", {40}, {9})},
                                               {series("gone", {10}, {7}), series("info", {10, 20}, {1, 2})});
        QCOMPARE(whole.size(), size_t(3));
        QCOMPARE(*whole[0].fields[0].times(), TimeColumn({10, 20, 30, 40}));
        QCOMPARE(*whole[0].fields[1].numbers(), NumberColumn({1, 2, 3, 4}));
        QCOMPARE(whole[0].rows, 4);
        QCOMPARE(*whole[1].fields[1].numbers(), NumberColumn({9}));
        QCOMPARE(whole[2].fields[1].labels.value(QStringLiteral("level")), QStringLiteral("gone"));
        QCOMPARE(withEarlierSeries({Frame()}, {Frame()}).size(), size_t(2));
    }

    void volumeCountsByLevel_data()
    {
        QTest::addColumn<QString>("expr");
        QTest::newRow("plain") << QStringLiteral("{a=\"b\"} |= \"x\"");
        QTest::newRow("blanks") << QStringLiteral("  {a=\"b\"} |= \"x\"\n");
        QTest::newRow("comment") << QStringLiteral("# all of a\n{a=\"b\"} |= \"x\" # only x");
        QTest::newRow("parentheses") << QStringLiteral("({a=\"b\"} |= \"x\")");
        QTest::newRow("open pipe") << QStringLiteral("{a=\"b\"} |= \"x\" |");
    }
    void volumeCountsByLevel()
    {
        QFETCH(QString, expr);
        QCOMPARE(lokiVolumeExpr(expr),
                 QStringLiteral("sum by (level, detected_level) (count_over_time({a=\"b\"} |= \"x\" | drop __error__ "
                                "[$__auto]))"));
    }
};

VEDETTE_TEST_GUILESS(TestLokiQuery)
#include "tst_lokiquery.moc"
