#include "dashboards/model/dashboard.h"
#include "dashboards/run/alertjob.h"
#include "datasources/datasources.h"
#include "datasources/net/httpclient.h"
#include "tests/support/testmain.h"

namespace {

ConnectionConfig connection(const char* uid, const char* type, Json settings = Json::object())
{
    ConnectionConfig config;
    config.uid = ConnectionId(QLatin1String(uid));
    config.name = QStringLiteral("The ") + config.uid.value;
    config.type = QLatin1String(type);
    config.jsonData = std::move(settings);
    return config;
}

} // namespace

/// Whom a panel of alerts asks.
class TestAlertJob : public QObject
{
    Q_OBJECT

private slots:
    void aPanelAsksWhoKnowsItsAlerts_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("datasource"); // as the panel names it
        QTest::addColumn<bool>("hasAlertmanager");
        QTest::addColumn<QString>("asked"); // uids, or what is said
        const QString list = QStringLiteral("alertlist");
        const QString groups = QStringLiteral("alertGroups");
        QTest::newRow("all") << list << QString() << true << QStringLiteral("am prom");
        QTest::newRow("all groups") << groups << QString() << true << QStringLiteral("am");
        QTest::newRow("without Alertmanager") << list << QString() << false << QStringLiteral("prom");
        QTest::newRow("groups without Alertmanager")
            << groups << QString() << false
            << QStringLiteral("No Alertmanager is configured, so there are no alert groups to show.");
        QTest::newRow("a variable without a choice")
            << list << QStringLiteral("${alerts}") << false << QStringLiteral("prom");
        QTest::newRow("groups of a variable without a choice")
            << groups << QStringLiteral("${alerts}") << false
            << QStringLiteral("No Alertmanager is configured, so there are no alert groups to show.");
        QTest::newRow("Grafana itself") << list << QStringLiteral("-- Grafana --") << true << QStringLiteral("am prom");
        QTest::newRow("by name") << list << QStringLiteral("The am") << true << QStringLiteral("am");
        QTest::newRow("though it manages no alerts")
            << list << QStringLiteral("quiet") << true << QStringLiteral("quiet");
        QTest::newRow("groups of Prometheus")
            << groups << QStringLiteral("prom") << true
            << QStringLiteral("Groups of alerts are known to Alertmanager alone, and The prom is none.");
        QTest::newRow("alerts of Loki")
            << list << QStringLiteral("logs") << true
            << QStringLiteral("Alerts are known to Alertmanager and Prometheus, and The logs is neither.");
        QTest::newRow("nobody") << list << QStringLiteral("nope") << true
                                << QStringLiteral("No datasource named nope is configured.");
    }
    void aPanelAsksWhoKnowsItsAlerts()
    {
        QFETCH(QString, type);
        QFETCH(QString, datasource);
        QFETCH(bool, hasAlertmanager);
        QFETCH(QString, asked);
        DataSourceTypes types;
        HttpClient http;
        DataSources sources(types, http, [] { return 0; });
        std::vector<ConnectionConfig> connections {connection("prom", "prometheus"), connection("logs", "loki"),
                                                   connection("quiet", "prometheus", {{"manageAlerts", false}})};
        if (hasAlertmanager)
            connections.push_back(connection("am", "alertmanager"));
        sources.setConnections(connections);
        PanelSpec spec;
        spec.type = type;
        spec.options = {{"datasource", datasource.toStdString()}, {"alertmanager", datasource.toStdString()}};
        const auto requests = alertRequests(spec, sources, {});
        QStringList uids;
        if (requests)
            for (const QueryRequest& request : *requests) {
                QCOMPARE(request.kind, QueryRequest::Kind::Alerts);
                QCOMPARE(jsonutil::boolean(request.spec, "groups"), type == QLatin1String("alertGroups"));
                uids << request.connection.value;
            }
        QCOMPARE(requests ? uids.join(u' ') : requests.error().text, asked);
    }
};

VEDETTE_TEST_GUILESS(TestAlertJob)
#include "tst_alertjob.moc"
