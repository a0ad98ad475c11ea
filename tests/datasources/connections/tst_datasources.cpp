#include "datasources/datasources.h"
#include "datasources/net/httpclient.h"
#include "datasources/tracefile/tracefile.h"
#include "fakedatasource.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace {

ConnectionConfig connection(const char* uid, const char* name, const char* type, bool isDefault = false)
{
    ConnectionConfig config;
    config.uid = ConnectionId(QString::fromLatin1(uid));
    config.name = QString::fromLatin1(name);
    config.type = QString::fromLatin1(type);
    config.isDefault = isDefault;
    return config;
}

std::vector<ConnectionConfig> someConnections()
{
    return {connection("p1", "Main", "prometheus"), connection("l1", "Logs", "loki"),
            connection("p2", "Second", "victoriametrics-metrics-datasource", true),
            connection("x1", "Odd", "frser-sqlite-datasource")};
}

} // namespace

class TestDataSources : public QObject
{
    Q_OBJECT

    DataSourceTypes m_types;
    HttpClient m_http;
    int m_made = 0;
    FakeDataSource* m_last = nullptr;

private slots:
    void initTestCase()
    {
        const auto make = [this](const ConnectionConfig& config,
                                 const DataSourceContext&) -> Result<std::unique_ptr<DataSource>> {
            if (config.url == QLatin1String("bad"))
                return Error {Error::Kind::Config, QStringLiteral("bad url"), {}};
            auto source = std::make_unique<FakeDataSource>();
            m_last = source.get();
            ++m_made;
            return Result<std::unique_ptr<DataSource>>(std::unique_ptr<DataSource>(std::move(source)));
        };
        m_types.add({QStringLiteral("prometheus"), QStringLiteral("Prometheus"), make});
        m_types.add({QStringLiteral("loki"), QStringLiteral("Loki"), make});
    }

    void referencesFindTheirConnection_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("uid");
        QTest::newRow("uid") << "prometheus"
                             << "p1"
                             << "p1";
        QTest::newRow("uid without type") << ""
                                          << "l1"
                                          << "l1";
        QTest::newRow("name") << "prometheus"
                              << "Second"
                              << "p2";
        QTest::newRow("default of a type") << "loki"
                                           << ""
                                           << "l1";
        QTest::newRow("marked default of a type") << "prometheus"
                                                  << ""
                                                  << "p2";
        QTest::newRow("default of all") << ""
                                        << ""
                                        << "p2";
        QTest::newRow("default by its word") << ""
                                             << "default"
                                             << "p2";
        QTest::newRow("default of all for a type that is missing") << "jaeger"
                                                                   << ""
                                                                   << "p2";
        QTest::newRow("replaced uid") << "prometheus"
                                      << "elsewhere"
                                      << "p1";
        QTest::newRow("input of an export") << "prometheus"
                                            << "${DS_PROMETHEUS}"
                                            << "l1";
    }
    void referencesFindTheirConnection()
    {
        QFETCH(QString, type);
        QFETCH(QString, reference);
        QFETCH(QString, uid);
        DataSources sources(m_types, m_http, systemClock());
        sources.setConnections(someConnections());
        sources.setReplacements({{QStringLiteral("elsewhere"), ConnectionId(QStringLiteral("p1"))},
                                 {QStringLiteral("DS_PROMETHEUS"), ConnectionId(QStringLiteral("l1"))}});
        const auto found = sources.resolve(type, reference);
        QVERIFY2(bool(found), found ? "" : qPrintable(found.error().text));
        QCOMPARE(found->value, uid);
    }

    void missingReferencesAreNamed_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("text");
        QTest::newRow("typed") << "prometheus"
                               << "gone"
                               << "No datasource named gone (type prometheus) is configured.";
        QTest::newRow("untyped") << ""
                                 << "gone"
                                 << "No datasource named gone is configured.";
        QTest::newRow("variable without a choice") << "loki"
                                                   << "${logs}"
                                                   << "No datasource of type loki is configured.";
        QTest::newRow("percent signs") << "t"
                                       << "%2"
                                       << "No datasource named %2 (type t) is configured.";
    }
    void missingReferencesAreNamed()
    {
        QFETCH(QString, type);
        QFETCH(QString, reference);
        QFETCH(QString, text);
        DataSources sources(m_types, m_http, systemClock());
        sources.setConnections(someConnections());
        const auto found = sources.resolve(type, reference);
        QVERIFY(!found);
        QCOMPARE(found.error().text, text);
    }

    void nothingConfiguredIsSaid()
    {
        const DataSources sources(m_types, m_http, systemClock());
        const auto found = sources.resolve(QString(), QString());
        QVERIFY(!found);
        QCOMPARE(found.error().text, QStringLiteral("No datasource is configured."));
    }

    void compatiblePluginsAreOneType()
    {
        DataSources sources(m_types, m_http, systemClock());
        sources.setConnections(someConnections());
        const auto found = sources.byType(QStringLiteral("prometheus"));
        QCOMPARE(found.size(), size_t(2));
        QCOMPARE(found[0]->uid.value, QStringLiteral("p1"));
        QCOMPARE(found[1]->uid.value, QStringLiteral("p2"));
        QVERIFY(sources.find(ConnectionId(QStringLiteral("p2"))));
    }

    void datasourcesAreMadeOnceAndKeptWhileTheirConfigurationStays()
    {
        DataSources sources(m_types, m_http, systemClock());
        auto connections = someConnections();
        sources.setConnections(connections);
        m_made = 0;
        DataSource* first = sources.find(connections[0].uid);
        QVERIFY(first);
        QCOMPARE(sources.find(connections[0].uid), first);
        QCOMPARE(m_made, 1);
        connections[1].url = QStringLiteral("http://other");
        sources.setConnections(connections);
        QCOMPARE(sources.find(connections[0].uid), first);
        QCOMPARE(m_made, 1);
        connections[0].url = QStringLiteral("http://other");
        sources.setConnections(connections);
        QVERIFY(sources.find(connections[0].uid));
        QCOMPARE(m_made, 2);
    }

    void fixedConnectionsAreThereWithoutBeingConfigured()
    {
        const ConnectionConfig fixed = connection("-- own --", "Own", "loki");
        DataSources sources(m_types, m_http, systemClock(), {fixed});
        QVERIFY(!sources.resolve({}, {}) && !sources.resolve(fixed.type, {})); // nobody's default
        QVERIFY(sources.byType(fixed.type).empty() && sources.connections().empty());
        QCOMPARE(*sources.resolve({}, fixed.uid.value), fixed.uid);
        const DataSource* opened = sources.find(fixed.uid);
        QVERIFY(opened);
        auto connections = someConnections();
        connections.push_back(connection("-- own --", "Somebody's", "prometheus")); // the name is taken
        sources.setConnections(connections);
        QCOMPARE(sources.config(fixed.uid)->name, fixed.name);
        sources.setConnections({});
        QVERIFY(sources.find(fixed.uid) == opened);
    }

    void aConfiguredConnectionTakesThePlaceOfAFixedOne()
    {
        const ConnectionConfig fixed = connection("made-up", "Made up", "loki");
        DataSources sources(m_types, m_http, systemClock(), {fixed});
        QVERIFY(sources.find(fixed.uid));
        const int made = m_made;
        sources.setConnections({connection("made-up", "Somebody's", "prometheus")});
        QCOMPARE(sources.config(fixed.uid)->name, QStringLiteral("Somebody's"));
        QVERIFY(sources.find(fixed.uid));
        QCOMPARE(m_made, made + 1); // the fixed one is closed
        sources.setConnections({});
        QCOMPARE(sources.config(fixed.uid)->name, fixed.name);
        QVERIFY(sources.find(fixed.uid));
        QCOMPARE(m_made, made + 2);
    }

    void whatCannotBeOpenedSaysWhy()
    {
        DataSources sources(m_types, m_http, systemClock());
        auto connections = someConnections();
        connections[0].url = QStringLiteral("bad");
        sources.setConnections(connections);
        QCOMPARE(sources.open(connections[0].uid).error().text, QStringLiteral("bad url"));
        QCOMPARE(sources.open(connections[3].uid).error().text,
                 QStringLiteral("Odd is of type frser-sqlite-datasource, which this program cannot ask."));
        QVERIFY(!sources.find(ConnectionId(QStringLiteral("none"))));
    }

    void anUnknownConnectionFailsLater()
    {
        DataSources sources(m_types, m_http, systemClock());
        QString text;
        Sink sink;
        sink.done = [&](const Result<ResponsePtr>& r) { text = r ? QString() : r.error().text; };
        QueryRequest request;
        request.connection = ConnectionId(QStringLiteral("none"));
        const Pending pending = sources.run(request, sink);
        QVERIFY(text.isNull());
        QTRY_COMPARE(text, QStringLiteral("No datasource named none is configured."));
    }

    void aWrongClockIsSaidWithEveryAnswer_data()
    {
        QTest::addColumn<QString>("before"); // the address is written with
        QTest::newRow("whole") << "http://";
        QTest::newRow("without scheme") << "";
        QTest::newRow("with blanks") << " http://";
    }
    void aWrongClockIsSaidWithEveryAnswer()
    {
        QFETCH(QString, before);
        FakeHttpServer server([](const FakeRequest&) {
            FakeReply reply;
            reply.headers.append(qMakePair(QByteArray("Date"), QByteArray("Thu, 01 Jan 1970 00:00:00 GMT")));
            return reply;
        });
        HttpRequest asked;
        asked.url = server.url("/api");
        bool answered = false;
        const Pending asking = m_http.send<Done>(
            std::move(asked), [](const HttpReply&) { return Result<Done>(Done {}); },
            [&](const Result<Done>&) { answered = true; });
        QTRY_VERIFY(answered);
        DataSources sources(m_types, m_http, systemClock());
        auto connections = someConnections();
        connections[0].url = before + QString::fromUtf8(server.url()).remove(QStringLiteral("http://"));
        sources.setConnections(connections);
        std::vector<ResponsePtr> got;
        Sink sink;
        sink.partial = [&](ResponsePtr response) { got.push_back(std::move(response)); };
        sink.done = [&](const Result<ResponsePtr>& r) { got.push_back(r ? *r : nullptr); };
        QueryRequest request;
        request.connection = ConnectionId(QStringLiteral("p1"));
        const Pending pending = sources.run(request, sink);
        const auto response = std::make_shared<const Response>();
        m_last->answerPart(0, response);
        m_last->answer(0, ResponsePtr(response));
        QTRY_COMPARE(got.size(), size_t(2));
        for (const ResponsePtr& one : got) {
            QCOMPARE(one->notices.size(), size_t(1));
            QVERIFY(one->notices[0].text.contains(QLatin1String("behind this computer's")));
        }
        QVERIFY(response->notices.empty()); // what others share stays as it is
    }

    void removingAConnectionEndsItsQueries()
    {
        DataSources sources(m_types, m_http, systemClock());
        sources.setConnections(someConnections());
        std::optional<Error::Kind> kind;
        Sink sink;
        sink.done = [&](const Result<ResponsePtr>& r) { kind = r ? Error::Kind::Internal : r.error().kind; };
        QueryRequest request;
        request.connection = ConnectionId(QStringLiteral("p1"));
        const Pending pending = sources.run(request, sink);
        QCOMPARE(m_last->askedCount(), size_t(1));
        sources.setConnections({});
        QTRY_VERIFY(kind.has_value());
        QCOMPARE(*kind, Error::Kind::Cancelled);
    }

    void onlyFilesOfTracesThatWereOpenedAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("opened");
        QTest::addColumn<QString>("says"); // empty: it is read
        QTest::newRow("opened") << "trace.json" << true << "";
        QTest::newRow("named by a dashboard") << "trace.json" << false << "opened";
        QTest::newRow("missing") << "none.json" << true << "cannot be read";
        QTest::newRow("folder") << "." << true << "not a file";
        QTest::newRow("pipe") << "pipe" << true << "not a file";
    }
    void onlyFilesOfTracesThatWereOpenedAreRead()
    {
        QFETCH(QString, name);
        QFETCH(bool, opened);
        QFETCH(QString, says);
        QTemporaryDir dir;
        QFile trace(dir.filePath(QStringLiteral("trace.json")));
        QVERIFY(trace.open(QIODevice::WriteOnly));
        trace.write("{\"data\":[{\"traceID\":\"ab\",\"spans\":[{\"traceID\":\"ab\",\"spanID\":\"1\"}]}]}");
        trace.close();
#ifdef Q_OS_UNIX
        QCOMPARE(mkfifo(QFile::encodeName(dir.filePath(QStringLiteral("pipe"))).constData(), S_IRUSR | S_IWUSR), 0);
#else
        if (name == QLatin1String("pipe"))
            QSKIP("this system has no such pipes");
#endif
        const auto files = std::make_shared<OpenedTraceFiles>();
        QString path = dir.filePath(name);
        if (opened)
            path = files->add(path);
        DataSourceTypes types;
        types.add(traceFileType(files));
        DataSources sources(types, m_http, systemClock(), {traceFileConnection()});
        QueryRequest request;
        request.connection = traceFileConnection().uid;
        request.spec = Json {{"file", path.toStdString()}};
        std::optional<Result<ResponsePtr>> answer;
        Sink sink;
        sink.done = [&](const Result<ResponsePtr>& result) { answer = result; };
        const Pending pending = sources.run(request, sink);
        QTRY_VERIFY(answer.has_value());
        if (says.isEmpty())
            QCOMPARE((*answer)->get()->traces.size(), size_t(1));
        else
            QVERIFY(!*answer && answer->error().text.contains(says));
    }
};

VEDETTE_TEST_GUILESS(TestDataSources)
#include "tst_datasources.moc"
