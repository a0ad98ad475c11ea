#include "datasources/alertmanager/alertframes.h"
#include "datasources/alertmanager/alertmanagerdatasource.h"
#include "datasources/alertmanager/alertmanagerdecode.h"
#include "datasources/alertmanager/alertmanagerquery.h"
#include "datasources/alertmanager/silencejson.h"
#include "datasources/data/matcher.h"
#include "datasources/data/rfc3339.h"
#include "datasources/prometheus/prometheusrules.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/testmain.h"

#include <cmath>

namespace {

const QString folder = QStringLiteral(VEDETTE_TEST_DATA "/alertmanager/");
const QByteArray url = "http://am:9093/secret";
constexpr qint64 firstMs = 1763000000000;
constexpr qint64 lastMs = 1900000000000;

QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HttpReply replyOf(const QByteArray& body, int status = 200)
{
    HttpReply reply;
    reply.status = status;
    reply.contentType = "application/json";
    reply.body = body.toStdString();
    reply.body.reserve(reply.body.size() + httpBodyPadding);
    return reply;
}

QString joined(const Labels& labels)
{
    return formatLabels(labels);
}

QString dump(const AlertList& list)
{
    QStringList lines;
    for (const Alert& alert : list.alerts)
        lines << QStringLiteral("alert %1 state %2 %3..%4 updated %5 receivers %6 silenced %7 inhibited %8 muted %9")
                     .arg(alert.fingerprint)
                     .arg(int(alert.state))
                     .arg(alert.startsAtMs)
                     .arg(alert.endsAtMs)
                     .arg(alert.updatedAtMs)
                     .arg(alert.receivers.join(QLatin1Char(',')), alert.silencedBy.join(QLatin1Char(',')),
                          alert.inhibitedBy.join(QLatin1Char(',')), alert.mutedBy.join(QLatin1Char(',')))
              << QStringLiteral("  ") + joined(alert.labels) << QStringLiteral("  ") + joined(alert.annotations)
              << QStringLiteral("  ") + alert.generatorUrl;
    for (const AlertGroup& group : list.groups) {
        QStringList members;
        for (const size_t index : group.alerts)
            members << QString::number(index);
        lines << QStringLiteral("group %1 of %2: %3")
                     .arg(joined(group.labels), group.receiver, members.join(QLatin1Char(' ')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString dump(const Silences& silences)
{
    QString text;
    for (const Silence& silence : silences) {
        QStringList matchers;
        for (const Matcher& matcher : silence.matchers)
            matchers << matcherText(matcher);
        text += QStringLiteral("silence %1 state %2 %3..%4 updated %5 by %6: %7 {%8}\n")
                    .arg(silence.id)
                    .arg(int(silence.state))
                    .arg(silence.startsAtMs)
                    .arg(silence.endsAtMs)
                    .arg(silence.updatedAtMs)
                    .arg(silence.createdBy, silence.comment, matchers.join(QLatin1String(", ")));
    }
    return text;
}

QString dump(const AlertmanagerStatus& status)
{
    return QStringLiteral("version %1 cluster %2 peers %3 started %4 configuration %5 characters\n")
        .arg(status.version, status.clusterStatus, status.peers.join(QLatin1Char(',')))
        .arg(status.startedMs)
        .arg(status.configuration.size());
}

template<typename T>
QString dumped(const Result<T>& result, const std::function<QString(const T&)>& text)
{
    return result ? text(*result)
                  : QStringLiteral("error %1 %2 (%3)\n")
                        .arg(int(result.error().kind))
                        .arg(result.error().text, result.error().detail);
}

/// By the name of the recording: what a client does with such an answer.
QString decoded(const QString& name, const HttpReply& reply)
{
    const QString source = QStringLiteral("am");
    if (name.startsWith(QLatin1String("alerts")))
        return dumped<AlertList>(decodeAlerts(reply, url, source), [](const AlertList& l) { return dump(l); });
    if (name.startsWith(QLatin1String("groups")))
        return dumped<AlertList>(decodeAlertGroups(reply, url, source), [](const AlertList& l) { return dump(l); });
    if (name.startsWith(QLatin1String("silences")))
        return dumped<Silences>(decodeSilences(reply, url), [](const Silences& s) { return dump(s); });
    if (name.startsWith(QLatin1String("receivers")))
        return dumped<QStringList>(decodeReceivers(reply, url),
                                   [](const QStringList& l) { return l.join(QLatin1Char('\n')) + QLatin1Char('\n'); });
    if (name.startsWith(QLatin1String("status")))
        return dumped<AlertmanagerStatus>(decodeStatus(reply, url),
                                          [](const AlertmanagerStatus& s) { return dump(s); });
    if (name.startsWith(QLatin1String("silence_create")))
        return dumped<QString>(decodeSilenceId(reply, url), [](const QString& s) { return s + QLatin1Char('\n'); });
    return dumped<Done>(decodeDone(reply, url), [](const Done&) { return QStringLiteral("done\n"); });
}

FakeReply ok(const QByteArray& body, int status = 200)
{
    FakeReply reply;
    reply.body = body;
    reply.status = status;
    return reply;
}

/// A datasource that talks to a scripted server.
struct Bench
{
    FakeHttpServer server;
    HttpClient http;
    std::unique_ptr<DataSource> source;
    Pending pending;

    explicit Bench(FakeHttpServer::Handler handler, const Json& jsonData = Json::object()) : server(std::move(handler))
    {
        ConnectionConfig config;
        config.uid = ConnectionId(QStringLiteral("am"));
        config.jsonData = jsonData;
        config.url = QString::fromUtf8(server.url("/"));
        auto made = alertmanagerType().create(config, {http, [] { return 0; }});
        if (made)
            source = std::move(*made);
    }

    Result<ResponsePtr> run(const Json& spec, QueryRequest::Kind kind)
    {
        QueryRequest request;
        request.spec = spec;
        request.kind = kind;
        request.range = {firstMs, lastMs};
        std::optional<Result<ResponsePtr>> answer;
        pending = source->run(request, {nullptr, [&answer](Result<ResponsePtr> r) { answer = std::move(r); }});
        if (!waitFor([&] { return answer.has_value(); }))
            return Error {Error::Kind::Internal, QStringLiteral("no answer"), {}};
        return *answer;
    }
};

} // namespace

class TestAlertmanager : public QObject
{
    Q_OBJECT

private slots:
    /// X.STATUS.json gives X.STATUS.txt; VEDETTE_WRITE_GOLDEN=1 writes them anew.
    void recordedAnswersAreRead_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator files(folder, {QStringLiteral("*.???.json")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.mid(folder.size()))) << path;
        }
    }
    void recordedAnswersAreRead()
    {
        QFETCH(QString, path);
        const QStringList name = QFileInfo(path).fileName().split(QLatin1Char('.'));
        const QString text = decoded(name[0], replyOf(fileText(path), name[1].toInt()));
        const QString golden = path.chopped(4) + QStringLiteral("txt");
        if (qEnvironmentVariableIsSet("VEDETTE_WRITE_GOLDEN")) {
            QFile file(golden);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
        }
        QCOMPARE(text, QString::fromUtf8(fileText(golden)));
    }

    void fingerprintsAreThoseOfTheServer()
    {
        const auto list = decodeAlerts(replyOf(fileText(folder + QStringLiteral("v0.25/alerts.200.json"))), url, {});
        QVERIFY(list.has_value());
        QVERIFY(list->alerts.size() > 10);
        for (const Alert& alert : list->alerts)
            QCOMPARE(alertFingerprint(alert.labels), alert.fingerprint);
    }

    void damagedAnswersAreOneSentence_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        const QByteArray whole = fileText(folder + QStringLiteral("v0.25/alerts.200.json"));
        QTest::newRow("a web page") << QByteArray("<html>hello</html>") << 200 << QStringLiteral("web page");
        QTest::newRow("nothing") << QByteArray() << 200 << QStringLiteral("empty answer");
        QTest::newRow("half") << whole.left(whole.size() / 2) << 200 << QStringLiteral("damaged");
        QTest::newRow("an object") << QByteArray("{\"a\":1}") << 200 << QStringLiteral("damaged");
        QTest::newRow("the server's words") << QByteArray("\"bad matcher format: x\"\n") << 400
                                            << QStringLiteral("am:9093 answers: bad matcher format: x");
        QTest::newRow("code and message") << QByteArray("{\"code\":602,\"message\":\"comment in body is required\"}")
                                          << 422 << QStringLiteral("am:9093 answers: comment in body is required");
        QTest::newRow("Mimir's words") << QByteArray(R"({"status":"error","errorType":"bad_data","error":"no org id"})")
                                       << 401 << QStringLiteral("am:9093 answers: no org id");
        QTest::newRow("a proxy's words") << QByteArray("{\"error\":\"upstream is gone\"}") << 502
                                         << QStringLiteral("upstream is gone");
        QTest::newRow("plain words") << QByteArray("upstream connect error\n") << 503
                                     << QStringLiteral("status 503: upstream connect error");
        QTest::newRow("no words") << QByteArray() << 404 << QStringLiteral("404");
        QTest::newRow("deep") << QByteArray(20000, '[') << 200 << QStringLiteral("damaged");
    }
    void damagedAnswersAreOneSentence()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, says);
        const auto list = decodeAlerts(replyOf(body, status), url, {});
        QVERIFY(!list);
        QVERIFY2(list.error().text.contains(says), qPrintable(list.error().text));
        QVERIFY(!list.error().text.contains(QLatin1String("secret")));
    }

    void keysOfWrongTypesAreLeftOut()
    {
        const auto list = decodeAlerts(
            replyOf(
                "[{\"labels\":{\"a\":1,\"b\":\"x\"},\"status\":\"active\",\"receivers\":{},\"startsAt\":7},[],null]"),
            url, {});
        QVERIFY(list.has_value());
        QCOMPARE(list->alerts.size(), size_t(1)); // what is no object is no alert
        QCOMPARE(list->alerts[0].labels.value(QStringLiteral("b")), QStringLiteral("x"));
        QCOMPARE(list->alerts[0].startsAtMs, 0);
        QCOMPARE(list->alerts[0].fingerprint.size(), 16);
    }

    /// As other versions and other makers write the members of an alert.
    void alertsOfOtherVersionsAreRead_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("tells");
        QTest::newRow("nothing") << QByteArray("\"x\":1") << QString();
        QTest::newRow("receivers as texts")
            << QByteArray(R"("receivers":["a","b"])") << QStringLiteral("receivers a,b");
        QTest::newRow("receivers with labels")
            << QByteArray(R"("receivers":[{"labels":{"name":"z"},"name":"a"},{"name":null},7])")
            << QStringLiteral("receivers a");
        QTest::newRow("null") << QByteArray(R"("receivers":null,"annotations":null,"status":null,"endsAt":null)")
                              << QString();
        QTest::newRow("muted") << QByteArray(
            R"("status":{"state":"suppressed","mutedBy":["nights"],"silencedBy":null,"inhibitedBy":[]})")
                               << QStringLiteral("state 1 muted nights");
        QTest::newRow("a state of the future") << QByteArray(R"("status":{"state":"snoozed"})") << QString();
        QTest::newRow("names in UTF-8") << QByteArray(R"("annotations":{"磁盘.使用 率":"满"})")
                                        << QStringLiteral("{磁盘.使用 率=\"满\"}");
        QTest::newRow("unsorted names") << QByteArray(R"("annotations":{"b":"2","a":"1","b":"3"})")
                                        << QStringLiteral("{a=\"1\", b=\"3\"}");
    }
    void alertsOfOtherVersionsAreRead()
    {
        QFETCH(QByteArray, member);
        const auto list = decodeAlerts(replyOf("[{\"labels\":{\"a\":\"b\"}," + member + "}]"), url, {});
        QVERIFY(list.has_value());
        const Alert& alert = list->alerts.at(0);
        QStringList tells;
        const auto add = [&tells](const char* what, const QString& text) {
            if (!text.isEmpty())
                tells << QLatin1String(what) + text;
        };
        add("state ", alert.state == AlertState::Firing ? QString() : QString::number(int(alert.state)));
        add("receivers ", alert.receivers.join(u','));
        add("muted ", alert.mutedBy.join(u','));
        add("", alert.annotations.isEmpty() ? QString() : joined(alert.annotations));
        QTEST(tells.join(u' '), "tells");
        QCOMPARE(alert.fingerprint, alertFingerprint(alert.labels));
    }

    void whatManyAlertsShareIsReadForEach()
    {
        const QByteArray both = R"([{"labels":{"a":"1"},"receivers":[{"name":"x"}],"startsAt":"2026-01-01T00:00:01Z"},
            {"labels":{"a":"2"},"receivers":[{"name":"x"},{"name":"y"}],"startsAt":"2026-01-01T00:00:01Z"},
            {"labels":{"a":"3"},"receivers":["x"],"startsAt":"2026-01-01T00:00:02Z"},{"labels":{"a":"4"}}])";
        const auto list = decodeAlerts(replyOf(both), url, QStringLiteral("am"));
        QVERIFY(list.has_value());
        QStringList texts;
        for (const Alert& alert : list->alerts)
            texts << alert.receivers.join(u'+') + QString::number(alert.startsAtMs % 60'000);
        QCOMPARE(texts.join(u' '), QStringLiteral("x1000 x+y1000 x2000 0"));
    }

    void silencesOfOtherVersionsAreRead_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("matchers");
        const auto row = [](const char* name, const char* member, const char* matchers) {
            QTest::newRow(name) << QByteArray(member) << QString::fromUtf8(matchers);
        };
        row("without isEqual", R"("matchers":[{"name":"a","value":"x","isRegex":true}])", "a=~\"x\"");
        row("negative", R"("matchers":[{"name":"a","value":"x","isRegex":false,"isEqual":false}])", "a!=\"x\"");
        row("name in UTF-8", R"("matchers":[{"name":"磁盘 1","value":"满"}],"annotations":null)", "\"磁盘 1\"=\"满\"");
        row("with annotations", R"("matchers":[{"name":"a","value":""}],"annotations":{"ticket":"7"})", "a=\"\"");
        row("null", R"("matchers":null,"status":null,"createdBy":null)", "");
    }
    void silencesOfOtherVersionsAreRead()
    {
        QFETCH(QByteArray, member);
        const auto silences = decodeSilences(replyOf("[null,7,{\"id\":\"1\"," + member + "}]"), url);
        QVERIFY(silences.has_value());
        QCOMPARE(silences->size(), size_t(1));
        QStringList matchers;
        for (const Matcher& matcher : silences->at(0).matchers)
            matchers << matcherText(matcher);
        QTEST(matchers.join(u' '), "matchers");
    }

    void matchersAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        QTest::newRow("one") << QStringLiteral("a=\"b\"") << QStringLiteral("a=\"b\"");
        QTest::newRow("without quotes") << QStringLiteral("a=b") << QStringLiteral("a=\"b\"");
        QTest::newRow("braces") << QStringLiteral("{a=~\"x|y\", b!=\"1,2\"}")
                                << QStringLiteral("a=~\"x|y\" b!=\"1,2\"");
        QTest::newRow("negative") << QStringLiteral("a!~\"x.*\"") << QStringLiteral("a!~\"x.*\"");
        QTest::newRow("escapes") << QStringLiteral("a=\"q\\\"\\\\n\"") << QStringLiteral("a=\"q\\\"\\\\n\"");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("name in quotes") << QStringLiteral("{\"host name\"=\"x\", \"a=b\"!~\"c\"}")
                                        << QStringLiteral("\"host name\"=\"x\" \"a=b\"!~\"c\"");
        QTest::newRow("needless quotes") << QStringLiteral("\"host.name\"=x") << QStringLiteral("host.name=\"x\"");
        QTest::newRow("open name") << QStringLiteral("\"a=b") << QStringLiteral("error");
        QTest::newRow("no operator") << QStringLiteral("severity") << QStringLiteral("error");
        QTest::newRow("open quotes") << QStringLiteral("a=\"b") << QStringLiteral("error");
        QTest::newRow("no label") << QStringLiteral("==") << QStringLiteral("error");
    }
    void matchersAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, read);
        const auto matchers = parseMatchers(text);
        QStringList texts;
        if (matchers)
            for (const Matcher& matcher : *matchers)
                texts << matcherText(matcher);
        QCOMPARE(matchers ? texts.join(QLatin1Char(' ')) : QStringLiteral("error"), read);
    }

    void matchersSelectLabels_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        QTest::newRow("equal") << QStringLiteral("team=\"shop\"") << true;
        QTest::newRow("not equal") << QStringLiteral("team!=\"shop\"") << false;
        QTest::newRow("regex is anchored") << QStringLiteral("team=~\"sho\"") << false;
        QTest::newRow("regex") << QStringLiteral("team=~\"s.*|x\"") << true;
        QTest::newRow("not regex") << QStringLiteral("team!~\"s.*\"") << false;
        QTest::newRow("missing is empty") << QStringLiteral("none=\"\"") << true;
        QTest::newRow("missing is not x") << QStringLiteral("none!=\"x\"") << true;
        QTest::newRow("all must hold") << QStringLiteral("team=\"shop\",env=\"test\"") << false;
    }
    void matchersSelectLabels()
    {
        QFETCH(QString, text);
        QFETCH(bool, holds);
        const auto matchers = parseMatchers(text);
        QVERIFY(matchers.has_value());
        const auto compiled = CompiledMatchers::compile(*matchers);
        QVERIFY(compiled.has_value());
        QCOMPARE(compiled->matches({{QStringLiteral("team"), QStringLiteral("shop")},
                                    {QStringLiteral("env"), QStringLiteral("prod")}}),
                 holds);
    }

    void brokenExpressionsAreNamed()
    {
        const auto compiled =
            CompiledMatchers::compile({{QStringLiteral("a"), Matcher::Op::Regex, QStringLiteral("(")}});
        QVERIFY(!compiled);
        QVERIFY(compiled.error().text.contains(QLatin1String("a=~\"(\"")));
    }

    void silencesSurviveTheWay()
    {
        const auto silences =
            decodeSilences(replyOf(fileText(folder + QStringLiteral("v0.33/silences.200.json"))), url);
        QVERIFY(silences.has_value());
        QVERIFY(!silences->empty());
        for (Silence silence : *silences) {
            silence.annotations = {{QStringLiteral("ticket"), QStringLiteral("CHG-\"1\"")}};
            Silence again = silenceFromJson(silenceToJson(silence));
            silence.updatedAtMs = again.updatedAtMs = 0; // the server's own
            silence.state = again.state = Silence::State::Active;
            QVERIFY(again == silence);
        }
    }

    void timesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ns");
        QTest::newRow("UTC") << QByteArray("1970-01-02T00:00:01Z") << qint64(86401) * 1'000'000'000;
        QTest::newRow("nanoseconds") << QByteArray("1970-01-01T00:00:00.123456789Z") << qint64(123456789);
        QTest::newRow("offset") << QByteArray("1970-01-01T02:00:00+02:00") << qint64(0);
        QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59.5Z") << qint64(-500'000'000);
        QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << qint64(1709164800) * 1'000'000'000;
        QTest::newRow("Go's zero time") << QByteArray("0001-01-01T00:00:00Z") << std::numeric_limits<qint64>::min();
        QTest::newRow("no zone") << QByteArray("2024-02-29T00:00:00") << std::numeric_limits<qint64>::min();
        QTest::newRow("words") << QByteArray("tomorrow") << std::numeric_limits<qint64>::min();
        QTest::newRow("bad offset") << QByteArray("2024-02-29T00:00:00+aa:00") << std::numeric_limits<qint64>::min();
    }
    void timesAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, ns);
        QCOMPARE(parseRfc3339Ns(text.toStdString()).value_or(std::numeric_limits<qint64>::min()), ns);
    }

    void silencesForEverKeepTheirEnd()
    {
        QCOMPARE(parseRfc3339Ms("9999-12-31T23:59:59.5Z"), qint64(253402300799500));
        QCOMPARE(parseRfc3339Ms("0001-01-01T00:00:00Z"), qint64(0));
        QCOMPARE(parseRfc3339Ms("1969-12-31T23:59:59.25Z"), qint64(-750));
        const auto silences =
            decodeSilences(replyOf("[{\"id\":\"1\",\"matchers\":null,\"endsAt\":\"9999-12-31T23:59:59Z\"}]"), url);
        QCOMPARE(silences->at(0).endsAtMs, qint64(253402300799000));
    }

    void anAlertThatIsMutedInOneGroupOnlyFires()
    {
        const auto group = [](const char* receiver, const char* status) {
            return QByteArray("{\"labels\":{},\"receiver\":{\"name\":\"") + receiver
                + "\"},\"alerts\":[{\"fingerprint\":\"f\",\"labels\":{\"a\":\"b\"},\"status\":" + status + "}]}";
        };
        const QByteArray muted = group("mail", "{\"state\":\"suppressed\",\"mutedBy\":[\"weekends\"]}");
        const QByteArray active = group("pager", "{\"state\":\"active\",\"mutedBy\":[]}");
        for (const QByteArray& body : {muted + ',' + active, active + ',' + muted}) {
            const auto list = decodeAlertGroups(replyOf('[' + body + ']'), url, {});
            QCOMPARE(list->alerts.size(), size_t(1));
            QCOMPARE(list->groups.size(), size_t(2));
            QCOMPARE(list->alerts[0].state, AlertState::Firing);
            QVERIFY(list->alerts[0].mutedBy.isEmpty());
        }
    }

    void listsThatAreNullAreEmpty()
    {
        const HttpReply none = replyOf("null\n");
        QCOMPARE(decodeAlerts(none, url, {})->alerts.size(), size_t(0));
        QCOMPARE(decodeAlertGroups(none, url, {})->groups.size(), size_t(0));
        QCOMPARE(decodeSilences(none, url)->size(), size_t(0));
        QCOMPARE(decodeReceivers(none, url)->size(), 0);
        QVERIFY(!decodeStatus(none, url));
        QVERIFY(!decodeAlerts(replyOf("nullo"), url, {}));
    }

    void queriesBecomeParameters_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("everything") << QByteArray("{}") << QByteArray("/api/v2/alerts");
        QTest::newRow("filters as one text") << QByteArray("{\"filters\":\"a=\\\"1\\\", b=~\\\"x\\\"\"}")
                                             << QByteArray("/api/v2/alerts?filter=a%3D%221%22&filter=b%3D~%22x%22");
        QTest::newRow("flags") << QByteArray(R"({"active":false,"silenced":false,"receiver":"t.*"})")
                               << QByteArray("/api/v2/alerts?active=false&silenced=false&receiver=t.%2A");
        QTest::newRow("groups") << QByteArray(R"({"groups":true,"unprocessed":false})")
                                << QByteArray("/api/v2/alerts/groups");
        QTest::newRow("muted") << QByteArray(R"({"groups":true,"muted":false})")
                               << QByteArray("/api/v2/alerts/groups?muted=false");
        QTest::newRow("receivers by label") << QByteArray(R"({"receiverMatchers":"team=a"})")
                                            << QByteArray("/api/v2/alerts?receiver_matchers=team%3D%22a%22");
    }
    void queriesBecomeParameters()
    {
        QFETCH(QByteArray, spec);
        QFETCH(QByteArray, asked);
        Bench bench([](const FakeRequest&) { return ok("[]"); });
        const auto answer = bench.run(*jsonutil::parse(spec), QueryRequest::Kind::Alerts);
        QVERIFY(answer.has_value());
        QVERIFY((*answer)->alerts);
        QCOMPARE(bench.server.requests().at(0).path, asked);
    }

    void aBadFilterIsSaidBeforeAsking()
    {
        Bench bench([](const FakeRequest&) { return ok("[]"); });
        const auto answer = bench.run({{"filters", "severity"}}, QueryRequest::Kind::Alerts);
        QVERIFY(!answer);
        QVERIFY(answer.error().text.contains(QLatin1String("severity")));
        QVERIFY(bench.server.requests().empty());
    }

    void mimirServesBelowItsPath()
    {
        Bench bench([](const FakeRequest&) { return ok("[]"); }, {{"implementation", "mimir"}});
        QVERIFY(bench.run(Json::object(), QueryRequest::Kind::Alerts).has_value());
        QCOMPARE(bench.server.requests().at(0).path, QByteArray("/alertmanager/api/v2/alerts"));
    }

    void panelsGetATableAndAnnotationsEvents()
    {
        const QByteArray body = fileText(folder + QStringLiteral("v0.25/alerts.200.json"));
        Bench bench([body](const FakeRequest&) { return ok(body); });
        const auto table = bench.run(Json::object(), QueryRequest::Kind::Panel);
        QVERIFY(table.has_value());
        const Frame& frame = (*table)->frames.at(0);
        QVERIFY(frame.rows > 10);
        QVERIFY(frame.byName(QStringLiteral("severity")));
        QVERIFY(frame.byName(QStringLiteral("summary")));
        const auto events = bench.run(Json::object(), QueryRequest::Kind::Annotation);
        QVERIFY(events.has_value());
        QCOMPARE((*events)->frames.at(0).meta.topic, QStringLiteral("annotations"));
        QCOMPARE((*events)->frames.at(0).rows, frame.rows);
    }

    void silencesAreSavedAndExpired()
    {
        Bench bench([](const FakeRequest& request) {
            return request.method == "POST" ? ok("{\"silenceID\":\"new\"}\n") : ok({});
        });
        AlertStore* store = bench.source->alertStore();
        QVERIFY(store);
        Silence silence;
        silence.matchers = {{QStringLiteral("alertname"), Matcher::Op::NotEqual, QStringLiteral("X")}};
        silence.startsAtMs = firstMs;
        silence.endsAtMs = firstMs + 60000;
        silence.createdBy = QStringLiteral("me");
        std::optional<Result<QString>> id;
        Pending saving = store->saveSilence(silence, [&](Result<QString> r) { id = std::move(r); });
        QTRY_VERIFY(id.has_value());
        QVERIFY(id->has_value());
        QCOMPARE(**id, QStringLiteral("new"));
        const FakeRequest& sent = bench.server.requests().at(0);
        QCOMPARE(sent.headers.value("content-type"), QByteArray("application/json"));
        const auto body = jsonutil::parse(sent.body);
        QVERIFY(body.has_value());
        QCOMPARE(jsonutil::string(*body, "startsAt"), QStringLiteral("2025-11-13T02:13:20.000Z"));
        QVERIFY(jsonutil::find(*body, "comment"));
        QVERIFY(!jsonutil::boolean(jsonutil::array(*body, "matchers")[0], "isEqual", true));

        std::optional<Result<Done>> done;
        Pending expiring = store->expireSilence(QStringLiteral("new"), [&](Result<Done> r) { done = std::move(r); });
        QTRY_VERIFY(done.has_value());
        QVERIFY(done->has_value());
        QCOMPARE(bench.server.requests().at(1).method, QByteArray("DELETE"));
        QCOMPARE(bench.server.requests().at(1).path, QByteArray("/api/v2/silence/new"));
    }

    void rulesOfPrometheusTellPendingAlertsAndBrokenRules()
    {
        const auto page = decodePrometheusRulePage(replyOf(fileText(folder + QStringLiteral("rules-2.42.json"))), url,
                                                   QStringLiteral("p"));
        QVERIFY(page.has_value());
        const AlertList& list = page->list;
        QVERIFY(!list.alerts.empty());
        const auto byName = [&](const char* name) {
            return std::find_if(list.rules.begin(), list.rules.end(),
                                [&](const AlertRule& rule) { return rule.name == QLatin1String(name); });
        };
        const auto bad = byName("BadRule");
        QVERIFY(bad != list.rules.end());
        QCOMPARE(bad->state, AlertState::Error);
        QVERIFY(!bad->lastError.isEmpty());
        const auto down = byName("InstanceDown");
        QVERIFY(down != list.rules.end());
        QCOMPARE(down->forMs, 30'000);
        QCOMPARE(down->state, AlertState::Firing);
        const Alert& alert = list.alerts.front();
        QCOMPARE(alert.value, 0.0);
        QVERIFY(alert.startsAtMs > 0);
        QCOMPARE(alert.sources, QStringList {QStringLiteral("p")});

        const auto some = filterAlerts(list, {{"filters", "job=\"gone\""}});
        QVERIFY(some.has_value());
        QCOMPARE(some->alerts.size(), size_t(1));
    }
};

VEDETTE_TEST_GUILESS(TestAlertmanager)
#include "tst_alertmanager.moc"
