#include "datasources/jaeger/jaegerdecode.h"
#include "datasources/loki/lokidecode.h"
#include "datasources/net/httpclient.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QRegularExpression>

#include <set>

namespace {

constexpr qint64 large = 18'000; // bytes; smaller recordings lie in tests/data with a golden of their own

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

/// What a large answer holds, in one line.
QString summary(const Result<std::vector<TracePtr>>& traces)
{
    if (!traces)
        return QStringLiteral("error ") + traces.error().text;
    qint64 durations = 0;
    size_t spans = 0;
    size_t details = 0;
    for (const TracePtr& trace : *traces) {
        spans += trace->size();
        for (size_t i = 0; i < trace->size(); ++i) {
            durations += trace->durationNs[i];
            details += trace->detail(i).attributes.size();
        }
    }
    return QStringLiteral("%1 traces, %2 spans, %3 attributes, %4 ns")
        .arg(traces->size())
        .arg(spans)
        .arg(details)
        .arg(durations);
}

QString summary(const Result<LokiAnswer>& answer)
{
    if (!answer)
        return QStringLiteral("error ") + answer.error().text;
    if (!answer->logs) {
        qsizetype rows = 0;
        for (const Frame& frame : answer->frames)
            rows += frame.rows;
        return QStringLiteral("%1 series, %2 samples").arg(answer->frames.size()).arg(rows);
    }
    const LogLines& lines = *answer->logs;
    qsizetype bytes = 0;
    std::set<QString> streams;
    for (qsizetype row = 0; row < lines.size(); ++row) {
        bytes += qsizetype(lines.line(row).size());
        streams.insert(formatLabels(lines.labels(row)));
    }
    return QStringLiteral("%1 lines, %2 bytes, %3 streams, %4 to %5")
        .arg(lines.size())
        .arg(bytes)
        .arg(streams.size())
        .arg(lines.timeNs(0))
        .arg(lines.timeNs(lines.size() - 1));
}

QString decoded(const QString& name, HttpReply& reply)
{
    const QByteArray url = "http://server:1";
    if (name.contains(QLatin1String("loki")))
        return summary(decodeLokiReply(reply, url, true));
    if (name.contains(QLatin1String("v3_")) || name.contains(QLatin1String("tempo")))
        return summary(decodeOtlpTraces(reply, url));
    return summary(decodeJaegerTraces(reply, url));
}

} // namespace

/// Recorded answers that are too large to lie beside the tests, fetched as from a server.
class TestRecordings : public QObject
{
    Q_OBJECT

private slots:
    void largeAnswersHoldWhatTheyHeld_data()
    {
        QTest::addColumn<QString>("name");
        const QString folder = recordings();
        if (!QFileInfo::exists(folder))
            QSKIP("The folder of recordings is not here (VEDETTE_RECORDINGS).");
        static const QRegularExpression wanted(
            QStringLiteral("^((loki|loki/v2.9)/(streams|matrix)|(jaeger|jaeger/v1.74)/(v3_)?traces?_|tempo/trace_2000)"
                           "[a-z0-9_]*\\.json(\\.gz)?$"));
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString name = QDir(folder).relativeFilePath(files.next());
            if (wanted.match(name).hasMatch() && files.fileInfo().size() > large)
                QTest::newRow(qPrintable(name)) << name;
        }
    }
    void largeAnswersHoldWhatTheyHeld()
    {
        QFETCH(QString, name);
        FakeHttpServer server([name](const FakeRequest&) {
            FakeReply reply;
            reply.body = fileText(recordings() + u'/' + name);
            if (name.endsWith(QLatin1String(".gz")))
                reply.headers.append(qMakePair(QByteArray("Content-Encoding"), QByteArray("gzip")));
            return reply;
        });
        HttpClient http;
        HttpRequest request;
        request.url = server.url();
        request.compression = HttpCompression::Any;
        std::optional<QString> text;
        const Pending asking = http.send<QString>(
            std::move(request), [name](HttpReply& reply) -> Result<QString> { return decoded(name, reply); },
            [&](Result<QString> result) { text = result ? *result : result.error().text; });
        QTRY_VERIFY(text);
        const QString line = name + u'\t' + *text + u'\n';
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
