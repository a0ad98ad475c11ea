#include "dashboards/format/color.h"
#include "dashboards/logs/ansi.h"
#include "dashboards/logs/derivedlinks.h"
#include "dashboards/logs/linefields.h"
#include "dashboards/logs/logcontext.h"
#include "dashboards/logs/logdedup.h"
#include "dashboards/logs/logfields.h"
#include "dashboards/logs/loglabels.h"
#include "dashboards/logs/logsearch.h"
#include "dashboards/logs/logvolume.h"
#include "dashboards/logs/otelattributes.h"
#include "dashboards/run/annotations.h"
#include "dashboards/run/panelpipeline.h"
#include "dashboards/run/queryrunner.h"
#include "datasources/data/logframes.h"
#include "datasources/loki/lokimetaframes.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QThreadPool>

namespace {

LogLinesPtr linesOf(const QStringList& texts, const Labels& labels = {})
{
    LogLinesBuilder builder;
    builder.beginStream(labels);
    for (qsizetype i = 0; i < texts.size(); ++i)
        builder.add(qint64(i + 1) * 1'000'000'000, texts[i].toStdString());
    return builder.finish(false);
}

ResponsePtr responseOf(const LogLinesPtr& lines)
{
    auto response = std::make_shared<Response>();
    response->logs = lines;
    return response;
}

QueryRequest requestOf(const char* type)
{
    QueryRequest request;
    request.refId = RefId(QStringLiteral("A"));
    request.spec = {{"expr", "{a=\"b\"}"}, {"queryType", type}};
    return request;
}

} // namespace

class TestLogs : public QObject
{
    Q_OBJECT

private slots:
    void equalLinesBecomeOne_data()
    {
        QTest::addColumn<QString>("strategy");
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("equal");
        const auto row = [](const char* strategy, const char* a, const char* b, bool equal) {
            QTest::addRow("%s %s", strategy, a)
                << QString::fromLatin1(strategy) << QString::fromUtf8(a) << QString::fromUtf8(b) << equal;
        };
        row("none", "same", "same", false);
        row("exact", "same", "same", true);
        row("exact", "n=1", "n=2", false);
        row("exact", "2026-11-20T10:53:58.820Z x", "2026-11-20T10:53:59.001Z x", true);
        row("exact", "2026-11-20T10:53:58,8+01:00 x", "2026-11-20T10:53:59,9+02:00 x", true);
        row("exact", "2026-11-20T10:53:58.820Z x1", "2026-11-20T10:53:59.001Z x2", false);
        row("numbers", "took 12 ms", "took 9 ms", true);
        row("numbers", "took 12 ms", "took 12 s", false);
        row("signature", "user bob: failed", "host abc: ok", true);
        row("signature", "a=b", "a:b", false);
        row("signature", "订单1", "订单2", true);
    }
    void equalLinesBecomeOne()
    {
        QFETCH(QString, strategy);
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(bool, equal);
        QCOMPARE(isDuplicate(a.toStdString(), b.toStdString(), logDedupOf(strategy)), equal);
        QCOMPARE(isDuplicate(b.toStdString(), a.toStdString(), logDedupOf(strategy)), equal);
    }

    void runsCountTheirLinesInTheOrderOfTheScreen()
    {
        const auto lines =
            linesOf({QStringLiteral("a"), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a")});
        const std::vector<LogRow> newest = {{3, 0}, {2, 0}, {1, 1}};
        const std::vector<LogRow> oldest = {{0, 1}, {2, 0}, {3, 0}};
        QCOMPARE(visibleRows(*lines, LogDedup::Exact, true), newest);
        QCOMPARE(visibleRows(*lines, LogDedup::Exact, false), oldest);
        QCOMPARE(visibleRows(*lines, LogDedup::None, true).size(), size_t(4));
    }

    void coloursOfTerminalsAreRead_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("spans");
        const auto row = [](const char* name, const char* in, const char* text, const char* spans) {
            QTest::newRow(name) << QString::fromUtf8(in) << QString::fromUtf8(text) << QString::fromLatin1(spans);
        };
        row("none", "plain", "plain", "");
        row("red", "\x1b[31mERR\x1b[0m ok", "ERR ok", "0-3:f1");
        row("bold bright on green", "a\x1b[1;92;42mb\x1b[mc", "abc", "1-2:f10 b2 bold");
        row("256", "\x1b[38;5;196mx", "x", "0-1:fff0000");
        row("grey", "\x1b[38;5;232mx", "x", "0-1:f080808");
        row("true colour", "\x1b[38;2;1;2;3mx", "x", "0-1:f010203");
        row("reset of one", "\x1b[1;31mx\x1b[39my", "xy", "0-1:f1 bold 1-2:bold");
        row("cursor", "\x1b[2Kx\x1b[10Cy", "xy", "");
        row("link", "\x1b]8;;http://x\x1b\\name\x1b]8;;\x07", "name", "");
        row("cut", "x\x1b[3", "x", "");
        row("lone", "x\x1b", "x", "");
        row("nonsense", "\x1b[38;9mx", "x", "");
    }
    void coloursOfTerminalsAreRead()
    {
        QFETCH(QString, input);
        QFETCH(QString, text);
        QFETCH(QString, spans);
        const AnsiText parsed = parseAnsi(input);
        QCOMPARE(parsed.text, text);
        QStringList parts;
        const auto colour = [](const AnsiColor& c) {
            return c.index ? QString::number(*c.index) : QString::number(c.rgb & 0xffffff, 16).rightJustified(6, u'0');
        };
        for (const AnsiSpan& span : parsed.spans) {
            QStringList words;
            if (span.style.foreground)
                words << QLatin1Char('f') + colour(*span.style.foreground);
            if (span.style.background)
                words << QLatin1Char('b') + colour(*span.style.background);
            if (span.style.bold)
                words << QStringLiteral("bold");
            parts << QStringLiteral("%1-%2:").arg(span.begin).arg(span.end) + words.join(u' ');
        }
        QCOMPARE(parts.join(u' '), spans);
    }

    void anyBytesAreATextWithoutEscapes()
    {
        QRandomGenerator random(3);
        const QString alphabet = QStringLiteral("\x1b[]0;m38 1a\\");
        for (int round = 0; round < 3000; ++round) {
            QString text;
            for (int i = 0; i < 20; ++i)
                text += alphabet[int(random.bounded(quint32(alphabet.size())))];
            const AnsiText parsed = parseAnsi(text);
            QVERIFY(!hasAnsi(parsed.text));
            for (const AnsiSpan& span : parsed.spans)
                QVERIFY(span.begin >= 0 && span.begin < span.end && span.end <= parsed.text.size());
        }
    }

    void coloursAreReadableWhereTheyStand_data()
    {
        QTest::addColumn<QString>("codes");
        QTest::addColumn<QString>("dark"); // ink on ground
        QTest::addColumn<QString>("light");
        const auto row = [](const char* codes, const char* dark, const char* light) {
            QTest::newRow(codes) << QString::fromLatin1(codes) << QString::fromLatin1(dark)
                                 << QString::fromLatin1(light);
        };
        row("31", "#f2495c on -", "#c4162a on -"); // the theme's red
        row("43", "#000000 on #fade2a", "#000000 on #fade2a"); // a ground brings its ink
        row("43;30", "#24292e on #fade2a", "#24292e on #fade2a");
        row("40", "#ffffff on #3b4147", "#ffffff on #3b4147");
        row("7", "#000000 on #eeeeee", "#ffffff on #111111");
        row("7;31", "#000000 on #f2495c", "#000000 on #f2495c");
        row("7;27", "- on -", "- on -");
        row("2", "#a4a4a4 on -", "#5b5b5b on -"); // towards the paper
        row("38:2::1:2:3", "#010203 on -", "#010203 on -");
    }
    void coloursAreReadableWhereTheyStand()
    {
        QFETCH(QString, codes);
        QFETCH(QString, dark);
        QFETCH(QString, light);
        const AnsiText text = parseAnsi(QStringLiteral("\x1b[") + codes + QStringLiteral("mx"));
        const AnsiStyle style = text.spans.empty() ? AnsiStyle() : text.spans[0].style;
        const auto shown = [&style](const AnsiGround& ground) {
            const AnsiInk ink = ansiInk(style, ground);
            const auto name = [](const std::optional<Rgba>& color) {
                return color ? toHexString(*color) : QStringLiteral("-");
            };
            return name(ink.foreground) + QStringLiteral(" on ") + name(ink.background);
        };
        QCOMPARE(shown({ThemeKind::Dark, 0xffeeeeee, 0xff111111}), dark);
        QCOMPARE(shown({ThemeKind::Light, 0xff111111, 0xffeeeeee}), light);
    }

    void linesHaveFields_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("fields");
        const auto row = [](const char* name, const char* line, const char* fields) {
            QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(fields);
        };
        row("logfmt", "ts=1 level=warn msg=\"slow \\\"q\\\"\" x.y=z", "ts:1|level:warn|msg:slow \"q\"|x.y:z");
        row("json in order", "{\"b\":1,\"a\":{\"c\":[1]},\"s\":\"t\"}", "b:1|a:{\"c\":[1]}|s:t");
        row("plain", "2026/11/20 plain words", "");
        row("odd", "key= =value ==", "key:");
        row("open quote", "level=error msg=\"open path=/x", "level:error|msg:open path=/x");
        row("broken json", "{\"a\":1", "");
        row("address", "GET /?a=1&b=2 took=5", "took:5");
    }
    void linesHaveFields()
    {
        QFETCH(QString, line);
        QFETCH(QString, fields);
        QStringList parts;
        for (const auto& [name, value] : fieldsOfLine(line))
            parts << name + QLatin1Char(':') + value;
        QCOMPARE(parts.join(QLatin1Char('|')), fields);
    }

    void jsonIsShownPretty()
    {
        QCOMPARE(prettyJson(QStringLiteral("{\"b\":1,\"a\":\"订\"}")),
                 std::optional(QStringLiteral("{\n  \"b\": 1,\n  \"a\": \"订\"\n}")));
        QVERIFY(!prettyJson(QStringLiteral("level=info")));
        QVERIFY(!prettyJson(QStringLiteral("{open")));
        QVERIFY(!prettyJson(QString(600, QLatin1Char('[')) + QString(600, QLatin1Char(']'))));
    }

    void commonLabelsAreToldFromUniqueOnes()
    {
        const auto a =
            linesOf({QStringLiteral("x")},
                    {{QStringLiteral("job"), QStringLiteral("j")}, {QStringLiteral("pod"), QStringLiteral("1")}});
        const auto b =
            linesOf({QStringLiteral("y")},
                    {{QStringLiteral("job"), QStringLiteral("j")}, {QStringLiteral("pod"), QStringLiteral("2")}});
        const LogLabels labels = commonAndUnique(*LogLines::merge({a, b}));
        QCOMPARE(labelsText(labels.common), QStringLiteral("job=j"));
        QCOMPARE(labelsText(labels.unique[0]), QStringLiteral("pod=1"));
        QCOMPARE(labelsText(labels.unique[1]), QStringLiteral("pod=2"));
        QVERIFY(commonAndUnique(*LogLines::merge({})).common.isEmpty());
    }

    void theVolumeCountsEveryLineOnce()
    {
        const auto lines = linesOf({QStringLiteral("info a"), QStringLiteral("error b"), QStringLiteral("info c"),
                                    QStringLiteral("nothing"), QStringLiteral("late info")});
        const Frames frames = logVolume(*lines, {1000, 4500}, 2000, {});
        QCOMPARE(frames.size(), size_t(3)); // unknown, info, error
        QCOMPARE(frames[0].name, QStringLiteral("unknown"));
        QCOMPARE(frames[2].name, QStringLiteral("error"));
        double sum = 0;
        for (const Frame& frame : frames)
            for (const double count : *frame.fields[1].numbers())
                sum += count;
        QCOMPARE(sum, 4.0);
        QCOMPARE(frames[1].fields[1].config->color->fixedColor, QStringLiteral("#7eb26d"));
        QVERIFY(logVolume(*lines, {0, 0}, 0, {}).empty());
    }

    void aServersVolumeIsAddedUpByLevel()
    {
        const auto series = [](const char* label, const char* level, NumberColumn values) {
            Frame frame;
            frame.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {10, 20}));
            frame.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(values),
                            {{QLatin1String(label), QLatin1String(level)}}));
            return frame;
        };
        const Frames frames = logVolumeOfSeries(
            {series("level", "warn", {1, 2}), series("detected_level", "warning", {3, 4}), series("x", "y", {5, 6})},
            {});
        QCOMPARE(frames.size(), size_t(2));
        QCOMPARE(*frames[1].fields[1].numbers(), NumberColumn({4, 6}));
        QCOMPARE(frames[1].name, QStringLiteral("warning"));
    }

    void levelsAreCountedAndFiltered()
    {
        const auto series = [](const Labels& labels, NumberColumn values) {
            Frame frame;
            frame.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {10, 20}));
            frame.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(values), labels));
            return frame;
        };
        const QString level = QStringLiteral("level");
        const QString detected = QStringLiteral("detected_level");
        const auto older = levelTotals({series({{level, QStringLiteral("warn")}}, {1, 2}),
                                        series({{level, QStringLiteral("WARNING")}}, {3, nullNumber}),
                                        series({{level, QStringLiteral("err.")}}, {0, 0}), series({}, {4, 0})});
        QCOMPARE(older.size(), size_t(2));
        QCOMPARE(older[0].lines, qint64(6));
        QCOMPARE(older[0].label, level);
        QCOMPARE(levelFilter(older[0], false).first + levelFilter(older[0], false).second,
                 QStringLiteral("=~warn|WARNING"));
        QCOMPARE(levelFilter(older[0], true).first, QStringLiteral("!~"));
        QVERIFY(older[1].level == LogLevel::Unknown);
        const auto newer = levelTotals({series({{detected, QStringLiteral("error")}, {level, {}}}, {1, 1})});
        QCOMPARE(newer.size(), size_t(1));
        QCOMPARE(newer[0].label, detected);
        QCOMPARE(levelFilter(newer[0], true).first + levelFilter(newer[0], true).second, QStringLiteral("!=error"));
        QVERIFY(levelTotals({}).empty());
    }

    void linesOfOpenTelemetryTellTheirAttributes()
    {
        LogLinesBuilder builder;
        builder.beginStream({{QStringLiteral("service_name"), QStringLiteral("shop")}});
        builder.add(1, "order stored",
                    R"({"structuredMetadata":{"severity_number":"9","order_id":"7","user_name":"Li Na",)"
                    R"("trace_id":"abc","telemetry_sdk_language":"go","http_route":""}})");
        builder.add(2, "plain", R"({"structuredMetadata":{"order_id":"7"}})");
        builder.add(3, "bare");
        const LogLinesPtr lines = builder.finish(false);
        QCOMPARE(otelAttributes(*lines, 0), QStringLiteral("  order_id=7 user_name=\"Li Na\""));
        QCOMPARE(otelAttributes(*lines, 1), QString());
        QCOMPARE(otelAttributes(*lines, 2), QString());
    }

    void searchIgnoresCase()
    {
        QVERIFY(lineContains("An ERROR here", "error"));
        QVERIFY(lineContains("x", "X"));
        QVERIFY(!lineContains("erro", "error"));
        QVERIFY(lineContains("日志 错误", "错误"));
        QVERIFY(!lineContains("abc", ""));
        QRandomGenerator random(5);
        for (int round = 0; round < 2000; ++round) {
            std::string line;
            std::string text;
            for (int i = 0; i < 12; ++i)
                line += "aAbB"[random.bounded(4)];
            for (int i = 0; i < 3; ++i)
                text += "aAbB"[random.bounded(4)];
            QCOMPARE(lineContains(line, text),
                     QString::fromStdString(line).contains(QString::fromStdString(text), Qt::CaseInsensitive));
        }
        const auto lines = linesOf({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("A")});
        QCOMPARE(matchingRows(*lines, visibleRows(*lines, LogDedup::None, true), "a"), std::vector<quint32>({0, 2}));
    }

    void derivedFieldsBecomeLinks()
    {
        DerivedField trace;
        trace.name = QStringLiteral("Trace");
        trace.matcher.setPattern(QStringLiteral("trace_id=(\\w+)"));
        trace.url = QStringLiteral("${__value.raw}");
        trace.datasourceUid = QStringLiteral("jaeger");
        DerivedField ticket;
        ticket.name = QStringLiteral("Ticket");
        ticket.matcher.setPattern(QStringLiteral("^ticket"));
        ticket.ofLabel = true;
        ticket.url = QStringLiteral("https://t/${__value.raw}");
        ticket.title = QStringLiteral("Open");
        const auto links = derivedLinks(
            QStringLiteral("x trace_id=abc1 y"),
            {{QStringLiteral("ticket_no"), QStringLiteral("a b"), LogField::Origin::Stream}}, {trace, ticket});
        QCOMPARE(links.size(), size_t(2));
        QCOMPARE(links[0].value, QStringLiteral("abc1"));
        QCOMPARE(links[0].url, QStringLiteral("vedette:query?datasource=jaeger&query=abc1"));
        QCOMPARE(links[1].url, QStringLiteral("https://t/a%20b"));
        QCOMPARE(links[1].title, QStringLiteral("Open"));
        QVERIFY(derivedLinks(QStringLiteral("none"), {}, {trace}).empty());
    }

    void annotationsAreLines()
    {
        AnnotationSpec spec;
        spec.name = QStringLiteral("Deploys");
        spec.query = {{"tagKeys", "pod"}, {"titleFormat", "on {{pod}}"}};
        const auto lines =
            linesOf({QStringLiteral("deployed")},
                    {{QStringLiteral("job"), QStringLiteral("j")}, {QStringLiteral("pod"), QStringLiteral("p1")}});
        const auto events = annotationsFromLogs(*lines, spec, {});
        QCOMPARE(events.size(), size_t(1));
        QCOMPARE(events[0].timeMs, qint64(1000));
        QCOMPARE(events[0].title, QStringLiteral("on p1"));
        QCOMPARE(events[0].text, QStringLiteral("deployed"));
        QCOMPARE(events[0].tags, QStringList {QStringLiteral("p1")});
    }

    void theContextOfALineIsItsStream()
    {
        const LogLinesPtr lines =
            linesOf({QStringLiteral("a  b\tc")}, {{QStringLiteral("pod"), QStringLiteral("p\"1")}});
        const auto link = logContextLink(*lines, 0, QStringLiteral("loki"), QStringLiteral("{a=\"b\"}"));
        QVERIFY(link.has_value());
        const auto again = parseQueryLink(queryLinkUrl(*link));
        QVERIFY(again.has_value());
        QCOMPARE(jsonutil::string(again->query, "queryType"), QStringLiteral("context"));
        QCOMPARE(jsonutil::string(again->query["labels"], "pod"), QStringLiteral("p\"1"));
        QCOMPARE(jsonutil::string(again->query, "timeNs"), QStringLiteral("1000000000"));
        QCOMPARE(jsonutil::string(again->query, "line"), QStringLiteral("a  b\tc"));
        const OrderedJson view = queryDashboard(*again, QStringLiteral("loki"), QStringLiteral("loki"));
        QCOMPARE(view["panels"][0]["targets"].size(), size_t(1));
        QCOMPARE(jsonutil::string(view["panels"][0]["options"], "markedNs"), QStringLiteral("1000000000"));
        QCOMPARE(link->range->toMs - link->range->fromMs, 120'000);
        QVERIFY(link->title.endsWith(QStringLiteral("a b c")));
        QVERIFY(!logContextLink(*lines, 0, QString(), QString()));
    }

    void fieldsAreCountedInLines()
    {
        LogLinesBuilder builder;
        builder.beginStream({{QStringLiteral("app"), QStringLiteral("web")}});
        builder.add(1, "level=info status=200 msg=\"two words\"", R"({"structuredMetadata":{"trace_id":"1"}})");
        builder.add(2, "level=info status=500 msg=x", R"({"structuredMetadata":{"trace_id":"2"}})");
        builder.add(3, R"({"level":"warn","user.id":7,"nested":{"a":1}})");
        const LogLinesPtr lines = builder.finish(false);
        using Origin = LogField::Origin;
        const LogFieldSummaries fields = fieldsOfLines(*lines);
        const LogFieldSummaries expected = {{QStringLiteral("app"), Origin::Stream, {}, 1},
                                            {QStringLiteral("trace_id"), Origin::Metadata, {}, 2},
                                            {QStringLiteral("level"), Origin::Parsed, QStringLiteral("logfmt"), 2},
                                            {QStringLiteral("msg"), Origin::Parsed, QStringLiteral("logfmt"), 2},
                                            {QStringLiteral("status"), Origin::Parsed, QStringLiteral("logfmt"), 2},
                                            {QStringLiteral("user.id"), Origin::Parsed, QStringLiteral("json"), 1}};
        QCOMPARE(fields, expected);
        const auto values = valuesOfField(*lines, QStringLiteral("level"));
        QCOMPARE(values.size(), size_t(2));
        QCOMPARE(values[0].value, QStringLiteral("info"));
        QCOMPARE(values[0].lines, 2);

        const Frame found =
            lokiFieldsFrame({{QStringLiteral("status"), QStringLiteral("int"), 40, {QStringLiteral("logfmt")}},
                             {QStringLiteral("user_id"), QStringLiteral("int"), 9, {QStringLiteral("json")}},
                             {QStringLiteral("span_id"), QStringLiteral("string"), 3, {}}});
        const LogFieldSummaries both = withServerFields(fields, found);
        QCOMPARE(both.size(), size_t(7));
        QCOMPARE(both[1].name, QStringLiteral("span_id"));
        QCOMPARE(both[1].origin, Origin::Metadata);
        QCOMPARE(both[5].cardinality, 40);
        QCOMPARE(both[6].name, QStringLiteral("user.id")); // as the line has it
        QCOMPARE(both[6].cardinality, 9);
        QCOMPARE(withServerFields(fields, Frame()), fields);
    }

    void aQueryIsNarrowedByFieldsAndPatterns()
    {
        using Origin = LogField::Origin;
        const QString expr = QStringLiteral("{a=\"b\"} |= \"x\"");
        const QString equal = QStringLiteral("=");
        const auto narrowed = [&](const LogFieldSummary& field, const QString& query) {
            return withFieldFilter(query, field, equal, QStringLiteral("v\"1"));
        };
        QCOMPARE(narrowed({QStringLiteral("pod"), Origin::Stream, {}, 1}, expr),
                 QStringLiteral("{a=\"b\", pod=\"v\\\"1\"} |= \"x\""));
        QCOMPARE(narrowed({QStringLiteral("trace_id"), Origin::Metadata, {}, 1}, expr),
                 QStringLiteral("{a=\"b\"} |= \"x\" | trace_id=\"v\\\"1\""));
        const LogFieldSummary user {QStringLiteral("user.id"), Origin::Parsed, QStringLiteral("json"), 1};
        const QString once = QStringLiteral("{a=\"b\"} |= \"x\" | json | user_id=\"v\\\"1\"");
        QCOMPARE(narrowed(user, expr), once);
        QCOMPARE(narrowed(user, once), once); // the stage and the filter are there
        QCOMPARE(withPatternFilter(expr, QStringLiteral("a <_> \"b\""), false),
                 QStringLiteral("{a=\"b\"} |> \"a <_> \\\"b\\\"\" |= \"x\""));
        QCOMPARE(withPatternFilter(expr, QStringLiteral("a"), true), QStringLiteral("{a=\"b\"} !> \"a\" |= \"x\""));
    }

    void aQueryForLinesShowsWhatStandsAroundThem()
    {
        const QueryLink link {QStringLiteral("T"), QStringLiteral("l"), Json("{a=\"b\"}"), {}};
        const OrderedJson panel = queryDashboard(link, QStringLiteral("loki"), QStringLiteral("l"))["panels"][0];
        QVERIFY(jsonutil::boolean(panel["options"], "explore"));
        QStringList supporting;
        for (const OrderedJson& target : panel["targets"])
            supporting << jsonutil::string(target, "supportingQueryType");
        QCOMPARE(supporting,
                 QStringList({QString(), QStringLiteral("logsVolume"), QStringLiteral("detectedFields"),
                              QStringLiteral("patterns"), QStringLiteral("indexStats"), QStringLiteral("indexVolume"),
                              QStringLiteral("formatQuery")}));
    }

    void logsPanelsGetLinesAndOthersFrames()
    {
        PipelineInput input;
        input.responses = {responseOf(linesOf({QStringLiteral("info a"), QStringLiteral("b")}))};
        input.refIds = {RefId(QStringLiteral("B"))};
        PipelineOutput table = runPipeline(input);
        QVERIFY(!table.logs);
        QCOMPARE(table.frames.size(), size_t(1));
        QCOMPARE(table.frames[0].refId, QStringLiteral("B"));
        input.showsLogs = true;
        const PipelineOutput logs = runPipeline(input);
        QCOMPARE(logs.logs->size(), 2);
        QVERIFY(logs.frames.empty());
        QCOMPARE(logs.newestSampleMs, qint64(2000));
        auto frames = std::make_shared<Response>();
        frames->frames = table.frames; // of a source that knows no lines
        input.responses = {frames};
        const PipelineOutput again = runPipeline(input);
        QCOMPARE(again.logs->size(), 2);
        QCOMPARE(again.logs->text(0), QStringLiteral("info a"));
    }

    void aLiveJobShowsWhatComesAndGoesOn()
    {
        QThreadPool pool;
        std::vector<Sink> sinks;
        std::vector<PanelDataPtr> seen;
        QueryRunner runner(
            [&](const QueryRequest&, Sink sink) {
                sinks.push_back(std::move(sink));
                return Pending([] {});
            },
            pool, [] { return qint64(7); }, [&](const PanelDataPtr& data) { seen.push_back(data); });
        PanelJob job;
        job.requests = {requestOf("stream")};
        job.live = true;
        job.pipeline.showsLogs = true;
        runner.run(job);
        QVERIFY(runner.isLoading());
        sinks[0].partial(responseOf(linesOf({QStringLiteral("a")})));
        sinks[0].partial(responseOf(linesOf({QStringLiteral("a"), QStringLiteral("b")})));
        QTRY_VERIFY(runner.data()->logs && runner.data()->logs->size() == 2);
        QVERIFY(!runner.isLoading());
        QVERIFY(runner.data()->live);
        runner.run(job); // a tick of the refresh
        QCOMPARE(sinks.size(), size_t(1));
        sinks[0].done(Error {Error::Kind::Network, QStringLiteral("gone"), {}});
        QTRY_COMPARE(runner.data()->state, LoadingState::Error);
        QCOMPARE(runner.data()->logs->size(), 2); // what was on the screen stays
        job.live = false;
        job.requests = {requestOf("range")};
        runner.run(job);
        QCOMPARE(sinks.size(), size_t(2));
        sinks[1].partial(responseOf(linesOf({QStringLiteral("page")})));
        QTRY_COMPARE(runner.data()->logs->size(), 1);
        QCOMPARE(runner.data()->state, LoadingState::Loading);
        QVERIFY(runner.isLoading());
        sinks[1].done(responseOf(linesOf({QStringLiteral("page"), QStringLiteral("more")})));
        QTRY_COMPARE(runner.data()->state, LoadingState::Done);
        QCOMPARE(runner.data()->logs->size(), 2);
    }
};

VEDETTE_TEST_GUILESS(TestLogs)
#include "tst_logs.moc"
