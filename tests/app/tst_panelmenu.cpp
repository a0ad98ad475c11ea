#include "app/noticebar.h"
#include "app/rangehistory.h"
#include "app/reportpanel.h"
#include "app/requestdialog.h"
#include "app/shortcuts.h"
#include "tests/app/windowdriver.h"
#include "tests/support/fakehttpserver.h"
#include "widgets/controls/banner.h"
#include "widgets/inspector/frameexport.h"
#include "widgets/view/panelhost.h"

#include <QAbstractItemModelTester>
#include <QDialogButtonBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

namespace {

const PanelId load(QStringLiteral("1"));
const PanelId strange(QStringLiteral("4"));
const PanelId cells(QStringLiteral("2"));

/// A stat whose value offers one request.
QByteArray actionDashboard(const QByteArray& fetch, const QByteArray& more = {})
{
    return "{\"uid\":\"acting\",\"title\":\"Acting\",\"schemaVersion\":41,\"panels\":[{\"id\":1,\"type\":\"stat\","
           "\"title\":\"Up\",\"gridPos\":{\"x\":0,\"y\":0,\"w\":24,\"h\":8},"
           "\"datasource\":{\"type\":\"grafana-testdata-datasource\",\"uid\":\"testdata\"},"
           "\"targets\":[{\"refId\":\"A\",\"scenarioId\":\"csv_metric_values\",\"stringInput\":\"1,2,7\"}],"
           "\"fieldConfig\":{\"defaults\":{\"actions\":[{\"type\":\"fetch\",\"title\":\"Restart\",\"fetch\":{"
        + fetch + "}" + more + "}]},\"overrides\":[]}}]}";
}

/// What a person does about a request.
struct Consent
{
    WindowDriver& driver;

    RequestDialog* ask() const
    {
        driver.click(driver.page().view().host(load)->findChild<PanelView*>());
        return dialog();
    }
    RequestDialog* dialog() const { return driver.window().findChild<RequestDialog*>(); }
    void press(const QString& button) const
    {
        for (QPushButton* one : dialog()->findChildren<QPushButton*>())
            if (one->text().remove(u'&') == button)
                one->click();
    }
    bool isGone() const
    {
        return waitFor([this] { return !dialog(); });
    }
};

} // namespace

class TestPanelMenu : public QObject
{
    Q_OBJECT

private slots:
    void theMenuOffersWhatAPersonLooksFor()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        const QStringList menu = driver.menuOf(load);
        for (const char* entry :
             {"View full size", "Inspect/Data", "Inspect/Stats", "Inspect/JSON", "Inspect/Query", "Copy/Data as CSV",
              "Copy/Data as JSON", "Copy/Picture", "Copy/Link", "Copy/Command line", "Save picture/As PNG...",
              "Save picture/As SVG...", "Save picture/As PDF..."})
            QVERIFY2(menu.contains(QLatin1String(entry)), entry);
        QVERIFY(!menu.contains(QLatin1String("Inspect/Error")));
    }

    void fullSizeGoesAndEscapeComesBack()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        QVERIFY(driver.choose(load, QStringLiteral("View full size")));
        QCOMPARE(driver.page().view().fullPanel(), std::optional(load));
        QVERIFY(driver.menuOf(load).contains(QLatin1String("Back to the dashboard")));
        driver.press(QStringLiteral("Esc"));
        QCOMPARE(driver.page().view().fullPanel(), std::nullopt);
    }

    void anEarlierPeriodIsLaidBesideAPanel()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        DashboardSession& session = driver.page().session();
        const size_t alone = session.data(load)->frames.size();
        QVERIFY(driver.choose(load, QStringLiteral("Compare with/The day before")));
        QCOMPARE(session.timeCompare(load), QStringLiteral("24h"));
        QTRY_VERIFY(session.data(load)->frames.size() > alone);
        QVERIFY(driver.choose(load, QStringLiteral("Compare with/Nothing")));
        QTRY_COMPARE(session.data(load)->frames.size(), alone);
    }

    void whatHasNoDataOffersNoneToCopy()
    {
        WindowDriver driver;
        QVERIFY(driver.window().openFile(
            driver.write(QStringLiteral("a.json"),
                         "{\"title\":\"Words\",\"schemaVersion\":41,\"panels\":[{\"id\":1,\"type\":\"text\","
                         "\"gridPos\":{\"x\":0,\"y\":0,\"w\":12,\"h\":8},\"options\":{\"content\":\"Hello\"}}]}")));
        QTRY_VERIFY(driver.page().view().host(load));
        const QStringList copies = driver.enabledOf(load).filter(QStringLiteral("Copy/"));
        QVERIFY(!copies.contains(QStringLiteral("Copy/Data as CSV")));
        QVERIFY(!copies.contains(QStringLiteral("Copy/Data as JSON")));
        QVERIFY(copies.contains(QStringLiteral("Copy/Picture")));
        Inspector* inspector = driver.page().panelActions().inspect(load, Inspector::Tab::Data);
        for (const char* button : {"copyCsv", "saveCsv", "saveJson"})
            QVERIFY2(!inspector->findChild<QPushButton*>(QLatin1String(button))->isEnabled(), button);
    }

    void linesOfLogsAreCopied()
    {
        LogLinesBuilder builder;
        builder.beginStream({});
        builder.add(1'000'000, "first");
        builder.add(2'000'000, "second");
        auto data = std::make_shared<PanelData>();
        data->logs = builder.finish(false);
        const QString csv = framesToCsv(asFrames(data)->frames);
        QVERIFY2(csv.contains(QLatin1String("first")) && csv.contains(QLatin1String("second")), qPrintable(csv));
        QVERIFY(data->frames.empty()); // the panel's own data stays
    }

    void alertsAreCopied()
    {
        auto alerts = std::make_shared<AlertList>();
        alerts->alerts.emplace_back().labels.insert(QStringLiteral("alertname"), QStringLiteral("DiskFull"));
        auto data = std::make_shared<PanelData>();
        data->alerts = std::move(alerts);
        const QString csv = framesToCsv(asFrames(data)->frames);
        QVERIFY2(csv.contains(QLatin1String("DiskFull")), qPrintable(csv));
    }

    void dataIsCopied()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        QVERIFY(driver.choose(load, QStringLiteral("Copy/Data as CSV")));
        const QStringList lines = WindowDriver::clipboard().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4); // both series on one time column
        QCOMPARE(lines[0].count(QLatin1Char(',')), 2);
        QVERIFY2(lines[1].endsWith(QLatin1String(",1,3")), qPrintable(lines[1]));
        QVERIFY(driver.choose(load, QStringLiteral("Copy/Data as JSON")));
        const auto json = jsonutil::parse(WindowDriver::clipboard().toUtf8());
        QVERIFY(json.has_value());
        QCOMPARE(json->size(), size_t(2));
        QCOMPARE(jsonutil::string((*json)[0]["schema"], "refId"), QStringLiteral("A"));
        QCOMPARE((*json)[1]["data"]["values"][1].dump(), std::string("[3,5,7]"));
    }

    void theLinkLeadsBack()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        QVERIFY(driver.choose(load, QStringLiteral("Copy/Link")));
        const QString link = WindowDriver::clipboard();
        QVERIFY2(link.startsWith(QLatin1String("/d/sample/sample?")), qPrintable(link));
        for (const char* part : {"from=now-1h", "to=now", "var-host=alpha", "viewPanel=panel-1"})
            QVERIFY2(link.contains(QLatin1String(part)), qPrintable(link));
        QVERIFY(driver.choose(load, QStringLiteral("Copy/Command line")));
        QVERIFY(WindowDriver::clipboard().contains(QLatin1String("--var 'host=alpha'")));
    }

    void picturesAreWritten_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("begins");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("png") << int(PictureFormat::Png) << QByteArray("\x89PNG") << QByteArray();
        QTest::newRow("svg") << int(PictureFormat::Svg) << QByteArray("<?xml") << QByteArray("Load of alpha");
        QTest::newRow("pdf") << int(PictureFormat::Pdf) << QByteArray("%PDF") << QByteArray("/FontDescriptor");
    }
    void picturesAreWritten()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, begins);
        QFETCH(QByteArray, holds);
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        QVERIFY(
            driver.page().panelActions().writePicture(load, PictureFormat(format), driver.path(QStringLiteral("out"))));
        const QByteArray file = driver.read(QStringLiteral("out"));
        QVERIFY(file.startsWith(begins));
        QVERIFY(file.contains(holds));
    }

    void everyTypeOfPanelIsCopiedAndSaved_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("hasData");
        for (const char* type : {"stat", "gauge", "bargauge", "table", "piechart", "canvas", "flamegraph", "geomap"})
            QTest::newRow(type) << type << true;
        for (const char* type : {"text", "dashlist", "annolist", "news"})
            QTest::newRow(type) << type << false;
    }
    void everyTypeOfPanelIsCopiedAndSaved()
    {
        QFETCH(QString, type);
        QFETCH(bool, hasData);
        QFile gallery(QStringLiteral(VEDETTE_SOURCE_DIR "/resources/dashboards/gallery.json"));
        QVERIFY(gallery.open(QIODevice::ReadOnly));
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("gallery.json"), gallery.readAll())));
        const auto& panels = driver.page().session().dashboard().panels;
        const auto panel =
            std::find_if(panels.begin(), panels.end(), [&](const PanelSpec& spec) { return spec.type == type; });
        QVERIFY(panel != panels.end());
        driver.page().view().setFullPanel(panel->id);
        QVERIFY(driver.settled());
        const PanelActions& actions = driver.page().panelActions();
        const QString kept = qEnvironmentVariable("VEDETTE_PICTURES_OUT"); // to look at them
        for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf}) {
            const QString name = QString::number(int(format));
            QVERIFY(actions.writePicture(panel->id, format, driver.path(name)));
            if (!kept.isEmpty())
                QFile::copy(driver.path(name), QDir(kept).filePath(type + QLatin1Char('-') + name));
        }
        QVERIFY(QImage::fromData(driver.read(QString::number(int(PictureFormat::Png)))).width() > 100);
        const QByteArray svg = driver.read(QString::number(int(PictureFormat::Svg)));
        QVERIFY(panel->title.isEmpty() || svg.contains(panel->title.toUtf8())); // texts stay texts
        QVERIFY(driver.read(QString::number(int(PictureFormat::Pdf))).startsWith("%PDF"));
        QVERIFY(driver.menuOf(panel->id).contains(QLatin1String("Inspect/JSON")));
        if (!hasData)
            return;
        QVERIFY(driver.choose(panel->id, QStringLiteral("Copy/Data as CSV")));
        QVERIFY(WindowDriver::clipboard().contains(QLatin1Char('\n')));
        QVERIFY(driver.choose(panel->id, QStringLiteral("Copy/Data as JSON")));
        const auto frames = jsonutil::parse(WindowDriver::clipboard().toUtf8());
        QVERIFY(frames && !frames->empty());
    }

    void theInspectorShowsEverySide()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        QVERIFY(driver.choose(load, QStringLiteral("Inspect/Query")));
        Inspector* inspector = driver.page().panelActions().inspector(load);
        QVERIFY(inspector);
        QVERIFY(inspector->text(Inspector::Tab::Query).contains(QLatin1String("TestData")));
        QVERIFY(inspector->text(Inspector::Tab::Stats).contains(QLatin1String("Queries")));
        const auto json = jsonutil::parse(inspector->text(Inspector::Tab::Json).toUtf8());
        QVERIFY(json.has_value());
        QCOMPARE(jsonutil::string(*json, "title"), QStringLiteral("Load of $host"));
        QCOMPARE(inspector->text(Inspector::Tab::Data).count(QLatin1Char('\n')), 4);
        inspector->window()->close();
        QTRY_VERIFY(!driver.page().panelActions().inspector(load));
    }

    void keysReachThePanelUnderTheMouse()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        driver.page().view().setFullPanel(load);
        driver.press(QStringLiteral("P, S"));
        QVERIFY(WindowDriver::clipboard().contains(QLatin1String("viewPanel=panel-1")));
        driver.press(QStringLiteral("V"));
        QVERIFY(!driver.page().view().fullPanel());
        driver.press(QStringLiteral("T, Left"));
        QVERIFY(driver.page().session().rawRange().from != QLatin1String("now-1h"));
        driver.press(QStringLiteral("T, C"));
        QVERIFY(WindowDriver::clipboard().contains(QLatin1String("\"from\"")));
    }

    void rowsOpenAndCloseTogether()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        const auto shown = [&] {
            const auto& panels = driver.page().session().panels();
            return std::any_of(panels.begin(), panels.end(), [](const LivePanel& panel) { return panel.id == cells; });
        };
        QVERIFY(!shown());
        driver.press(QStringLiteral("D, Shift+E"));
        QTRY_VERIFY(shown());
        driver.press(QStringLiteral("D, Shift+C"));
        QTRY_VERIFY(!shown());
    }

    void rangesAreGoneThroughBackAndForth()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        DashboardSession& session = driver.page().session();
        const RawTimeRange first = session.rawRange();
        session.setAbsoluteRange({1'700'000'000'000, 1'700'000'600'000});
        const RawTimeRange second = session.rawRange();
        session.setTimezone(QStringLiteral("utc")); // the same range in other words
        driver.press(QStringLiteral("T, Z"));
        const RawTimeRange third = session.rawRange();
        driver.press(QStringLiteral("T, B"));
        QCOMPARE(session.rawRange(), second);
        driver.press(QStringLiteral("T, B"));
        QCOMPARE(session.rawRange(), first);
        driver.press(QStringLiteral("T, B")); // there is none before it
        QCOMPARE(session.rawRange(), first);
        driver.press(QStringLiteral("T, F"));
        driver.press(QStringLiteral("T, F"));
        QCOMPARE(session.rawRange(), third);
        driver.press(QStringLiteral("T, B"));
        driver.press(QStringLiteral("T, Left")); // elsewhere from here
        QVERIFY(!driver.page().ranges().canGoForward());
        QVERIFY(driver.page().ranges().canGoBack());
    }

    void theHelpListsEveryKeyOnce()
    {
        QSet<QString> keys;
        for (const ShortcutSpec& spec : shortcutTable()) {
            const QKeySequence sequence(QString::fromLatin1(spec.keys), QKeySequence::PortableText);
            QVERIFY2(sequence.count() > 0 && sequence[0] != QKeyCombination(Qt::Key_unknown), spec.keys);
            QVERIFY2(!keys.contains(sequence.toString()), spec.keys);
            keys.insert(sequence.toString());
        }
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        driver.press(QStringLiteral("?"));
        auto* help = driver.find<ShortcutHelp>();
        QVERIFY(help);
        QTest::keyClick(help, Qt::Key_Escape);
        QTRY_VERIFY(!driver.find<ShortcutHelp>());
    }

    void theReportLeadsToItsPanel()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        driver.press(QStringLiteral("D, I"));
        auto* report = driver.find<ReportPanel>();
        QVERIFY(report && report->isVisible());
        QAbstractItemModelTester tester(&report->model());
        QVERIFY(report->model().rowCount() >= 2);
        int row = -1;
        for (int i = 0; i < report->model().rowCount(); ++i)
            if (report->model().index(i).data(FindingModel::PathRole).toString().contains(QLatin1String("transform")))
                row = i;
        QVERIFY(row >= 0);
        QCOMPARE(report->model().index(row).data(FindingModel::PanelRole).toString(), QStringLiteral("Cells"));
        auto* list = report->findChild<QListView*>(QStringLiteral("findings"));
        list->scrollTo(report->model().index(row));
        driver.click(list->viewport(), list->visualRect(report->model().index(row)).center());
        QTRY_VERIFY(driver.page().view().host(cells)); // its row was closed
        report->model().setShown(Finding::Severity::Unsupported, false);
        for (int i = 0; i < report->model().rowCount(); ++i)
            QVERIFY(report->model().index(i).data(FindingModel::SeverityRole).toInt()
                    != int(Finding::Severity::Unsupported));
        QTest::keyClick(&driver.window(), Qt::Key_Escape);
        QVERIFY(report->isHidden());
    }

    void requestsOfDashboardsAreSentOnlyWithConsent()
    {
        FakeHttpServer server([](const FakeRequest&) {
            return FakeReply {202, "application/json", "{\"message\":\"restarting\"}", {}};
        });
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(
            QStringLiteral("a.json"),
            actionDashboard("\"method\":\"PUT\",\"url\":\"" + server.url("/v/${__value.raw}")
                                + "\",\"body\":\"n=${n}\",\"headers\":[[\"X-Why\",\"test\"]]",
                            ",\"confirmation\":\"Really?\",\"variables\":[{\"key\":\"n\",\"name\":\"How many\"}]"))));
        const Consent consent {driver};
        RequestDialog* dialog = consent.ask();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("question"))->text(), QStringLiteral("Really?"));
        consent.press(QStringLiteral("Cancel"));
        QVERIFY(consent.isGone());

        dialog = consent.ask();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>(QStringLiteral("n"))->setText(QStringLiteral("3"));
        // All that leaves is on the screen.
        const QString shown = dialog->preview();
        QVERIFY2(shown.startsWith(QLatin1String("PUT ") + QString::fromLatin1(server.url("/v/7")) + u'\n'),
                 qPrintable(shown));
        QVERIFY(shown.contains(QLatin1String("X-Why: test\n")));
        QVERIFY(shown.endsWith(QLatin1String("\n\nn=3")));
        QVERIFY(server.requests().empty()); // the one that was declined neither
        consent.press(QStringLiteral("Send"));
        QTRY_VERIFY(driver.error().contains(QLatin1String("restarting")));
        QVERIFY(driver.error().startsWith(QLatin1String("Restart: ")));
        QCOMPARE(server.requests().size(), size_t(1));
        const FakeRequest& sent = server.requests().front();
        QCOMPARE(sent.method, QByteArray("PUT"));
        QCOMPARE(sent.path, QByteArray("/v/7"));
        QCOMPARE(sent.body, QByteArray("n=3"));
        QCOMPARE(sent.headers.value("x-why"), QByteArray("test"));
        QCOMPARE(sent.headers.value("content-type"), QByteArray("application/json"));
        QVERIFY(!sent.headers.contains("authorization"));
    }

    void requestsOfDashboardsGoNowhereElse()
    {
        FakeHttpServer other([](const FakeRequest&) { return FakeReply {}; });
        FakeHttpServer server([&other](const FakeRequest&) {
            return FakeReply {307, "text/plain", {}, {{"Location", other.url("/stolen")}}};
        });
        WindowDriver driver;
        QVERIFY(driver.open(
            driver.write(QStringLiteral("a.json"), actionDashboard("\"url\":\"" + server.url("/x") + "\""))));
        const Consent consent {driver};
        QVERIFY(consent.ask());
        consent.press(QStringLiteral("Send"));
        QTRY_VERIFY(driver.window().banner().text().contains(QLatin1String("/stolen")));
        QCOMPARE(server.requests().size(), size_t(1));
        QVERIFY(other.requests().empty());
    }

    void requestsOfAnotherKindAreRefused()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), actionDashboard("\"url\":\"file:///etc/passwd\""))));
        QVERIFY(!Consent {driver}.ask());
        QVERIFY(driver.window().banner().text().contains(QLatin1String("file:///etc/passwd")));
    }

    void pathsFindTheirPanel()
    {
        std::vector<PanelSpec> panels(2);
        panels[0].id = PanelId(QStringLiteral("7"));
        panels[0].jsonPath = QStringLiteral("panels[1]");
        panels[1].id = PanelId(QStringLiteral("8"));
        panels[1].jsonPath = QStringLiteral("panels[10]");
        panels[1].panels.resize(1);
        panels[1].panels[0].id = PanelId(QStringLiteral("9"));
        panels[1].panels[0].jsonPath = QStringLiteral("panels[10].panels[0]");
        const auto idAt = [&](const char* path) {
            return panelAtPath(panels, QLatin1String(path)).value_or(PanelId()).value;
        };
        QCOMPARE(idAt("panels[1].options"), QStringLiteral("7"));
        QCOMPARE(idAt("panels[10]"), QStringLiteral("8"));
        QCOMPARE(idAt("panels[10].panels[0].targets[1]"), QStringLiteral("9"));
        QCOMPARE(idAt("templating.list[0]"), QString());
    }
};

VEDETTE_TEST(TestPanelMenu)
#include "tst_panelmenu.moc"
