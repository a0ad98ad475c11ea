#include "datasources/connections.h"
#include "datasources/net/connectionrequest.h"
#include "datasources/secretstore.h"
#include "tests/support/testmain.h"

namespace {

ConnectionConfig someConnection()
{
    ConnectionConfig config;
    config.uid = ConnectionId(QStringLiteral("p-1"));
    config.name = QStringLiteral("Main");
    config.type = QStringLiteral("prometheus");
    config.url = QStringLiteral("http://localhost:9090");
    config.basicAuth = true;
    config.basicAuthUser = QStringLiteral("me");
    config.jsonData = {{"timeInterval", "15s"}};
    config.secrets = {{QStringLiteral("basicAuthPassword"), QStringLiteral("hunter2")},
                      {QStringLiteral("tlsClientKey"), QStringLiteral("hunter3")}};
    return config;
}

Environment environment()
{
    return [](const QString& name) -> std::optional<QString> {
        if (name == QLatin1String("VEDETTE_SECRET_P_1_BASICAUTHPASSWORD"))
            return QStringLiteral("from outside");
        return std::nullopt;
    };
}

/// A store whose every read fails.
class BrokenStore : public EnvironmentSecretStore
{
public:
    BrokenStore() : EnvironmentSecretStore({}) { }
    Pending read(const SecretKey&, Reply<std::optional<QString>> reply) override
    {
        replies.push_back(std::move(reply));
        return {};
    }
    std::vector<Reply<std::optional<QString>>> replies;
};

} // namespace

class TestConnections : public QObject
{
    Q_OBJECT

private slots:
    void connectionsSurviveBeingStoredWithoutTheirSecrets()
    {
        ConnectionConfig config = someConnection();
        const Json json = connectionsToJson({config});
        QVERIFY(!jsonutil::dump(json).contains("hunter"));
        const auto read = connectionsFromJson(json);
        QCOMPARE(read.size(), size_t(1));
        for (auto& [name, secret] : config.secrets)
            secret.clear();
        QVERIFY(read[0] == config);
    }

    void passwordsLeaveTheAddress_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::newRow("none") << "http://a:1/$x"
                              << "http://a:1/$x"
                              << ""
                              << "";
        QTest::newRow("both") << "https://me:p%40ss@a:1/x"
                              << "https://a:1/x"
                              << "me"
                              << "p@ss";
        QTest::newRow("no scheme") << "me:pass@a:1"
                                   << "http://a:1"
                                   << "me"
                                   << "pass";
        QTest::newRow("no password") << "http://me@a"
                                     << "http://a"
                                     << "me"
                                     << "";
        QTest::newRow("no address") << "http://me:pass@a b:x"
                                    << "a b:x"
                                    << ""
                                    << "";
        QTest::newRow("no host behind the scheme") << "http://"
                                                   << "http://"
                                                   << ""
                                                   << "";
        QTest::newRow("empty") << ""
                               << ""
                               << ""
                               << "";
    }
    void passwordsLeaveTheAddress()
    {
        QFETCH(QString, url);
        ConnectionConfig config;
        config.url = url;
        const ConnectionConfig apart = withUserInfoApart(config);
        QTEST(apart.url, "left");
        QTEST(apart.basicAuthUser, "user");
        const auto password = apart.secrets.find(QStringLiteral("basicAuthPassword"));
        QTEST(password == apart.secrets.end() ? QString() : password->second, "password");
        config.basicAuth = true; // it has others
        config.basicAuthUser = QStringLiteral("other");
        QCOMPARE(withUserInfoApart(config).basicAuthUser, QStringLiteral("other"));
        QTEST(withUserInfoApart(config).url, "left");
    }

    void addressesAreWrittenWithoutTheirScheme_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("url"); // empty: nobody can be asked there
        const auto row = [](const char* address, const char* url) {
            QTest::newRow(address) << QString::fromLatin1(address) << QByteArray(url);
        };
        row("https://a:1/x/", "https://a:1/x");
        row(" localhost:9090 ", "http://localhost:9090");
        row("10.0.0.1:9090/prometheus", "http://10.0.0.1:9090/prometheus");
        row("[::1]:9090", "http://[::1]:9090");
        row("server", "http://server");
        row("http://", "");
        row("ftp://server", "");
        row("a b:x", "");
        row("", "");
    }
    void addressesAreWrittenWithoutTheirScheme()
    {
        QFETCH(QString, address);
        ConnectionConfig config;
        config.url = address;
        const auto request = connectionRequest(config);
        QTEST(request ? request->url : QByteArray(), "url");
        if (!request)
            QCOMPARE(request.error().kind, Error::Kind::Config);
    }

    void oddEntriesAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("count");
        QTest::newRow("no list") << QByteArray("{}") << 0;
        QTest::newRow("numbers") << QByteArray("[1, null]") << 0;
        QTest::newRow("no type") << QByteArray(R"([{"name":"a"}])") << 0;
        QTest::newRow("least") << QByteArray(R"([{"name":"a","type":"loki"}])") << 1;
        QTest::newRow("wrong types") << QByteArray(R"([{"name":"a","type":"loki","url":5,"jsonData":[],"basicAuth":"x",
            "secureJsonFields":{"a":1}}])")
                                     << 1;
    }
    void oddEntriesAreLeftOut()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, count);
        const auto json = jsonutil::parse(text);
        QVERIFY(json);
        QCOMPARE(int(connectionsFromJson(*json).size()), count);
    }

    void secretsAreReadFromTheEnvironment()
    {
        EnvironmentSecretStore store(environment());
        ConnectionConfig config = someConnection();
        for (auto& [name, secret] : config.secrets)
            secret.clear();
        std::optional<std::vector<ConnectionConfig>> filled;
        const Pending pending = fillSecrets(
            store, {config}, [&](const auto& result) { filled = result ? *result : std::vector<ConnectionConfig>(); });
        QVERIFY(!filled);
        QTRY_VERIFY(filled.has_value());
        QCOMPARE(filled->size(), size_t(1));
        QCOMPARE(filled->front().secrets.at(QStringLiteral("basicAuthPassword")), QStringLiteral("from outside"));
        QCOMPARE(filled->front().secrets.at(QStringLiteral("tlsClientKey")), QString());
    }

    void theEnvironmentCannotBeWritten()
    {
        EnvironmentSecretStore store(environment());
        std::optional<Error> error;
        const SecretKey key {ConnectionId(QStringLiteral("p")), QStringLiteral("password")};
        const Pending pending = store.write(key, QStringLiteral("hunter2"), [&](const Result<Done>& result) {
            if (!result)
                error = result.error();
        });
        QTRY_VERIFY(error.has_value());
        QVERIFY(!error->text.contains(QLatin1String("hunter2")));
    }

    void oneErrorEndsTheFilling()
    {
        BrokenStore store;
        int calls = 0;
        bool failed = false;
        const Pending pending = fillSecrets(store, {someConnection()}, [&](const auto& result) {
            ++calls;
            failed = !result;
        });
        QCOMPARE(store.replies.size(), size_t(2));
        for (const auto& reply : store.replies)
            reply(Error {Error::Kind::Config, QStringLiteral("locked"), {}});
        QCOMPARE(calls, 1);
        QVERIFY(failed);
    }

    void aCancelledFillingIsSilent()
    {
        EnvironmentSecretStore store(environment());
        int calls = 0;
        {
            const Pending pending = fillSecrets(store, {someConnection()}, [&](const auto&) { ++calls; });
        }
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
    }

    void nothingToReadIsAnsweredToo()
    {
        EnvironmentSecretStore store(environment());
        int calls = 0;
        const Pending pending = fillSecrets(store, {}, [&](const auto& result) { calls += result ? 1 : 10; });
        QTRY_COMPARE(calls, 1);
    }
};

VEDETTE_TEST_GUILESS(TestConnections)
#include "tst_connections.moc"
