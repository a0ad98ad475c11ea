#include "dashboards/alerts/alertfilter.h"
#include "dashboards/alerts/alertmerge.h"
#include "dashboards/alerts/alertsections.h"
#include "dashboards/alerts/silencefilter.h"
#include "dashboards/alerts/silenceservers.h"
#include "dashboards/model/dashboard.h"
#include "dashboards/run/alertjob.h"
#include "tests/support/testmain.h"

#include <cmath>

namespace {

/// "name key=value ..." as an alert; "!" before the name silences it, "?" makes it pending, "~" recovering.
Alert alert(QString text, qint64 startsAtMs = 1000)
{
    Alert alert;
    if (text.startsWith(QLatin1Char('!')))
        alert.state = AlertState::Suppressed;
    if (text.startsWith(QLatin1Char('?')))
        alert.state = AlertState::Pending;
    if (text.startsWith(QLatin1Char('~')))
        alert.state = AlertState::Recovering;
    text.remove(QRegularExpression(QStringLiteral("^[!?~]")));
    QStringList words = text.split(QLatin1Char(' '));
    alert.labels.insert(QStringLiteral("alertname"), words.takeFirst());
    for (const QString& word : words)
        alert.labels.insert(word.section(QLatin1Char('='), 0, 0), word.section(QLatin1Char('='), 1));
    alert.fingerprint = alertFingerprint(alert.labels);
    alert.startsAtMs = startsAtMs;
    return alert;
}

AlertList listOf(const QStringList& alerts)
{
    AlertList list;
    qint64 start = 1000;
    for (const QString& text : alerts)
        list.alerts.push_back(alert(text, start++));
    return list;
}

AlertListPtr received(AlertList list, const QString& source)
{
    for (Alert& alert : list.alerts) {
        alert.receivers = QStringList {QStringLiteral("team")};
        alert.sources = QStringList {source};
    }
    return std::make_shared<const AlertList>(std::move(list));
}

AlertListPtr ofRules(AlertList list)
{
    list.rules.push_back({});
    for (Alert& alert : list.alerts) {
        alert.sources = QStringList {QStringLiteral("prom")};
        alert.value = 7;
    }
    return std::make_shared<const AlertList>(std::move(list));
}

Silence silence(const char* id, const char* matchers, Silence::State state, qint64 startsAtMs, qint64 endsAtMs)
{
    Silence silence;
    silence.id = QString::fromLatin1(id);
    silence.matchers = *parseMatchers(QString::fromLatin1(matchers));
    silence.state = state;
    silence.startsAtMs = startsAtMs;
    silence.endsAtMs = endsAtMs;
    silence.createdBy = QStringLiteral("lena@shop.example");
    silence.comment = QStringLiteral("planned: 数据库 upgrade CHG-4711");
    return silence;
}

/// Two servers of a cluster, of which the second does not know all.
KnownSilences knownSilences()
{
    using State = Silence::State;
    const Silences all = {silence("late", "alertname=\"Down\", job=~\"gone|broken\"", State::Active, 1, 900),
                          silence("old", "alertname=\"Old\"", State::Expired, 1, 50),
                          silence("soon", "team!=\"data\"", State::Pending, 700, 800),
                          silence("early", "alertname=\"Down\", team=\"a b\"", State::Active, 1, 300),
                          silence("older", "alertname=\"Old\"", State::Expired, 1, 20)};
    return mergedSilences({{QStringLiteral("a"), all}, {QStringLiteral("b"), {all[0]}}});
}

QString dump(const AlertSections& sections)
{
    QStringList lines;
    for (const AlertSection& section : sections.sections) {
        QStringList members;
        for (const size_t index : section.alerts)
            members << QString::number(index);
        lines << section.title + QLatin1Char(':') + members.join(QLatin1Char(','));
    }
    if (sections.leftOut > 0)
        lines << QStringLiteral("+%1").arg(sections.leftOut);
    return lines.join(QLatin1Char(' '));
}

AlertRule rule(const char* name, AlertState state)
{
    AlertRule rule;
    rule.name = QLatin1String(name);
    rule.state = state;
    if (state == AlertState::Error)
        rule.lastError = QStringLiteral("many-to-many");
    return rule;
}

/// A server that answers when told: all calls wait in a list.
class ScriptedStore : public AlertStore
{
public:
    explicit ScriptedStore(QStringList peers) { m_status.peerNames = std::move(peers); }

    Pending silences(std::function<void(Result<Silences>)>) override { return {}; }
    Pending receivers(std::function<void(Result<QStringList>)>) override { return {}; }
    Pending saveSilence(const Silence& silence, std::function<void(Result<QString>)> reply) override
    {
        saved << silence.id;
        return later([this, reply = std::move(reply)] { reply(id); });
    }
    Pending expireSilence(const QString&, std::function<void(Result<Done>)> reply) override
    {
        return later([this, reply = std::move(reply)] { id ? reply(Done {}) : reply(id.error()); });
    }
    Pending status(std::function<void(Result<AlertmanagerStatus>)> reply) override
    {
        return later([this, reply = std::move(reply)] {
            isGone ? reply(Error {Error::Kind::Network, QStringLiteral("gone"), {}}) : reply(m_status);
        });
    }

    void answerAll()
    {
        while (!m_waiting.empty())
            if (auto call = std::exchange(m_waiting, {}); true)
                for (const auto& answer : call)
                    answer();
    }

    Result<QString> id = QStringLiteral("new"); ///< what it says
    QStringList saved; ///< ids it was sent
    bool isGone = false; ///< does not tell its cluster

private:
    Pending later(std::function<void()> answer)
    {
        m_waiting.push_back(std::move(answer));
        return {};
    }

    AlertmanagerStatus m_status;
    std::vector<std::function<void()>> m_waiting;
};

Error failure(Error::Kind kind, const char* text)
{
    return {kind, QLatin1String(text), {}};
}

/// Three servers of which the first two are one cluster.
struct Servers
{
    ScriptedStore a {QStringList {QStringLiteral("1"), QStringLiteral("2")}};
    ScriptedStore b {QStringList {QStringLiteral("1"), QStringLiteral("2")}};
    ScriptedStore c {QStringList()};
    std::vector<SilenceServer> all = {{QStringLiteral("a"), &a}, {QStringLiteral("b"), &b}, {QStringLiteral("c"), &c}};

    void answerAll()
    {
        for (int round = 0; round < 3; ++round)
            for (const SilenceServer& server : all)
                static_cast<ScriptedStore*>(server.store)->answerAll();
    }
};

} // namespace

class TestAlertLists : public QObject
{
    Q_OBJECT

private slots:
    void equalAlertsOfTwoServersAreOne()
    {
        const AlertList merged = mergeAlerts(
            {received(listOf({QStringLiteral("A x=1"), QStringLiteral("B")}), QStringLiteral("am1")),
             received(listOf({QStringLiteral("B"), QStringLiteral("!A x=1")}), QStringLiteral("am2")), nullptr});
        QCOMPARE(merged.alerts.size(), size_t(2));
        QCOMPARE(merged.alerts[0].sources, (QStringList {QStringLiteral("am1"), QStringLiteral("am2")}));
        QCOMPARE(merged.alerts[0].state, AlertState::Firing); // one of the two still notifies
        QCOMPARE(merged.alerts[0].startsAtMs, 1000);
    }

    void firingAlertsOfRulesJoinWhatAlertmanagerReceived()
    {
        const AlertList merged =
            mergeAlerts({ofRules(listOf({QStringLiteral("A x=1"), QStringLiteral("?A x=2"), QStringLiteral("B")})),
                         received(listOf({QStringLiteral("!A x=1 replica=a")}), QStringLiteral("am"))});
        QCOMPARE(merged.alerts.size(), size_t(3));
        QCOMPARE(merged.alerts[0].state, AlertState::Suppressed);
        QCOMPARE(merged.alerts[0].value, 7.0);
        QCOMPARE(merged.alerts[0].labels.value(QStringLiteral("replica")), QStringLiteral("a"));
        QCOMPARE(merged.alerts[1].state, AlertState::Pending);
        QCOMPARE(merged.rules.size(), size_t(1));
    }

    void groupsPointAtTheMergedAlerts()
    {
        AlertList second = listOf({QStringLiteral("C"), QStringLiteral("A")});
        second.groups.push_back({{{QStringLiteral("team"), QStringLiteral("x")}}, QStringLiteral("r"), {0, 1}});
        const AlertList merged =
            mergeAlerts({received(listOf({QStringLiteral("A"), QStringLiteral("B")}), QStringLiteral("am1")),
                         received(second, QStringLiteral("am2"))});
        QCOMPARE(merged.groups.size(), size_t(1));
        QCOMPARE(merged.groups[0].alerts, (std::vector<size_t> {2, 0}));
    }

    void membersOfAClusterTellTheSameGroups()
    {
        AlertList first = listOf({QStringLiteral("A"), QStringLiteral("B")});
        first.groups.push_back({{}, QStringLiteral("pager"), {0, 1}});
        first.groups.push_back({{}, QStringLiteral("mail"), {0}});
        AlertList second = listOf({QStringLiteral("C"), QStringLiteral("A")});
        second.groups.push_back({{}, QStringLiteral("pager"), {0, 1}});
        const AlertList merged =
            mergeAlerts({received(first, QStringLiteral("am1")), received(second, QStringLiteral("am2"))});
        QCOMPARE(merged.groups.size(), size_t(2));
        QCOMPARE(merged.groups[0].alerts, (std::vector<size_t> {0, 1, 2}));
        QCOMPARE(merged.groups[1].alerts, (std::vector<size_t> {0}));
    }

    /// What a rule keeps firing recovers, unless it is silenced or another server still finds its condition.
    void keptAlertsRecover_data()
    {
        QTest::addColumn<QString>("received");
        QTest::addColumn<QStringList>("rules"); // one list each
        QTest::addColumn<AlertState>("state");
        const QStringList one {QStringLiteral("~A")};
        QTest::newRow("alone") << QString() << one << AlertState::Recovering;
        QTest::newRow("received") << QStringLiteral("A replica=a") << one << AlertState::Recovering;
        QTest::newRow("silenced") << QStringLiteral("!A replica=a") << one << AlertState::Suppressed;
        QTest::newRow("still found elsewhere")
            << QStringLiteral("A replica=a") << QStringList {QStringLiteral("~A"), QStringLiteral("A")}
            << AlertState::Firing;
    }
    void keptAlertsRecover()
    {
        QFETCH(QString, received);
        QFETCH(QStringList, rules);
        std::vector<AlertListPtr> lists;
        for (const QString& text : rules)
            lists.push_back(ofRules(listOf({text})));
        if (!received.isEmpty())
            lists.push_back(::received(listOf({received}), QStringLiteral("am")));
        const AlertList merged = mergeAlerts(lists);
        QCOMPARE(merged.alerts.size(), size_t(1));
        QTEST(merged.alerts[0].state, "state");
    }

    void manyAlertsOfOneNameAreJoined()
    {
        AlertList sent;
        AlertList found;
        for (int i = 0; i < 3000; ++i) {
            found.alerts.push_back(alert(QStringLiteral("Down job=x pod=%1").arg(i)));
            sent.alerts.push_back(alert(QStringLiteral("Down job=x pod=%1 replica=a").arg(i)));
        }
        found.alerts.push_back(alert(QStringLiteral("Down job=x pod=none")));
        const AlertList merged = mergeAlerts({ofRules(found), received(sent, QStringLiteral("am"))});
        QCOMPARE(merged.alerts.size(), size_t(3001));
        QCOMPARE(merged.alerts[2999].value, 7.0);
    }

    void alertsAreFiltered_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QString>("names"); // of alerts, of rules, members of groups
        QTest::newRow("nothing") << QByteArray("{}") << QStringLiteral("Apple Banana Cherry|Apple Broken|0 1,2");
        QTest::newRow("name") << QByteArray(R"({"alertName":"B"})") << QStringLiteral("Banana|Broken|0");
        QTest::newRow("none of that name") << QByteArray(R"({"alertName":"x"})") << QStringLiteral("||");
        QTest::newRow("of this dashboard")
            << QByteArray(R"({"dashboardAlerts":true})") << QStringLiteral("Cherry|Broken|0");
        QTest::newRow("of this dashboard, as before")
            << QByteArray(R"({"onlyAlertsOnDashboard":true})") << QStringLiteral("Cherry|Broken|0");
        QTest::newRow("folder") << QByteArray(R"({"folder":{"uid":"u","title":"Shop"}})")
                                << QStringLiteral("Apple|Apple|0");
        QTest::newRow("folder beside a datasource") << QByteArray(R"({"folder":{"title":"Shop"},"datasource":"prom"})")
                                                    << QStringLiteral("Apple Banana Cherry|Apple Broken|0 1,2");
    }
    void alertsAreFiltered()
    {
        QFETCH(QByteArray, options);
        AlertList list = listOf({QStringLiteral("Apple grafana_folder=Shop"), QStringLiteral("Banana"),
                                 QStringLiteral("Cherry grafana_folder=shop")});
        const Labels linked {{QStringLiteral("__dashboardUid__"), QStringLiteral("d1")}};
        list.alerts[2].annotations = linked;
        list.rules = {rule("Apple", AlertState::Firing), rule("Broken", AlertState::Error)};
        list.rules[0].file = QStringLiteral("Shop");
        list.rules[1].annotations = linked;
        list.groups = {{{}, {}, {0}}, {{}, {}, {1, 2}}};
        PanelSpec spec;
        spec.type = QStringLiteral("alertlist");
        spec.options = *jsonutil::parse(options);
        const AlertList kept = filteredAlerts(list, alertFilter(spec, QStringLiteral("d1"), {}));
        QStringList alerts;
        for (const Alert& alert : kept.alerts)
            alerts << alert.name();
        QStringList rules;
        for (const AlertRule& rule : kept.rules)
            rules << rule.name;
        QStringList groups;
        for (const AlertGroup& group : kept.groups) {
            QStringList members;
            for (const size_t index : group.alerts)
                members << QString::number(index);
            groups << members.join(u',');
        }
        QTEST((QStringList {alerts.join(u' '), rules.join(u' '), groups.join(u' ')}.join(u'|')), "names");
    }

    void nothingIsLinkedToADashboardWithoutUid()
    {
        PanelSpec spec;
        spec.type = QStringLiteral("alertlist");
        spec.options = {{"dashboardAlerts", true}};
        QVERIFY(filteredAlerts(listOf({QStringLiteral("A")}), alertFilter(spec, {}, {})).alerts.empty());
    }

    void optionsHaveGrafanasDefaults()
    {
        const AlertListOptions options = alertListOptions(QStringLiteral("alertlist"), Json::object());
        QCOMPARE(options.maxItems, 20);
        QVERIFY(options.firing && options.pending && options.error && !options.inactive && !options.showInstances);
        QVERIFY(options.recovering && !options.ofDashboard && options.folder.isEmpty());
        QCOMPARE(options.sort, AlertListOptions::Sort::NameUp);
    }

    void optionsOfAnyKindAreRead_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("firing");
        QTest::addColumn<bool>("pending");
        QTest::addColumn<bool>("inactive");
        QTest::newRow("flags") << QByteArray(R"({"stateFilter":{"firing":true,"pending":false,"normal":true}})") << true
                               << false << true;
        QTest::newRow("old list") << QByteArray(R"({"stateFilter":["alerting"]})") << true << false << false;
        QTest::newRow("old empty list") << QByteArray(R"({"stateFilter":[]})") << true << true << true;
        QTest::newRow("inactive") << QByteArray(R"({"showInactiveAlerts":true})") << true << true << true;
        QTest::newRow("normal's older name")
            << QByteArray(R"({"stateFilter":{"firing":true,"pending":true,"inactive":true}})") << true << true << true;
        QTest::newRow("wrong types") << QByteArray(R"({"stateFilter":7,"maxItems":{},"groupBy":3})") << true << true
                                     << false;
    }
    void optionsOfAnyKindAreRead()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, firing);
        QFETCH(bool, pending);
        QFETCH(bool, inactive);
        const auto options = alertListOptions(QStringLiteral("alertlist"), *jsonutil::parse(json));
        QCOMPARE(options.firing, firing);
        QCOMPARE(options.pending, pending);
        QCOMPARE(options.inactive, inactive);
    }

    void sectionsAreSortedFilteredAndCut_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("sections");
        QTest::newRow("by name") << QByteArray("{}") << QStringLiteral("A:0,3 B:1 C:2");
        QTest::newRow("name downwards") << QByteArray(R"({"sortOrder":2})") << QStringLiteral("C:2 B:1 A:0,3");
        QTest::newRow("importance") << QByteArray(R"({"sortOrder":3})") << QStringLiteral("A:0,3 C:2 B:1");
        QTest::newRow("newest first") << QByteArray(R"({"sortOrder":5})") << QStringLiteral("C:2 B:1 A:0,3");
        QTest::newRow("oldest first") << QByteArray(R"({"sortOrder":4})") << QStringLiteral("A:0,3 B:1 C:2");
        QTest::newRow("at most two") << QByteArray(R"({"maxItems":2})") << QStringLiteral("A:0,3 B:1 +1");
        QTest::newRow("by label") << QByteArray(R"({"groupMode":"custom","groupBy":["team"]})")
                                  << QStringLiteral(":1 team=x:0,2 team=y:3");
        QTest::newRow("firing only") << QByteArray(R"({"stateFilter":{"firing":true,"pending":false}})")
                                     << QStringLiteral("A:0,3 C:2");
    }
    void sectionsAreSortedFilteredAndCut()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, sections);
        const AlertList list = listOf({QStringLiteral("A team=x"), QStringLiteral("?B"), QStringLiteral("C team=x"),
                                       QStringLiteral("!A team=y")});
        const auto made = alertSections(list, alertListOptions(QStringLiteral("alertlist"), *jsonutil::parse(json)));
        QCOMPARE(dump(made), sections);
    }

    void silencesOfAClusterAreOne()
    {
        const KnownSilences known = knownSilences();
        QCOMPARE(known.size(), size_t(5));
        QCOMPARE(known[0].sources, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(known[1].sources, QStringList(QStringLiteral("a")));
    }

    void silencesAreFilteredAndSorted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("states"); // a, p, e
        QTest::addColumn<QString>("ids");
        const auto row = [](const char* text, const char* states, const char* ids) {
            QTest::addRow("%s %s", states, text)
                << QString::fromUtf8(text) << QString::fromLatin1(states) << QString::fromLatin1(ids);
        };
        row("", "ap", "early late soon");
        row("", "ape", "early late soon old older");
        row("", "e", "old older");
        row("", "", "");
        row("LENA chg-4711", "a", "early late"); // author and comment, any case
        row("数据库", "p", "soon");
        row("omar", "ape", "");
        row("alertname=Down", "ape", "early late");
        row("alertname=~D.*,team=\"a b\"", "ape", "early");
        row("alertname=Down lena", "ape", "early late");
        row("alertname!=Down", "ape", "soon old older"); // a label that no matcher names is empty
        row("gone", "ape", "late"); // within a matcher
        row("alertname=~[", "ape", ""); // no regular expression: a word
        row("soon", "ape", "soon"); // an id
    }
    void silencesAreFilteredAndSorted()
    {
        QFETCH(QString, text);
        QFETCH(QString, states);
        QFETCH(QString, ids);
        SilenceFilter filter;
        filter.active = states.contains(u'a');
        filter.pending = states.contains(u'p');
        filter.expired = states.contains(u'e');
        filter.text = text;
        QStringList kept;
        for (const KnownSilence& known : filteredSilences(knownSilences(), filter))
            kept << known.silence.id;
        QCOMPARE(kept.join(u' '), ids);
    }

    void aSilenceIsSavedOnceInACluster()
    {
        Servers servers;
        std::optional<Result<QString>> reply;
        const Pending saving =
            saveInClusters(servers.all, {}, std::make_shared<SilenceIds>(), std::make_shared<ClusterNames>(),
                           [&](Result<QString> id) { reply = std::move(id); });
        servers.answerAll();
        QVERIFY(reply && *reply);
        QCOMPARE(servers.a.saved.size() + servers.b.saved.size(), 1);
        QCOMPARE(servers.c.saved.size(), 1);
    }

    void anotherMemberTakesItWhenOneIsOutOfReach()
    {
        Servers servers;
        servers.a.id = failure(Error::Kind::Network, "a is gone");
        std::optional<Result<QString>> reply;
        const Pending saving =
            saveInClusters(servers.all, {}, std::make_shared<SilenceIds>(), std::make_shared<ClusterNames>(),
                           [&](Result<QString> id) { reply = std::move(id); });
        servers.answerAll();
        QVERIFY(reply && *reply);
        QCOMPARE(servers.b.saved.size(), 1);
    }

    void aMemberThatIsGoneStaysAMember_data()
    {
        QTest::addColumn<bool>("isKnown"); // it told its cluster before
        QTest::addColumn<QString>("says");
        QTest::newRow("known") << true << QString();
        QTest::newRow("never heard of") << false << QStringLiteral("2 of 3 servers took it and tell the members");
    }
    void aMemberThatIsGoneStaysAMember()
    {
        QFETCH(bool, isKnown);
        QFETCH(QString, says);
        Servers servers;
        const auto clusters = std::make_shared<ClusterNames>();
        servers.b.isGone = !isKnown;
        const Pending learning = learnClusters(servers.all, clusters);
        servers.answerAll();
        servers.b.isGone = true;
        servers.b.id = failure(Error::Kind::Network, "b is gone");
        std::optional<Result<QString>> reply;
        const Pending saving = saveInClusters(servers.all, {}, std::make_shared<SilenceIds>(), clusters,
                                              [&](Result<QString> id) { reply = std::move(id); });
        servers.answerAll();
        QVERIFY(reply);
        QCOMPARE(reply->has_value(), isKnown);
        if (!isKnown)
            QVERIFY2(reply->error().text.startsWith(says) && reply->error().text.endsWith(QLatin1String("b is gone")),
                     qPrintable(reply->error().text));
        QCOMPARE(servers.a.saved.size(), 1);
        QCOMPARE(servers.c.saved.size(), 1);
    }

    void aSecondAttemptChangesWhatTheFirstSaved()
    {
        Servers servers;
        servers.c.id = failure(Error::Kind::Query, "c refuses");
        const auto ids = std::make_shared<SilenceIds>();
        std::optional<Result<QString>> reply;
        const auto save = [&] {
            reply.reset();
            return saveInClusters(servers.all, {}, ids, std::make_shared<ClusterNames>(),
                                  [&](Result<QString> id) { reply = std::move(id); });
        };
        const Pending first = save();
        servers.answerAll();
        QVERIFY(reply && !*reply);
        QVERIFY2(reply->error().text.contains(QLatin1String("1 of 2")), qPrintable(reply->error().text));
        QVERIFY(reply->error().text.contains(QLatin1String("c refuses")));
        servers.c.id = QStringLiteral("of c");
        const Pending second = save();
        servers.answerAll();
        QVERIFY(reply && *reply);
        QCOMPARE(servers.a.saved, (QStringList {QString(), QStringLiteral("new")}));
        QCOMPARE(servers.c.saved, (QStringList {QString(), QString()}));
    }

    void endingFailsWhenNoServerEndedIt_data()
    {
        QTest::addColumn<int>("a"); // kinds of failures; -1: ends it
        QTest::addColumn<int>("b");
        QTest::addColumn<QString>("says");
        const int unknown = int(Error::Kind::Http);
        QTest::newRow("both") << -1 << -1 << QString();
        QTest::newRow("one knows it") << unknown << -1 << QString();
        QTest::newRow("none knows it") << unknown << unknown << QStringLiteral("a fails");
        QTest::newRow("the other is gone") << unknown << int(Error::Kind::Network) << QStringLiteral("b fails");
        QTest::newRow("this one is gone") << int(Error::Kind::Timeout) << unknown << QStringLiteral("a fails");
    }
    void endingFailsWhenNoServerEndedIt()
    {
        QFETCH(int, a);
        QFETCH(int, b);
        Servers servers;
        if (a >= 0)
            servers.a.id = failure(Error::Kind(a), "a fails");
        if (b >= 0)
            servers.b.id = failure(Error::Kind(b), "b fails");
        servers.all.pop_back();
        std::optional<Result<Done>> reply;
        const Pending ending =
            expireEverywhere(servers.all, {QStringLiteral("x")}, [&](Result<Done> done) { reply = std::move(done); });
        QVERIFY(!reply);
        servers.answerAll();
        QVERIFY(reply);
        QTEST(*reply ? QString() : reply->error().text, "says");
    }

    void whatAllShareIsToldOnce()
    {
        const auto made =
            alertSections(listOf({QStringLiteral("A team=x pod=1"), QStringLiteral("A team=x pod=2")}), {});
        QCOMPARE(made.sections[0].shared.keys(), (QStringList {QStringLiteral("alertname"), QStringLiteral("team")}));
        QCOMPARE(made.sections[0].sinceMs, 1000);
        QCOMPARE(made.counts.firing, 2);
    }

    void brokenRulesAreShownAndQuietOnesOnRequest()
    {
        AlertList list;
        list.rules = {rule("Broken", AlertState::Error), rule("Quiet", AlertState::Inactive)};
        AlertListOptions options;
        auto made = alertSections(list, options);
        QCOMPARE(dump(made), QStringLiteral("Broken:"));
        QCOMPARE(made.sections[0].error, QStringLiteral("many-to-many"));
        QCOMPARE(made.counts.error, 1);
        options.inactive = true;
        QCOMPARE(dump(alertSections(list, options)), QStringLiteral("Broken: Quiet:"));
        options.sort = AlertListOptions::Sort::OldestFirst;
        list.alerts = {alert(QStringLiteral("Zebra"), 5)};
        QCOMPARE(dump(alertSections(list, options)), QStringLiteral("Zebra:0 Broken: Quiet:")); // those began never
        options.labelFilter = QStringLiteral("team=x");
        QCOMPARE(dump(alertSections(list, options)), QStringLiteral("Zebra:0 Broken:")); // nothing of it can match
    }

    void groupsOfAlertmanagerStayTogether()
    {
        AlertList list = listOf({QStringLiteral("A team=x"), QStringLiteral("B team=x"), QStringLiteral("C team=y")});
        list.groups.push_back({{{QStringLiteral("team"), QStringLiteral("x")}}, QStringLiteral("pager"), {0, 1}});
        list.groups.push_back({{{QStringLiteral("team"), QStringLiteral("y")}}, QStringLiteral("mail"), {2}});
        const auto made = alertSections(list, alertListOptions(QStringLiteral("alertGroups"), Json::object()));
        QCOMPARE(dump(made), QStringLiteral("team=x:0,1 team=y:2"));
        QCOMPARE(made.sections[0].receiver, QStringLiteral("pager"));
        QVERIFY(made.sections[0].key() != made.sections[1].key());
        list.groups[1] = list.groups[0];
        list.groups[1].receiver = QStringLiteral("mail");
        const auto same = alertSections(list, alertListOptions(QStringLiteral("alertGroups"), Json::object()));
        QCOMPARE(same.sections[0].title, same.sections[1].title);
        QVERIFY(same.sections[0].key() != same.sections[1].key());
    }
};

VEDETTE_TEST_GUILESS(TestAlertLists)
#include "tst_alertlists.moc"
