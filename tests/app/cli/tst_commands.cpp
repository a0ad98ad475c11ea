#include "tests/support/fakehttpserver.h"
#include "tests/support/testmain.h"
#include "tests/support/wrongtypes.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

namespace {

/// The program as a person runs it, with servers of this process answering meanwhile.
class Program
{
public:
    void run(const QStringList& arguments)
    {
        m_process.start(QStringLiteral(VEDETTE_BINARY), arguments);
        QTRY_VERIFY(m_process.state() == QProcess::NotRunning);
        m_errors = QString::fromUtf8(m_process.readAllStandardError());
        m_output = QString::fromUtf8(m_process.readAllStandardOutput());
    }
    bool crashed() const { return m_process.exitStatus() == QProcess::CrashExit; }
    int code() const { return m_process.exitCode(); }
    const QString& errors() const { return m_errors; }
    const QString& output() const { return m_output; }

private:
    QProcess m_process;
    QString m_errors;
    QString m_output;
};

const QByteArray dashboard =
    R"({"title":"T","uid":"u","schemaVersion":41,"refresh":"","time":{"from":"now-1h","to":"now"},"panels":[
    {"id":7,"type":"stat","title":"Load","gridPos":{"x":0,"y":0,"w":12,"h":8},
     "datasource":{"type":"prometheus","uid":"p"},"targets":[{"refId":"A","expr":"up","range":true}]}]})";

QByteArray matrix()
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QByteArray values;
    for (int i = 60; i >= 0; --i)
        values +=
            (values.isEmpty() ? "[" : ",[") + QByteArray::number(now - i * 60) + ",\"" + QByteArray::number(i) + "\"]";
    return R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{"job":"a"},"values":[)" + values
        + "]}]}}";
}

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    QString sources(const QByteArray& url) const
    {
        return write(QStringLiteral("sources.yaml"),
                     "apiVersion: 1\ndatasources:\n- {name: P, uid: p, type: prometheus, url: '" + url
                         + "', jsonData: {timeout: 1}}\n");
    }
    QStringList renderArguments(const QByteArray& url, const QString& board) const
    {
        return {QStringLiteral("render"),
                board,
                QStringLiteral("-o"),
                m_folder.filePath(QStringLiteral("out.png")),
                QStringLiteral("--datasources"),
                sources(url),
                QStringLiteral("--width"),
                QStringLiteral("400"),
                QStringLiteral("--height"),
                QStringLiteral("300"),
                QStringLiteral("--strict")};
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("HOME", m_folder.path().toLocal8Bit());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    }

    void badFilesAreOneSentenceThatNamesTheFileOnce_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("not JSON") << QByteArray("<html>no</html>") << "Not valid JSON";
        QTest::newRow("no dashboard") << QByteArray(R"({"name":"x"})") << "not a dashboard";
        QTest::newRow("a list") << QByteArray("[1,2]") << "not a dashboard";
        QTest::newRow("truncated") << dashboard.left(200) << "Not valid JSON";
        QTest::newRow("empty") << QByteArray() << "The file is empty.";
        QTest::newRow("binary") << QByteArray("\x89PNG\r\n\0\0\1\2", 10) << "Not valid JSON";
        QTest::newRow("deep nesting") << QByteArray(100'000, '[') << "levels";
    }
    void badFilesAreOneSentenceThatNamesTheFileOnce()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        const QString file = write(QStringLiteral("bad.json"), bytes);
        Program program;
        program.run({QStringLiteral("check"), file});
        QCOMPARE(program.code(), 1);
        QVERIFY2(program.output().contains(sentence), qPrintable(program.output()));
        QCOMPARE(program.output().count(QLatin1String("bad.json")), 1);
        program.run({QStringLiteral("render"), file, QStringLiteral("-o"), m_folder.filePath(QStringLiteral("x.png"))});
        QVERIFY(!program.crashed());
        QCOMPARE(program.code(), 1);
        QVERIFY2(program.errors().startsWith(QLatin1String("vedette: ")) && program.errors().contains(sentence),
                 qPrintable(program.errors()));
        QCOMPARE(program.errors().count(QLatin1String("bad.json")), 1);
        program.run(
            {QStringLiteral("convert"), file, QStringLiteral("-o"), m_folder.filePath(QStringLiteral("x.json"))});
        QCOMPARE(program.code(), 1);
        QCOMPARE(program.errors().count(QLatin1String("bad.json")), 1);
    }

    void theGalleryHasItsDataBesideOtherDatasources()
    {
        const QString gallery = QStringLiteral(VEDETTE_SOURCE_DIR "/resources/dashboards/gallery.json");
        Program program;
        program.run(renderArguments("http://127.0.0.1:1", gallery)
                    + QStringList {QStringLiteral("--panel"), QStringLiteral("4")});
        QVERIFY2(program.code() == 0, qPrintable(program.errors()));
    }

    void pathsThatAreNoFilesAreTold_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("missing") << m_folder.filePath(QStringLiteral("missing.json")) << "cannot be read";
        QTest::newRow("folder") << m_folder.path() << "folder";
        const QString large = m_folder.filePath(QStringLiteral("large.json"));
        QFile file(large);
        if (file.open(QIODevice::WriteOnly) && file.resize(200LL << 20)) // a hole: costs no disk
            QTest::newRow("200 MB") << large << "larger than";
    }
    void pathsThatAreNoFilesAreTold()
    {
        QFETCH(QString, path);
        QFETCH(QString, sentence);
        Program program;
        program.run({QStringLiteral("render"), path, QStringLiteral("-o"), m_folder.filePath(QStringLiteral("x.png"))});
        QCOMPARE(program.code(), 1);
        QVERIFY2(program.errors().contains(sentence), qPrintable(program.errors()));
        QCOMPARE(program.errors().count(path), 1);
    }

    void wrongTypesInEveryKeyAreNoCrash()
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("wrong"));
        QFile sample(QStringLiteral(VEDETTE_TEST_DATA "/dashboards/every-key.json"));
        QVERIFY(sample.open(QIODevice::ReadOnly));
        const QJsonDocument document = QJsonDocument::fromJson(sample.readAll());
        QVERIFY(document.isObject());
        int files = 0;
        forEachWrongType(document.object(), wrongValues(), [&](const QJsonValue& changed) {
            const QByteArray bytes = changed.isArray() ? QJsonDocument(changed.toArray()).toJson()
                                                       : QJsonDocument(changed.toObject()).toJson();
            write(QStringLiteral("wrong/%1.json").arg(files++), bytes);
        });
        Program program;
        program.run({QStringLiteral("check"), m_folder.filePath(QStringLiteral("wrong"))});
        QVERIFY2(!program.crashed(), qPrintable(program.output().right(500)));
        QVERIFY2(program.code() == 0 || program.code() == 1, qPrintable(program.errors()));
        QCOMPARE(int(program.output().count(QLatin1String(".json: "))), files);
    }

    void badAnswersAreTheSentenceOfThePanel_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("server down") << "down"
                                     << "refuses the connection";
        QTest::newRow("slow") << "slow"
                              << "no complete answer within 1 s";
        QTest::newRow("401") << "401"
                             << "user and password or a token";
        QTest::newRow("403") << "403"
                             << "does not allow this";
        QTest::newRow("404") << "404"
                             << "404";
        QTest::newRow("422") << "422"
                             << "many-to-many matching not allowed";
        QTest::newRow("500") << "500"
                             << "status 500";
        QTest::newRow("HTML") << "html"
                              << "web page";
        QTest::newRow("half an answer") << "half"
                                        << "broke off";
        QTest::newRow("half of the JSON") << "halfjson"
                                          << "is damaged";
        QTest::newRow("over the limit") << "limit"
                                        << "larger than the limit";
        QTest::newRow("no TLS") << "tls"
                                << "does not speak TLS";
        QTest::newRow("unknown host") << "dns"
                                      << "is not known";
    }
    void badAnswersAreTheSentenceOfThePanel()
    {
        QFETCH(QString, what);
        QFETCH(QString, sentence);
        FakeHttpServer server([&what](const FakeRequest&) {
            FakeReply reply;
            reply.body = matrix();
            if (const int status = what.toInt(); status > 0) {
                reply.status = status;
                reply.body = status == 422
                    ? R"({"status":"error","errorType":"execution","error":"many-to-many matching not allowed"})"
                    : "<html>secret page</html>";
                reply.contentType = status == 422 ? "application/json" : "text/html";
            }
            reply.hold = what == QLatin1String("slow");
            if (what == QLatin1String("half"))
                reply.cutAfter = 100;
            if (what == QLatin1String("halfjson"))
                reply.body.truncate(200);
            if (what == QLatin1String("html")) {
                reply.body = "<!DOCTYPE html><html><body>Log in</body></html>";
                reply.contentType = "text/html";
            }
            if (what == QLatin1String("limit")) {
                reply.headers = {{"Content-Length", "99999999999"}};
                reply.sendLength = false;
            }
            return reply;
        });
        QByteArray url = server.url("");
        if (what == QLatin1String("tls"))
            url.replace("http:", "https:");
        if (what == QLatin1String("dns"))
            url = "http://nowhere.invalid:9090";
        if (what == QLatin1String("down"))
            server.stop();
        Program program;
        program.run(renderArguments(url, write(QStringLiteral("board.json"), dashboard)));
        QVERIFY(!program.crashed());
        QCOMPARE(program.code(), 1);
        const QStringList lines = program.errors().trimmed().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines[0].startsWith(QLatin1String("panel 7 \"Load\": ")), qPrintable(lines[0]));
        QVERIFY2(lines[0].contains(sentence), qPrintable(lines[0]));
        QVERIFY2(!lines[0].contains(QLatin1String("secret page")) && !lines[0].contains(QLatin1String("SSL routines")),
                 qPrintable(lines[0]));
        QVERIFY(QFileInfo(m_folder.filePath(QStringLiteral("out.png"))).size() > 0);
    }

    /// A picture of the first panels answers for all of them.
    void panelsBelowThePictureAreAskedToo()
    {
        QByteArray board = dashboard;
        board.replace("\"gridPos\":{\"x\":0,\"y\":0,", "\"gridPos\":{\"x\":0,\"y\":500,");
        board.replace("\"panels\":[",
                      "\"panels\":[{\"id\":1,\"type\":\"text\",\"title\":\"Top\","
                      "\"gridPos\":{\"x\":0,\"y\":0,\"w\":24,\"h\":490}},");
        FakeHttpServer server([](const FakeRequest&) {
            FakeReply reply;
            reply.status = 500;
            return reply;
        });
        Program program;
        program.run(renderArguments(server.url(""), write(QStringLiteral("board.json"), board)));
        QCOMPARE(program.code(), 1);
        QVERIFY2(program.errors().startsWith(QLatin1String("panel 7 \"Load\": ")), qPrintable(program.errors()));
    }

    void unknownPanelsAndDatasourcesAreNamed()
    {
        QByteArray board = dashboard;
        board.replace("\"uid\":\"p\"", "\"uid\":\"nobody\"");
        FakeHttpServer server([](const FakeRequest&) { return FakeReply {}; });
        Program program;
        program.run(renderArguments(server.url(""), write(QStringLiteral("board.json"), board)));
        QCOMPARE(program.code(), 1);
        QVERIFY2(program.errors().contains(QLatin1String("nobody")), qPrintable(program.errors()));

        board = dashboard;
        board.replace("\"stat\"", "\"vendor-flow-panel\"");
        program.run({QStringLiteral("check"), write(QStringLiteral("board.json"), board)});
        QCOMPARE(program.code(), 0);
        QVERIFY2(program.output().contains(QLatin1String("vendor-flow-panel")), qPrintable(program.output()));
        QVERIFY2(program.output().contains(QLatin1String("1 placeholder")), qPrintable(program.output()));
    }

    void badDatasourceFilesAreTold_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no YAML") << QByteArray("datasources: [\n") << "sources.yaml";
        QTest::newRow("a list") << QByteArray("- 1\n") << "sources.yaml";
    }
    void badDatasourceFilesAreTold()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, sentence);
        QStringList arguments = renderArguments("http://127.0.0.1:1", write(QStringLiteral("board.json"), dashboard));
        write(QStringLiteral("sources.yaml"), yaml);
        Program program;
        program.run(arguments);
        QCOMPARE(program.code(), 1);
        QVERIFY2(program.errors().contains(sentence), qPrintable(program.errors()));
        QCOMPARE(program.errors().count(sentence), 1);
    }

    void timingsTellEveryEventInOrder_data()
    {
        QTest::addColumn<bool>("window");
        QTest::newRow("render") << false;
        QTest::newRow("window") << true;
    }
    void timingsTellEveryEventInOrder()
    {
        QFETCH(bool, window);
        FakeHttpServer server([](const FakeRequest&) {
            FakeReply reply;
            reply.body = matrix();
            return reply;
        });
        const QString log = m_folder.filePath(QStringLiteral("timings.jsonl"));
        const QString board = write(QStringLiteral("board.json"), dashboard);
        QStringList arguments = renderArguments(server.url(""), board);
        if (window)
            arguments = {board,
                         QStringLiteral("--datasources"),
                         sources(server.url("")),
                         QStringLiteral("--kiosk"),
                         QStringLiteral("--refresh-count"),
                         QStringLiteral("2")};
        arguments << QStringLiteral("--timings") << log;
        Program program;
        program.run(arguments);
        QVERIFY2(program.code() == 0, qPrintable(program.errors()));

        QFile file(log);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QHash<QString, int> firstLine;
        QHash<QString, QJsonObject> firstObject;
        QHash<QString, int> count;
        int number = 0;
        double before = 0;
        while (!file.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
            const QString event = line[QStringLiteral("event")].toString();
            const double t = line[QStringLiteral("t")].toDouble(-1);
            QVERIFY2(t >= before, qPrintable(event));
            before = t;
            if (count[event]++ == 0) {
                firstLine[event] = number;
                firstObject[event] = line;
            }
            ++number;
        }
        int last = -1;
        const QStringList order = window
            ? QStringLiteral("start shown dashboard query firstByte decoded painted refreshed").split(QLatin1Char(' '))
            : QStringLiteral("start dashboard shown query firstByte decoded painted refreshed").split(QLatin1Char(' '));
        for (const QString& event : order) {
            QVERIFY2(firstLine.contains(event), qPrintable(event));
            QVERIFY2(firstLine[event] > last, qPrintable(event));
            last = firstLine[event];
        }
        QCOMPARE(firstObject[QStringLiteral("dashboard")][QStringLiteral("panels")].toInt(), 1);
        QCOMPARE(firstObject[QStringLiteral("painted")][QStringLiteral("panel")].toString(), QStringLiteral("7"));
        const QJsonObject refreshed = firstObject[QStringLiteral("refreshed")];
        for (const char* key : {"refresh", "waitMs", "cpuMs", "longestGuiBlockMs", "pssMb", "threads"})
            QVERIFY2(refreshed[QLatin1String(key)].isDouble(), key);
        QCOMPARE(count[QStringLiteral("refreshed")], window ? 3 : 1); // the first picture and two refreshes
        QCOMPARE(count[QStringLiteral("firstByte")], count[QStringLiteral("refreshed")]);
    }

    void aRememberedFileThatIsGoneKeepsNobodyOut()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("vedette")));
        QVERIFY(
            !write(QStringLiteral("vedette/vedette.conf"), "[General]\ndatasources=/nowhere/gone.yaml\n").isEmpty());
        QByteArray board = dashboard;
        board.replace("\"prometheus\",\"uid\":\"p\"", "\"grafana-testdata-datasource\",\"uid\":\"testdata\"");
        Program program;
        program.run({write(QStringLiteral("test.json"), board), QStringLiteral("--kiosk"),
                     QStringLiteral("--refresh-count"), QStringLiteral("1")});
        QFile::remove(m_folder.filePath(QStringLiteral("vedette/vedette.conf")));
        QVERIFY2(program.code() == 0, qPrintable(program.errors()));
        QVERIFY2(program.errors().contains(QLatin1String("/nowhere/gone.yaml")), qPrintable(program.errors()));
    }
};

VEDETTE_TEST_GUILESS(TestCommands)
#include "tst_commands.moc"
