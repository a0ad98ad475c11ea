#include "datasources/provisioning.h"
#include "tests/support/testmain.h"

#include <QTemporaryFile>

namespace {

Environment someVariables()
{
    return [](const QString& name) -> std::optional<QString> {
        static const QHash<QString, QString> values = {{QStringLiteral("HOST"), QStringLiteral("prom.example")},
                                                       {QStringLiteral("PASS"), QStringLiteral("hun$HOST{ter}2")},
                                                       {QStringLiteral("FLAG"), QStringLiteral("true")},
                                                       {QStringLiteral("a_1"), QStringLiteral("x")}};
        const auto it = values.constFind(name);
        return it == values.cend() ? std::nullopt : std::optional(*it);
    };
}

constexpr auto fullFile = R"(
apiVersion: 1
prune: true
deleteDatasources:
  - name: Old
    orgId: 1
datasources:
  - name: Prometheus
    type: prometheus
    access: proxy
    url: http://$HOST:9090
    isDefault: ${FLAG}
    basicAuth: true
    basicAuthUser: me
    jsonData:
      httpMethod: GET
      timeInterval: 15s
      manageAlerts: false
      $HOST: key
      timeout: 30
      keepCookies: [a, "$HOST"]
      custom: '5'
    secureJsonData:
      basicAuthPassword: $PASS
      httpHeaderValue1: a$$b
  - name: Logs
    uid: loki-1
    type: loki
)";

} // namespace

class TestProvisioning : public QObject
{
    Q_OBJECT

private slots:
    void aFileIsRead()
    {
        const auto read = readProvisioning(fullFile, someVariables());
        QVERIFY2(bool(read), read ? "" : qPrintable(read.error().text));
        QVERIFY(read->prune);
        QCOMPARE(read->deleted, QStringList {QStringLiteral("Old")});
        QCOMPARE(read->datasources.size(), size_t(2));
        const ConnectionConfig& p = read->datasources[0];
        QCOMPARE(p.uid.value, QStringLiteral("PBFA97CFB590B2093"));
        QCOMPARE(p.url, QStringLiteral("http://prom.example:9090"));
        QVERIFY(p.isDefault && p.basicAuth && !p.withCredentials);
        QCOMPARE(p.basicAuthUser, QStringLiteral("me"));
        QCOMPARE(p.secrets.at(QStringLiteral("basicAuthPassword")), QStringLiteral("hun$HOST{ter}2"));
        QCOMPARE(p.secrets.at(QStringLiteral("httpHeaderValue1")), QStringLiteral("a$b"));
        QCOMPARE(read->datasources[1].uid.value, QStringLiteral("loki-1"));
        QVERIFY2(read->warnings.isEmpty(), qPrintable(read->warnings.join(QLatin1Char('\n'))));
    }

    void jsonDataKeepsItsTypesAndItsKeys()
    {
        const auto read = readProvisioning(fullFile, someVariables());
        QVERIFY(read);
        const Json expected = {{"httpMethod", "GET"}, {"timeInterval", "15s"}, {"manageAlerts", false},
                               {"$HOST", "key"},      {"timeout", 30},         {"keepCookies", {"a", "prom.example"}},
                               {"custom", "5"}};
        QCOMPARE(jsonutil::dump(read->datasources[0].jsonData), jsonutil::dump(expected));
    }

    void variablesAreExpanded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expanded");
        QTest::newRow("bare") << "$HOST"
                              << "prom.example";
        QTest::newRow("braces") << "a${HOST}b"
                                << "aprom.exampleb";
        QTest::newRow("none") << "plain"
                              << "plain";
        QTest::newRow("dollar") << "a$$HOST"
                                << "a$HOST";
        QTest::newRow("two dollars and a variable") << "$$$HOST"
                                                    << "$prom.example";
        QTest::newRow("end of a regex") << "^a$"
                                        << "^a$";
        QTest::newRow("digit") << "$5"
                               << "$5";
        QTest::newRow("env") << "$__env{HOST}"
                             << "prom.example";
        QTest::newRow("underscores and digits") << "$a_1-"
                                                << "x-";
        QTest::newRow("open brace") << "${HOST"
                                    << "${HOST";
        QTest::newRow("not again") << "$PASS"
                                   << "hun$HOST{ter}2";
        QTest::newRow("not set") << "a$NONE"
                                 << "a";
    }
    void variablesAreExpanded()
    {
        QFETCH(QString, text);
        QFETCH(QString, expanded);
        QStringList missing;
        const auto result = expandVariables(text, someVariables(), missing);
        QVERIFY(result);
        QCOMPARE(*result, expanded);
        QCOMPARE(missing.isEmpty(), !text.contains(QLatin1String("NONE")));
    }

    void aFileGivesItsText()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("  secret\n");
        file.close();
        QStringList missing;
        const auto result =
            expandVariables(QStringLiteral("x$__file{%1}y").arg(file.fileName()), someVariables(), missing);
        QVERIFY(result);
        QCOMPARE(*result, QStringLiteral("xsecrety"));
        QVERIFY(!expandVariables(QStringLiteral("$__file{/nowhere/at/all}"), someVariables(), missing));
    }

    void mistakesAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("text");
        QTest::newRow("syntax") << QByteArray("datasources:\n  - name: [\n") << "Not valid YAML: line 3, column 1.";
        QTest::newRow("root") << QByteArray("- a") << "The file must be a map, not a list (line 1, column 1).";
        QTest::newRow("version") << QByteArray("apiVersion: 2") << "apiVersion must be 1 (line 1, column 13).";
        QTest::newRow("list") << QByteArray("datasources: 5")
                              << "datasources must be a list, not a single value (line 1, column 14).";
        QTest::newRow("entry") << QByteArray("datasources:\n  - hello")
                               << "datasources[0] must be a map, not a single value (line 2, column 5).";
        QTest::newRow("name") << QByteArray("datasources:\n  - type: loki")
                              << "datasources[0] has no name (line 2, column 5).";
        QTest::newRow("type") << QByteArray("datasources:\n  - name: x")
                              << "datasources[0] has no type (line 2, column 5).";
        QTest::newRow("text") << QByteArray("datasources:\n  - {name: x, type: y, url: [a]}")
                              << "datasources[0].url must be a text, not a list (line 2, column 29).";
        QTest::newRow("bool") << QByteArray("datasources:\n  - {name: x, type: y, basicAuth: hunter2}")
                              << "datasources[0].basicAuth must be true or false (line 2, column 35).";
        QTest::newRow("jsonData") << QByteArray("datasources:\n  - {name: x, type: y, jsonData: 7}")
                                  << "datasources[0].jsonData must be a map, not a single value (line 2, column 34).";
        QTest::newRow("secret") << QByteArray("datasources:\n  - {name: x, type: y, secureJsonData: {p: {hunter2: 1}}}")
                                << "datasources[0].secureJsonData.p must be a text, not a map (line 2, column 44).";
        QTest::newRow("two defaults") << QByteArray("datasources:\n  - {name: x, type: y, isDefault: true}\n"
                                                    "  - {name: z, type: y, isDefault: true}")
                                      << "More than one datasource is marked as the default (line 3, column 5).";
    }
    void mistakesAreNamedWithTheirPlace()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, text);
        const auto read = readProvisioning(yaml, someVariables());
        QVERIFY(!read);
        QCOMPARE(read.error().text, text);
        QVERIFY(!read.error().detail.contains(QLatin1String("hunter2")));
    }

    void hostileFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 9; ++i)
            bomb += QByteArray("aN: &aN [*aM, *aM, *aM, *aM, *aM, *aM, *aM, *aM, *aM, *aM]\n")
                        .replace('N', QByteArray::number(i))
                        .replace('M', QByteArray::number(i - 1));
        QTest::newRow("alias bomb") << bomb + "datasources:\n  - {name: x, type: y, jsonData: {a: *a8}}\n";
        QTest::newRow("deep") << QByteArray("datasources: ") + QByteArray(100'000, '[');
        QTest::newRow("binary") << QByteArray("\x00\xff\xfe\x01{", 5);
        QTest::newRow("alias without anchor") << QByteArray("datasources: *nowhere");
    }
    void hostileFilesAreRefused()
    {
        QFETCH(QByteArray, yaml);
        const auto read = readProvisioning(yaml, someVariables());
        QVERIFY(!read);
        QVERIFY(!read.error().text.isEmpty());
    }

    void damagedFilesAreNoCrash()
    {
        const QByteArray whole(fullFile);
        quint32 seed = 1;
        const auto next = [&seed](int below) { return int((seed = seed * 1664525 + 1013904223) >> 8) % below; };
        const QByteArray signs("[]{}:,-&*!|>'\"#%@`\n\t \0\xff", 23);
        int read = 0;
        const int rounds = qEnvironmentVariableIntValue("VEDETTE_FUZZ_ROUNDS");
        for (int round = 0; round < (rounds > 0 ? rounds : 400); ++round) {
            QByteArray damaged = whole;
            for (int i = next(6); i >= 0; --i)
                damaged[next(int(damaged.size()))] = signs[next(int(signs.size()))];
            if (next(3) == 0)
                damaged.truncate(next(int(damaged.size())));
            const auto result = readProvisioning(damaged, someVariables());
            QVERIFY(result || !result.error().text.isEmpty());
            read += result ? 1 : 0;
        }
        QVERIFY(read > 0);
    }

    void oddThingsAreWarnedAbout()
    {
        const auto read = readProvisioning("datasources:\n"
                                           "  - {name: x, type: y, url: $NONE, urll: z}\n"
                                           "  - {name: x, type: loki}\n",
                                           someVariables());
        QVERIFY(read);
        QCOMPARE(read->warnings,
                 (QStringList {
                     QStringLiteral("datasources[0].url: the environment variable NONE is not set."),
                     QStringLiteral("datasources[0].urll is not a key of a datasource and is ignored."),
                     QStringLiteral("The datasource x is given more than once; the last one counts."),
                 }));
        QCOMPARE(read->datasources.size(), size_t(1));
        QCOMPARE(read->datasources[0].type, QStringLiteral("loki"));
    }

    void anEmptyFileNamesNothing()
    {
        const auto read = readProvisioning("", someVariables());
        QVERIFY(read);
        QVERIFY(read->datasources.empty());
    }

    void applyingReplacesDeletesAndPrunes()
    {
        const auto named = [](const char* name, const char* type) {
            ConnectionConfig config;
            config.name = QString::fromLatin1(name);
            config.uid = ConnectionId(config.name);
            config.type = QString::fromLatin1(type);
            return config;
        };
        std::vector<ConnectionConfig> before = {named("own", "loki"), named("gone", "loki"), named("old", "loki"),
                                                named("kept", "loki")};
        before[0].isDefault = true;
        Provisioning file;
        file.prune = true;
        file.deleted = QStringList {QStringLiteral("gone")};
        file.datasources = {named("kept", "prometheus"), named("new", "prometheus")};
        file.datasources[1].isDefault = true;
        const auto after = applyProvisioning(
            before, file, {ConnectionId(QStringLiteral("old")), ConnectionId(QStringLiteral("kept"))});
        QStringList names;
        for (const ConnectionConfig& config : after)
            names << config.name + QLatin1Char(' ') + config.type
                    + (config.isDefault ? QStringLiteral(" *") : QString());
        QCOMPARE(names,
                 (QStringList {QStringLiteral("own loki"), QStringLiteral("kept prometheus"),
                               QStringLiteral("new prometheus *")}));
    }
};

VEDETTE_TEST_GUILESS(TestProvisioning)
#include "tst_provisioning.moc"
