#include "app/library/foldertree.h"
#include "app/library/librarydelegate.h"
#include "app/library/librarypage.h"
#include "tests/app/windowdriver.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardPaths>

namespace {

const char* const nodes = R"json({"uid": "nodes", "title": "Nodes", "tags": ["infra"], "schemaVersion": 43, "panels": [
    {"id": 1, "type": "stat", "title": "Übersicht", "gridPos": {"x": 0, "y": 0, "w": 4, "h": 4},
     "targets": [{"refId": "A", "expr": "sum(rate(node_cpu_seconds_total[5m]))"}]}]})json";

/// The library of a window as a person uses it.
class LibraryDriver : public WindowDriver
{
public:
    LibraryDriver()
    {
        write(QStringLiteral("lib/web/front.json"), sampleDashboard("Front page", "front"));
        write(QStringLiteral("lib/web/api/errors.json"), sampleDashboard("Errors of the API", "errors"));
        write(QStringLiteral("lib/nodes.json"), nodes);
    }
    bool openFolder()
    {
        QSignalSpy scanned(&window().library(), &DashboardLibrary::scanned);
        window().openPaths({path(QStringLiteral("lib"))});
        return scanned.wait(patience) && shown() && model().rowCount() == window().library().count();
    }
    /// The rows are those of what was asked last.
    bool shown()
    {
        return waitFor([this] { return model().isNewest(); });
    }
    LibraryPage& library() { return *find<LibraryPage>(); }
    LibraryModel& model() { return library().model(); }
    void type(const QString& text)
    {
        library().focusSearch();
        QTest::keyClicks(library().findChild<QLineEdit*>(), text);
        shown();
    }
    void erase() { library().findChild<QLineEdit*>()->clear(); }
    QStringList titles()
    {
        QStringList titles;
        for (int row = 0; row < model().rowCount(); ++row)
            titles << model().index(row).data().toString();
        return titles;
    }
    QListView* list() { return library().findChild<QListView*>(QStringLiteral("dashboards")); }
    void clickRow(int row) { click(list()->viewport(), list()->visualRect(model().index(row)).center()); }
    void clickStar(int row)
    {
        click(list()->viewport(), LibraryDelegate::starRect(list()->visualRect(model().index(row))).center());
    }
    void chooseFolder(const QString& name)
    {
        auto* tree = library().findChild<FolderTree*>();
        const auto items = tree->findItems(name, Qt::MatchExactly | Qt::MatchRecursive);
        if (!items.isEmpty())
            tree->setCurrentItem(items.front());
    }
};

} // namespace

class TestLibraryPage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    { // stars of an earlier run lie in folders that are gone
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    }

    void matchesAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("marked"); // the ranges, one after the other
        QTest::newRow("any case") << "Node CPU"
                                  << "cpu"
                                  << "CPU";
        QTest::newRow("two words") << "Node CPU"
                                   << "cpu no"
                                   << "No|CPU";
        QTest::newRow("diacritics") << QStringLiteral("Die Übersicht") << "uber" << QStringLiteral("Über");
        QTest::newRow("touching") << "abab"
                                  << "ab"
                                  << "abab";
        QTest::newRow("place") << "web"
                               << "tag:web"
                               << "web";
        QTest::newRow("nothing") << "web"
                                 << "xyz"
                                 << "";
        QTest::newRow("empty") << "web"
                               << "  "
                               << "";
    }
    void matchesAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QFETCH(QString, marked);
        QStringList found;
        for (const TextRange& range : matchRanges(text, searchWords(query)))
            found << text.mid(range.start, range.length);
        QCOMPARE(found.join(QLatin1Char('|')), marked);
    }

    void searchingGoesThroughTitlesTagsPanelsAndQueries()
    {
        LibraryDriver driver;
        QAbstractItemModelTester tester(&driver.model());
        QVERIFY(driver.openFolder());
        QCOMPARE(driver.model().rowCount(), 3);
        driver.type(QStringLiteral("front"));
        QCOMPARE(driver.titles(), QStringList {QStringLiteral("Front page")});
        driver.erase();
        driver.type(QStringLiteral("ubersicht"));
        QCOMPARE(driver.titles(), QStringList {QStringLiteral("Nodes")});
        QCOMPARE(driver.model().hit(0).line, QStringLiteral("Übersicht"));
        driver.erase();
        driver.type(QStringLiteral("node_cpu"));
        QCOMPARE(driver.titles(), QStringList {QStringLiteral("Nodes")});
        QCOMPARE(driver.model().hit(0).where, LibraryHit::Where::Query);
        driver.erase();
        driver.type(QStringLiteral("tag:prod"));
        QCOMPARE(driver.model().rowCount(), 2);
        driver.erase();
        driver.model().setTags({QStringLiteral("infra")});
        QTRY_COMPARE(driver.titles(), QStringList {QStringLiteral("Nodes")});
    }

    void foldersHoldWhatLiesBelowThem()
    {
        LibraryDriver driver;
        QVERIFY(driver.openFolder());
        driver.chooseFolder(QStringLiteral("web"));
        QTRY_COMPARE(driver.model().rowCount(), 2);
        driver.chooseFolder(QStringLiteral("api"));
        QTRY_COMPARE(driver.titles(), QStringList {QStringLiteral("Errors of the API")});
    }

    void starsAndRecentsAreKept()
    {
        LibraryDriver driver;
        QVERIFY(driver.openFolder());
        driver.model().setOrder(LibraryOrder::Title);
        QTRY_COMPARE(driver.titles().front(), QStringLiteral("Errors of the API"));
        driver.clickStar(0);
        driver.chooseFolder(QStringLiteral("Starred"));
        QTRY_COMPARE(driver.titles(), QStringList {QStringLiteral("Errors of the API")});
        QVERIFY(!driver.window().page()); // a click on the star opens nothing
        driver.clickRow(0);
        QVERIFY(driver.window().page());
        QVERIFY(driver.settled());
        driver.press(QStringLiteral("D, F")); // the star goes
        driver.press(QStringLiteral("Ctrl+K"));
        QTRY_COMPARE(driver.model().rowCount(), 0);
        driver.chooseFolder(QStringLiteral("Recent"));
        QTRY_VERIFY(driver.titles().contains(QStringLiteral("Errors of the API")));
    }

    void recentsAndStarsElsewhereHaveTheirTitles()
    {
        LibraryDriver driver;
        QVERIFY(driver.window().openFile(QStringLiteral(":/dashboards/gallery.json")));
        const QString title = driver.page().title();
        QVERIFY(driver.settled());
        auto* star = driver.page().findChild<QToolButton*>(QStringLiteral("star"));
        const QString unstarred = star->toolTip();
        star->click();
        QVERIFY(driver.window().library().isStarred(driver.page().file()));
        QVERIFY(star->isVisible() && star->toolTip() != unstarred);
        for (const char* scope : {"Recent", "Starred"}) {
            driver.press(QStringLiteral("Ctrl+K"));
            driver.chooseFolder(QString::fromLatin1(scope));
            QTRY_COMPARE(driver.titles(), QStringList {title});
            QCOMPARE(driver.model().hit(0).entry->folder, QStringLiteral("Shipped with Vedette"));
        }
        driver.clickRow(0);
        QTRY_COMPARE(driver.page().file(), QStringLiteral(":/dashboards/gallery.json"));
    }

    void theKeyboardOpensAHit()
    {
        LibraryDriver driver;
        QVERIFY(driver.openFolder());
        driver.type(QStringLiteral("p"));
        auto* search = driver.library().findChild<QLineEdit*>();
        QTest::keyClick(search, Qt::Key_Down);
        const QString title = driver.list()->currentIndex().data().toString();
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(driver.window().page());
        QCOMPARE(driver.page().title(), title);
    }

    void theNewestSearchIsTheOneThatIsAnswered()
    {
        QSet<QStringList> shown;
        LibraryDriver driver;
        QVERIFY(driver.openFolder());
        connect(&driver.model(), &LibraryModel::shown, this, [&] { shown << driver.titles(); });
        for (const char* text : {"nodes", "front", "zzz", "errors"})
            driver.model().setSearch(QString::fromLatin1(text));
        QVERIFY(!driver.model().isNewest());
        QVERIFY(!driver.model().isAnswered());
        QCOMPARE(driver.model().rowCount(), 3); // the rows stay until there are others
        QVERIFY(driver.shown());
        QCOMPARE(driver.titles(), QStringList {QStringLiteral("Errors of the API")});
        QTRY_VERIFY(driver.window().library().pool().waitForDone(patience)); // the older ones ended, too
        QCoreApplication::processEvents();
        QCOMPARE(shown, QSet<QStringList> {QStringList {QStringLiteral("Errors of the API")}});
    }

    void enterOpensTheRowThatWasChosenWhileTheLibraryIsRead()
    {
        LibraryDriver driver;
        QVERIFY(driver.openFolder());
        driver.library().focusSearch();
        auto* search = driver.library().findChild<QLineEdit*>();
        QTest::keyClick(search, Qt::Key_Down);
        const QString title = driver.list()->currentIndex().data().toString();
        emit driver.window().library().scanned(); // the library is another one, the question the same
        QVERIFY(!driver.model().isNewest() && driver.model().isAnswered());
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(driver.window().page());
        QCOMPARE(driver.page().title(), title);
    }

    void enterOpensWhatWasTypedEvenBeforeItIsFound()
    {
        LibraryDriver driver;
        QVERIFY(driver.openFolder());
        driver.library().focusSearch();
        auto* search = driver.library().findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("node"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY(driver.window().page());
        QCOMPARE(driver.page().title(), QStringLiteral("Nodes"));
    }

    void manyDashboardsAreShownWithoutWaiting()
    {
        LibraryDriver driver;
        constexpr int count = 1500;
        for (int i = 0; i < count; ++i)
            driver.write(QStringLiteral("lib/many/%1.json").arg(i),
                         "{\"uid\":\"u" + QByteArray::number(i) + "\",\"title\":\"Board " + QByteArray::number(i)
                             + "\",\"schemaVersion\":43,\"panels\":[]}");
        QVERIFY(driver.openFolder());
        QCOMPARE(driver.model().rowCount(), count + 3);
        driver.type(QStringLiteral("board 1499"));
        QCOMPARE(driver.titles(), QStringList {QStringLiteral("Board 1499")});
    }

    void linksOpenDashboardsOfTheLibrary()
    {
        LibraryDriver driver;
        QVERIFY(driver.openFolder());
        QVERIFY(driver.open(driver.path(QStringLiteral("lib/web/front.json"))));
        QVERIFY(driver.window().openText(QStringLiteral("/d/errors/any?from=now-6h&to=now&var-host=beta&viewPanel=1")));
        QTRY_COMPARE(driver.page().title(), QStringLiteral("Errors of the API"));
        QCOMPARE(driver.page().session().rawRange().from, QStringLiteral("now-6h"));
        QCOMPARE(driver.page().session().variables().front().value.values, QStringList {QStringLiteral("beta")});
        QCOMPARE(driver.page().view().fullPanel(), std::optional(PanelId(QStringLiteral("1"))));
    }

    void dashboardsArePasted()
    {
        LibraryDriver driver;
        QVERIFY(driver.window().openText(QString::fromUtf8(sampleDashboard("Pasted"))));
        QVERIFY(driver.settled());
        QCOMPARE(driver.page().title(), QStringLiteral("Pasted"));
    }

    void dashboardsOfOneTitleShowTheirFiles()
    {
        LibraryDriver driver;
        driver.write(QStringLiteral("lib/web/front-copy.json"), sampleDashboard("Front page", "copy"));
        QVERIFY(driver.openFolder());
        QStringList files;
        for (int row = 0; row < driver.model().rowCount(); ++row)
            if (driver.model().hit(row).hasNamesake)
                files << QFileInfo(driver.model().hit(row).entry->file).fileName();
        files.sort();
        QCOMPARE(files, (QStringList {QStringLiteral("front-copy.json"), QStringLiteral("front.json")}));
    }

    void provisioningFilesAreFollowed()
    {
        LibraryDriver driver;
        const auto provide = [&driver](const QByteArray& folder) {
            return driver.write(QStringLiteral("conf/boards.yaml"),
                                "apiVersion: 1\nproviders:\n  - {name: x, folder: Team, options: {path: " + folder
                                    + "}}\n");
        };
        const DashboardLibrary& library = driver.window().library();
        driver.window().openPaths({provide("../lib")});
        QTRY_COMPARE(library.count(), 3);
        provide("../lib/web");
        QTRY_COMPARE(library.count(), 2);
        QCOMPARE(library.folders(), QStringList {QStringLiteral("Team")});
        // In the middle of being written: what was there stays.
        const QString note = driver.error();
        driver.write(QStringLiteral("conf/boards.yaml"), "providers: [");
        QTRY_VERIFY(driver.error() != note);
        QCOMPARE(library.count(), 2);
        provide("../lib");
        QTRY_COMPARE(library.count(), 3);
        driver.write(QStringLiteral("elsewhere/one.json"), sampleDashboard("One", "one"));
        driver.window().openPaths({driver.path(QStringLiteral("elsewhere"))}); // this file counts no more
        QTRY_COMPARE(library.count(), 1);
        driver.window().openPaths({driver.path(QStringLiteral("conf"))}); // as Grafana is given them
        QTRY_COMPARE(library.count(), 3);
    }

    void foldersAndFilesAreDropped()
    {
        LibraryDriver driver;
        const auto drop = [&](const QString& path) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(path)});
            QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&driver.window(), &enter);
            QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&driver.window(), &event);
        };
        drop(driver.path(QStringLiteral("lib")));
        QTRY_COMPARE(driver.model().rowCount(), 3);
        drop(driver.path(QStringLiteral("lib/nodes.json")));
        QVERIFY(driver.window().page());
        QCOMPARE(driver.page().title(), QStringLiteral("Nodes"));
    }
};

VEDETTE_TEST(TestLibraryPage)
#include "tst_librarypage.moc"
