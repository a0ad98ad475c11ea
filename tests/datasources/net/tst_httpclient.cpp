#include "datasources/net/clockdifference.h"
#include "datasources/net/httpclient.h"
#include "datasources/net/tlserror.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/testmain.h"

namespace {

using Text = Result<QByteArray>;

/// One request and what came of it.
struct Call
{
    std::optional<Text> result;
    int calls = 0;
    QThread* decodeThread = nullptr;
    Pending pending;

    void start(HttpClient& client, HttpRequest request)
    {
        pending = client.send<QByteArray>(
            std::move(request),
            [this](const HttpReply& reply) {
                decodeThread = QThread::currentThread();
                return Text(QByteArray::number(reply.status) + ' ' + QByteArray::fromStdString(reply.body));
            },
            [this](Text text) {
                ++calls;
                result = std::move(text);
            });
    }
    QByteArray text() const { return result && *result ? **result : QByteArray(); }
    Error error() const { return result && !*result ? result->error() : Error {}; }
};

HttpRequest get(const QByteArray& url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

FakeReply answer(const QByteArray& body, int status = 200)
{
    FakeReply reply;
    reply.status = status;
    reply.body = body;
    return reply;
}

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerComesInTheCallersThreadAfterSendReturned()
    {
        FakeHttpServer server([](const FakeRequest& r) { return answer("hello " + r.path); });
        HttpClient client;
        Call call;
        call.start(client, get(server.url("/x?a=1")));
        QVERIFY(!call.result);
        QTRY_VERIFY(call.result);
        QCOMPARE(call.text(), QByteArray("200 hello /x?a=1"));
        QVERIFY(call.decodeThread != QThread::currentThread());
        QCOMPARE(server.requests().front().headers.value("accept-encoding"), QByteArray());
    }

    void aFormIsPosted()
    {
        FakeHttpServer server([](const FakeRequest& r) { return answer(r.method + ' ' + r.body); });
        HttpClient client;
        HttpRequest request = get(server.url());
        request.method = "POST";
        request.body = "query=up";
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"X-Scope-OrgID", "t1"}};
        Call call;
        call.start(client, request);
        QTRY_COMPARE(call.text(), QByteArray("200 POST query=up"));
        QCOMPARE(server.requests().front().headers.value("x-scope-orgid"), QByteArray("t1"));
        QVERIFY(!server.requests().front().headers.contains("expect"));
    }

    void statusesAreRepliesNotErrors_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {204, 400, 401, 404, 422, 500, 503})
            QTest::newRow(QByteArray::number(status).constData()) << status;
    }
    void statusesAreRepliesNotErrors()
    {
        QFETCH(int, status);
        FakeHttpServer server([&](const FakeRequest&) { return answer(status == 204 ? "" : "text", status); });
        HttpClient client;
        Call call;
        call.start(client, get(server.url()));
        QTRY_VERIFY(call.result);
        QVERIFY(call.text().startsWith(QByteArray::number(status)));
    }

    void aDestroyedPendingIsNeverAnswered()
    {
        FakeHttpServer server([](const FakeRequest& r) {
            FakeReply reply = answer("x");
            reply.hold = r.path == "/held";
            return reply;
        });
        HttpClient client;
        Call held;
        held.start(client, get(server.url("/held")));
        QTRY_COMPARE(server.held(), 1);
        held.pending.cancel();
        server.release();
        Call other;
        other.start(client, get(server.url("/other")));
        QTRY_VERIFY(other.result);
        QCOMPARE(held.calls, 0);
    }

    void aDestroyedClientAnswersNobody()
    {
        FakeHttpServer server([](const FakeRequest&) {
            FakeReply reply = answer("x");
            reply.hold = true;
            return reply;
        });
        auto client = std::make_unique<HttpClient>();
        Call call;
        call.start(*client, get(server.url()));
        QTRY_COMPARE(server.held(), 1);
        client.reset();
        QCoreApplication::processEvents();
        QCOMPARE(call.calls, 0);
        call.pending.cancel();
    }

    void failuresAreOneSentenceThatSaysWhere_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("refused") << "refused" << int(Error::Kind::Network) << "refuses the connection";
        QTest::newRow("unknown host") << "dns" << int(Error::Kind::Network) << "is not known";
        QTest::newRow("slow") << "slow" << int(Error::Kind::Timeout) << "within 0.2 s";
        QTest::newRow("cut") << "cut" << int(Error::Kind::Network) << "broke off";
        QTest::newRow("too large") << "large" << int(Error::Kind::Limit) << "limit of 1 MB";
        QTest::newRow("not TLS") << "tls" << int(Error::Kind::Network) << "does not speak TLS";
        QTest::newRow("file") << "file" << int(Error::Kind::Config) << "not an http";
        QTest::newRow("circle") << "circle" << int(Error::Kind::Http) << "in a circle";
    }
    void failuresAreOneSentenceThatSaysWhere()
    {
        QFETCH(QString, what);
        FakeHttpServer server([&](const FakeRequest& r) {
            FakeReply reply = answer(QByteArray(what == QLatin1String("large") ? 3 << 20 : 1000, 'x'));
            reply.hold = what == QLatin1String("slow");
            reply.cutAfter = what == QLatin1String("cut") ? 100 : -1;
            if (what == QLatin1String("circle")) {
                reply.status = 302;
                reply.headers = {{"Location", r.path}};
            }
            return reply;
        });
        HttpRequest request = get(server.url("/?token=geheim"));
        request.auth = {QStringLiteral("me"), QStringLiteral("geheim"), {}};
        request.sizeLimit = 1 << 20;
        if (what == QLatin1String("slow"))
            request.totalTimeoutMs = 200;
        if (what == QLatin1String("dns"))
            request.url = "http://nowhere.invalid/";
        if (what == QLatin1String("tls"))
            request.url.replace("http:", "https:");
        if (what == QLatin1String("file"))
            request.url = "file:///etc/passwd";
        if (what == QLatin1String("refused"))
            server.stop();
        HttpClient client;
        Call call;
        call.start(client, request);
        QTRY_VERIFY(call.result);
        QTEST(int(call.error().kind), "kind");
        QFETCH(QString, words);
        QVERIFY2(call.error().text.contains(words), qPrintable(call.error().text + call.error().detail));
        QVERIFY(!(call.error().text + call.error().detail).contains(QLatin1String("geheim")));
    }

    void tlsFailuresAreSentencesWithoutTheLibrarysWords_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("verifyResult");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("sentence");
        const QString problem = QStringLiteral("SSL certificate problem: whatever");
        QTest::newRow("self-signed") << 60 << 18 << problem
                                     << "The certificate of host is self-signed and not trusted here.";
        QTest::newRow("unknown authority")
            << 60 << 20 << problem << "The certificate of host is signed by an authority that is not trusted here.";
        QTest::newRow("expired") << 60 << 10 << problem << "The certificate of host has expired.";
        QTest::newRow("other name") << 60 << 0 << "SSL: no alternative certificate subject name matches"
                                    << "The certificate of host belongs to another name.";
        QTest::newRow("no TLS") << 35 << 0 << "error:0A00010B:SSL routines::wrong version number"
                                << "host does not speak TLS; its address may begin with http, not https.";
        QTest::newRow("wants a certificate") << 35 << 0 << "error:0A00045C:SSL routines::tlsv13 alert"
                                             << "host asks for a client certificate.";
        QTest::newRow("bad key") << 58 << 0 << "could not load PEM"
                                 << "The client certificate or its key for host cannot be used.";
        QTest::newRow("anything else") << 35 << 0 << "error:0A00FFFF:SSL routines::news"
                                       << "No secure connection to host can be made.";
        QTest::newRow("unknown chain problem") << 60 << 99 << problem << "No secure connection to host can be made.";
    }
    void tlsFailuresAreSentencesWithoutTheLibrarysWords()
    {
        QFETCH(int, code);
        QFETCH(int, verifyResult);
        QFETCH(QString, words);
        QTEST(tlsSentence(QStringLiteral("host"), {code, verifyResult, words}), "sentence");
    }

    void compressedAnswersAreRead()
    {
        const QByteArray body(200000, 'z');
        FakeHttpServer server([&](const FakeRequest&) {
            FakeReply reply = answer(body);
            reply.deflate = true;
            return reply;
        });
        HttpClient client;
        HttpRequest request = get(server.url());
        request.compression = HttpCompression::Any;
        Call call;
        call.start(client, request);
        QTRY_COMPARE(call.text(), "200 " + body);
        QVERIFY(server.requests().front().headers.value("accept-encoding").contains("gzip"));
    }

    void anAnswerWithoutLengthIsRead()
    {
        const QByteArray body(100000, 'y');
        FakeHttpServer server([&](const FakeRequest&) {
            FakeReply reply = answer(body);
            reply.sendLength = false;
            return reply;
        });
        HttpClient client;
        Call call;
        call.start(client, get(server.url()));
        QTRY_COMPARE(call.text(), "200 " + body);
    }

    void atMostSixConnectionsServeManyRequests()
    {
        FakeHttpServer server([](const FakeRequest& r) { return answer(r.path); });
        HttpClient client;
        std::vector<Call> calls(300);
        for (size_t i = 0; i < calls.size(); ++i)
            calls[i].start(client, get(server.url("/" + QByteArray::number(qulonglong(i)))));
        QTRY_VERIFY(std::all_of(calls.begin(), calls.end(), [](const Call& c) { return c.result.has_value(); }));
        for (size_t i = 0; i < calls.size(); ++i)
            QCOMPARE(calls[i].text(), "200 /" + QByteArray::number(qulonglong(i)));
        QVERIFY(server.connections() <= 6);
    }

    void secretsStayWithTheirOrigin()
    {
        FakeHttpServer other([](const FakeRequest&) { return answer("other"); });
        FakeHttpServer server([&](const FakeRequest& r) {
            FakeReply reply = answer("here");
            if (r.path != "/end") {
                reply.status = 307;
                reply.headers = {{"Location", r.path == "/away" ? other.url("/end") : "/end"}};
            }
            return reply;
        });
        HttpClient client;
        HttpRequest request = get(server.url("/stay"));
        request.auth = {QStringLiteral("u"), QStringLiteral("p"), {}};
        request.headers = {{"X-Api-Key", "k"}};
        Call stay;
        stay.start(client, request);
        QTRY_COMPARE(stay.text(), QByteArray("200 here"));
        QCOMPARE(server.requests().back().headers.value("authorization"), "Basic " + QByteArray("u:p").toBase64());
        request.url = server.url("/away");
        Call away;
        away.start(client, request);
        QTRY_COMPARE(away.text(), QByteArray("200 other"));
        QVERIFY(!other.requests().back().headers.contains("authorization"));
        QVERIFY(!other.requests().back().headers.contains("x-api-key"));
    }

    void userInfoInTheAddressIsBasicAuth()
    {
        FakeHttpServer server([](const FakeRequest&) { return answer("ok"); });
        HttpClient client;
        Call call;
        call.start(client, get("http://ann:p%40ss@127.0.0.1:" + QByteArray::number(server.port()) + '/'));
        QTRY_VERIFY(call.result);
        QCOMPARE(server.requests().front().headers.value("authorization"),
                 "Basic " + QByteArray("ann:p@ss").toBase64());
    }

    void privateHostsAreTold_data()
    {
        QTest::addColumn<bool>("isPrivate");
        for (const char* host :
             {"localhost", "127.0.0.1", "::1", "10.1.2.3", "172.20.0.1", "192.168.1.1", "prometheus"})
            QTest::newRow(host) << true;
        for (const char* host : {"example.org", "8.8.8.8", "172.32.0.1", "2001:db8::1"})
            QTest::newRow(host) << false;
    }
    void privateHostsAreTold() { QTEST(isPrivateHost(QString::fromUtf8(QTest::currentDataTag())), "isPrivate"); }

    void clocksAreComparedByDate_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QByteArray>("age");
        QTest::addColumn<bool>("known");
        QTest::addColumn<qint64>("difference");
        constexpr qint64 none = 0;
        QTest::newRow("equal") << QByteArray("Sat, 21 Nov 2026 20:10:47 GMT") << QByteArray() << true << none;
        QTest::newRow("ahead") << QByteArray("Sat, 21 Nov 2026 20:15:47 GMT") << QByteArray() << true
                               << qint64(300'000);
        QTest::newRow("behind") << QByteArray("Sat, 21 Nov 2026 19:10:47 GMT") << QByteArray() << true
                                << qint64(-3'600'000);
        QTest::newRow("cached") << QByteArray("Sat, 21 Nov 2026 19:10:47 GMT") << QByteArray("5") << false << none;
        QTest::newRow("nothing") << QByteArray() << QByteArray() << false << none;
        QTest::newRow("nonsense") << QByteArray("soon") << QByteArray() << false << none;
    }
    void clocksAreComparedByDate()
    {
        QFETCH(QByteArray, date);
        QFETCH(QByteArray, age);
        QFETCH(bool, known);
        QFETCH(qint64, difference);
        HttpReply reply;
        if (!date.isEmpty())
            reply.headers.emplace_back("date", date);
        if (!age.isEmpty())
            reply.headers.emplace_back("age", age);
        const qint64 now = QDateTime(QDate(2026, 11, 21), QTime(20, 10, 47, 500), Qt::UTC).toMSecsSinceEpoch();
        const auto told = clockDifferenceMs(reply, now);
        QCOMPARE(told.has_value(), known);
        QCOMPARE(told.value_or(0), difference);
    }

    void aWrongClockIsOneSentence()
    {
        const QString server = QStringLiteral("prom:9090");
        QVERIFY(!clockNotice(server, 29'000));
        QVERIFY(!clockNotice(server, -29'000));
        const auto ahead = clockNotice(server, 93'000);
        QVERIFY(ahead.has_value());
        QVERIFY2(ahead->text.startsWith(QLatin1String("The clock of prom:9090 is 90 seconds ahead of this computer's")),
                 qPrintable(ahead->text));
        QCOMPARE(*clockNotice(server, 91'000), *ahead); // the same words from one refresh to the next
        QVERIFY(clockNotice(server, -3'600'000)->text.contains(QLatin1String("60 minutes behind")));
        QVERIFY(clockNotice(server, 90'000'000)->text.contains(QLatin1String("25 hours ahead")));
        QVERIFY(clockNotice(server, 900'000'000)->text.contains(QLatin1String("10 days ahead")));
    }

    void theClientKnowsTheClocksOfItsServers()
    {
        QByteArray date = "Thu, 01 Jan 1970 00:00:00 GMT";
        FakeHttpServer server([&date](const FakeRequest&) {
            FakeReply reply = answer("ok");
            reply.headers.append(qMakePair(QByteArray("Date"), date));
            return reply;
        });
        HttpClient client;
        QCOMPARE(client.clockDifferenceMs(server.url()), qint64(0));
        Call call;
        call.start(client, get(server.url("/a?b")));
        QTRY_COMPARE(call.text(), QByteArray("200 ok"));
        QVERIFY(client.clockDifferenceMs(server.url("/other")) < -1'000'000'000'000);
        date = QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date).toLatin1();
        Call again;
        again.start(client, get(server.url("/a")));
        QTRY_COMPARE(again.text(), QByteArray("200 ok"));
        QVERIFY(std::abs(client.clockDifferenceMs(server.url())) < 20'000);
    }

    void aRedirectedAnswerTellsTheClockOfTheAddressThatWasAsked()
    {
        FakeHttpServer server([](const FakeRequest&) {
            FakeReply reply = answer("ok");
            reply.headers = {{"Date", "Thu, 01 Jan 1970 00:00:00 GMT"}};
            return reply;
        });
        FakeHttpServer door([&server](const FakeRequest&) {
            FakeReply reply = answer("", 307);
            reply.headers = {{"Location", server.url("/end")}};
            return reply;
        });
        HttpClient client;
        Call call;
        call.start(client, get(door.url("/a")));
        QTRY_COMPARE(call.text(), QByteArray("200 ok"));
        QVERIFY(client.clockDifferenceMs(door.url()) < -1'000'000'000'000);
        QCOMPARE(client.clockDifferenceMs(server.url()), qint64(0));
    }

    void theBodyHasRoomForTheParser()
    {
        FakeHttpServer server([](const FakeRequest&) { return answer(QByteArray(1000, 'q')); });
        HttpClient client;
        std::optional<bool> roomy;
        const Pending pending = client.send<bool>(
            get(server.url()),
            [](const HttpReply& reply) {
                return Result<bool>(reply.body.capacity() - reply.body.size() >= httpBodyPadding);
            },
            [&](Result<bool> result) { roomy = result && *result; });
        QTRY_VERIFY(roomy);
        QVERIFY(*roomy);
    }
};

VEDETTE_TEST_GUILESS(TestHttpClient)
#include "tst_httpclient.moc"
