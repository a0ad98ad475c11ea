#include "datasources/data/spandetail.h"
#include "datasources/jaeger/jaegerdecode.h"
#include "tests/support/testmain.h"

namespace {

const QByteArray url = "http://jaeger:16686";

HttpReply replyOf(const QByteArray& body, int status = 200)
{
    HttpReply reply;
    reply.status = status;
    reply.body = body.toStdString();
    return reply;
}

/// "id<parent" of each span in order, its service and operation; ! for an error, ? for a lost parent.
QString shape(const Trace& trace)
{
    QStringList parts {trace.traceId};
    for (const quint32 span : trace.order) {
        const qint32 parent = trace.parent[span];
        QString text = trace.spanId(span);
        if (parent != Trace::noParent)
            text += u'<' + trace.spanId(size_t(parent));
        text += u' ' + trace.serviceOf(span) + u'/' + trace.operationOf(span);
        text += trace.has(span, Trace::HasError) ? QStringLiteral("!") : QString();
        text += trace.has(span, Trace::Orphan) ? QStringLiteral("?") : QString();
        parts << text;
    }
    return parts.join(u'|');
}

QString shape(const Result<std::vector<TracePtr>>& traces)
{
    if (!traces)
        return QStringLiteral("error: ") + traces.error().text;
    QStringList parts;
    for (const TracePtr& trace : *traces)
        parts << shape(*trace);
    return parts.isEmpty() ? QStringLiteral("none") : parts.join(u'\n');
}

QByteArray resourceSpans(const QByteArray& spans, const QByteArray& key = "scopeSpans")
{
    return "{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"web\"}}]},\"" + key
        + "\":[{\"spans\":[" + spans + "]}]}";
}

const QByteArray hexSpans = "{\"traceId\":\"0123456789abcdef0123456789abcdef\",\"spanId\":\"00000000000000a1\","
                            "\"name\":\"GET\",\"startTimeUnixNano\":\"5\",\"endTimeUnixNano\":\"9\"},"
                            "{\"traceId\":\"0123456789abcdef0123456789abcdef\",\"spanId\":\"00000000000000b2\","
                            "\"parentSpanId\":\"00000000000000a1\",\"name\":\"SQL\",\"startTimeUnixNano\":\"6\"}";
const QString hexShape = QStringLiteral("0123456789abcdef0123456789abcdef|00000000000000a1 web/GET|"
                                        "00000000000000b2<00000000000000a1 web/SQL");

QByteArray jaegerTrace(const QByteArray& spans, const QByteArray& more = {})
{
    return "{\"traceID\":\"t\",\"spans\":[" + spans + "],\"processes\":{\"p\":{\"serviceName\":\"web\"}}" + more + "}";
}

const QByteArray jaegerSpan = "{\"spanID\":\"a\",\"operationName\":\"GET\",\"processID\":\"p\"}";
const QString jaegerShape = QStringLiteral("t|a web/GET");

} // namespace

/// Answers and files as other versions, other makers and other tools write them.
class TestJaegerForms : public QObject
{
    Q_OBJECT

private slots:
    void filesHaveManyWrappers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("read");
        const auto row = [](const char* name, const QByteArray& text, const QString& read) {
            QTest::newRow(name) << text << read;
        };
        const QByteArray spans = resourceSpans(hexSpans);
        row("collector", "{\"resourceSpans\":[" + spans + "]}", hexShape);
        row("byte order mark", "\xEF\xBB\xBF{\"resourceSpans\":[" + spans + "]}", hexShape);
        row("list", " [{\"resourceSpans\":[" + spans + "]}]", hexShape);
        row("list of answers", "[{\"result\":{\"resourceSpans\":[" + spans + "]}}]\n", hexShape);
        row("Tempo, first", "{\"batches\":[" + spans + "]}", hexShape);
        row("Tempo, second", "{\"trace\":{\"resourceSpans\":[" + spans + "]},\"metrics\":{}}", hexShape);
        row("libraries", "{\"batches\":[" + resourceSpans(hexSpans, "instrumentationLibrarySpans") + "]}", hexShape);
        row("stream", "{\"result\":{\"resourceSpans\":[" + spans + "]}}\n{\"result\":{\"resourceSpans\":[]}}\n",
            hexShape);
        row("Jaeger's answer", "{\"data\":[" + jaegerTrace(jaegerSpan) + "],\"total\":0,\"errors\":null}", jaegerShape);
        row("one trace as data", "{\"data\":" + jaegerTrace(jaegerSpan) + "}", jaegerShape);
        row("one trace", jaegerTrace(jaegerSpan), jaegerShape);
        row("list of traces", "[" + jaegerTrace(jaegerSpan) + "," + jaegerTrace(jaegerSpan) + "]",
            jaegerShape + u'\n' + jaegerShape);
        row("two traces of one file",
            "{\"resourceSpans\":[" + resourceSpans("{\"traceId\":\"1\",\"spanId\":\"a\"}") + ","
                + resourceSpans("{\"traceId\":\"2\",\"spanId\":\"a\"}") + "]}",
            QStringLiteral("1|a web/\n2|a web/"));
    }
    void filesHaveManyWrappers()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, read);
        QCOMPARE(shape(decodeTraceFile(text.toStdString(), QStringLiteral("file"))), read);
    }

    void spansOfTheThirdInterfaceVary_data()
    {
        QTest::addColumn<QByteArray>("resource");
        QTest::addColumn<QString>("read");
        const auto row = [](const char* name, const QByteArray& resource, const char* read) {
            QTest::newRow(name) << resource << QString::fromUtf8(read);
        };
        row("resource behind its spans",
            "{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"1\",\"spanId\":\"a\",\"name\":\"GET\"}]}],\"resource\":"
            "{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"late\"}}]}}",
            "1|a late/GET");
        row("no resource", "{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"1\",\"spanId\":\"a\"}]}]}",
            "1|a unknown-service/");
        row("nothing but null", "{\"resource\":null,\"scopeSpans\":[null,{\"spans\":null},{\"spans\":[null,3]}]}",
            "none");
        row("base64",
            resourceSpans("{\"traceId\":\"ASNFZ4mrze8BI0VniavN7w==\",\"spanId\":\"AAAAAAAAAKE=\",\"parentSpanId\":"
                          "\"AAAAAAAAAAA=\"}"),
            "0123456789abcdef0123456789abcdef|00000000000000a1 web/");
        row("base64 without its end",
            resourceSpans("{\"traceId\":\"ASNFZ4mrze8BI0VniavN7w\",\"spanId\":\"_____-8AAKE\"}"),
            "0123456789abcdef0123456789abcdef|ffffffffef0000a1 web/");
        row("hex without leading zeros", resourceSpans("{\"traceId\":\"123456789abcdef0123456\",\"spanId\":\"a1\"}"),
            "123456789abcdef0123456|a1 web/");
        row("parent of zeros",
            resourceSpans("{\"traceId\":\"1\",\"spanId\":\"a\",\"parentSpanId\":\"0000000000000000\"}"), "1|a web/");
        row("no parent", resourceSpans("{\"traceId\":\"1\",\"spanId\":\"a\",\"parentSpanId\":null}"), "1|a web/");
        row("status as word",
            resourceSpans("{\"traceId\":\"1\",\"spanId\":\"a\",\"status\":{\"code\":\"STATUS_CODE_ERROR\"}}"),
            "1|a web/!");
        row("status as number", resourceSpans("{\"traceId\":\"1\",\"spanId\":\"a\",\"status\":{\"code\":2}}"),
            "1|a web/!");
        row("status as number in a text",
            resourceSpans("{\"traceId\":\"1\",\"spanId\":\"a\",\"status\":{\"code\":\"2\"}}"), "1|a web/!");
        row("status ok", resourceSpans("{\"traceId\":\"1\",\"spanId\":\"a\",\"status\":{\"code\":1}}"), "1|a web/");
        row("half of a pair", resourceSpans("{\"traceId\":\"1\",\"spanId\":\"a\",\"name\":\"x\\ud800\"}"),
            "1|a web/x\\ud800");
        row("bytes that are no UTF-8", resourceSpans("{\"traceId\":\"1\",\"spanId\":\"a\",\"name\":\"x\xff\"}"),
            "1|a web/x\xEF\xBF\xBD");
    }
    void spansOfTheThirdInterfaceVary()
    {
        QFETCH(QByteArray, resource);
        QFETCH(QString, read);
        HttpReply reply = replyOf("{\"result\":{\"resourceSpans\":[" + resource + "]}}");
        QCOMPARE(shape(decodeOtlpTraces(reply, url)), read);
    }

    void kindsAreWordsOrNumbers()
    {
        HttpReply reply =
            replyOf("{\"resourceSpans\":["
                    + resourceSpans("{\"traceId\":\"1\",\"spanId\":\"a\",\"kind\":3},{\"traceId\":\"1\","
                                    "\"spanId\":\"b\",\"kind\":\"SPAN_KIND_CLIENT\"},{\"traceId\":\"1\","
                                    "\"spanId\":\"c\",\"kind\":\"3\"},{\"traceId\":\"1\",\"spanId\":\"d\","
                                    "\"kind\":99}")
                    + "]}");
        const auto traces = decodeOtlpTraces(reply, url);
        QVERIFY(traces && traces->size() == 1);
        const std::vector<SpanKind> kinds {SpanKind::Client, SpanKind::Client, SpanKind::Client, SpanKind::Unspecified};
        QVERIFY(traces->front()->kind == kinds);
    }

    void valuesOfAttributesHaveManyTypes_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("type");
        const auto row = [](const char* value, const char* text, const char* type) {
            QTest::newRow(value) << QByteArray(value) << QString::fromUtf8(text) << QString::fromUtf8(type);
        };
        row("{\"stringValue\":\"a\"}", "a", "string");
        row("{\"boolValue\":false}", "false", "bool");
        row("{\"intValue\":\"9007199254740993\"}", "9007199254740993", "int64");
        row("{\"intValue\":-7}", "-7", "int64");
        row("{\"intValue\":\"99999999999999999999\"}", "99999999999999999999", "int64");
        row("{\"doubleValue\":\"NaN\"}", "NaN", "float64");
        row("{\"bytesValue\":\"AP8=\"}", "AP8=", "binary");
        row("{\"stringValue\":null,\"intValue\":5}", "5", "int64");
        row("{\"arrayValue\":{\"values\":[{\"intValue\":\"1\"},{\"stringValue\":\"x\"},null]}}", "[1,\"x\",null]",
            "string");
        row("{\"kvlistValue\":{\"values\":[{\"key\":\"k\",\"value\":{\"arrayValue\":{}}}]}}", "{\"k\":[]}", "string");
        row("{}", "", "string");
        row("null", "", "string");
        row("[]", "", "string");
    }
    void valuesOfAttributesHaveManyTypes()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, text);
        QFETCH(QString, type);
        const QByteArray span = "{\"attributes\":[{\"key\":\"k\",\"value\":" + value + "},null,7]}";
        const SpanDetail detail = otlpSpanDetail({span.data(), size_t(span.size())});
        QVERIFY(!detail.attributes.empty());
        QCOMPARE(detail.attributes[0].value, text);
        QCOMPARE(detail.attributes[0].type, type);
    }

    void linksHaveTheIdsOfTheirTraces()
    {
        const SpanDetail detail = otlpSpanDetail("{\"links\":[{\"traceId\":\"ASNFZ4mrze8BI0VniavN7w==\",\"spanId\":"
                                                 "\"AAAAAAAAAKE=\"},{\"traceId\":\"abc\"}]}");
        QCOMPARE(detail.links.size(), size_t(2));
        QCOMPARE(detail.links[0].traceId, QStringLiteral("0123456789abcdef0123456789abcdef"));
        QCOMPARE(detail.links[0].spanId, QStringLiteral("00000000000000a1"));
        QCOMPARE(detail.links[1].traceId, QStringLiteral("abc"));
    }

    void spansOfTheFirstInterfaceVary_data()
    {
        QTest::addColumn<QByteArray>("trace");
        QTest::addColumn<QString>("read");
        const auto row = [](const char* name, const QByteArray& trace, const char* read) {
            QTest::newRow(name) << trace << QString::fromUtf8(read);
        };
        const QByteArray child =
            "{\"references\":[{\"refType\":\"FOLLOWS_FROM\",\"spanID\":\"z\",\"traceID\":\"other\"},"
            "{\"refType\":\"CHILD_OF\",\"spanID\":\"a\",\"traceID\":\"00t\"}],\"spanID\":\"b\","
            "\"traceID\":\"t\"}";
        row("keys by name",
            "{\"processes\":{\"p\":{\"serviceName\":\"web\"}},\"spans\":[" + jaegerSpan + "," + child
                + "],\"traceID\":\"t\"}",
            "t|a web/GET|b<a unknown-service/");
        row("no id of its own", "{\"spans\":[{\"spanID\":\"a\",\"traceID\":\"t\"}]}", "t|a unknown-service/");
        row("parent as older versions name it", jaegerTrace(jaegerSpan + ",{\"spanID\":\"b\",\"parentSpanID\":\"a\"}"),
            "t|a web/GET|b<a unknown-service/");
        row("parent of zeros", jaegerTrace("{\"spanID\":\"b\",\"parentSpanID\":\"0\",\"references\":null}"),
            "t|b unknown-service/");
        row("times as text", jaegerTrace("{\"spanID\":\"b\",\"startTime\":\"5\",\"duration\":\"7\"}"),
            "t|b unknown-service/");
        row("value before its key", jaegerTrace("{\"spanID\":\"b\",\"tags\":[{\"value\":true,\"key\":\"error\"}]}"),
            "t|b unknown-service/!");
        row("error as text", jaegerTrace("{\"spanID\":\"b\",\"tags\":[{\"key\":\"error\",\"value\":\"true\"}]}"),
            "t|b unknown-service/!");
        row("no error", jaegerTrace("{\"spanID\":\"b\",\"tags\":[{\"key\":\"error\",\"value\":\"false\"},null]}"),
            "t|b unknown-service/");
        row("nulls",
            jaegerTrace("{\"spanID\":\"b\",\"tags\":null,\"logs\":null,\"warnings\":null,\"process\":null}",
                        ",\"warnings\":null"),
            "t|b unknown-service/");
        row("half of a pair", jaegerTrace("{\"spanID\":\"b\",\"operationName\":\"x\\ud800 y\"}"),
            "t|b unknown-service/x\\ud800 y");
        row("bytes that are no UTF-8", jaegerTrace("{\"spanID\":\"b\",\"operationName\":\"x\xff\"}"),
            "t|b unknown-service/x\xEF\xBF\xBD");
    }
    void spansOfTheFirstInterfaceVary()
    {
        QFETCH(QByteArray, trace);
        QFETCH(QString, read);
        HttpReply reply = replyOf("{\"data\":[" + trace + "]}");
        QCOMPARE(shape(decodeJaegerTraces(reply, url)), read);
    }

    void errorsHaveManyForms_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const char* body) { QTest::newRow(name) << QByteArray(body); };
        row("first", "{\"data\":null,\"errors\":[{\"code\":404,\"msg\":\"trace not found\"}]}");
        row("first, other key", "{\"data\":[],\"errors\":[null,{\"code\":404,\"message\":\"trace not found\"}]}");
        row("first, texts", "{\"data\":null,\"errors\":[\"trace not found\"]}");
        row("third", "{\"error\":{\"grpcCode\":5,\"httpCode\":404,\"message\":\"trace not found\"}}");
        row("third, as text", "{\"error\":\"trace not found\"}");
        row("gateway", "{\"code\":5,\"message\":\"trace not found\",\"details\":[]}");
        row("both", "{\"error\":\"trace not found\",\"message\":\"x\",\"code\":5}");
    }
    void errorsHaveManyForms()
    {
        QFETCH(QByteArray, body);
        for (const int status : {200, 404, 500})
            for (const auto decode : {decodeJaegerTraces, decodeOtlpTraces}) {
                HttpReply reply = replyOf(body, status);
                const QString read = shape(decode(reply, url, nullptr));
                QVERIFY2(read.endsWith(QLatin1String("answers: trace not found")), qPrintable(read));
            }
        const auto data = decodeJaegerData(replyOf(body), url);
        QVERIFY(!data);
        QVERIFY(data.error().text.endsWith(QLatin1String("trace not found")));
    }

    void summariesComeInOneOrMoreObjects_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("summaries"); // -1: the server has none of them, -2: an error
        const auto row = [](const char* name, int status, const QByteArray& body, int summaries) {
            QTest::newRow(name) << body << status << summaries;
        };
        const QByteArray one = "{\"summaries\":[{\"traceId\":\"a\",\"spanCount\":\"3\",\"services\":[null,{}]}]}";
        row("one", 200, one, 1);
        row("wrapped", 200, "{\"result\":" + one + "}", 1);
        row("stream", 200, "{\"result\":" + one + "}\n{\"result\":" + one + "}\r\n\n", 2);
        row("none", 200, "{}", 0);
        row("null", 200, "{\"summaries\":null}", 0);
        row("web page", 200, "<!doctype html>", -1);
        row("list", 200, "[]", -1);
        row("no such path", 404, "404 page not found\n", -1);
        row("no such path of a gateway", 404, "{\"code\":5,\"message\":\"Not Found\",\"details\":[]}", -1);
        row("not made yet", 501, "{\"code\":12,\"message\":\"Not Implemented\"}", -1);
        row("nothing found", 404, "{\"error\":{\"httpCode\":404,\"message\":\"No traces found\"}}", 0);
        row("broken off", 200, "{\"result\":" + one + "}\n{\"error\":{\"message\":\"gone\"}}", -2);
        row("error", 500, "{\"error\":{\"message\":\"gone\"}}", -2);
    }
    void summariesComeInOneOrMoreObjects()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(int, summaries);
        const auto read = decodeTraceSummaries(replyOf(body, status), url);
        QCOMPARE(!read ? -2 : *read ? int((*read)->size()) : -1, summaries);
    }
};

VEDETTE_TEST_GUILESS(TestJaegerForms)
#include "tst_jaegerforms.moc"
