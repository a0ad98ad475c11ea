#include "datasources/alertmanager/alertmanagerdecode.h"
#include "datasources/jaeger/jaegerdecode.h"
#include "datasources/jaeger/jaegerframes.h"
#include "datasources/loki/lokidecode.h"
#include "datasources/net/httpclient.h"
#include "datasources/prometheus/prometheusdecode.h"
#include "datasources/prometheus/prometheusrules.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QRegularExpression>

#include <set>

namespace {

const QByteArray place = "http://server:1";

QString recordings()
{
    const QString chosen = qEnvironmentVariable("VEDETTE_RECORDINGS");
    return chosen.isEmpty() ? QStringLiteral(VEDETTE_TEST_DATA "/../../../shared/recordings") : chosen;
}

QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "loki/v2.9/streams_1000.json.gz" is the part "loki/v2.9" and the name "streams_1000".
struct Recording
{
    QString part;
    QString name;
    explicit Recording(const QString& path)
        : part(path.section(u'/', 0, -2))
        , name(path.section(u'/', -1).section(u'.', 0, 0))
    { }
    bool isOf(const char* maker) const { return part.section(u'/', 0, 0) == QLatin1String(maker); }
    bool startsWith(const char* text) const { return name.startsWith(QLatin1String(text)); }
};

/// Small answers lie beside the tests of their source, with goldens that tell all.
bool hasOwnGolden(const Recording& recording)
{
    static const QHash<QString, QString> folders = {
        {QStringLiteral("loki"), QStringLiteral("loki")},
        {QStringLiteral("loki/v2.9"), QStringLiteral("loki/v2.9")},
        {QStringLiteral("jaeger"), QStringLiteral("jaeger/v2.19")},
        {QStringLiteral("jaeger/v1.74"), QStringLiteral("jaeger/v1.74")},
        {QStringLiteral("jaeger/skew-adjust-10s"), QStringLiteral("jaeger/skew-adjust-10s")},
        {QStringLiteral("tempo"), QStringLiteral("jaeger/tempo")},
        {QStringLiteral("alertmanager"), QStringLiteral("alertmanager/v0.25")},
        {QStringLiteral("alertmanager/v0.33"), QStringLiteral("alertmanager/v0.33")},
        {QStringLiteral("victoria-metrics"), QStringLiteral("prometheus/victoria-metrics")}};
    const QDir folder(QStringLiteral(VEDETTE_TEST_DATA "/") + folders.value(recording.part));
    return !folder.entryList({recording.name + QStringLiteral(".*")}, QDir::Files).isEmpty();
}

/// Status and content type as the server sent them, from the lists beside the recordings.
struct Head
{
    int status = 200;
    QByteArray contentType;
};
QHash<QString, Head> readHeads()
{
    QHash<QString, Head> heads;
    for (const QString& list : QDir(recordings()).entryList({QStringLiteral("index-*.tsv")}))
        for (const QByteArray& line : fileText(recordings() + u'/' + list).split('\n')) {
            const QList<QByteArray> cells = line.split('\t');
            const QList<QByteArray> numbers = cells.value(2).split(' ');
            if (numbers.size() > 3)
                heads.insert(QString::fromUtf8(cells[0] + '/' + cells[1]),
                             {numbers[0].toInt(), numbers.mid(3).join(' ')});
        }
    return heads;
}

template<typename T>
QString told(const Result<T>& result, const std::function<QString(const T&)>& digest)
{
    return result ? digest(*result)
                  : QStringLiteral("error %1: %2").arg(int(result.error().kind)).arg(result.error().text.simplified());
}

/// What a large answer holds, in one line. Attributes are decoded when looked at: one span of ten tells enough.
QString digest(const std::vector<TracePtr>& traces)
{
    constexpr size_t looked = 10;
    qint64 durations = 0;
    size_t spans = 0;
    size_t details = 0;
    for (const TracePtr& trace : traces) {
        spans += trace->size();
        for (size_t i = 0; i < trace->size(); ++i)
            durations += trace->durationNs[i];
        for (size_t i = 0; i < trace->size(); i += looked)
            details += trace->detail(i).attributes.size();
    }
    return QStringLiteral("%1 traces, %2 spans, %3 attributes, %4 ns")
        .arg(traces.size())
        .arg(spans)
        .arg(details)
        .arg(durations);
}

QString digest(const Frames& frames)
{
    qsizetype rows = 0;
    for (const Frame& frame : frames)
        rows += frame.rows;
    return QStringLiteral("%1 series, %2 samples").arg(frames.size()).arg(rows);
}

QString digest(const LokiAnswer& answer)
{
    if (!answer.logs)
        return digest(answer.frames);
    const LogLines& lines = *answer.logs;
    qsizetype bytes = 0;
    for (qsizetype row = 0; row < lines.size(); ++row)
        bytes += qsizetype(lines.line(row).size());
    return QStringLiteral("%1 lines, %2 bytes, %3 streams, %4 to %5")
        .arg(lines.size())
        .arg(bytes)
        .arg(lines.streams().size())
        .arg(lines.isEmpty() ? 0 : lines.timeNs(0))
        .arg(lines.isEmpty() ? 0 : lines.timeNs(lines.size() - 1));
}

QString digest(const AlertList& list)
{
    return QStringLiteral("%1 alerts, %2 rules, %3 groups")
        .arg(list.alerts.size())
        .arg(list.rules.size())
        .arg(list.groups.size());
}

QString digest(const Json& data)
{
    return QStringLiteral("%1: %2").arg(QLatin1String(data.type_name()),
                                        QString::fromUtf8(jsonutil::dump(data).left(80)));
}

QString decodedRules(const HttpReply& reply, const QString& source)
{
    return told<RulePage>(decodePrometheusRulePage(reply, place, source), [](const RulePage& page) {
        return digest(page.list)
            + (page.nextToken.isEmpty() ? QString() : QStringLiteral(", more follows %1").arg(page.nextToken));
    });
}

QString decodedLoki(const Recording& recording, const HttpReply& reply)
{
    if (recording.startsWith("streams") || recording.startsWith("matrix"))
        return told<LokiAnswer>(decodeLokiReply(reply, place, true), [](const LokiAnswer& a) { return digest(a); });
    if (recording.name.endsWith(QLatin1String("prometheus_style"))) // its ruler speaks like Prometheus
        return decodedRules(reply, QStringLiteral("loki"));
    return told<Json>(decodeLokiData(reply, place), [](const Json& data) { return digest(data); });
}

QString decodedJaeger(const Recording& recording, HttpReply& reply)
{
    if (recording.startsWith("metrics")) {
        JaegerQuestion question;
        question.url = place;
        question.query.kind = JaegerQuery::Kind::Metrics;
        Response response;
        const auto error = readJaegerAnswer(reply, question, response);
        return error ? QStringLiteral("error ") + error->text : digest(response.frames);
    }
    const auto traces = [](const std::vector<TracePtr>& all) { return digest(all); };
    if (recording.startsWith("v3_"))
        return told<std::vector<TracePtr>>(decodeOtlpTraces(reply, place), traces);
    if (recording.startsWith("trace") || recording.startsWith("error_traces"))
        return told<std::vector<TracePtr>>(decodeJaegerTraces(reply, place), traces);
    return told<Json>(decodeJaegerData(reply, place), [](const Json& data) { return digest(data); });
}

QString decodedAlertmanager(const Recording& recording, const HttpReply& reply)
{
    if (recording.startsWith("alerts_gzip"))
        return told<AlertList>(decodeAlerts(reply, place, QStringLiteral("am")),
                               [](const AlertList& list) { return digest(list); });
    return told<Done>(decodeDone(reply, place), [](const Done&) { return QStringLiteral("done"); });
}

QString decodedVictoriaMetrics(const Recording& recording, const HttpReply& reply)
{
    if (recording.startsWith("rules"))
        return decodedRules(reply, QStringLiteral("vm"));
    if (recording.startsWith("query") || recording.startsWith("range"))
        return told<PrometheusAnswer>(decodePrometheusReply(reply, place),
                                      [](const PrometheusAnswer& answer) { return digest(answer.frames); });
    return told<Json>(decodePrometheusData(reply, place), [](const Json& data) { return digest(data); });
}

/// What a client makes of the answer. Paths that the product never asks (ruler, push, search of Tempo) are read like
/// the nearest it does ask: they give nothing or one sentence.
QString decoded(const Recording& recording, HttpReply& reply)
{
    if (recording.isOf("loki"))
        return decodedLoki(recording, reply);
    if (recording.isOf("jaeger"))
        return decodedJaeger(recording, reply);
    if (recording.isOf("prometheus"))
        return decodedRules(reply, QStringLiteral("prom"));
    if (recording.isOf("alertmanager"))
        return decodedAlertmanager(recording, reply);
    if (recording.isOf("victoria-metrics"))
        return decodedVictoriaMetrics(recording, reply);
    return told<std::vector<TracePtr>>(decodeOtlpTraces(reply, place),
                                       [](const std::vector<TracePtr>& all) { return digest(all); });
}

} // namespace

/// Every recorded answer that has no golden beside the tests of its source, fetched as from a server.
class TestRecordings : public QObject
{
    Q_OBJECT

    QHash<QString, Head> m_heads;

private slots:
    void initTestCase() { m_heads = readHeads(); }

    void everyAnswerIsReadOrSaidToBeWrong_data()
    {
        QTest::addColumn<QString>("path");
        const QString folder = recordings();
        if (!QFileInfo::exists(folder))
            QSKIP("The folder of recordings is not here (VEDETTE_RECORDINGS).");
        static const QRegularExpression wanted(
            QStringLiteral("^((loki|jaeger|alertmanager|tempo|victoria-metrics)/|prometheus/(v3\\.5/)?(error_)?rules)"
                           "(?!.*\\.(request|headers)\\.txt)"));
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = QDir(folder).relativeFilePath(files.next());
            if (wanted.match(path).hasMatch() && !hasOwnGolden(Recording(path)))
                QTest::newRow(qPrintable(path)) << path;
        }
    }
    void everyAnswerIsReadOrSaidToBeWrong()
    {
        QFETCH(QString, path);
        const Recording recording(path);
        const Head head = m_heads.value(recording.part + u'/' + recording.name);
        FakeHttpServer server([path, head](const FakeRequest&) {
            FakeReply reply;
            reply.status = head.status;
            reply.contentType = head.contentType;
            reply.body = fileText(recordings() + u'/' + path);
            if (path.endsWith(QLatin1String(".gz")))
                reply.headers.append(qMakePair(QByteArray("Content-Encoding"), QByteArray("gzip")));
            return reply;
        });
        HttpClient http;
        HttpRequest request;
        request.url = server.url();
        request.compression = HttpCompression::Any;
        std::optional<QString> text;
        const Pending asking = http.send<QString>(
            std::move(request), [recording](HttpReply& reply) -> Result<QString> { return decoded(recording, reply); },
            [&](Result<QString> result) { text = result ? *result : result.error().text; });
        QTRY_VERIFY(text);
        QVERIFY(text->size() > 3);
        const QString line = path + u'\t' + text->replace(QChar(u'\0'), QLatin1String("\\0")) + u'\n';
        QFile golden(QStringLiteral(VEDETTE_TEST_DATA "/recordings.tsv"));
        if (qEnvironmentVariableIsSet("VEDETTE_WRITE_GOLDEN")) {
            QVERIFY(golden.open(QIODevice::Append));
            golden.write(line.toUtf8());
            return;
        }
        QVERIFY2(fileText(golden.fileName()).contains(line.toUtf8()), qPrintable(line));
    }
};

VEDETTE_TEST_GUILESS(TestRecordings)
#include "tst_recordings.moc"
