#include "datasources/data/tracesettingsjson.h"
#include "datasources/jaeger/jaegerdatasource.h"
#include "datasources/jaeger/jaegerdecode.h"
#include "datasources/jaeger/jaegerquery.h"
#include "datasources/jaeger/traceform.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/testmain.h"

#include <numeric>
#include <set>

namespace {

const QString folder = QStringLiteral(VEDETTE_TEST_DATA "/jaeger/");
const QByteArray url = "http://jaeger:16686/secret";

QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HttpReply replyOf(const QByteArray& body, int status = 200)
{
    HttpReply reply;
    reply.status = status;
    reply.body = body.toStdString();
    reply.body.reserve(reply.body.size() + httpBodyPadding);
    return reply;
}

QString dump(const TraceAttributes& attributes)
{
    QStringList parts;
    for (const TraceAttribute& attribute : attributes)
        parts << QStringLiteral("%1(%2)=%3").arg(attribute.key, attribute.type, attribute.value.left(80));
    return parts.join(QLatin1String(" | "));
}

QString flagsText(const Trace& trace, size_t span)
{
    QStringList flags;
    const std::vector<std::pair<Trace::Flag, const char*>> names = {{Trace::HasError, "error"},
                                                                    {Trace::Orphan, "orphan"},
                                                                    {Trace::FollowsFrom, "follows"},
                                                                    {Trace::Repaired, "repaired"}};
    for (const auto& [flag, name] : names)
        if (trace.has(span, flag))
            flags << QLatin1String(name);
    return flags.join(QLatin1Char(','));
}

QString dump(const Trace& trace)
{
    QStringList lines {QStringLiteral("trace %1, %2 spans, begins %3 ns, ends %4 ns")
                           .arg(trace.traceId)
                           .arg(trace.size())
                           .arg(trace.beginNs())
                           .arg(trace.endNs())};
    for (const TraceProcess& process : trace.processes)
        lines << QStringLiteral("process %1: %2").arg(process.service, dump(process.attributes));
    for (const QString& warning : trace.warnings)
        lines << QStringLiteral("warning ") + warning;
    for (const quint32 span : trace.order) {
        const QString indent(2 * (trace.depth[span] + 1), QLatin1Char(' '));
        lines << QStringLiteral("%1%2 %3 / %4 +%5 for %6 ns kind %7 children %8 %9")
                     .arg(indent, trace.spanId(span), trace.serviceOf(span), trace.operationOf(span))
                     .arg(trace.startNs[span] - trace.beginNs())
                     .arg(trace.durationNs[span])
                     .arg(int(trace.kind[span]))
                     .arg(trace.childCount[span])
                     .arg(flagsText(trace, span));
        const SpanDetail detail = trace.detail(span);
        lines << indent + QLatin1String("  ") + dump(detail.attributes);
        for (const SpanEvent& event : detail.events)
            lines << QStringLiteral("%1  event %2 at %3: %4")
                         .arg(indent, event.name)
                         .arg(event.timeNs)
                         .arg(dump(event.attributes));
        for (const SpanLink& link : detail.links)
            lines << QStringLiteral("%1  link %2 %3").arg(indent, link.traceId, link.spanId);
        for (const QString& warning : detail.warnings)
            lines << QStringLiteral("%1  warning %2").arg(indent, warning);
        if (!detail.statusMessage.isEmpty() || !detail.traceState.isEmpty())
            lines << QStringLiteral("%1  status '%2' state '%3'").arg(indent, detail.statusMessage, detail.traceState);
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString dump(const Result<std::vector<TracePtr>>& traces)
{
    if (!traces)
        return QStringLiteral("error %1 %2 (%3)\n")
            .arg(int(traces.error().kind))
            .arg(traces.error().text, traces.error().detail.left(100));
    QString text = QStringLiteral("%1 traces\n").arg(traces->size());
    for (const TracePtr& trace : *traces)
        text += dump(*trace);
    return text;
}

/// By the name of the recording: what a client does with such an answer.
QString decoded(const QString& name, HttpReply reply)
{
    if (name.startsWith(QLatin1String("v3_trace")))
        return dump(decodeOtlpTraces(reply, url));
    if (name.startsWith(QLatin1String("trace")))
        return dump(decodeJaegerTraces(reply, url));
    const auto data = decodeJaegerData(reply, url);
    return data ? QString::fromUtf8(jsonutil::dump(*data)) + QLatin1Char('\n')
                : QStringLiteral("error %1 %2\n").arg(int(data.error().kind)).arg(data.error().text);
}

/// A trace in Jaeger's form from lines "id parent start duration", in microseconds; "-" for no parent.
QByteArray traceText(const QStringList& spans)
{
    QStringList list;
    for (const QString& line : spans) {
        const QStringList words = line.split(QLatin1Char(' '));
        const QString parent = words[1] == QLatin1String("-")
            ? QString()
            : QStringLiteral("{\"refType\":\"CHILD_OF\",\"traceID\":\"t\",\"spanID\":\"%1\"}").arg(words[1]);
        list << QStringLiteral("{\"traceID\":\"t\",\"spanID\":\"%1\",\"operationName\":\"op\",\"references\":[%2],"
                               "\"startTime\":%3,\"duration\":%4,\"processID\":\"p1\"}")
                    .arg(words[0], parent, words[2], words[3]);
    }
    return "{\"data\":[{\"traceID\":\"t\",\"spans\":[" + list.join(QLatin1Char(',')).toUtf8()
        + "],\"processes\":{\"p1\":{\"serviceName\":\"s\"}}}]}";
}

TracePtr traceOf(const QByteArray& text)
{
    HttpReply reply = replyOf(text);
    auto traces = decodeJaegerTraces(reply, url);
    return traces && !traces->empty() ? traces->front() : nullptr;
}

/// "a0 b1* c1" : ids in order with their depth, * for flags.
QString shape(const Trace& trace)
{
    QStringList parts;
    for (const quint32 span : trace.order)
        parts << QStringLiteral("%1:%2%3").arg(trace.spanId(span)).arg(trace.depth[span]).arg(flagsText(trace, span));
    return parts.join(QLatin1Char(' '));
}

FakeReply ok(const QByteArray& body, int status = 200)
{
    FakeReply reply;
    reply.body = body;
    reply.status = status;
    return reply;
}

struct Bench
{
    FakeHttpServer server;
    HttpClient http;
    std::unique_ptr<DataSource> source;
    Pending pending;

    explicit Bench(FakeHttpServer::Handler handler) : server(std::move(handler))
    {
        ConnectionConfig config;
        config.url = QString::fromUtf8(server.url("/"));
        auto made = jaegerType().create(config, {http, [] { return 0; }});
        if (made)
            source = std::move(*made);
    }

    Result<ResponsePtr> run(const Json& spec)
    {
        QueryRequest request;
        request.refId = RefId(QStringLiteral("A"));
        request.spec = spec;
        request.range = {1000, 2000};
        std::optional<Result<ResponsePtr>> answer;
        pending = source->run(request, {nullptr, [&answer](Result<ResponsePtr> r) { answer = std::move(r); }});
        if (!waitFor([&] { return answer.has_value(); }))
            return Error {Error::Kind::Internal, QStringLiteral("no answer"), {}};
        return *answer;
    }
};

} // namespace

class TestJaeger : public QObject
{
    Q_OBJECT

private slots:
    /// X.STATUS.json gives X.STATUS.txt; VEDETTE_WRITE_GOLDEN=1 writes them anew.
    void recordedAnswersAreRead_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator files(folder, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.mid(folder.size()))) << path;
        }
    }
    void recordedAnswersAreRead()
    {
        QFETCH(QString, path);
        const QStringList name = QFileInfo(path).fileName().split(QLatin1Char('.'));
        const QString text = decoded(name[0], replyOf(fileText(path), name[1].toInt()));
        const QString golden = path.chopped(4) + QStringLiteral("txt");
        if (qEnvironmentVariableIsSet("VEDETTE_WRITE_GOLDEN")) {
            QFile file(golden);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
        }
        QCOMPARE(text, QString::fromUtf8(fileText(golden)));
    }

    /// The same trace through both interfaces is the same trace.
    void bothInterfacesGiveTheSameTrace()
    {
        HttpReply first = replyOf(fileText(folder + QStringLiteral("v2.19/trace_error_order.200.json")));
        HttpReply third = replyOf(fileText(folder + QStringLiteral("v2.19/v3_trace_error_order.200.json")));
        const auto a = decodeJaegerTraces(first, url);
        const auto b = decodeOtlpTraces(third, url);
        QVERIFY(a.has_value() && b.has_value());
        QCOMPARE(a->size(), size_t(1));
        QCOMPARE(b->size(), size_t(1));
        QCOMPARE(shape(*a->front()), shape(*b->front()));
        TraceSummary left = summarize(*a->front());
        TraceSummary right = summarize(*b->front());
        QVERIFY(std::abs(left.startNs - right.startNs) < 1000); // microseconds against nanoseconds
        QVERIFY(std::abs(left.durationNs - right.durationNs) < 2000);
        left.startNs = right.startNs;
        left.durationNs = right.durationNs;
        QVERIFY(left == right);
    }

    void tracesAreMended_data()
    {
        QTest::addColumn<QStringList>("spans");
        QTest::addColumn<QString>("mended");
        const auto list = [](const char* text) { return QString::fromLatin1(text).split(QLatin1String(", ")); };
        QTest::newRow("unordered") << list("c b 3 1, b a 2 5, a - 1 9") << QStringLiteral("a:0 b:1 c:2");
        QTest::newRow("children by start") << list("a - 1 9, c a 5 1, b a 2 1") << QStringLiteral("a:0 b:1 c:1");
        QTest::newRow("doubled ids") << list("a - 1 9, b a 2 1, b a 3 1") << QStringLiteral("a:0 b:1 b_1:1repaired");
        QTest::newRow("missing parent") << list("a - 1 9, c x 2 1") << QStringLiteral("a:0 c:0orphan");
        QTest::newRow("own parent") << list("a a 1 9") << QStringLiteral("a:0repaired");
        QTest::newRow("cycle") << list("a b 1 9, b a 2 1") << QStringLiteral("a:0repaired b:1");
        QTest::newRow("start 0") << list("a - 5 9, b a 0 1") << QStringLiteral("a:0 b:1repaired");
        QTest::newRow("two roots") << list("b - 2 1, a - 1 1") << QStringLiteral("a:0 b:0");
    }
    void tracesAreMended()
    {
        QFETCH(QStringList, spans);
        QFETCH(QString, mended);
        const TracePtr trace = traceOf(traceText(spans));
        QVERIFY(trace);
        QCOMPARE(shape(*trace), mended);
        QCOMPARE(trace->order.size(), trace->size());
        QCOMPARE(std::set<quint32>(trace->order.begin(), trace->order.end()).size(), trace->size());
    }

    void tenThousandLevelsAreRead()
    {
        constexpr int levels = 10000;
        QStringList spans;
        for (int i = 0; i < levels; ++i)
            spans << QStringLiteral("s%1 %2 %3 5")
                         .arg(i)
                         .arg(i == 0 ? QStringLiteral("-") : QStringLiteral("s%1").arg(i - 1))
                         .arg(i + 1);
        const TracePtr trace = traceOf(traceText(spans));
        QVERIFY(trace);
        QCOMPARE(trace->size(), size_t(levels));
        QCOMPARE(int(trace->depth[trace->order.back()]), levels - 1);
        QCOMPARE(std::accumulate(trace->childCount.begin(), trace->childCount.end(), 0U), quint32(levels - 1));
    }

    void aHundredThousandChildrenAreRead()
    {
        constexpr int children = 100000;
        QStringList spans {QStringLiteral("root - 1 9")};
        for (int i = 0; i < children; ++i)
            spans << QStringLiteral("s%1 root %2 5").arg(i).arg(children - i + 1);
        const TracePtr trace = traceOf(traceText(spans));
        QVERIFY(trace);
        QCOMPARE(trace->spanId(trace->order[1]), QStringLiteral("s%1").arg(children - 1));
        QCOMPARE(trace->childCount[trace->order[0]], quint32(children));
    }

    void damagedAnswersAreOneSentence_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        const QByteArray whole = fileText(folder + QStringLiteral("v2.19/trace_error_order.200.json"));
        QTest::newRow("a web page") << QByteArray("<!doctype html>") << QStringLiteral("web page");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("empty answer");
        QTest::newRow("half") << whole.left(whole.size() / 2) << QStringLiteral("damaged");
        QTest::newRow("something else") << QByteArray("{\"a\":1}") << QStringLiteral("damaged");
        QTest::newRow("deep") << QByteArray("{\"data\":") + QByteArray(10000, '[') << QStringLiteral("damaged");
    }
    void damagedAnswersAreOneSentence()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        for (const auto decode : {decodeJaegerTraces, decodeOtlpTraces}) {
            HttpReply reply = replyOf(body);
            const auto traces = decode(reply, url, nullptr);
            QVERIFY(!traces);
            QVERIFY2(traces.error().text.contains(says), qPrintable(traces.error().text));
            QVERIFY(!traces.error().text.contains(QLatin1String("secret")));
        }
    }

    void answersOfTheThirdInterfaceMayBeEmptyOrBreakOff()
    {
        for (const char* body : {"{\"result\":{}}", "{\"trace\":{}}", "{\"result\":{\"resourceSpans\":null}}"}) {
            HttpReply reply = replyOf(body);
            QVERIFY2(decodeOtlpTraces(reply, url)->empty(), body);
        }
        const QByteArray error = "{\"error\":{\"message\":\"storage is gone\"}}";
        HttpReply refused = replyOf(error);
        QVERIFY(decodeOtlpTraces(refused, url).error().text.endsWith(QLatin1String("answers: storage is gone")));
        const QByteArray spans = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"a\"}]}]}]}";
        HttpReply broken = replyOf("{\"result\":" + spans + "}\n" + error);
        QCOMPARE(decodeOtlpTraces(broken, url)->at(0)->warnings, QStringList(QStringLiteral("storage is gone")));
    }

    void keysOfWrongTypesAreLeftOut()
    {
        const TracePtr trace = traceOf("{\"data\":[{\"traceID\":7,\"spans\":[{\"spanID\":\"a\",\"startTime\":\"x\","
                                       "\"duration\":-5,\"tags\":{},\"references\":[7,{}],\"logs\":3},[],null]}]}");
        QVERIFY(trace);
        QCOMPARE(trace->size(), size_t(1));
        QCOMPARE(trace->serviceOf(0), QStringLiteral("unknown-service"));
        QCOMPARE(trace->durationNs[0], 0);
        QVERIFY(trace->detail(0).attributes.empty());
    }

    void filesOfBothFormsAreOpened()
    {
        const QByteArray otlp = fileText(folder + QStringLiteral("v2.19/v3_trace_types.200.json"));
        const QByteArray jaeger = fileText(folder + QStringLiteral("v2.19/trace_all_attribute_types.200.json"));
        const auto result = jsonutil::parse(otlp);
        QVERIFY(result.has_value());
        const QByteArray line = jsonutil::dump(jsonutil::object(*result, "result"));
        const auto lines = decodeTraceFile((line + '\n' + line + '\n').toStdString(), QStringLiteral("lines.json"));
        const auto single = decodeTraceFile(jaeger.toStdString(), QStringLiteral("jaeger.json"));
        QVERIFY(lines.has_value() && single.has_value());
        QCOMPARE(lines->size(), size_t(1));
        QCOMPARE(lines->front()->size(), 2 * single->front()->size()); // the same spans twice, ids made unique
        QVERIFY(!decodeTraceFile("hello", QStringLiteral("x.txt")));
    }

    void textsOfTracesAreKnownByTheirFirstKeys_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("form");
        const auto row = [](const char* name, const char* text, TraceForm form) {
            QTest::newRow(name) << QByteArray(text) << int(form);
        };
        row("answer of Jaeger", " {\"total\":0, \"data\" : [ {\"spans\":[],\"x\":1,\"traceID\":\"a\"}",
            TraceForm::Jaeger);
        row("one trace", "{\"traceID\":\"a\",\"spans\":[{", TraceForm::Jaeger);
        row("answer of v3", "{\"result\":{\"resourceSpans\":[", TraceForm::Otlp);
        row("answer of Tempo", "{\"trace\":{\"resourceSpans\":[", TraceForm::Otlp);
        row("lines of a collector", "{\"resourceSpans\":[]}\n{\"resourceSpans\":[]}\n", TraceForm::Otlp);
        row("batches", "{\"batches\":[]}", TraceForm::Otlp);
        row("dashboard about traces",
            "{\"apiVersion\":\"dashboard.grafana.app/v2\",\"data\":[],\"spec\":{\"traceID\":\"a\",\"spans\":[],"
            "\"resourceSpans\":[{\"batches\":[]}]}}",
            TraceForm::None);
        row("keys in texts", "{\"title\":\"{\\\"resourceSpans\\\":[]}\",\"n\":-1.5e3,\"x\":[\"]\",{}],\"y\":null}",
            TraceForm::None);
        row("other types", "{\"resourceSpans\":{},\"traceID\":1,\"spans\":[],\"data\":{},\"result\":[]}",
            TraceForm::None);
        row("no trace among the data", "{\"data\":[{\"traceID\":\"a\"}]}", TraceForm::None);
        row("list", "[{\"resourceSpans\":[]}]", TraceForm::Otlp);
        row("empty", "", TraceForm::None);
        for (const char* broken :
             {"{", "{\"", "{\"a", "{\"a\\", "{\"a\":", "{\"a\":}", "{\"a\":]}", "{\"a\" 1}", "{:[", "{\"\":[[["})
            row(broken, broken, TraceForm::None);
    }
    void textsOfTracesAreKnownByTheirFirstKeys()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, form);
        QCOMPARE(int(traceFormOf(text.toStdString())), form);
    }

    void tagsAreReadAsLogfmt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        QTest::newRow("pairs") << QStringLiteral("a=1 b=x.y") << QStringLiteral("a:1,b:x.y");
        QTest::newRow("quotes") << QStringLiteral("a=\"two words\"  c=\"q\\\"\"")
                                << QStringLiteral("a:two words,c:q\"");
        QTest::newRow("key alone") << QStringLiteral("error") << QStringLiteral("error:true");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("open quotes") << QStringLiteral("a=\"b") << QStringLiteral("!");
        QTest::newRow("no key") << QStringLiteral("=b") << QStringLiteral("!");
    }
    void tagsAreReadAsLogfmt()
    {
        QFETCH(QString, text);
        QFETCH(QString, read);
        const auto tags = parseTags(text);
        QStringList parts;
        if (tags)
            for (const auto& [key, value] : *tags)
                parts << key + QLatin1Char(':') + value;
        QCOMPARE(tags ? parts.join(QLatin1Char(',')) : QStringLiteral("!"), read);
    }

    void theInterfaceIsFoundOutOnce_data()
    {
        QTest::addColumn<QByteArray>("services");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("third") << QByteArray("{\"services\":[]}") << QByteArray("/api/v3/traces/abc");
        QTest::newRow("web page") << QByteArray("<!doctype html>") << QByteArray("/api/traces/abc");
    }
    void theInterfaceIsFoundOutOnce()
    {
        QFETCH(QByteArray, services);
        QFETCH(QByteArray, asked);
        Bench bench([services](const FakeRequest& request) {
            return request.path == "/api/v3/services" ? ok(services)
                : request.path.startsWith("/api/v3")  ? ok("{\"result\":{\"resourceSpans\":[]}}")
                                                      : ok("{\"data\":[]}");
        });
        for (int i = 0; i < 2; ++i)
            QVERIFY(bench.run({{"query", "abc"}}).has_value());
        QCOMPARE(bench.server.requests().size(), size_t(3));
        QCOMPARE(bench.server.requests()[1].path, asked);
        QCOMPARE(bench.server.requests()[2].path, asked);
    }

    void aSearchGivesATableOfTraces()
    {
        const QByteArray body = fileText(folder + QStringLiteral("v2.19/traces_search_no_limit.200.json"));
        Bench bench([body](const FakeRequest& request) {
            return request.path.startsWith("/api/traces") ? ok(body) : ok("not json", 404);
        });
        const auto answer = bench.run({{"queryType", "search"},
                                       {"service", "legacy-billing"},
                                       {"tags", "error=true"},
                                       {"minDuration", "1ms"},
                                       {"limit", 7}});
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().text));
        QVERIFY((*answer)->traces.empty()); // whole traces only where one is asked for
        const Frame& table = (*answer)->frames.at(0);
        QVERIFY(table.rows > 0);
        QCOMPARE(table.fields[0].config->links.size(), size_t(1));
        QVERIFY(table.byName(QStringLiteral("traceID")) && table.byName(QStringLiteral("duration")));
        QCOMPARE(bench.server.requests()[1].path,
                 QByteArray("/api/traces?service=legacy-billing&tags=%7B%22error%22%3A%22true%22%7D&minDuration=1ms&"
                            "limit=7&start=1000000&end=2000000"));
    }

    void aSearchThatFindsNothingIsEmpty()
    {
        Bench bench([](const FakeRequest& request) {
            return request.path == "/api/v3/services"
                ? ok("{\"services\":[]}")
                : ok("{\"error\":{\"httpCode\":404,\"message\":\"No traces found\"}}", 404);
        });
        const auto search = bench.run({{"queryType", "search"}, {"service", "x"}});
        QVERIFY(search.has_value());
        QCOMPARE((*search)->frames.at(0).rows, 0);
        const auto single = bench.run({{"query", "abc"}});
        QVERIFY(!single);
        QVERIFY(single.error().text.contains(QLatin1String("No traces found")));
    }

    void summariesReplaceWholeTracesWhereTheyAreOffered()
    {
        Bench bench([](const FakeRequest& request) {
            if (request.path == "/api/v3/services")
                return ok("{\"services\":[]}");
            return request.path.startsWith("/api/v3/trace-summaries")
                ? ok("{\"summaries\":[{\"traceId\":\"ab\",\"rootServiceName\":\"web\",\"rootOperationName\":\"GET\","
                     "\"minStartTimeUnixNano\":\"1795171277733152000\",\"maxEndTimeUnixNano\":\"1795171280019234000\","
                     "\"spanCount\":12,\"errorSpanCount\":2,\"services\":[{\"name\":\"web\",\"spanCount\":12}]}]}")
                : ok("unexpected", 500);
        });
        const auto answer = bench.run({{"queryType", "search"}, {"service", "web"}});
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().text));
        const Frame& table = (*answer)->frames.at(0);
        QCOMPARE(table.rows, 1);
        QCOMPARE(table.byName(QStringLiteral("duration"))->numberAt(0), 2286082.0);
        QCOMPARE(table.byName(QStringLiteral("errors"))->numberAt(0), 2.0);
        QVERIFY((*answer)->timing.receivedNs > 0 && (*answer)->timing.bytes > 200);
        QVERIFY(bench.server.requests()[1].path.contains("query.service_name=web"));
    }

    void withoutSummariesTheServerIsAskedForThemOnce()
    {
        Bench bench([](const FakeRequest& request) {
            if (request.path == "/api/v3/services")
                return ok("{\"services\":[]}");
            return request.path.startsWith("/api/v3/traces") ? ok("{\"result\":{\"resourceSpans\":[]}}")
                                                             : ok("404 page not found\n", 404);
        });
        QVERIFY(bench.run({{"queryType", "search"}, {"service", "web"}}).has_value());
        QVERIFY(bench.run({{"queryType", "search"}, {"service", "web"}}).has_value());
        const auto& requests = bench.server.requests();
        QCOMPARE(std::count_if(requests.begin(), requests.end(),
                               [](const FakeRequest& r) { return r.path.contains("trace-summaries"); }),
                 1);
        QCOMPARE(std::count_if(requests.begin(), requests.end(),
                               [](const FakeRequest& r) { return r.path.startsWith("/api/v3/traces?"); }),
                 2);
    }

    void serviceMetricsAreSeries()
    {
        Bench bench([](const FakeRequest&) {
            return ok(
                "{\"name\":\"service_operation_call_rate\",\"type\":\"GAUGE\",\"metrics\":[{\"labels\":[{\"name\":"
                "\"service_name\",\"value\":\"gateway\"},{\"name\":\"operation\",\"value\":\"GET /\"}],"
                "\"metricPoints\":[{\"gaugeValue\":{\"doubleValue\":7.5},\"timestamp\":\"2026-11-20T04:53:30Z\"},"
                "{\"gaugeValue\":{\"doubleValue\":\"NaN\"},\"timestamp\":\"2026-11-20T04:58:30Z\"}]}]}");
        });
        const auto answer =
            bench.run({{"queryType", "calls"}, {"service", "{gateway,order}"}, {"groupByOperation", true}});
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().text));
        const Frame& frame = (*answer)->frames.at(0);
        QCOMPARE(frame.rows, 2);
        QCOMPARE(frame.fields[1].numberAt(0), 7.5);
        QVERIFY(std::isnan(frame.fields[1].numberAt(1)));
        QCOMPARE(frame.fields[1].labels.value(QStringLiteral("operation")), QStringLiteral("GET /"));
        const QByteArray asked = bench.server.requests().back().path;
        QVERIFY2(asked.startsWith("/api/metrics/calls?service=gateway&service=order&endTs="), asked.constData());
        QVERIFY(asked.contains("groupByOperation=true") && !asked.contains("quantile"));
    }

    void settingsOfTheConnectionAreRead_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("tags");
        QTest::addColumn<QString>("label");
        QTest::newRow("V2") << QByteArray(
            "{\"tracesToLogsV2\":{\"datasourceUid\":\"l\",\"tags\":[{\"key\":\"pod\",\"value\":"
            "\"p\"}]}}") << 1
                            << QStringLiteral("p");
        QTest::newRow("old") << QByteArray("{\"tracesToLogs\":{\"datasourceUid\":\"l\",\"tags\":[\"pod\",\"job\"]}}")
                             << 2 << QString();
        QTest::newRow("old, mapped") << QByteArray(
            "{\"tracesToLogs\":{\"datasourceUid\":\"l\",\"tags\":[\"x\"],"
            "\"mapTagNamesEnabled\":true,\"mappedTags\":[{\"key\":\"pod\",\"value\":\"p\"}]}}")
                                     << 1 << QStringLiteral("p");
        QTest::newRow("wrong types") << QByteArray("{\"tracesToLogsV2\":[1],\"spanBar\":3,\"nodeGraph\":\"x\"}") << -1
                                     << QString();
    }
    void settingsOfTheConnectionAreRead()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, tags);
        QFETCH(QString, label);
        const TraceSettings settings =
            traceSettingsFromJson(*traceSettingsJson(ConnectionId(QStringLiteral("j")), *jsonutil::parse(json)));
        QCOMPARE(settings.datasource, QStringLiteral("j"));
        QCOMPARE(settings.logs ? int(settings.logs->tags.size()) : -1, tags);
        if (settings.logs)
            QCOMPARE(settings.logs->tags[0].label, label);
        QVERIFY(settings.barLabel == SpanBarLabel::Duration && !settings.nodeGraph);
    }

    void dependenciesAreAGraph()
    {
        const QByteArray body = fileText(folder + QStringLiteral("v2.19/dependencies.200.json"));
        Bench bench([body](const FakeRequest&) { return ok(body); });
        const auto answer = bench.run({{"queryType", "dependencyGraph"}});
        QVERIFY(answer.has_value());
        QCOMPARE((*answer)->frames.size(), size_t(2));
        QCOMPARE((*answer)->frames[0].name, QStringLiteral("nodes"));
        QVERIFY((*answer)->frames[1].rows > 5);
    }

    void queriesThatCannotWorkSaySo_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QString>("says");
        QTest::newRow("no service") << QByteArray("{\"queryType\":\"search\"}") << QStringLiteral("service");
        QTest::newRow("upload") << QByteArray("{\"queryType\":\"upload\"}") << QStringLiteral("file");
        QTest::newRow("bad tags") << QByteArray("{\"queryType\":\"search\",\"service\":\"s\",\"tags\":\"a=\\\"\"}")
                                  << QStringLiteral("quotes");
    }
    void queriesThatCannotWorkSaySo()
    {
        QFETCH(QByteArray, spec);
        QFETCH(QString, says);
        Bench bench([](const FakeRequest&) { return ok("{}"); });
        const auto answer = bench.run(*jsonutil::parse(spec));
        QVERIFY(!answer);
        QVERIFY2(answer.error().text.contains(says), qPrintable(answer.error().text));
        QVERIFY(bench.server.requests().empty());
    }
};

VEDETTE_TEST_GUILESS(TestJaeger)
#include "tst_jaeger.moc"
