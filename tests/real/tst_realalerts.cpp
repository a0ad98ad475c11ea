#include "dashboards/alerts/alertmerge.h"
#include "datasources/alertmanager/alertmanagerdatasource.h"
#include "datasources/alertstore.h"
#include "datasources/prometheus/prometheusdatasource.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/realalertmanager.h"
#include "tests/support/realprometheus.h"
#include "tests/support/testmain.h"

Q_DECLARE_METATYPE(Matchers)

namespace {

/// Writes a file of the test's own; its path.
QString writeFile(const QTemporaryDir& folder, const QString& name, const QString& text)
{
    QFile file(folder.filePath(name));
    const QByteArray bytes = text.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

const QString rules = QStringLiteral("groups:\n"
                                     "  - name: shop\n"
                                     "    interval: 1s\n"
                                     "    rules:\n"
                                     "      - alert: Broken\n"
                                     "        expr: demo_broken == 1\n"
                                     "        labels: {severity: critical}\n"
                                     "        annotations: {summary: 'the demo is broken'}\n"
                                     "      - alert: NotYet\n"
                                     "        expr: demo_broken == 1\n"
                                     "        for: 1h\n"
                                     "      - alert: Impossible\n"
                                     "        expr: up * on (nothing) up\n");

const QString scrape = QStringLiteral("global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s,\n"
                                      "         external_labels: {cluster: test}}\n"
                                      "rule_files: ['@FOLDER@/rules.yml']\n"
                                      "alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:%1']}]}]}\n"
                                      "scrape_configs:\n"
                                      "  - {job_name: demo, static_configs: [{targets: ['127.0.0.1:%2']}]}\n"
                                      "  - {job_name: prometheus, static_configs: [{targets: ['@SERVER@']}]}\n");

} // namespace

/// An alert's whole life, told by real servers and silenced by the product's own datasource.
class TestRealAlerts : public QObject
{
    Q_OBJECT

private:
    /// Alerts of both servers as a panel would show them; nullopt when one did not answer.
    std::optional<AlertList> alerts()
    {
        std::vector<AlertListPtr> lists;
        for (DataSource* source : {m_alertmanager.get(), m_prometheus.get()}) {
            QueryRequest request;
            request.kind = QueryRequest::Kind::Alerts;
            request.connection =
                ConnectionId(source == m_prometheus.get() ? QStringLiteral("prom") : QStringLiteral("am"));
            request.spec = Json::object();
            std::optional<Result<ResponsePtr>> answer;
            const Pending running =
                source->run(request, {{}, [&answer](Result<ResponsePtr> r) { answer = std::move(r); }});
            if (!waitFor([&] { return answer.has_value(); }) || !*answer)
                return std::nullopt;
            lists.push_back((**answer)->alerts);
        }
        return mergeAlerts(lists);
    }

    /// The alert as all servers together tell it.
    std::optional<Alert> alert(const char* name)
    {
        if (const auto list = alerts())
            for (const Alert& alert : list->alerts)
                if (alert.name() == QLatin1String(name))
                    return alert;
        return std::nullopt;
    }

    bool isInState(const char* name, AlertState state)
    {
        const auto found = alert(name);
        return found && found->state == state && found->sources.contains(QStringLiteral("am"));
    }

    void create(const DataSourceType& type, const QString& uid, const QString& url, std::unique_ptr<DataSource>& source)
    {
        ConnectionConfig config;
        config.uid = ConnectionId(uid);
        config.url = url;
        auto made = type.create(config, {m_http, [] { return 0; }});
        QVERIFY(made.has_value());
        source = std::move(*made);
    }

    Result<QString> saved(const Silence& silence)
    {
        std::optional<Result<QString>> id;
        const Pending saving =
            m_alertmanager->alertStore()->saveSilence(silence, [&](Result<QString> answer) { id = std::move(answer); });
        if (!waitFor([&] { return id.has_value(); }))
            return Error {Error::Kind::Timeout, QStringLiteral("no answer"), {}};
        return *id;
    }

    /// The silence as the server keeps it.
    std::optional<Silence> kept(const QString& id)
    {
        std::optional<Result<Silences>> list;
        const Pending listing =
            m_alertmanager->alertStore()->silences([&](Result<Silences> answer) { list = std::move(answer); });
        if (!waitFor([&] { return list.has_value(); }) || !*list)
            return std::nullopt;
        const auto it =
            std::find_if((**list).begin(), (**list).end(), [&](const Silence& one) { return one.id == id; });
        return it == (**list).end() ? std::nullopt : std::optional(*it);
    }

    bool m_broken = true;
    FakeHttpServer m_demo {[this](const FakeRequest&) {
        FakeReply reply;
        reply.contentType = "text/plain";
        reply.body = m_broken ? "demo_broken 1\n" : "demo_broken 0\n";
        return reply;
    }};
    QTemporaryDir m_folder;
    RealAlertmanager m_alertmanagerServer;
    RealPrometheus m_prometheusServer;
    HttpClient m_http;
    std::unique_ptr<DataSource> m_alertmanager;
    std::unique_ptr<DataSource> m_prometheus;

private slots:
    void initTestCase()
    {
        if (!RealPrometheus::isInstalled() || !RealAlertmanager::isInstalled())
            QSKIP("prometheus, prometheus-node-exporter or prometheus-alertmanager is not installed");
        QVERIFY(m_alertmanagerServer.start());
        const QString configuration = writeFile(m_folder, QStringLiteral("scrape.yml"),
                                                scrape.arg(m_alertmanagerServer.port()).arg(m_demo.port()));
        m_prometheusServer.setScrapeConfig(configuration, {writeFile(m_folder, QStringLiteral("rules.yml"), rules)});
        QVERIFY(m_prometheusServer.start());
        QTRY_VERIFY2(m_alertmanagerServer.isReady(), qPrintable(m_alertmanagerServer.log()));
        QTRY_VERIFY2(m_prometheusServer.isReady(), qPrintable(m_prometheusServer.log()));
        create(alertmanagerType(), QStringLiteral("am"), m_alertmanagerServer.url(), m_alertmanager);
        create(prometheusType(), QStringLiteral("prom"), m_prometheusServer.url(), m_prometheus);
    }

    void theServersSayWhoTheyAre()
    {
        std::optional<Result<QString>> text;
        const Pending running = m_alertmanager->check([&](Result<QString> r) { text = std::move(r); });
        QTRY_VERIFY(text.has_value());
        QVERIFY2(text->has_value(), text->has_value() ? "" : qPrintable(text->error().text));
        QVERIFY2((*text)->startsWith(QLatin1String("Alertmanager 0.")), qPrintable(**text));
    }

    void anAlertFiresIsSilencedAndResolves()
    {
        QTRY_VERIFY(isInState("Broken", AlertState::Firing));
        const auto firing = alert("Broken");
        QVERIFY(firing.has_value());
        QCOMPARE(firing->labels.value(QStringLiteral("cluster")), QStringLiteral("test"));
        QCOMPARE(firing->annotations.value(QStringLiteral("summary")), QStringLiteral("the demo is broken"));
        QCOMPARE(firing->fingerprint, alertFingerprint(firing->labels));
        QVERIFY2(firing->sources.contains(QStringLiteral("prom")), "told by the rules too, and joined");
        QCOMPARE(firing->value, 1.0);

        Silence silence;
        silence.matchers = {{QStringLiteral("alertname"), Matcher::Op::Regex, QStringLiteral("Bro.*")}};
        silence.startsAtMs = QDateTime::currentMSecsSinceEpoch();
        silence.endsAtMs = silence.startsAtMs + 3'600'000;
        silence.createdBy = QStringLiteral("test");
        silence.comment = QStringLiteral("中文 too");
        std::optional<Result<QString>> id;
        const Pending saving =
            m_alertmanager->alertStore()->saveSilence(silence, [&](Result<QString> saved) { id = std::move(saved); });
        QTRY_VERIFY(id.has_value());
        QVERIFY2(id->has_value(), id->has_value() ? "" : qPrintable(id->error().text));
        QTRY_VERIFY(isInState("Broken", AlertState::Suppressed));
        QCOMPARE(alert("Broken")->silencedBy, QStringList {**id});

        std::optional<Result<Silences>> kept;
        const Pending listing =
            m_alertmanager->alertStore()->silences([&](Result<Silences> list) { kept = std::move(list); });
        QTRY_VERIFY(kept.has_value());
        QVERIFY(kept->has_value());
        QCOMPARE((*kept)->front().comment, silence.comment);
        QCOMPARE((*kept)->front().matchers, silence.matchers);

        std::optional<Result<Done>> ended;
        const Pending ending =
            m_alertmanager->alertStore()->expireSilence(**id, [&](Result<Done> done) { ended = std::move(done); });
        QTRY_VERIFY(ended.has_value());
        QVERIFY(ended->has_value());
        QTRY_VERIFY(isInState("Broken", AlertState::Firing));

        // Another one ends by itself.
        constexpr qint64 lengthMs = 10'000;
        silence.startsAtMs = QDateTime::currentMSecsSinceEpoch();
        silence.endsAtMs = silence.startsAtMs + lengthMs;
        const auto brief = saved(silence);
        QVERIFY2(brief, brief ? "" : qPrintable(brief.error().text));
        QTRY_VERIFY(isInState("Broken", AlertState::Suppressed));
        QCOMPARE(this->kept(*brief)->state, Silence::State::Active);
        QTRY_VERIFY(isInState("Broken", AlertState::Firing));
        QCOMPARE(this->kept(*brief)->state, Silence::State::Expired);
        QVERIFY(QDateTime::currentMSecsSinceEpoch() >= silence.endsAtMs);

        m_broken = false;
        QTRY_VERIFY(!alert("Broken").has_value());
    }

    void aSilenceIsChangedWhereItIs()
    {
        Silence silence;
        silence.matchers = {{QStringLiteral("alertname"), Matcher::Op::Equal, QStringLiteral("Quotes \"and\" \\")},
                            {QStringLiteral("env"), Matcher::Op::NotRegex, QStringLiteral("dev|test.*")},
                            {QStringLiteral("zone"), Matcher::Op::NotEqual, QString()}};
        silence.startsAtMs = QDateTime::currentMSecsSinceEpoch();
        silence.endsAtMs = silence.startsAtMs + 3'600'000;
        silence.createdBy = QStringLiteral("test");
        silence.comment = QStringLiteral("first");
        const auto id = saved(silence);
        QVERIFY2(id, id ? "" : qPrintable(id.error().text));
        auto known = kept(*id);
        QVERIFY(known.has_value());
        QCOMPARE(known->matchers, silence.matchers);
        QCOMPARE(known->state, Silence::State::Active);

        // Another end and comment: the same silence, or an expired one and its successor, as the server likes.
        Silence longer = *known;
        longer.endsAtMs += 3'600'000;
        longer.comment = QStringLiteral("second");
        const auto same = saved(longer);
        QVERIFY2(same, same ? "" : qPrintable(same.error().text));
        known = kept(*same);
        QVERIFY(known.has_value());
        QCOMPARE(known->comment, QStringLiteral("second"));
        QCOMPARE(known->endsAtMs, longer.endsAtMs);
        QCOMPARE(known->state, Silence::State::Active);

        // Other matchers are another silence; the one before is over.
        Silence other = *known;
        other.matchers = {{QStringLiteral("alertname"), Matcher::Op::Regex, QStringLiteral("Other.*")}};
        const auto successor = saved(other);
        QVERIFY2(successor, successor ? "" : qPrintable(successor.error().text));
        QVERIFY(*successor != *same);
        QCOMPARE(kept(*same)->state, Silence::State::Expired);
        QCOMPARE(kept(*successor)->matchers, other.matchers);

        for (int time = 0; time < 2; ++time) { // twice is no mistake
            std::optional<Result<Done>> ended;
            const Pending ending = m_alertmanager->alertStore()->expireSilence(
                *successor, [&](Result<Done> done) { ended = std::move(done); });
            QTRY_VERIFY(ended.has_value());
            QVERIFY2(time > 0 || ended->has_value(), ended->has_value() ? "" : qPrintable(ended->error().text));
        }
        QCOMPARE(kept(*successor)->state, Silence::State::Expired);
    }

    void refusalsAreTheServersWords_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<Matchers>("matchers");
        QTest::addColumn<qint64>("lengthMs");
        QTest::addColumn<QString>("words");
        const Matchers good = {{QStringLiteral("a"), Matcher::Op::Equal, QStringLiteral("b")}};
        const Matchers empty = {{QStringLiteral("a"), Matcher::Op::Regex, QStringLiteral(".*")}};
        const Matchers broken = {{QStringLiteral("a"), Matcher::Op::Regex, QStringLiteral("(")}};
        constexpr qint64 hour = 3'600'000;
        QTest::newRow("matches everything") << QString() << empty << hour << QStringLiteral("at least one matcher");
        QTest::newRow("no matchers") << QString() << Matchers {} << hour << QStringLiteral("matcher");
        QTest::newRow("bad expression") << QString() << broken << hour << QStringLiteral("missing closing");
        QTest::newRow("over already") << QString() << good << -hour << QStringLiteral("time");
        QTest::newRow("unknown silence") << QStringLiteral("00000000-0000-4000-8000-000000000000") << good << hour
                                         << QStringLiteral("not found");
    }
    void refusalsAreTheServersWords()
    {
        QFETCH(QString, id);
        QFETCH(Matchers, matchers);
        QFETCH(qint64, lengthMs);
        QFETCH(QString, words);
        Silence silence;
        silence.id = id;
        silence.matchers = matchers;
        silence.startsAtMs = QDateTime::currentMSecsSinceEpoch();
        silence.endsAtMs = silence.startsAtMs + lengthMs;
        silence.createdBy = QStringLiteral("test");
        silence.comment = QStringLiteral("refused");
        const auto answer = saved(silence);
        QVERIFY(!answer);
        QVERIFY2(answer.error().text.contains(words), qPrintable(answer.error().text));
    }

    void aRefusedSilenceSaysWhatTheServerSays()
    {
        Silence silence;
        silence.matchers = {{QStringLiteral("a"), Matcher::Op::Equal, QStringLiteral("b")}};
        silence.startsAtMs = 2000;
        silence.endsAtMs = 1000;
        silence.createdBy = QStringLiteral("test");
        std::optional<Result<QString>> id;
        const Pending saving =
            m_alertmanager->alertStore()->saveSilence(silence, [&](Result<QString> saved) { id = std::move(saved); });
        QTRY_VERIFY(id.has_value());
        QVERIFY(!id->has_value());
        QVERIFY2(id->error().text.contains(QLatin1String("start time")), qPrintable(id->error().text));
    }

    void pendingAlertsAndBrokenRulesAreKnown()
    {
        m_broken = true;
        QTRY_VERIFY(alert("NotYet").has_value());
        QCOMPARE(alert("NotYet")->state, AlertState::Pending);
        const auto list = alerts();
        QVERIFY(list.has_value());
        const auto impossible = std::find_if(list->rules.begin(), list->rules.end(), [](const AlertRule& rule) {
            return rule.name == QLatin1String("Impossible");
        });
        QVERIFY(impossible != list->rules.end());
        QCOMPARE(impossible->state, AlertState::Error);
        QVERIFY2(impossible->lastError.contains(QLatin1String("many-to-many")), qPrintable(impossible->lastError));
    }
};

VEDETTE_TEST_GUILESS(TestRealAlerts)
#include "tst_realalerts.moc"
