#include "app/secretstorekeychain.h"
#include "tests/support/testmain.h"

class TestSecretStoreKeychain : public QObject
{
    Q_OBJECT

private slots:
    void withoutAKeychainTheErrorSaysSoAndHoldsNoSecret()
    {
        KeychainSecretStore store;
        const SecretKey key {ConnectionId(QStringLiteral("p-1")), QStringLiteral("password")};
        std::optional<Result<Done>> answer;
        const Pending pending =
            store.write(key, QStringLiteral("hunter2"), [&](const Result<Done>& result) { answer = result; });
        QVERIFY(!answer);
        QTRY_VERIFY(answer.has_value());
        QVERIFY(!*answer);
        QVERIFY(!answer->error().text.isEmpty());
        QVERIFY(!(answer->error().text + answer->error().detail).contains(QLatin1String("hunter2")));
    }

    void aCancelledReadIsSilent()
    {
        KeychainSecretStore store;
        int first = 0;
        int second = 0;
        const SecretKey key {ConnectionId(QStringLiteral("p-1")), QStringLiteral("password")};
        {
            const Pending pending = store.read(key, [&](const auto&) { ++first; });
        }
        const Pending pending = store.read(key, [&](const auto&) { ++second; });
        QTRY_COMPARE(second, 1); // jobs run one after another: the first one is over, too
        QCOMPARE(first, 0);
    }
};

int main(int argc, char** argv)
{
    prepareTestEnvironment();
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all"); // never the keychain of who runs the test
    QCoreApplication application(argc, argv);
    TestSecretStoreKeychain test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_secretstorekeychain.moc"
