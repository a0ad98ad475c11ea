#include "app/edit/pagedocument.h"
#include "app/kioskscreen.h"
#include "app/shortcuts.h"
#include "app/windows.h"
#include "dashboards/run/querylink.h"
#include "tests/app/windowdriver.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPointer>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>

namespace {

/// The program with its windows, on a folder of its own. Every datasource is the built-in TestData.
class Desk
{
public:
    explicit Desk(const Options& options = {})
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(QStringLiteral(".config")));
        m_services.useDefaultDatasources();
        m_windows = std::make_unique<Windows>(options, m_services, m_timings);
        first().show();
    }

    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    bool openInFirst(const QByteArray& title = "Sample")
    {
        return first().openFile(write(QStringLiteral("first.json"), sampleDashboard(title)));
    }
    MainWindow& first() { return m_windows->first(); }
    MainWindow* another() { return m_windows->openBeside(first()); }

private:
    QTemporaryDir m_folder;
    Services m_services;
    Timings m_timings {QString()};
    std::unique_ptr<Windows> m_windows;
};

RawTimeRange last(const char* span)
{
    return {QStringLiteral("now-") + QLatin1String(span), QStringLiteral("now")};
}

QString fromOf(MainWindow& window)
{
    return window.page()->session().rawRange().from;
}

/// Follows a link as a panel hands it on.
bool openQueryOver(MainWindow& window)
{
    const DashboardPage* below = window.page();
    QueryLink query;
    query.datasource = QStringLiteral("testdata");
    query.query = Json {{"scenarioId", "csv_metric_values"}, {"stringInput", "1,2"}};
    LinkTarget link;
    link.title = QStringLiteral("Values");
    link.url = queryLinkUrl(query);
    emit window.page()->linkActivated(link);
    return waitFor([&] { return window.page() != below; });
}

} // namespace

class TestWindows : public QObject
{
    Q_OBJECT

private slots:
    void aWallShowsNoRestingPointer();
    void linkedWindowsShowTheSameTimes();
    void allWindowsHaveOneLookAndOneLibrary();
    void theCommandLineSpeaksOfTheFirstWindow();
    void theCommandLineSpeaksOfAllOfAPlaylist();
    void aClosedFirstWindowAsksNobody();
    void editsGoOnInACopy();
    void newDatasourcesReachAllWindowsAndPages();
    void aFileThatChangesBehindAQueryIsShownOnTheWayBack();
    void onlyThePageInFrontGoesBack();
    void aDashboardUnderAQueryIsUnlinked();
    void pagesFarBehindAreLetGo();
};

void TestWindows::aWallShowsNoRestingPointer()
{
    QWidget wall;
    wall.resize(200, 100);
    wall.show();
    constexpr int restMs = 200;
    KioskScreen kiosk(wall, restMs);
    kiosk.setOn(true);
    QTRY_VERIFY(QApplication::overrideCursor());
    const auto moveTo = [&wall](const QPoint& at) {
        QCursor::setPos(wall.mapToGlobal(at));
        QMouseEvent move(QEvent::MouseMove, at, wall.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(&wall, &move);
    };
    const QPoint here = wall.mapFromGlobal(QCursor::pos());
    moveTo(here); // what lies under it has moved, nobody is there
    QVERIFY(QApplication::overrideCursor());
    moveTo(here + QPoint(3, 3));
    QVERIFY(!QApplication::overrideCursor());
    QTRY_VERIFY(QApplication::overrideCursor());
    QTRY_COMPARE(wall.size(), wall.screen()->size());
    kiosk.setOn(false);
    QVERIFY(!QApplication::overrideCursor());
}

void TestWindows::linkedWindowsShowTheSameTimes()
{
    Desk desk;
    QVERIFY(desk.openInFirst());
    MainWindow& first = desk.first();
    first.page()->session().setRawRange(last("2h"));
    const QPointer<MainWindow> second = desk.another();
    QVERIFY(second->page());
    QCOMPARE(second->page()->title(), first.page()->title());
    QCOMPARE(fromOf(*second), QStringLiteral("now-2h"));
    second->page()->session().setRawRange(last("5m"));
    QCOMPARE(fromOf(first), QStringLiteral("now-5m"));
    QSignalSpy crosshair(&second->page()->session(), &DashboardSession::crosshairShown);
    first.page()->session().setCrosshair(1000.0);
    QCOMPARE(crosshair.size(), 1);
    second->setLinked(false);
    second->page()->session().setRawRange(last("1h"));
    QCOMPARE(fromOf(first), QStringLiteral("now-5m"));
    second->close();
    QTRY_VERIFY(!second);
}

void TestWindows::allWindowsHaveOneLookAndOneLibrary()
{
    Desk desk;
    QVERIFY(desk.openInFirst());
    MainWindow* second = desk.another();
    second->setLook(ThemeKind::Light);
    QCOMPARE(desk.first().look().id(), QStringLiteral("light"));
    MainWindow* third = desk.another();
    QCOMPARE(third->look().id(), QStringLiteral("light"));
    desk.first().run(Command::Star);
    QVERIFY(third->library().isStarred(third->page()->file()));
}

void TestWindows::theCommandLineSpeaksOfTheFirstWindow()
{
    Options options;
    options.from = QStringLiteral("now-7d");
    options.to = QStringLiteral("now");
    options.variables[QStringLiteral("host")] = QStringList {QStringLiteral("beta")};
    options.theme = QStringLiteral("light");
    Desk desk(options);
    QVERIFY(desk.openInFirst());
    QCOMPARE(fromOf(desk.first()), QStringLiteral("now-7d"));
    desk.first().setLook(ThemeKind::Dark);
    MainWindow* second = desk.another();
    QCOMPARE(fromOf(*second), QStringLiteral("now-7d")); // it is a copy of what is shown
    QCOMPARE(second->look().id(), QStringLiteral("dark"));
    QVERIFY(second->openFile(desk.write(QStringLiteral("second.json"), sampleDashboard("Second", "second"))));
    second->setLinked(false);
    QCOMPARE(second->page()->session().dashboard().title, QStringLiteral("Second"));
    QTRY_VERIFY(second->page()->session().variablesReady());
    QCOMPARE(second->page()->session().variables().front().value.values, QStringList {QStringLiteral("alpha")});
}

void TestWindows::theCommandLineSpeaksOfAllOfAPlaylist()
{
    Options options;
    options.playlist = QStringLiteral("list.txt");
    options.from = QStringLiteral("now-7m");
    options.fit = true;
    Desk desk(options);
    for (const char* name : {"first.json", "second.json"}) {
        QVERIFY(desk.first().openFile(desk.write(QString::fromLatin1(name), sampleDashboard(name))));
        QCOMPARE(fromOf(desk.first()), QStringLiteral("now-7m"));
        QVERIFY(desk.first().page()->view().fitsToHeight());
    }
}

void TestWindows::aClosedFirstWindowAsksNobody()
{
    Desk desk;
    QVERIFY(desk.openInFirst());
    const QPointer<MainWindow> first = &desk.first();
    const QPointer<DashboardSession> session = &first->page()->session();
    const QPointer<MainWindow> second = desk.another();
    first->close();
    QTRY_VERIFY(!first);
    QVERIFY(!session);
    QVERIFY(second);
    second->page()->session().setRawRange(last("5m"));
    QCOMPARE(fromOf(*second), QStringLiteral("now-5m"));
}

void TestWindows::editsGoOnInACopy()
{
    Desk desk;
    QVERIFY(desk.openInFirst());
    QVERIFY(desk.first().page()->document().editor().edit(
        [](DashboardDocument& document) { return document.setTitle(QStringLiteral("Edited")); }));
    QTRY_COMPARE(desk.first().page()->title(), QStringLiteral("Edited"));
    MainWindow* second = desk.another();
    DashboardEditor& copy = second->page()->document().editor();
    QCOMPARE(second->page()->title(), QStringLiteral("Edited"));
    QVERIFY(copy.isEdited());
    QVERIFY(second->isWindowModified());
    QCOMPARE(copy.fileBytes(), sampleDashboard());
    copy.revert();
    QTRY_COMPARE(second->page()->title(), QStringLiteral("Sample"));
    QVERIFY(desk.first().page()->document().editor().isEdited());
    desk.first().page()->document().editor().revert(); // else closing asks
}

void TestWindows::newDatasourcesReachAllWindowsAndPages()
{
    Desk desk;
    QVERIFY(desk.openInFirst());
    MainWindow* second = desk.another();
    const QPointer<DashboardPage> below = desk.first().page();
    QVERIFY(openQueryOver(desk.first()));
    const QPointer<DashboardPage> beside = second->page();
    const QString yaml =
        desk.write(QStringLiteral("sources.yaml"),
                   "apiVersion: 1\ndatasources:\n"
                   "  - {name: Test, uid: testdata, type: grafana-testdata-datasource, isDefault: true}\n");
    QVERIFY(second->useDatasources(yaml));
    QVERIFY(!beside);
    QVERIFY(!below);
    QCOMPARE(desk.first().page()->title(), QStringLiteral("Values"));
    QVERIFY(desk.first().page()->view().fullPanel());
    emit desk.first().page()->backRequested();
    QTRY_COMPARE(desk.first().page()->title(), QStringLiteral("Sample"));
}

void TestWindows::aFileThatChangesBehindAQueryIsShownOnTheWayBack()
{
    Desk desk;
    QVERIFY(desk.openInFirst());
    MainWindow& window = desk.first();
    window.page()->session().setRawRange(last("2h"));
    const QPointer<DashboardPage> below = window.page();
    QVERIFY(openQueryOver(window));
    const QPointer<DashboardPage> over = window.page();
    QVERIFY(!desk.write(QStringLiteral("first.json"), sampleDashboard("Changed")).isEmpty());
    QTRY_VERIFY(!below);
    QCOMPARE(window.page(), over.data());
    QCOMPARE(window.windowTitle(), QStringLiteral("Values - Vedette"));
    emit window.page()->backRequested();
    QTRY_COMPARE(window.windowTitle(), QStringLiteral("Changed - Vedette"));
    QCOMPARE(fromOf(window), QStringLiteral("now-2h"));
    QVERIFY(!window.page()->view().fullPanel());
    QVERIFY(window.page()->document().editor().ownsFile());
}

/// A double click on the way back is one way back.
void TestWindows::onlyThePageInFrontGoesBack()
{
    Desk desk;
    QVERIFY(desk.openInFirst());
    MainWindow& window = desk.first();
    QVERIFY(openQueryOver(window));
    const QPointer<DashboardPage> between = window.page();
    QVERIFY(openQueryOver(window));
    const QPointer<DashboardPage> front = window.page();
    emit front->backRequested();
    emit front->backRequested();
    QTRY_COMPARE(window.page(), between.data());
    QCoreApplication::processEvents();
    QCOMPARE(window.page(), between.data());
    QVERIFY(!front);
}

void TestWindows::aDashboardUnderAQueryIsUnlinked()
{
    Desk desk;
    QVERIFY(desk.openInFirst());
    MainWindow* second = desk.another();
    QVERIFY(openQueryOver(desk.first()));
    const QString ofTheQuery = fromOf(desk.first());
    desk.first().setLinked(false);
    second->page()->session().setRawRange(last("5m"));
    QCOMPARE(fromOf(desk.first()), ofTheQuery);
    emit desk.first().page()->backRequested();
    QTRY_COMPARE(desk.first().page()->title(), QStringLiteral("Sample"));
    QCOMPARE(fromOf(desk.first()), QStringLiteral("now-1h"));
}

void TestWindows::pagesFarBehindAreLetGo()
{
    Desk desk;
    QVERIFY(desk.openInFirst());
    MainWindow& window = desk.first();
    const QPointer<DashboardPage> dashboard = window.page();
    QVERIFY(openQueryOver(window));
    const QPointer<DashboardPage> oldest = window.page();
    for (int i = 0; i < 20; ++i)
        QVERIFY(openQueryOver(window));
    QVERIFY(dashboard);
    QVERIFY(!oldest);
}

VEDETTE_TEST(TestWindows)
#include "tst_windows.moc"
