#include "app/certificatefields.h"
#include "app/connectionsdialog.h"
#include "app/datasourceuse.h"
#include "app/grafanaimportdialog.h"
#include "app/headerfields.h"
#include "app/library/librarypage.h"
#include "app/mappingdialog.h"
#include "app/noticebar.h"
#include "app/settings.h"
#include "datasources/provisioning.h"
#include "tests/app/memorysecrets.h"
#include "tests/app/windowdriver.h"
#include "tests/support/fakehttpserver.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>

namespace {

/// A Grafana of two dashboards, one of which cannot be read.
FakeReply grafana(const FakeRequest& request)
{
    FakeReply reply;
    if (request.headers.value("authorization") != "Bearer secret") {
        reply.status = 401;
        reply.body = R"({"message": "Invalid API key"})";
    } else if (request.path.startsWith("/api/search")) {
        reply.body = request.path.contains("page=1") || !request.path.contains("page=")
            ? R"([{"uid": "sample", "title": "Sample", "type": "dash-db", "url": "/d/sample/sample"},
                  {"uid": "gone", "title": "Gone", "type": "dash-db", "url": "/d/gone/gone"}])"
            : "[]";
    } else if (request.path.startsWith("/api/dashboards/uid/sample")) {
        reply.body = R"({"meta": {}, "dashboard": )" + sampleDashboard() + "}";
    } else {
        reply.status = 404;
        reply.body = R"({"message": "Dashboard not found"})";
    }
    return reply;
}

QByteArray unknownSource()
{
    return QByteArray(R"({"uid": "foreign", "title": "Foreign", "schemaVersion": 43, "panels": [
 {"id": 1, "type": "stat", "title": "S", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8},
  "datasource": {"type": "grafana-testdata-datasource", "uid": "elsewhere"},
  "targets": [{"refId": "A", "scenarioId": "csv_metric_values", "stringInput": "1,2,4"}]}]})");
}

} // namespace

class TestSources : public QObject
{
    Q_OBJECT

private slots:
    void dashboardsComeFromARunningGrafana()
    {
        WindowDriver driver;
        FakeHttpServer server(grafana);
        MemorySecrets secrets;
        Settings settings;
        GrafanaImportDialog dialog({driver.services().http(), secrets, settings}, nullptr);
        QSignalSpy written(&dialog, &GrafanaImportDialog::folderWritten);
        dialog.setUrl(QString::fromLatin1(server.url("")));
        dialog.setToken(QStringLiteral("secret"));
        dialog.setFolder(driver.path(QStringLiteral("came")));
        dialog.setRemembered(true);
        dialog.start();
        QVERIFY(dialog.isRunning());
        QVERIFY(written.wait(patience));
        QVERIFY(!dialog.isRunning());
        QVERIFY2(dialog.message().startsWith(QLatin1String("Dashboards written: 1.")), qPrintable(dialog.message()));
        QCOMPARE(dialog.failures().size(), 1);
        QVERIFY(dialog.failures().front().startsWith(QLatin1String("Gone")));
        QCOMPARE(secrets.secrets.size(), size_t(1));
        // The next time the token is there.
        GrafanaImportDialog again({driver.services().http(), secrets, settings}, nullptr);
        const auto fields = again.findChildren<QLineEdit*>();
        QTRY_VERIFY(std::any_of(fields.begin(), fields.end(),
                                [](const QLineEdit* field) { return field->text() == QLatin1String("secret"); }));
        again.start();
        QSignalSpy unchanged(&again, &GrafanaImportDialog::folderWritten);
        QVERIFY2(unchanged.wait(patience), qPrintable(again.message()));
        QVERIFY2(again.message().contains(QLatin1String("Already there as they are: 1.")), qPrintable(again.message()));
    }

    void aWrongTokenIsSaidAndNothingIsKept()
    {
        WindowDriver driver;
        FakeHttpServer server(grafana);
        MemorySecrets secrets;
        Settings settings;
        GrafanaImportDialog dialog({driver.services().http(), secrets, settings}, nullptr);
        dialog.setUrl(QString::fromLatin1(server.url("")));
        dialog.setToken(QStringLiteral("wrong"));
        dialog.setFolder(driver.path(QStringLiteral("came")));
        dialog.start();
        QTRY_VERIFY(!dialog.isRunning());
        QVERIFY(!dialog.message().contains(QLatin1String("wrong")));
        QVERIFY2(dialog.message().contains(QLatin1String("written: 0.")), qPrintable(dialog.message()));
        QVERIFY(secrets.secrets.empty());
    }

    void onlyFilesOfTracesOpenAsTraces()
    {
        const QByteArray trace = "{\"traceID\":\"ab\",\"spans\":[{\"traceID\":\"ab\",\"spanID\":\"1\"}]}";
        WindowDriver driver;
        const QString alone = driver.write(QStringLiteral("trace.json"), trace);
        const QString answer = driver.write(QStringLiteral("answer.json"), "{\"data\":[" + trace + "]}");
        const QString peeking =
            driver.write(QStringLiteral("peek.json"),
                         "{\"title\":\"Peek\",\"traceID\":\"ab\",\"data\":[],\"panels\":[{\"id\":1,\"type\":\"traces\","
                         "\"title\":\"P\","
                         "\"datasource\":{\"uid\":\"-- Trace files --\"},\"targets\":[{\"refId\":\"A\",\"file\":\""
                             + alone.toUtf8() + "\"}]}]}");
        const auto shown = [&driver] { return driver.page().session().data(PanelId(QStringLiteral("1"))); };
        QVERIFY(driver.window().openFile(peeking));
        QCOMPARE(driver.page().title(), QStringLiteral("Peek"));
        QTRY_COMPARE(shown()->state, LoadingState::Error); // nobody opened that file
        QVERIFY(shown()->traces.empty());
        for (const QString& file : {alone, answer}) {
            QVERIFY(driver.window().openFile(file));
            QCOMPARE(driver.page().title(), QFileInfo(file).fileName());
            QTRY_COMPARE(shown()->state, LoadingState::Done);
            QCOMPARE(shown()->traces.size(), size_t(1));
        }
    }

    void aRunningImportIsCancelled()
    {
        WindowDriver driver;
        FakeHttpServer server([](const FakeRequest& request) {
            FakeReply reply = grafana(request);
            reply.hold = true;
            return reply;
        });
        MemorySecrets secrets;
        Settings settings;
        GrafanaImportDialog dialog({driver.services().http(), secrets, settings}, nullptr);
        dialog.setUrl(QString::fromLatin1(server.url("")));
        dialog.setToken(QStringLiteral("secret"));
        dialog.setFolder(driver.path(QStringLiteral("came")));
        dialog.start();
        QTRY_VERIFY(server.held() > 0);
        dialog.reject();
        QVERIFY(!dialog.isRunning());
        QVERIFY(dialog.message().contains(QLatin1String("cancelled")));
    }

    void aDatasourcesFileIsFollowedWhileItChanges()
    {
        WindowDriver driver;
        const auto yaml = [](const QByteArray& name) {
            return "apiVersion: 1\ndatasources:\n- name: " + name + "\n  type: prometheus\n  url: http://127.0.0.1:1\n";
        };
        const QString file = driver.write(QStringLiteral("sources.yaml"), yaml("First"));
        QVERIFY(driver.window().useDatasources(file));
        QCOMPARE(driver.services().sources().connections().front().name, QStringLiteral("First"));
        QSignalSpy changed(&driver.services().datasourceUse(), &DatasourceUse::changed);
        QSignalSpy failed(&driver.services().datasourceUse(), &DatasourceUse::failed);
        driver.write(QStringLiteral("sources.yaml"), yaml("Second"));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(driver.services().sources().connections().front().name, QStringLiteral("Second"));
        driver.write(QStringLiteral("sources.yaml"), "datasources: [\n"); // somebody is in the middle of it
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(driver.services().sources().connections().front().name, QStringLiteral("Second"));
        // The next start finds the file again.
        QCOMPARE(Settings().datasourcesFile(), file);
    }

    void pastedDatasourcesAreKeptWithoutTheirSecrets()
    {
        WindowDriver driver;
        QVERIFY(
            driver.window().openText(QStringLiteral("apiVersion: 1\ndatasources:\n- name: Pasted\n  uid: p\n"
                                                    "  type: prometheus\n  url: http://me:hunter2@127.0.0.1:1/$$a\n")));
        const auto secrets = static_cast<const MemorySecrets&>(driver.services().secrets()).secrets;
        QCOMPARE(secrets.at(QStringLiteral("p")), QStringLiteral("hunter2"));
        const QString kept = Settings().datasourcesFile();
        QFile file(kept);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(kept));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("Pasted") && !bytes.contains("hunter2"));
        auto store = std::make_unique<MemorySecrets>();
        store->secrets = secrets;
        Services later(std::move(store));
        QVERIFY(later.useDatasources(kept));
        QCOMPARE(later.sources().connections().front().name, QStringLiteral("Pasted"));
        QCOMPARE(later.sources().connections().front().url, QStringLiteral("http://127.0.0.1:1/$a"));
        bool ready = false; // before it a server would be asked without its password
        later.datasourceUse().follow(kept, [&ready] { ready = true; });
        QVERIFY(!ready);
        QTRY_VERIFY(ready);
        const ConnectionConfig filled = later.sources().connections().front();
        QCOMPARE(filled.basicAuthUser, QStringLiteral("me"));
        QCOMPARE(filled.secrets.at(QStringLiteral("basicAuthPassword")), QStringLiteral("hunter2"));
    }

    void datasourcesAreSetUpInADialog()
    {
        WindowDriver driver;
        FakeHttpServer server([](const FakeRequest& request) {
            FakeReply reply;
            if (request.headers.value("authorization") == "Basic " + QByteArray("me:secret").toBase64())
                reply.body = R"({"status": "success", "data": {"version": "2.42.0"}})";
            else
                reply.status = 401;
            return reply;
        });
        driver.window().editDatasources();
        auto* dialog = driver.find<ConnectionsDialog>();
        QVERIFY(dialog);
        const auto type = [&dialog](const char* field, const QString& text) {
            dialog->findChild<QLineEdit*>(QLatin1String(field))->setText(text);
        };
        dialog->add(QStringLiteral("prometheus"));
        type("url", QStringLiteral("a b")); // no address
        dialog->tryOut();
        QVERIFY2(dialog->message().contains(QLatin1String("address")), qPrintable(dialog->message()));
        type("url", QString::fromLatin1(server.url("")));
        type("user", QStringLiteral("me"));
        type("password", QStringLiteral("wrong"));
        dialog->tryOut();
        QTRY_VERIFY2(dialog->message().contains(QLatin1String("401")), qPrintable(dialog->message()));
        type("password", QStringLiteral("secret"));
        dialog->tryOut();
        QTRY_COMPARE(dialog->message(), QStringLiteral("Prometheus 2.42.0 answers."));
        type("name", QStringLiteral("TestData")); // of another one
        dialog->accept();
        QVERIFY(dialog->isVisible());
        type("name", QStringLiteral("Mine"));
        dialog->accept();
        const auto all = driver.services().sources().connections();
        const auto found = std::find_if(all.begin(), all.end(), [](const ConnectionConfig& connection) {
            return connection.name == QLatin1String("Mine");
        });
        QVERIFY(found != all.end());
        const ConnectionConfig mine = *found;
        QCOMPARE(mine.uid, uidFromName(QStringLiteral("Mine")));
        QCOMPARE(mine.secrets.at(QStringLiteral("basicAuthPassword")), QStringLiteral("secret"));
        const auto& kept = static_cast<const MemorySecrets&>(driver.services().secrets()).secrets;
        QCOMPARE(kept.at(mine.uid.value), QStringLiteral("secret"));
        QVERIFY(!Settings().datasourcesFile().isEmpty());
        QTRY_VERIFY(!driver.find<ConnectionsDialog>());

        // Its name changes, what the dashboards know it by does not; the others go.
        driver.window().editDatasources();
        dialog = driver.find<ConnectionsDialog>();
        while (dialog->connections().size() > 1) {
            dialog->choose(0);
            dialog->remove();
        }
        type("name", QStringLiteral("Renamed"));
        dialog->accept();
        QCOMPARE(driver.services().sources().connections().size(), size_t(1));
        QCOMPARE(driver.services().sources().connections().front().name, QStringLiteral("Renamed"));
        QCOMPARE(driver.services().sources().connections().front().uid, mine.uid);
        QCOMPARE(kept.at(mine.uid.value), QStringLiteral("secret"));
    }

    void tokensHeadersAndCertificatesAreSetUpInADialog()
    {
        WindowDriver driver;
        const QString pem = driver.write(QStringLiteral("ca.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
        const QString words = driver.write(QStringLiteral("words.pem"), "nothing of the kind");
        QByteArray asked;
        FakeHttpServer server([&asked](const FakeRequest& request) {
            asked = request.headers.value("authorization") + ' ' + request.headers.value("x-scope-orgid");
            FakeReply reply;
            reply.body = "{\"status\": \"success\", \"data\": {\"version\": \"3.5.3\"}}";
            return reply;
        });
        ConnectionConfig config;
        config.name = config.uid.value = QStringLiteral("p");
        config.type = QStringLiteral("prometheus");
        config.url = QString::fromLatin1(server.url(""));
        config.jsonData = {{"httpHeaderName2", "X-Old"}, {"httpHeaderName3", "X-Kept"}, {"tlsAuthWithCACert", true}};
        config.secrets = {{QStringLiteral("httpHeaderValue2"), QStringLiteral("old")}};
        ConnectionsDialog dialog({driver.services().http(), {config}, {}}, nullptr);
        auto* headers = dialog.findChild<HeaderFields*>();
        auto* certificates = dialog.findChild<CertificateFields*>();
        QVERIFY(headers && certificates);
        QCOMPARE(dialog.connections().front(), config); // what nobody touches stays
        auto* list = dialog.findChild<QListWidget*>();
        list->clearSelection(); // as a click beside its rows does
        QCOMPARE(list->selectedItems().size(), 1); // whose fields are shown
        dialog.findChild<QLineEdit*>(QStringLiteral("token"))->setText(QStringLiteral("t0ken"));
        headers->add(QStringLiteral("X-Scope-OrgID"), QStringLiteral("shop"));
        dialog.tryOut();
        QTRY_COMPARE(dialog.message(), QStringLiteral("Prometheus 3.5.3 answers."));
        QCOMPARE(asked, QByteArray("Bearer t0ken shop"));
        QVERIFY(certificates->read(CertificateFields::Certificate, pem));
        QVERIFY(!certificates->read(CertificateFields::Key, words));
        QVERIFY(!certificates->read(CertificateFields::Key, pem + QStringLiteral("?")));
        ConnectionConfig changed = dialog.connections().front();
        QCOMPARE(bearerToken(changed), QStringLiteral("t0ken"));
        QCOMPARE(jsonutil::string(changed.jsonData, "httpHeaderName3"), QStringLiteral("X-Kept"));
        QVERIFY(jsonutil::boolean(changed.jsonData, "tlsAuth")
                && jsonutil::boolean(changed.jsonData, "tlsAuthWithCACert"));
        QVERIFY(changed.secrets.at(QStringLiteral("tlsClientCert")).startsWith(QLatin1String("-----BEGIN")));
        QVERIFY(!changed.secrets.contains(QStringLiteral("tlsClientKey")));
        QCOMPARE(changed.jsonData.size(), size_t(6)); // four headers and two flags, however often the fields were read
        dialog.findChild<QLineEdit*>(QStringLiteral("token"))->clear();
        changed = dialog.connections().front();
        QCOMPARE(bearerToken(changed), QString());
        QCOMPARE(changed.secrets.at(QStringLiteral("httpHeaderValue2")), QStringLiteral("old"));
        QCOMPARE(changed.jsonData.size(), size_t(5));
    }

    void pastedDatasourcesAreUsedEvenWhereTheyCannotBeKept()
    {
        WindowDriver driver;
        const QString folder = driver.write(QStringLiteral("file"), "x"); // where a folder would have to be
        DatasourceUse use(driver.services(), folder + QStringLiteral("/datasources.yaml"));
        QSignalSpy failed(&use, &DatasourceUse::failed);
        QVERIFY(use.useText(QStringLiteral("Clipboard"),
                            "apiVersion: 1\ndatasources:\n- name: P\n  type: loki\n"
                            "  url: http://127.0.0.1:1\n"));
        QCOMPARE(driver.services().sources().connections().front().name, QStringLiteral("P"));
        QVERIFY(use.file().isEmpty());
        QTRY_COMPARE(failed.count(), 1);
    }

    void missingDatasourcesAreMappedOnceAndRemembered()
    {
        WindowDriver driver;
        const QString file = driver.write(QStringLiteral("a.json"), unknownSource());
        QVERIFY(driver.window().openFile(file));
        QVERIFY(driver.services().mappings().set({{}, QStringLiteral("foreign")}, {}).has_value());
        QVERIFY(driver.window().openFile(file));
        QVERIFY(driver.page().notices().text().contains(QLatin1String("elsewhere")));
        driver.page().mapDataSources();
        auto* dialog = driver.find<MappingDialog>();
        QVERIFY(dialog);
        dialog->choose(QStringLiteral("elsewhere"), ConnectionId(QStringLiteral("testdata")));
        dialog->accept();
        QTRY_VERIFY(driver.page().notices().text().isEmpty());
        QVERIFY(driver.settled());
        const PanelId panel(QStringLiteral("1"));
        QVERIFY(!driver.page().session().data(panel)->error);
        QVERIFY(!driver.page().session().data(panel)->frames.empty());
        QCOMPARE(driver.read(QStringLiteral("a.json")), unknownSource());
        QVERIFY(!driver.read(QStringLiteral("a.json.vedette")).isEmpty());
        QVERIFY(driver.open(file)); // and again, without a question
        QVERIFY(driver.page().notices().text().isEmpty());
    }
};

VEDETTE_TEST(TestSources)
#include "tst_sources.moc"
