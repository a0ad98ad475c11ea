#include "tests/real/opendashboard.h"
#include "tests/support/realprometheus.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QDir>
#include <QFile>

namespace {

/// Dashboards that other people published; they are no part of the sources.
QString corpusFile(const QString& name)
{
    QString folder = qEnvironmentVariable("VEDETTE_CORPUS");
    if (folder.isEmpty())
        folder = QStringLiteral(VEDETTE_SOURCE_DIR "/../shared/corpus");
    return QDir(folder).filePath(name);
}

QString ownFile(const QString& name)
{
    return QStringLiteral(VEDETTE_TEST_DATA "/") + name;
}

} // namespace

/// Whole dashboards against servers of their own: file, variables, queries, pipeline and picture.
class TestRealDashboards : public QObject
{
    Q_OBJECT

private:
    bool useServer()
    {
        const QString path = m_folder.filePath(QStringLiteral("datasources.yaml"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write("apiVersion: 1\n"
                   "datasources:\n"
                   "  - {name: Server, uid: server, type: prometheus, isDefault: true, url: '"
                   + m_server.url().toUtf8() + "', jsonData: {timeInterval: 1s}}\n");
        file.close();
        return m_services->useDatasources(path).has_value();
    }

    /// Asks once; true when the answer has rows.
    bool answers(const char* expression)
    {
        QueryRequest request;
        request.connection = ConnectionId(QStringLiteral("server"));
        request.refId = RefId(QStringLiteral("A"));
        request.spec = {{"expr", expression}, {"instant", true}};
        request.nowMs = QDateTime::currentMSecsSinceEpoch();
        request.range = {request.nowMs - 60000, request.nowMs};
        request.intervalMs = 1000;
        std::optional<Result<ResponsePtr>> answer;
        const Pending pending = m_services->sources().run(
            request, {{}, [&answer](Result<ResponsePtr> result) { answer = std::move(result); }});
        return QTest::qWaitFor([&] { return answer.has_value(); }, 5000) && *answer && !(**answer)->frames.empty();
    }

    std::unique_ptr<OpenDashboard> open(const QString& file, const DashboardSession::Overrides& overrides)
    {
        const auto loaded = m_services->load(file);
        if (loaded)
            return std::make_unique<OpenDashboard>(*m_services, *loaded, overrides);
        qWarning("%s", qPrintable(loaded.error().text));
        return nullptr;
    }

    static DashboardSession::Overrides lastMinutes()
    {
        return {QStringLiteral("now-2m"), QStringLiteral("now"), QString(), {}, {}};
    }

    RealPrometheus m_server;
    QTemporaryDir m_folder;
    std::unique_ptr<Services> m_services;

private slots:
    void initTestCase()
    {
        if (!RealPrometheus::isInstalled())
            QSKIP("prometheus or prometheus-node-exporter is not installed");
        m_server.setScrapeConfig(ownFile(QStringLiteral("real/prometheus.yml")),
                                 {ownFile(QStringLiteral("real/rules.yml"))});
        QVERIFY(m_server.start());
        QTRY_VERIFY2(m_server.isReady(), qPrintable(m_server.log()));
        m_services = std::make_unique<Services>();
        QVERIFY(useServer());
        QTRY_VERIFY2(answers("sum(count_over_time(instance:node_cpu_utilisation:rate5m{job=\"node\"}[1m])) > 8"),
                     qPrintable(m_server.log()));
    }

    void everyPanelHasData_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("panels");
        QTest::addColumn<QStringList>("mayBeEmpty");

        // The panels of the last row leave out zeros, and whether this machine has traffic beyond itself, drops
        // packets, reads pages back or writes to a disk in the seconds of a test is its own affair.
        const QStringList quiet = {QStringLiteral("Memory Saturation (Major Page Faults)"),
                                   QStringLiteral("Network Utilisation (Bytes Receive/Transmit)"),
                                   QStringLiteral("Network Saturation (Drops Receive/Transmit)"),
                                   QStringLiteral("Disk IO Utilisation"), QStringLiteral("Disk IO Saturation")};
        QTest::newRow("our own") << ownFile(QStringLiteral("dashboards/node.json")) << 5 << QStringList();
        QTest::newRow("nodes, cluster by equality")
            << corpusFile(QStringLiteral("Azure__prometheus-collector__mixins__node__dashboards__nodes.json")) << 8
            << QStringList();
        QTest::newRow("nodes, cluster by pattern") << corpusFile(QStringLiteral(
            "prometheus-operator__kube-prometheus__manifests__grafana-dashboardDefinitions.yaml__nodes.json"))
                                                   << 8 << QStringList();
        QTest::newRow("use method of a node") << corpusFile(
            QStringLiteral("monitoring-mixins__website__assets__node-exporter__dashboards__node-rsrc-use.json"))
                                              << 9 << quiet;
    }

    void everyPanelHasData()
    {
        QFETCH(QString, file);
        QFETCH(int, panels);
        QFETCH(QStringList, mayBeEmpty);
        if (!QFile::exists(file))
            QSKIP(qPrintable(QStringLiteral("%1 is not here; VEDETTE_CORPUS names its folder").arg(file)));
        const auto dashboard = open(file, lastMinutes());
        QVERIFY(dashboard);
        dashboard->start();
        QTRY_COMPARE(dashboard->refreshes(), 1);
        QCOMPARE(int(dashboard->panels().size()), panels);
        for (const LivePanel& panel : dashboard->panels()) {
            const PanelDataPtr data = dashboard->data(panel);
            QVERIFY2(!data->error, qPrintable(panel.title + (data->error ? data->error->text : QString())));
            if (mayBeEmpty.contains(panel.title) && dashboard->rows(panel) == 0)
                continue;
            QVERIFY2(dashboard->rows(panel) > 0, qPrintable(panel.title));
            QVERIFY2(dashboard->host(panel)->emptyText().isEmpty(), qPrintable(panel.title));
            QVERIFY2(dashboard->colors(panel) > 16, qPrintable(panel.title));
        }
    }

    /// Expressions are computed here, over what the server answers.
    void expressionsComputeOverRealAnswers()
    {
        const auto dashboard = open(ownFile(QStringLiteral("dashboards/expressions.json")), lastMinutes());
        QVERIFY(dashboard);
        dashboard->start();
        QTRY_COMPARE(dashboard->refreshes(), 1);
        QHash<QString, PanelDataPtr> panels;
        for (const LivePanel& panel : dashboard->panels()) {
            panels[panel.title] = dashboard->data(panel);
            const auto& error = panels[panel.title]->error;
            QVERIFY2(!error, qPrintable(panel.title + (error ? error->text : QString())));
            QVERIFY2(dashboard->rows(panel) > 0, qPrintable(panel.title));
        }
        const auto columns = [&](const char* title, const char* refId) {
            std::vector<NumberColumn> found;
            for (const Frame& frame : panels.value(QString::fromLatin1(title))->frames)
                if (frame.refId == QLatin1String(refId))
                    found.push_back(*frame.first(FieldType::Number)->numbers());
            return found;
        };
        const auto used = columns("Math", "A");
        const auto doubled = columns("Math", "B");
        QCOMPARE(used.size(), doubled.size());
        QVERIFY(!used.empty());
        for (size_t i = 0; i < used.front().size(); ++i)
            QCOMPARE(doubled.front()[i], 2 * used.front()[i] + 1);
        QCOMPARE(columns("Reduce", "B"), (std::vector<NumberColumn> {{1}})); // the exporter is up
        const auto resampled = columns("Resample", "B");
        QCOMPARE(resampled.front().size(), size_t(13)); // every 10 s of 2 min, both ends
        QCOMPARE(columns("Threshold", "C"), (std::vector<NumberColumn> {{1}}));
    }

    void aKilledServerLeavesThePictureAndComesBackByItself()
    {
        auto overrides = lastMinutes();
        overrides.refresh = QStringLiteral("1s");
        const auto dashboard = open(ownFile(QStringLiteral("dashboards/node.json")), overrides);
        QVERIFY(dashboard);
        dashboard->start();
        QTRY_VERIFY(dashboard->refreshes() > 1);
        const auto all = [&](const std::function<bool(const LivePanel&)>& holds) {
            const auto panels = dashboard->panels();
            return std::all_of(panels.begin(), panels.end(), holds);
        };

        m_server.kill();
        QTRY_VERIFY(all([&](const LivePanel& panel) { return dashboard->data(panel)->error.has_value(); }));
        const qint64 diedMs = dashboard->session().nowMs();
        QTRY_VERIFY(all([&](const LivePanel& panel) { return dashboard->host(panel)->isStale(); }));
        for (const LivePanel& panel : dashboard->panels()) {
            QVERIFY2(dashboard->rows(panel) > 0, qPrintable(panel.title));
            QVERIFY(dashboard->host(panel)->emptyText().isEmpty());
            QVERIFY(!dashboard->host(panel)->badgeText().isEmpty());
            QVERIFY(dashboard->data(panel)->receivedMs < diedMs);
        }
        const LivePanel first = dashboard->panels().front();
        const QString age = dashboard->host(first)->ageLabel();
        QVERIFY(!age.isEmpty());
        QTRY_VERIFY(dashboard->host(first)->ageLabel() != age);

        QVERIFY(m_server.start());
        QTRY_VERIFY2(m_server.isReady(), qPrintable(m_server.log()));
        QTRY_VERIFY(all([&](const LivePanel& panel) {
            const PanelDataPtr data = dashboard->data(panel);
            return !data->error && data->receivedMs > diedMs && dashboard->rows(panel) > 0
                && !dashboard->host(panel)->isStale();
        }));
        QVERIFY(dashboard->host(first)->ageLabel().isEmpty());
    }
};

VEDETTE_TEST(TestRealDashboards)
#include "tst_realdashboards.moc"
