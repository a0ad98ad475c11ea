#include "datasources/net/httpclient.h"
#include "datasources/net/websocket.h"
#include "tests/support/realprometheus.h"
#include "tests/support/testmain.h"

/// TLS against a real server with a certificate of its own for the name vedette.test.
class TestRealTls : public QObject
{
    Q_OBJECT

private:
    using Text = Result<QByteArray>;

    Text ask(const TlsOptions& tls)
    {
        HttpRequest request;
        request.url = "https://127.0.0.1:" + QByteArray::number(m_server.port()) + "/-/ready";
        request.tls = tls;
        std::optional<Text> result;
        const Pending pending = m_http.send<QByteArray>(
            request, [](const HttpReply& reply) { return Text(QByteArray::number(reply.status)); },
            [&](Text text) { result = std::move(text); });
        if (!waitFor([&] { return result.has_value(); }))
            return Error {Error::Kind::Timeout, QStringLiteral("no answer"), {}};
        return *result;
    }

    /// How a WebSocket to the same server ends: it speaks none, so with TLS in order there is an HTTP status.
    WebSocketEnd socketEnd(const TlsOptions& tls)
    {
        HttpRequest request;
        request.url = "https://127.0.0.1:" + QByteArray::number(m_server.port()) + "/-/ready";
        request.tls = tls;
        std::optional<WebSocketEnd> end;
        WebSocket socket;
        connect(&socket, &WebSocket::ended, this, [&](const WebSocketEnd& e) { end = e; });
        socket.open(request);
        if (!waitFor([&] { return end.has_value(); }))
            return {};
        return *end;
    }

    QTemporaryDir m_folder;
    RealPrometheus m_server;
    HttpClient m_http;
    QByteArray m_certificate;

private slots:
    void initTestCase()
    {
        if (!RealPrometheus::isInstalled() || QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            QSKIP("prometheus or openssl is not installed");
        const QString key = m_folder.filePath(QStringLiteral("key.pem"));
        const QString certificate = m_folder.filePath(QStringLiteral("cert.pem"));
        QCOMPARE(QProcess::execute(QStringLiteral("openssl"),
                                   {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                                    QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                                    QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                                    QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-keyout"), key,
                                    QStringLiteral("-out"), certificate, QStringLiteral("-subj"),
                                    QStringLiteral("/CN=vedette.test"), QStringLiteral("-addext"),
                                    QStringLiteral("subjectAltName=DNS:vedette.test")}),
                 0);
        QFile pem(certificate);
        QVERIFY(pem.open(QIODevice::ReadOnly));
        m_certificate = pem.readAll();
        QFile config(m_folder.filePath(QStringLiteral("web.yml")));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("tls_server_config: {cert_file: cert.pem, key_file: key.pem}\n");
        config.close();
        m_server.setWebConfig(config.fileName());
        QVERIFY(m_server.start());
        TlsOptions any;
        any.skipVerify = true;
        QTRY_VERIFY2(ask(any).has_value(), qPrintable(m_server.log()));
    }

    void socketsTrustWhatRequestsTrust_data()
    {
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("skipVerify");
        QTest::addColumn<bool>("connects");
        QTest::newRow("a stranger") << false << QString() << false << false;
        QTest::newRow("another name") << true << QString() << false << false;
        QTest::newRow("the name of the connection") << true << QStringLiteral("vedette.test") << false << true;
        QTest::newRow("a wrong name") << true << QStringLiteral("other.test") << false << false;
        QTest::newRow("anybody") << false << QString() << true << true;
    }
    void socketsTrustWhatRequestsTrust()
    {
        QFETCH(bool, trusted);
        QFETCH(QString, name);
        QFETCH(bool, skipVerify);
        QFETCH(bool, connects);
        TlsOptions tls;
        tls.caPem = trusted ? m_certificate : QByteArray();
        tls.serverName = name;
        tls.skipVerify = skipVerify;
        const WebSocketEnd end = socketEnd(tls);
        QVERIFY(!end.wasOpen);
        QVERIFY2((end.httpStatus > 0) == connects, qPrintable(end.reason));
        QCOMPARE(ask(tls).has_value(), connects);
    }

    void certificatesThatAreNoneAreSaidSo()
    {
        TlsOptions tls;
        tls.caPem = "no certificate";
        QVERIFY2(socketEnd(tls).reason.contains(QLatin1String("cannot be used")), qPrintable(socketEnd(tls).reason));
    }

    void aStrangersCertificateIsRefused()
    {
        const Text text = ask({});
        QVERIFY(!text);
        QVERIFY2(text.error().text.contains(QLatin1String("is self-signed")), qPrintable(text.error().text));
    }

    void aTrustedCertificateOfAnotherNameIsRefused()
    {
        TlsOptions tls;
        tls.caPem = m_certificate;
        const Text text = ask(tls);
        QVERIFY(!text);
        QVERIFY2(text.error().text.contains(QLatin1String("belongs to another name")), qPrintable(text.error().text));
    }

    void theServerNameOfTheConnectionCounts()
    {
        TlsOptions tls;
        tls.caPem = m_certificate;
        tls.serverName = QStringLiteral("vedette.test");
        const Text text = ask(tls);
        QVERIFY2(text.has_value(), qPrintable(text ? QString() : text.error().text + text.error().detail));
        QCOMPARE(*text, QByteArray("200"));
    }

    void theAuthorityMayComeFromAFile()
    {
        TlsOptions tls;
        tls.caFile = m_folder.filePath(QStringLiteral("cert.pem"));
        tls.serverName = QStringLiteral("vedette.test");
        QVERIFY(ask(tls).has_value());
    }
};

VEDETTE_TEST_GUILESS(TestRealTls)
#include "tst_realtls.moc"
