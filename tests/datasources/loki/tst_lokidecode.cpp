#include "datasources/data/framedump.h"
#include "datasources/data/logframes.h"
#include "tests/datasources/loki/lokidumps.h"
#include "tests/support/testmain.h"

namespace {

const QString folder = QStringLiteral(VEDETTE_TEST_DATA "/loki/");

QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Streams, then every line: time, level, stream, length and beginning of the text, fields.
QString dump(const LogLines& lines)
{
    QString text;
    for (const LogStream& stream : lines.streams())
        text += QStringLiteral("stream ") + stream.key + QLatin1Char('\n');
    for (qsizetype row = 0; row < lines.size(); ++row) {
        const auto level = logLevelName(lines.level(row));
        const QString line = QString::fromUtf8(jsonutil::dump(Json(lines.text(row).left(60).toStdString())));
        text += QStringLiteral("%1 %2 #%3 %4 %5 %6\n")
                    .arg(lines.timeNs(row))
                    .arg(QLatin1String(level.data(), int(level.size())))
                    .arg(lines.streamIndex(row))
                    .arg(lines.line(row).size())
                    .arg(line, fieldText(lines, row));
    }
    return text;
}

QString dump(const Result<LokiAnswer>& answer)
{
    if (!answer)
        return dump(answer.error());
    QString text = QStringLiteral("result %1, %2 lines processed\n")
                       .arg(answer->resultType)
                       .arg(jsonutil::number(answer->stats, "totalLinesProcessed"));
    for (const Notice& notice : answer->notices)
        text += QStringLiteral("notice ") + notice.text + QLatin1Char('\n');
    return answer->logs ? text + dump(*answer->logs) : text + dumpFrames(answer->frames);
}

struct Frame0
{
    int opcode = 0;
    QByteArray payload;
};

/// "# frame 0 opcode=1 fin=1 length=1957 at=0.04s", then so many bytes; else the body of a refused handshake.
std::vector<Frame0> framesOf(const QByteArray& text)
{
    static const QRegularExpression head(QStringLiteral("# frame \\d+ opcode=(\\d+) fin=1 length=(\\d+)[^\n]*\n"));
    std::vector<Frame0> frames;
    qsizetype at = 0;
    while (at < text.size()) {
        const auto match = head.match(QString::fromLatin1(text), at, QRegularExpression::NormalMatch,
                                      QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            break;
        const qsizetype length = match.captured(2).toLongLong();
        frames.push_back({match.captured(1).toInt(), text.mid(match.capturedEnd(), length)});
        at = match.capturedEnd() + length + 1;
    }
    return frames;
}

QString dumpTail(const QByteArray& text)
{
    QString result;
    const auto frames = framesOf(text);
    for (const Frame0& frame : frames) {
        if (frame.opcode == 8)
            result += QStringLiteral("close %1\n").arg(QString::fromUtf8(frame.payload.mid(2)));
        if (frame.opcode != 1)
            continue;
        const auto decoded = decodeLokiTail(frame.payload, QStringLiteral("loki:3100"));
        result += decoded ? dump(*decoded->logs) : dump(decoded.error());
    }
    return frames.empty() ? dump(decodeLokiReply(replyOf(text, 400), lokiTestUrl, true)) : result;
}

bool isQuery(const QString& name)
{
    for (const char* start : {"streams", "matrix", "vector", "instant", "index_volume", "error"})
        if (name.startsWith(QLatin1String(start)) && !name.contains(QLatin1String("format_query")))
            return true;
    return false;
}

QByteArray streamsBody(const QByteArray& values)
{
    return R"({"status":"success","data":{"resultType":"streams","result":[{"stream":{"a":"b"},"values":[)" + values
        + "]}]}}";
}

} // namespace

class TestLokiDecode : public QObject
{
    Q_OBJECT

private slots:
    /// index.tsv names the recorded answers; VEDETTE_WRITE_GOLDEN=1 writes their goldens anew.
    void recordedAnswersGiveTheirLinesAndSeries_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        for (const QString& part : {QString(), QStringLiteral("v2.9/")})
            for (const QByteArray& line : fileText(folder + part + QStringLiteral("index.tsv")).split('\n')) {
                const auto cells = line.split('\t');
                const QString name = QString::fromUtf8(cells.front());
                if (cells.size() == 2)
                    QTest::newRow(qPrintable(part + name)) << name << folder + part + name << cells[1].toInt();
            }
    }
    void recordedAnswersGiveTheirLinesAndSeries()
    {
        QFETCH(QString, name);
        QFETCH(QString, path);
        QFETCH(int, status);
        const QByteArray body = fileText(path);
        const bool backward = !path.contains(QLatin1String("forward"));
        const QString text = name.endsWith(QLatin1String(".frames.txt")) ? dumpTail(body)
            : isQuery(name) ? dump(decodeLokiReply(replyOf(body, status), lokiTestUrl, backward))
                            : dumpData(name, decodeLokiData(replyOf(body, status), lokiTestUrl));
        const QString golden = path + QLatin1String(".golden");
        if (qEnvironmentVariableIsSet("VEDETTE_WRITE_GOLDEN")) {
            QFile file(golden);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
        }
        QVERIFY(!text.isEmpty());
        QCOMPARE(text, QString::fromUtf8(fileText(golden)));
    }

    void linesAreInOrderOfTimeWhateverTheStream()
    {
        const auto answer =
            decodeLokiReply(replyOf(fileText(folder + QStringLiteral("streams_backward.json"))), lokiTestUrl, true);
        QVERIFY(answer.has_value());
        const LogLines& lines = *answer->logs;
        QCOMPARE(lines.size(), 20);
        for (qsizetype row = 1; row < lines.size(); ++row)
            QVERIFY(lines.timeNs(row - 1) <= lines.timeNs(row));
    }

    void metadataIsTheSameWithAndWithoutCategories()
    {
        const auto with =
            decodeLokiReply(replyOf(fileText(folder + QStringLiteral("streams_categorized.json"))), lokiTestUrl, true);
        const auto without =
            decodeLokiReply(replyOf(fileText(folder + QStringLiteral("streams_backward.json"))), lokiTestUrl, true);
        QVERIFY(with && without);
        QVERIFY(with->logs->streams().size() < without->logs->streams().size());
        for (qsizetype row = 0; row < with->logs->size(); ++row)
            for (qsizetype other = 0; other < without->logs->size(); ++other)
                if (with->logs->timeNs(row) == without->logs->timeNs(other)) {
                    QCOMPARE(with->logs->labels(row), without->logs->labels(other));
                    QCOMPARE(with->logs->level(row), without->logs->level(other));
                }
    }

    void aCutAnswerIsAnErrorWhereverItIsCut()
    {
        const QByteArray body = fileText(folder + QStringLiteral("streams_interval.json"));
        QVERIFY(body.size() > 1000);
        for (qsizetype length = 0; length < body.size() - 1; length += 7) {
            const auto answer = decodeLokiReply(replyOf(body.left(length)), lokiTestUrl, true);
            QVERIFY2(!answer.has_value(), qPrintable(QString::number(length)));
            QVERIFY(!answer.error().text.isEmpty());
        }
    }

    void oddBodiesAreOneSentenceEach_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::newRow("page with 200") << QByteArray("<!doctype html><html>") << 200 << QStringLiteral("web page");
        QTest::newRow("nothing") << QByteArray() << 200 << QStringLiteral("empty");
        QTest::newRow("deep") << QByteArray(10000, '[') << 200 << QStringLiteral("damaged");
        QTest::newRow("text") << QByteArray("hello") << 200 << QStringLiteral("damaged");
        QTest::newRow("tenant") << QByteArray("no org id\n") << 401 << QStringLiteral("no org id");
        QTest::newRow("gateway") << QByteArray("<html>502</html>") << 502 << QStringLiteral("502");
        QTest::newRow("no body") << QByteArray() << 405 << QStringLiteral("405");
        QTest::newRow("json") << QByteArray("{\"message\":\"too slow\"}") << 503 << QStringLiteral("too slow");
    }
    void oddBodiesAreOneSentenceEach()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, words);
        const auto answer = decodeLokiReply(replyOf(body, status), lokiTestUrl, true);
        QVERIFY(!answer.has_value());
        QVERIFY2(answer.error().text.contains(words), qPrintable(answer.error().text));
        QVERIFY(!answer.error().text.contains(QLatin1String("geheim")));
    }

    void warningsComeWithTheLines()
    {
        const auto answer = decodeLokiReply(
            replyOf("{\"status\":\"success\",\"warnings\":[\"half of the shards answered\",7],\"data\":{"
                    "\"resultType\":\"streams\",\"result\":[{\"stream\":{\"a\":\"b\"},\"values\":"
                    "[[\"1\",\"x\"]]}]}}",
                    200),
            lokiTestUrl, true);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->logs->size(), 1);
        QCOMPARE(answer->notices.size(), size_t(1));
        QCOMPARE(answer->notices[0].text, QStringLiteral("half of the shards answered"));
    }

    void anAnswerWithoutDataIsEmpty_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("null") << QByteArray("{\"status\":\"success\",\"data\":null}");
        QTest::newRow("no key") << QByteArray("{\"status\":\"success\"}");
        QTest::newRow("null result") << QByteArray(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":null}}");
        QTest::newRow("null matrix") << QByteArray(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":null}}");
    }
    void anAnswerWithoutDataIsEmpty()
    {
        QFETCH(QByteArray, body);
        const auto answer = decodeLokiReply(replyOf(body, 200), lokiTestUrl, true);
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().text));
        QVERIFY(!answer->logs || answer->logs->isEmpty());
        QVERIFY(answer->frames.empty());
    }

    void brokenTextIsMendedWithANotice_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<bool>("notice");
        QTest::newRow("no UTF-8") << QByteArray("a\xff\xfe"
                                                "b")
                                  << QString(QStringLiteral("a\uFFFD\uFFFDb")) << true;
        QTest::newRow("bare NUL") << QByteArray("a\0b", 3) << QString(QStringLiteral("a\uFFFDb")) << true;
        QTest::newRow("escaped NUL") << QByteArray("a\\u0000b") << QString::fromUtf8("a\0b", 3) << false;
        QTest::newRow("Chinese") << QByteArray("订单失败") << QStringLiteral("订单失败") << false;
    }
    void brokenTextIsMendedWithANotice()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, shown);
        QFETCH(bool, notice);
        const auto answer = decodeLokiReply(replyOf(streamsBody("[\"1\",\"" + line + "\"]")), lokiTestUrl, true);
        QVERIFY2(answer.has_value(), qPrintable(answer ? QString() : answer.error().text));
        QCOMPARE(answer->logs->text(0), shown);
        QCOMPARE(!answer->notices.empty(), notice);
    }

    void aLineOfFiveMegabytesIsALine()
    {
        const QByteArray line(5'000'000, 'x');
        const auto answer = decodeLokiReply(replyOf(streamsBody("[\"1\",\"" + line + "\"]")), lokiTestUrl, true);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->logs->line(0).size(), size_t(5'000'000));
    }

    void aMessageShowsItsPlaceInTheQuery()
    {
        QCOMPARE(lokiErrorPlace(QStringLiteral("parse error at line 2, col 4: oops"), QStringLiteral("sum(\nrate)")),
                 QStringLiteral("rate)\n   ^"));
        QCOMPARE(lokiErrorPlace(QStringLiteral("parse error : nothing"), QStringLiteral("{}")), QString());
        QCOMPARE(lokiErrorPlace(QStringLiteral("at line 9, col 1"), QStringLiteral("{}")), QString());
    }

    void framesAndLinesAreTheSame()
    {
        const auto answer =
            decodeLokiReply(replyOf(fileText(folder + QStringLiteral("streams_categorized.json"))), lokiTestUrl, true);
        QVERIFY(answer.has_value());
        const Frame frame = logFrame(*answer->logs, QStringLiteral("A"));
        QCOMPARE(frame.rows, answer->logs->size());
        QVERIFY(frame.byName(QStringLiteral("labelTypes")));
        const LogLinesPtr again = logLinesOfFrames({frame});
        QVERIFY(again);
        QCOMPARE(again->size(), answer->logs->size());
        for (qsizetype row = 0; row < again->size(); ++row) {
            QCOMPARE(again->text(row), answer->logs->text(row));
            QCOMPARE(again->timeNs(row), answer->logs->timeNs(row));
            QCOMPARE(again->labels(row), answer->logs->labels(row));
        }
        QVERIFY(!logLinesOfFrames({Frame()}));
    }

    void aMillionLinesFitIntoMemory()
    {
        constexpr qint64 count = 1'000'000;
        LogLinesBuilder builder(count * 200);
        builder.beginStream({{QStringLiteral("level"), QStringLiteral("info")}});
        std::string line(200, 'x');
        for (qint64 i = 0; i < count; ++i)
            builder.add(i, line);
        const LogLinesPtr lines = builder.finish(false);
        QCOMPARE(lines->size(), count);
        QVERIFY(lines->memoryBytes() < 350'000'000);
        QCOMPARE(lines->level(77), LogLevel::Info);
    }

    void mergedLinesKeepWhatTheyNeed()
    {
        const auto part = [](qint64 from, const char* stream) {
            LogLinesBuilder builder;
            builder.beginStream({{QStringLiteral("s"), QLatin1String(stream)}});
            for (qint64 i = 0; i < 10; ++i)
                builder.add(from + i, "line " + std::to_string(from + i));
            return builder.finish(false);
        };
        const LogLinesPtr all = LogLines::merge({part(5, "a"), part(0, "b"), nullptr, part(100, "a")});
        QCOMPARE(all->size(), 30);
        QCOMPARE(all->streams().size(), size_t(2));
        QCOMPARE(all->text(0), QStringLiteral("line 0"));
        QCOMPARE(all->text(29), QStringLiteral("line 109"));
        const LogLinesPtr last = LogLines::merge({all}, 3);
        QCOMPARE(last->text(0), QStringLiteral("line 107"));
        QVERIFY(last->memoryBytes() < all->memoryBytes());
        QCOMPARE(LogLines::merge({all}, 3, false)->text(2), QStringLiteral("line 2"));
        QCOMPARE(LogLines::slice(all, 28, 9)->size(), 2);
    }

    void levelsAreFound_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("level");
        QTest::newRow("first word counts") << QStringLiteral("INFO an error") << int(LogLevel::Info);
        QTest::newRow("logfmt") << QStringLiteral("ts=1 level=warn msg=x") << int(LogLevel::Warning);
        QTest::newRow("part of a word") << QStringLiteral("informative terror") << int(LogLevel::Unknown);
        QTest::newRow("underscore joins") << QStringLiteral("my_error") << int(LogLevel::Unknown);
        QTest::newRow("brackets") << QStringLiteral("[EROR] x") << int(LogLevel::Error);
        QTest::newRow("coloured") << QStringLiteral("\x1b[31mERROR\x1b[0m x") << int(LogLevel::Error);
        QTest::newRow("cut colour") << QStringLiteral("x \x1b[31") << int(LogLevel::Unknown);
        QTest::newRow("emerg") << QStringLiteral("emerg: fire") << int(LogLevel::Critical);
        QTest::newRow("empty") << QString() << int(LogLevel::Unknown);
    }
    void levelsAreFound()
    {
        QFETCH(QString, line);
        QFETCH(int, level);
        QCOMPARE(int(logLevelInText(line.toStdString())), level);
    }
};

VEDETTE_TEST_GUILESS(TestLokiDecode)
#include "tst_lokidecode.moc"
