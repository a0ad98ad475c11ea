#include "app/dashboardbar.h"
#include "app/dashboardpage.h"
#include "app/library/librarypage.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "tests/app/windowdriver.h"
#include "widgets/controls/banner.h"
#include "widgets/controls/optionpicker.h"
#include "widgets/controls/popup.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/controls/timerangepicker.h"
#include "widgets/controls/variablebar.h"
#include "widgets/view/dashboardview.h"
#include "widgets/view/panelhost.h"

#include <QDesktopServices>
#include <QDropEvent>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

namespace {

/// Stands in for the browser.
class Browser : public QObject
{
    Q_OBJECT

public:
    Browser()
    {
        for (const char* scheme : {"http", "https", "file", "mailto"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "open");
    }
    ~Browser() override
    {
        for (const char* scheme : {"http", "https", "file", "mailto"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }
    QStringList opened;

public slots:
    void open(const QUrl& url) { opened << url.toString(); }
};

QByteArray dashboard(const QByteArray& title, const QByteArray& more = {})
{
    return "{\"title\":\"" + title + "\",\"uid\":\"" + title.toLower()
        + "\",\"schemaVersion\":41,"
          "\"time\":{\"from\":\"now-6h\",\"to\":\"now\"},\"panels\":[{\"id\":1,\"type\":\"stat\",\"title\":\"P\","
          "\"gridPos\":{\"x\":0,\"y\":0,\"w\":24,\"h\":8},\"datasource\":{\"type\":\"grafana-testdata-datasource\","
          "\"uid\":\"testdata\"},"
          "\"targets\":[{\"refId\":\"A\",\"scenarioId\":\"random_walk\"}]}]"
        + more + "}";
}

const QByteArray variables =
    ",\"templating\":{\"list\":[{\"type\":\"custom\",\"name\":\"host\",\"query\":\"a,b,c\",\"multi\":true,"
    "\"current\":{\"text\":[\"a\"],\"value\":[\"a\"]}}]}";

QByteArray tabOf(const QByteArray& title, const QByteArray& element)
{
    return "{\"kind\":\"TabsLayoutTab\",\"spec\":{\"title\":\"" + title
        + "\",\"layout\":{\"kind\":\"GridLayout\",\"spec\":{\"items\":[{\"kind\":\"GridLayoutItem\",\"spec\":"
          "{\"x\":0,\"y\":0,\"width\":12,\"height\":6,\"element\":{\"kind\":\"ElementReference\",\"name\":\""
        + element + "\"}}}]}}}}";
}

QByteArray tabbedDashboard(const QByteArray& title)
{
    const QByteArray panel =
        "{\"kind\":\"Panel\",\"spec\":{\"title\":\"P\",\"vizConfig\":{\"kind\":\"text\",\"spec\":{}}}}";
    return "{\"apiVersion\":\"dashboard.grafana.app/v2beta1\",\"kind\":\"Dashboard\",\"metadata\":{\"name\":\"tabs\"},"
           "\"spec\":{\"title\":\""
        + title + "\",\"elements\":{\"a\":" + panel + ",\"b\":" + panel
        + "},\"layout\":{\"kind\":\"TabsLayout\",\"spec\":{\"tabs\":[" + tabOf("First", "a") + ","
        + tabOf("Second", "b") + "]}}}}";
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    Browser m_browser;

    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        QDir().mkpath(QFileInfo(file).absolutePath());
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void init() { m_browser.opened.clear(); }

    void aFileOpensAsADashboard()
    {
        WindowDriver driver;
        QVERIFY(!driver.window().page());
        QCOMPARE(driver.title(), QStringLiteral("Vedette"));
        driver.window().openPaths({write(QStringLiteral("one.json"), dashboard("One"))});
        QVERIFY(driver.window().page());
        QCOMPARE(driver.title(), QStringLiteral("One - Vedette"));
        QTRY_COMPARE(driver.page().session().data(PanelId(QStringLiteral("1")))->state, LoadingState::Done);
    }

    void aFolderOpensInTheLibrary()
    {
        write(QStringLiteral("lib/one.json"), dashboard("One"));
        write(QStringLiteral("lib/sub/two.json"), dashboard("Two"));
        write(QStringLiteral("lib/broken.json"), "{");
        WindowDriver driver;
        driver.window().openPaths({m_folder.filePath(QStringLiteral("lib"))});
        QTRY_VERIFY(driver.find<LibraryPage>()->model().rowCount() >= 2);
        QVERIFY(driver.find<LibraryPage>()->isVisible());
    }

    void aBadFileLeavesWhatIsOnTheScreen()
    {
        WindowDriver driver;
        driver.window().openPaths({write(QStringLiteral("one.json"), dashboard("One"))});
        const QString bad = write(QStringLiteral("bad.json"), "<html>");
        driver.window().openPaths({bad});
        QVERIFY2(driver.error().contains(QLatin1String("bad.json")), qPrintable(driver.error()));
        QVERIFY(driver.window().banner().isVisible());
        QCOMPARE(driver.title(), QStringLiteral("One - Vedette"));
        driver.window().openPaths({m_folder.filePath(QStringLiteral("missing.json"))});
        QVERIFY2(driver.error().contains(QLatin1String("cannot be read")), qPrintable(driver.error()));
        driver.window().openPaths({write(QStringLiteral("two.json"), dashboard("Two"))});
        QCOMPARE(driver.error(), QString());
        QCOMPARE(driver.title(), QStringLiteral("Two - Vedette"));
    }

    void aBadFirstFileShowsTheStartPageWithTheReason()
    {
        WindowDriver driver;
        driver.window().openPaths({m_folder.filePath(QStringLiteral("missing.json"))});
        QVERIFY(!driver.error().isEmpty());
        QVERIFY(driver.find<LibraryPage>()->isVisible());
    }

    void theCommandLineSpeaksOfTheFirstDashboardThatOpens()
    {
        Options options;
        options.from = QStringLiteral("now-2h");
        options.variables = {{QStringLiteral("host"), {QStringLiteral("z")}}};
        WindowDriver driver(options);
        driver.window().openPaths({m_folder.filePath(QStringLiteral("missing.json")),
                                   write(QStringLiteral("one.json"), dashboard("One", variables))});
        QCOMPARE(driver.page().session().rawRange().from, QStringLiteral("now-2h"));
        QTRY_VERIFY(driver.page().session().variablesReady());
        QCOMPARE(driver.variable(QStringLiteral("host")), QStringLiteral("z"));
        driver.window().openPaths({write(QStringLiteral("two.json"), dashboard("Two", variables))});
        QCOMPARE(driver.page().session().rawRange().from, QStringLiteral("now-6h"));
        QTRY_COMPARE(driver.variable(QStringLiteral("host")), QStringLiteral("a"));
    }

    void filesCanBeDropped()
    {
        WindowDriver driver;
        QMimeData data;
        data.setUrls({QUrl(QStringLiteral("https://example.org/x.json")),
                      QUrl::fromLocalFile(write(QStringLiteral("one.json"), dashboard("One")))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&driver.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&driver.window(), &drop);
        QCOMPARE(driver.title(), QStringLiteral("One - Vedette"));
    }

    void keysWork_data()
    {
        QTest::addColumn<bool>("kiosk");
        QTest::newRow("window") << false;
        QTest::newRow("kiosk") << true; // the menus are hidden; their keys must not be
    }
    void keysWork()
    {
        QFETCH(bool, kiosk);
        WindowDriver driver;
        driver.window().openPaths({write(QStringLiteral("one.json"), dashboard("One"))});
        DashboardSession& session = driver.page().session();
        if (kiosk)
            driver.window().setKiosk(true);
        QTRY_VERIFY(driver.window().isActiveWindow());
        QTRY_COMPARE(session.loadingPanels(), 0);
        QSignalSpy refreshed(&session, &DashboardSession::refreshStarted);
        driver.press(QStringLiteral("F5"));
        QTRY_COMPARE(refreshed.count(), 1);
        const qint64 width = session.range().durationMs();
        driver.press(QStringLiteral("Ctrl+Z"));
        QTRY_COMPARE(session.range().durationMs(), 2 * width);
        const qint64 from = session.range().fromMs;
        driver.press(QStringLiteral("Alt+Left"));
        QTRY_VERIFY(session.range().fromMs < from);
        driver.press(QStringLiteral("Alt+Right"));
        QTRY_COMPARE(session.range().fromMs, from);
        driver.press(QStringLiteral("F11"));
        QTRY_COMPARE(driver.window().isFullScreen(), !kiosk);
        QCOMPARE(driver.window().menuBar()->isVisible(), kiosk);
        driver.press(QStringLiteral("F11"));
        QTRY_COMPARE(driver.window().isFullScreen(), kiosk);
    }

    void escapeLeavesTheFullPanelThenTheKiosk()
    {
        WindowDriver driver;
        driver.window().openPaths({write(QStringLiteral("one.json"), dashboard("One"))});
        driver.window().setKiosk(true);
        driver.page().view().setFullPanel(PanelId(QStringLiteral("1")));
        driver.press(QStringLiteral("Esc"));
        QVERIFY(!driver.page().view().fullPanel());
        QVERIFY(driver.window().isFullScreen());
        driver.press(QStringLiteral("Esc"));
        QVERIFY(!driver.window().isFullScreen());
    }

    void aMaximisedWindowIsSoAgainAfterTheKiosk()
    {
        WindowDriver driver;
        driver.window().showMaximized();
        driver.window().setKiosk(true);
        driver.window().setKiosk(false);
        QVERIFY(driver.window().isMaximized());
    }

    void themeRecentFilesAndPlaceAreRemembered()
    {
        const QString settings = m_folder.filePath(QStringLiteral("remembered"));
        const QString file = write(QStringLiteral("one.json"), dashboard("One"));
        {
            WindowDriver driver({}, settings);
            driver.window().openPaths({file});
            driver.window().resize(777, 555);
            QTRY_VERIFY(driver.window().isActiveWindow());
            driver.press(QStringLiteral("Ctrl+Shift+L"));
            driver.window().close();
        }
        QCOMPARE(Settings().theme(), QStringLiteral("light"));
        WindowDriver driver({}, settings);
        QCOMPARE(driver.window().library().recentIds().value(0), file);
        QCOMPARE(driver.window().size(), QSize(777, 555));
    }

    void aThemeOfTheCommandLineIsNotRemembered()
    {
        Options options;
        options.theme = QStringLiteral("light");
        WindowDriver driver(options);
        QCOMPARE(Settings().theme(), QStringLiteral("dark"));
    }

    void controlsDriveTheSession()
    {
        WindowDriver driver;
        driver.window().openPaths({write(QStringLiteral("one.json"), dashboard("One", variables))});
        DashboardPage& page = driver.page();
        QTRY_VERIFY(page.session().variablesReady());
        auto* time = page.findChild<TimeRangePicker*>();
        emit time->rangePicked({QStringLiteral("now-5m"), QStringLiteral("now")});
        QCOMPARE(page.session().rawRange().from, QStringLiteral("now-5m"));
        QTRY_VERIFY2(time->text().contains(QLatin1String("Last 5 minutes")), qPrintable(time->text()));
        auto* picker = qobject_cast<OptionPicker*>(page.findChild<VariableBar*>()->control(QStringLiteral("host")));
        QVERIFY(picker);
        emit picker->picked({QStringLiteral("a"), QStringLiteral("c")}, {QStringLiteral("a"), QStringLiteral("c")});
        QTRY_COMPARE(driver.variable(QStringLiteral("host")), QStringLiteral("a,c"));
        QTRY_COMPARE(picker->text(), QStringLiteral("a + c"));
    }

    void newDatasourcesKeepRangeAndValues()
    {
        WindowDriver driver;
        driver.window().openPaths({write(QStringLiteral("one.json"), dashboard("One", variables))});
        QTRY_VERIFY(driver.page().session().variablesReady());
        driver.page().session().setRawRange({QStringLiteral("now-7m"), QStringLiteral("now")});
        driver.page().session().setVariable(QStringLiteral("host"), {QStringLiteral("c")});
        QVERIFY(!driver.window().useDatasources(write(QStringLiteral("bad.yaml"), "datasources: [\n")));
        QVERIFY(driver.error().contains(QLatin1String("bad.yaml")));
        QVERIFY(driver.window().useDatasources(write(QStringLiteral("good.yaml"), "apiVersion: 1\ndatasources: []\n")));
        QCOMPARE(driver.page().session().rawRange().from, QStringLiteral("now-7m"));
        QTRY_COMPARE(driver.variable(QStringLiteral("host")), QStringLiteral("c"));
        QVERIFY(driver.error().contains(QLatin1String("good.yaml"))); // says whom dashboards ask now
    }

    void aReloadKeepsFiltersAndPeriods()
    {
        WindowDriver driver;
        driver.window().openPaths(
            {write(QStringLiteral("one.json"),
                   dashboard("One", ",\"templating\":{\"list\":[{\"type\":\"adhoc\",\"name\":\"filters\"}]}"))});
        QTRY_VERIFY(driver.page().session().variablesReady());
        const AdhocFilter filter {QStringLiteral("job"), QStringLiteral("="), QStringLiteral("api"), {}};
        QVERIFY(driver.page().session().addAdhocFilter(filter));
        driver.page().session().setTimeCompare(PanelId(QStringLiteral("1")), QStringLiteral("1d"));
        driver.page().view().setFitToHeight(true);
        DashboardPage* before = &driver.page();
        write(QStringLiteral("one.json"),
              dashboard("Anew", ",\"templating\":{\"list\":[{\"type\":\"adhoc\",\"name\":\"filters\"}]}"));
        QTRY_VERIFY(&driver.page() != before);
        QTRY_VERIFY(driver.page().session().variablesReady());
        QCOMPARE(driver.page().session().variables().at(0).spec.filters, std::vector<AdhocFilter> {filter});
        QCOMPARE(driver.page().session().timeCompare(PanelId(QStringLiteral("1"))), QStringLiteral("1d"));
        QVERIFY(driver.page().view().fitsToHeight());
    }

    void aReloadKeepsTheOpenTab()
    {
        WindowDriver driver;
        driver.window().openPaths({write(QStringLiteral("tabs.json"), tabbedDashboard("One"))});
        const auto barOf = [](DashboardPage& page) {
            const auto& panels = page.session().panels();
            return std::find_if(panels.begin(), panels.end(),
                                [](const LivePanel& one) { return one.tabs.size() == 2; });
        };
        const auto bar = barOf(driver.page());
        QVERIFY(bar != driver.page().session().panels().end());
        QCOMPARE(bar->openTab, 0);
        driver.page().session().setOpenTab(bar->id, PanelId(bar->tabs[1].id));
        QTRY_COMPARE(barOf(driver.page())->openTab, 1);
        DashboardPage* before = &driver.page();
        write(QStringLiteral("tabs.json"), tabbedDashboard("Anew"));
        QTRY_VERIFY(&driver.page() != before);
        QCOMPARE(driver.page().title(), QStringLiteral("Anew"));
        QTRY_COMPARE(barOf(driver.page())->openTab, 1);
    }

    void filesThatAreNoDashboardsAreUsedAsWhatTheyAre_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("answer");
        const QByteArray sources = "apiVersion: 1\ndatasources:\n  - {name: Mine, type: prometheus, url: 'http://x'}\n";
        QTest::newRow("datasources") << "ds.yaml" << sources << "ds.yaml now: Mine";
        QTest::newRow("carried") << "map.yaml"
                                 << QByteArray("apiVersion: v1\nkind: ConfigMap\ndata:\n  ds.yaml: |\n    "
                                               + QByteArray(sources).replace("\n", "\n    "))
                                 << "map.yaml now: Mine";
        QTest::newRow("providers") << "boards.yaml"
                                   << QByteArray(
                                          "apiVersion: 1\nproviders:\n  - {name: x, options: {path: provided}}\n")
                                   << "/provided.";
        QTest::newRow("broken datasources") << "bad.yaml" << QByteArray("datasources: [{type: 7}]\n") << "bad.yaml";
        QTest::newRow("neither") << "n.yaml" << QByteArray("title: [\n") << "n.yaml";
    }
    void filesThatAreNoDashboardsAreUsedAsWhatTheyAre()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(QString, answer);
        write(QStringLiteral("provided/one.json"), dashboard("One"));
        WindowDriver driver;
        driver.window().openPaths({write(name, text)});
        QVERIFY2(driver.error().contains(answer), qPrintable(driver.error()));
        QVERIFY(!driver.window().page());
        if (answer == QLatin1String("/provided."))
            QTRY_COMPARE(driver.window().library().count(), 1);
        if (!text.contains("path: provided")) { // relative folders need a file
            driver.window().openText(QString::fromUtf8(text));
            QVERIFY(!driver.error().isEmpty());
        }
    }

    void linksLeaveOnlyWhenAskedAndOnlyToTheWeb_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<bool>("yes");
        QTest::addColumn<QString>("opened");
        QTest::newRow("yes") << QByteArray("https://example.org/?h=${host}") << true << "https://example.org/?h=a";
        QTest::newRow("no") << QByteArray("https://example.org/") << false << "";
        QTest::newRow("script") << QByteArray("javascript:alert(1)") << true << "";
        QTest::newRow("file") << QByteArray("file:///etc/passwd") << true << "";
        QTest::newRow("variable scheme") << QByteArray("${host}:alert(1)") << true << "";
    }
    void linksLeaveOnlyWhenAskedAndOnlyToTheWeb()
    {
        QFETCH(QByteArray, url);
        QFETCH(bool, yes);
        QFETCH(QString, opened);
        WindowDriver driver;
        driver.window().openPaths({write(
            QStringLiteral("one.json"),
            dashboard("One",
                      variables + ",\"links\":[{\"type\":\"link\",\"title\":\"Go\",\"url\":\"" + url + "\"}]"))});
        QTRY_VERIFY(driver.page().session().variablesReady());
        QToolButton* button = driver.button(QStringLiteral("Go"));
        QVERIFY(button);
        const QString asked = driver.answerQuestion(yes ? QMessageBox::Yes : QMessageBox::No, [&] {
            button->click();
            QCoreApplication::processEvents();
        });
        QCOMPARE(m_browser.opened, opened.isEmpty() ? QStringList() : QStringList {opened});
        QCOMPARE(asked.isEmpty(), !url.startsWith("https"));
        if (!opened.isEmpty())
            QVERIFY2(asked.contains(opened), qPrintable(asked));
    }

    void linksToOtherDashboardsCarryTimeAndVariables()
    {
        write(QStringLiteral("linked/two.json"), dashboard("Two", variables));
        const QByteArray links =
            ",\"links\":[{\"type\":\"link\",\"title\":\"Go\",\"url\":\"/d/two?var-host=b&from=now-3h&to=now\"},"
            "{\"type\":\"link\",\"title\":\"Lost\",\"url\":\"/d/nowhere\"}]";
        WindowDriver driver;
        driver.window().openPaths({write(QStringLiteral("linked/one.json"), dashboard("One", variables + links))});
        driver.button(QStringLiteral("Lost"))->click();
        QTRY_VERIFY2(driver.error().contains(QLatin1String("nowhere")), qPrintable(driver.error()));
        driver.button(QStringLiteral("Go"))->click();
        QTRY_COMPARE(driver.title(), QStringLiteral("Two - Vedette"));
        QCOMPARE(driver.page().session().rawRange().from, QStringLiteral("now-3h"));
        QTRY_COMPARE(driver.variable(QStringLiteral("host")), QStringLiteral("b"));
        QVERIFY(m_browser.opened.isEmpty());
    }

    void timeAndRefreshStayInANarrowWindow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("inMenu");
        QTest::newRow("corner") << QSize(400, 300) << true;
        QTest::newRow("small") << QSize(600, 400) << true;
        QTest::newRow("usual") << QSize(2000, 1000) << false;
    }
    void timeAndRefreshStayInANarrowWindow()
    {
        QFETCH(QSize, size);
        QFETCH(bool, inMenu);
        WindowDriver driver;
        QByteArray links = ",\"refresh\":\"30s\",\"links\":[";
        QStringList titles;
        for (int i = 0; i < 8; ++i) {
            titles << QStringLiteral("A link %1").arg(i);
            links += (i ? "," : "") + QByteArray("{\"type\":\"link\",\"url\":\"https://example.org\",\"title\":\"")
                + titles.back().toUtf8() + "\"}";
        }
        driver.window().openPaths(
            {write(QStringLiteral("many.json"), dashboard("Many links", links + "]" + variables))});
        QTRY_VERIFY(driver.page().session().variablesReady());
        driver.window().resize(size);
        QTRY_COMPARE(driver.window().size(), size);
        DashboardBar& bar = driver.page().bar();
        for (QWidget* control :
             std::initializer_list<QWidget*> {bar.findChild<TimeRangePicker*>(), bar.findChild<RefreshPicker*>()}) {
            QVERIFY(control->isVisible());
            QTRY_VERIFY2(control->width() >= std::min(control->sizeHint().width(), 80),
                         control->metaObject()->className()); // laid out anew by an event
            const QRect place(control->mapTo(&driver.window(), QPoint()), control->size());
            QVERIFY2(driver.window().rect().contains(place), control->metaObject()->className());
        }
        const QStringList menu = bar.menuTexts();
        QCOMPARE(menu.contains(titles.back()), inMenu);
        QCOMPARE(menu.contains(QStringLiteral("Zoom out")), size.width() == 400);
        QVERIFY(bar.height() < 60); // one line
    }

    void aTinyWindowIsPossible()
    {
        WindowDriver driver;
        driver.window().openPaths({write(QStringLiteral("one.json"), dashboard("One", variables))});
        driver.window().resize(400, 300);
        QTRY_COMPARE(driver.window().size(), QSize(400, 300));
        QVERIFY(driver.page().view().height() > 60);
        QTRY_VERIFY(driver.window().isActiveWindow());
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageDown);
        QVERIFY(driver.page().view().verticalScrollBar()->value() > 0);
        QByteArray list = ",\"templating\":{\"list\":[";
        for (int i = 0; i < 40; ++i)
            list += (i ? "," : "") + QByteArray("{\"type\":\"custom\",\"name\":\"v") + QByteArray::number(i)
                + "\",\"query\":\"a,b\"}";
        driver.window().openPaths({write(QStringLiteral("many.json"), dashboard("Many", list + "]}"))});
        QTRY_VERIFY(driver.page().session().variablesReady());
        QTRY_COMPARE(driver.window().size(), QSize(400, 300));
        QVERIFY(driver.page().view().height() > 60);
    }

    void tabGoesThroughThePageAsItIsRead()
    {
        WindowDriver driver;
        const QByteArray source = "\"datasource\":{\"type\":\"grafana-testdata-datasource\",\"uid\":\"testdata\"},"
                                  "\"targets\":[{\"refId\":\"A\",\"scenarioId\":\"csv_content\","
                                  "\"csvContent\":\"name,value\\nx,1\\ny,2\"}]}";
        QVERIFY(driver.open(
            driver.write(QStringLiteral("a.json"),
                         "{\"title\":\"Order\",\"schemaVersion\":43,\"templating\":{\"list\":[{\"type\":\"custom\","
                         "\"name\":\"host\","
                         "\"query\":\"alpha,beta\"}]},\"panels\":["
                         "{\"id\":1,\"type\":\"table\",\"gridPos\":{\"x\":12,\"y\":0,\"w\":12,\"h\":8},"
                             + source + ",{\"id\":2,\"type\":\"table\",\"gridPos\":{\"x\":0,\"y\":0,\"w\":12,\"h\":8},"
                             + source + "]}")));
        driver.page().view().setFocus();
        const auto* bar = driver.page().findChild<DashboardBar*>();
        const auto* chooser = driver.page().findChild<VariableBar*>();
        const auto place = [&](const QWidget* widget) -> QString {
            if (bar->isAncestorOf(widget))
                return QStringLiteral("bar");
            if (chooser->isAncestorOf(widget))
                return QStringLiteral("variables");
            for (const char* id : {"1", "2"})
                if (driver.page().view().host(PanelId(QLatin1String(id)))->isAncestorOf(widget))
                    return QString::fromLatin1(id);
            return QStringLiteral("elsewhere");
        };
        QStringList places;
        for (int i = 0; i < 30 && (places.size() < 2 || places.last() != places.first()); ++i) {
            QTest::keyClick(driver.window().focusWidget(), Qt::Key_Tab);
            const QString now = place(driver.window().focusWidget());
            if (places.isEmpty() || places.last() != now)
                places << now;
        }
        QCOMPARE(places,
                 QStringList({QStringLiteral("bar"), QStringLiteral("variables"), QStringLiteral("2"),
                              QStringLiteral("1"), QStringLiteral("bar")}));
    }

    void escapeLeadsFromTheLibraryBackToTheDashboard()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("a.json"), sampleDashboard())));
        const DashboardPage* page = &driver.page();
        driver.press(QStringLiteral("Ctrl+K"));
        QVERIFY(!driver.window().showsPage());
        QCOMPARE(driver.title(), QStringLiteral("Vedette"));
        driver.press(QStringLiteral("Esc"));
        QVERIFY(driver.window().showsPage());
        QCOMPARE(&driver.page(), page); // as it was left
        QCOMPARE(driver.title(), QStringLiteral("Sample - Vedette"));
        driver.press(QStringLiteral("Ctrl+H"));
        QVERIFY(!driver.window().showsPage());
        driver.press(QStringLiteral("Ctrl+H"));
        QVERIFY(driver.window().showsPage());
    }

    void theLanguageIsChosenForTheNextStart()
    {
        WindowDriver driver;
        QCOMPARE(Settings().language(), QString()); // the system's
        for (QAction* action : driver.window().menuBar()->findChildren<QAction*>())
            if (action->data().toString() == QLatin1String("zh_CN"))
                action->trigger();
        QCOMPARE(Settings().language(), QStringLiteral("zh_CN"));
        QVERIFY(driver.error().contains(QLatin1String("next start")));
    }
};

VEDETTE_TEST(TestMainWindow)
#include "tst_mainwindow.moc"
