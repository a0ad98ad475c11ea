#include "dashboards/library/dashboardlibrary.h"
#include "dashboards/library/dashboardproviders.h"
#include "dashboards/library/libraryscan.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>

namespace {

QByteArray dashboard(const QByteArray& uid, const QByteArray& title, const QByteArray& panel, const QByteArray& expr)
{
    return R"({"uid":")" + uid + R"(","title":")" + title + R"(","tags":["linux","Prod"],"schemaVersion":36,"panels":[
        {"type":"row","title":"Section","panels":[{"type":"stat","title":")"
        + panel + R"(","targets":[{"expr":")" + expr + R"("}]}]}]})";
}

QStringList titles(const std::vector<LibraryHit>& hits)
{
    QStringList list;
    for (const LibraryHit& hit : hits)
        list << hit.entry->title;
    return list;
}

} // namespace

class TestDashboardLibrary : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QThreadPool m_pool;

    QString path(const QString& name) const { return m_dir.filePath(name); }

    void write(const QString& name, const QByteArray& bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).absolutePath());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private slots:
    void init()
    {
        QDir(m_dir.path()).removeRecursively();
        QVERIFY(QDir().mkpath(m_dir.path()));
        write(QStringLiteral("node.json"), dashboard("n1", "Node overview", "CPU busy", "rate(node_cpu_seconds[5m])"));
        write(QStringLiteral("Infra/Disks/disk.json"), dashboard("d1", "Disks", "Throughput", "node_disk_bytes"));
        write(QStringLiteral("Infra/net.json"), dashboard("w1", "Übersicht", "Node packets", "net_packets"));
        write(QStringLiteral("package.json"), R"({"name":"no dashboard"})");
        write(QStringLiteral("broken.json"), "{ no json");
        write(QStringLiteral("maps.yaml"),
              "apiVersion: v1\nkind: ConfigMap\ndata:\n  one.json: |\n    "
              R"({"uid":"m1","title":"From a map","panels":[],"schemaVersion":30})"
              "\n  readme: text\n");
    }

    void foldersAreIndexed()
    {
        DashboardLibrary library(m_pool);
        QSignalSpy scanned(&library, &DashboardLibrary::scanned);
        library.setRoots({{m_dir.path(), {}, true, 30'000}});
        QVERIFY(library.isScanning());
        QTRY_COMPARE(scanned.size(), 1);
        QCOMPARE(library.count(), 4);
        QCOMPARE(library.folders(), (QStringList {QStringLiteral("Infra"), QStringLiteral("Infra/Disks")}));
        QCOMPARE(library.tags(), (QStringList {QStringLiteral("linux"), QStringLiteral("Prod")}));
        QCOMPARE(library.unreadable().keys(), QStringList {path(QStringLiteral("broken.json"))});
        const auto node = library.findByUid(QStringLiteral("n1"));
        QVERIFY(node);
        QCOMPARE(node->panels, (QStringList {QStringLiteral("Section"), QStringLiteral("CPU busy")}));
        QCOMPARE(node->queries, QStringList {QStringLiteral("rate(node_cpu_seconds[5m])")});
        QCOMPARE(node->panelCount, 1);
        QCOMPARE(library.findBySlug(QStringLiteral("node-overview")), node);
        const auto mapped = library.findByUid(QStringLiteral("m1"));
        QVERIFY(mapped);
        QCOMPARE(mapped->item, QStringLiteral("one.json"));
        const auto bytes = readLibraryEntry(*mapped);
        QVERIFY(bytes && bytes->contains("From a map"));
    }

    void panelsOfPersesAreIndexed()
    {
        const auto entries =
            libraryEntriesOf("{\"kind\":\"Dashboard\",\"metadata\":{\"name\":\"p1\"},\"spec\":{"
                             "\"display\":{\"name\":\"Perses\"},\"layouts\":[],\"panels\":{"
                             "\"a\":{\"kind\":\"Panel\",\"spec\":{\"display\":{\"name\":\"CPU "
                             "busy\"},\"queries\":[{\"spec\":{\"plugin\":{\"spec\":{\"query\":\"up\"}}}}]}},"
                             "\"b\":{\"kind\":\"Panel\",\"spec\":{\"display\":{\"name\":\"Disks\"}}}}}}");
        QVERIFY(entries && entries->size() == 1);
        const LibraryEntry& entry = entries->front();
        QCOMPARE(entry.title, QStringLiteral("Perses"));
        QCOMPARE(entry.panelCount, 2);
        QCOMPARE(entry.panels, (QStringList {QStringLiteral("CPU busy"), QStringLiteral("Disks")}));
        QCOMPARE(entry.queries, QStringList {QStringLiteral("up")});
    }

    void searchRanks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        const QString node = QStringLiteral("Node overview");
        const QString disks = QStringLiteral("Disks");
        const QString net = QStringLiteral("Übersicht");
        const QString map = QStringLiteral("From a map");
        QTest::newRow("everything") << QString() << QStringList {disks, map, node, net};
        QTest::newRow("title before panel before query") << QStringLiteral("node") << QStringList {node, net, disks};
        QTest::newRow("diacritics") << QStringLiteral("ubersicht") << QStringList {net};
        QTest::newRow("two words") << QStringLiteral("linux packets") << QStringList {net};
        QTest::newRow("only tags") << QStringLiteral("tag:prod node") << QStringList {node, net, disks};
        QTest::newRow("folder") << QStringLiteral("folder:infra/d") << QStringList {disks};
        QTest::newRow("query") << QStringLiteral("cpu_seconds") << QStringList {node};
        QTest::newRow("nothing") << QStringLiteral("zzz") << QStringList {};
    }
    void searchRanks()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        DashboardLibrary library(m_pool);
        QSignalSpy scanned(&library, &DashboardLibrary::scanned);
        library.setRoots({{m_dir.path(), {}, true, 30'000}});
        QTRY_COMPARE(scanned.size(), 1);
        QCOMPARE(titles(searchLibrary(*library.items(), text)), found);
    }

    void aHitSaysWhere()
    {
        DashboardLibrary library(m_pool);
        QSignalSpy scanned(&library, &DashboardLibrary::scanned);
        library.setRoots({{m_dir.path(), {}, true, 30'000}});
        QTRY_COMPARE(scanned.size(), 1);
        const auto hits = searchLibrary(*library.items(), QStringLiteral("node_disk"));
        QCOMPARE(hits.size(), size_t(1));
        QCOMPARE(hits.front().where, LibraryHit::Where::Query);
        QCOMPARE(hits.front().line, QStringLiteral("node_disk_bytes"));
    }

    void changesOnDiskArrive()
    {
        DashboardLibrary library(m_pool);
        QSignalSpy scanned(&library, &DashboardLibrary::scanned);
        QSignalSpy added(&library, &DashboardLibrary::added);
        QSignalSpy changed(&library, &DashboardLibrary::changed);
        QSignalSpy removed(&library, &DashboardLibrary::removed);
        library.setRoots({{m_dir.path(), {}, true, 1000}});
        QTRY_COMPARE(scanned.size(), 1);
        added.clear();

        write(QStringLiteral("node.json"), dashboard("n1", "Node overview, longer", "CPU", "up"));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toStringList(), QStringList {path(QStringLiteral("node.json"))});
        QCOMPARE(library.findByUid(QStringLiteral("n1"))->title, QStringLiteral("Node overview, longer"));

        write(QStringLiteral("New/new.json"), dashboard("x1", "New", "P", "up"));
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(library.findByUid(QStringLiteral("x1"))->folder, QStringLiteral("New"));

        QVERIFY(QFile::remove(path(QStringLiteral("node.json"))));
        QTRY_COMPARE(removed.size(), 1);
        QVERIFY(!library.findByUid(QStringLiteral("n1")));
    }

    /// The watcher forgets a file that another takes the place of.
    void aFileThatWasReplacedIsWatchedAgain()
    {
        DashboardLibrary library(m_pool);
        QSignalSpy scanned(&library, &DashboardLibrary::scanned);
        QSignalSpy changed(&library, &DashboardLibrary::changed);
        library.setRoots({{m_dir.path(), {}, true, 0}}); // nothing is polled
        QTRY_COMPARE(scanned.size(), 1);
        for (const QByteArray title : {"First", "Second"}) {
            QSaveFile file(path(QStringLiteral("node.json")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(dashboard("n1", title, "CPU", "up"));
            QVERIFY(file.commit());
            QTRY_COMPARE(library.findByUid(QStringLiteral("n1"))->title, QString::fromLatin1(title));
            const QByteArray inPlace = title + " and more";
            write(QStringLiteral("node.json"), dashboard("n1", inPlace, "CPU", "up"));
            QTRY_COMPARE(library.findByUid(QStringLiteral("n1"))->title, QString::fromLatin1(inPlace));
        }
        QVERIFY(changed.size() >= 4);
    }

    void otherRootsReplaceTheEntries()
    {
        DashboardLibrary library(m_pool);
        QSignalSpy scanned(&library, &DashboardLibrary::scanned);
        QSignalSpy removed(&library, &DashboardLibrary::removed);
        library.setRoots({{m_dir.path(), {}, true, 30'000}});
        QTRY_COMPARE(scanned.size(), 1);
        library.setRoots({{path(QStringLiteral("Infra")), QStringLiteral("Team"), true, 30'000}});
        QCOMPARE(removed.size(), 1);
        QTRY_COMPARE(scanned.size(), 2);
        QCOMPARE(library.folders(), (QStringList {QStringLiteral("Team"), QStringLiteral("Team/Disks")}));
    }

    void starsAndRecentsAreKept()
    {
        const QString state = path(QStringLiteral("state/library.json"));
        {
            DashboardLibrary library(m_pool, state);
            library.setStarred(QStringLiteral("/a.json"), true);
            library.setStarred(QStringLiteral("/b.json"), true);
            library.setStarred(QStringLiteral("/b.json"), false);
            library.noteOpened(QStringLiteral("/a.json"));
            library.noteOpened(QStringLiteral("/c.json"));
            library.noteOpened(QStringLiteral("/a.json"));
        }
        const DashboardLibrary library(m_pool, state);
        QVERIFY(library.isStarred(QStringLiteral("/a.json")));
        QCOMPARE(library.starredIds().size(), 1);
        QCOMPARE(library.recentIds(), (QStringList {QStringLiteral("/a.json"), QStringLiteral("/c.json")}));
    }

    void aBrokenStateIsEmpty()
    {
        write(QStringLiteral("state.json"), "{");
        QCOMPARE(readLibraryState(path(QStringLiteral("state.json"))), LibraryState());
    }

    void manyFilesAreReadInPortions()
    {
        for (int i = 0; i < 1000; ++i)
            write(QStringLiteral("many/%1/%2.json").arg(i % 10).arg(i),
                  dashboard(QByteArray::number(i), "Board " + QByteArray::number(i), "P",
                            "metric_" + QByteArray::number(i)));
        DashboardLibrary library(m_pool);
        QSignalSpy scanned(&library, &DashboardLibrary::scanned);
        QSignalSpy added(&library, &DashboardLibrary::added);
        library.setRoots({{path(QStringLiteral("many")), {}, true, 30'000}});
        QTRY_COMPARE(scanned.size(), 1);
        QCOMPARE(library.count(), 1000);
        QVERIFY(added.size() > 1);
        QCOMPARE(searchLibrary(*library.items(), QStringLiteral("metric_77")).size(), size_t(11));
        const auto entries = library.entries();
        QVERIFY(std::is_sorted(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
            return std::pair(a->folder, a->title) < std::pair(b->folder, b->title);
        }));
    }

    void providersAreRead()
    {
        const QByteArray yaml = R"(
apiVersion: 1
providers:
  - name: default
    folder: Team
    type: file
    updateIntervalSeconds: 3
    options:
      path: boards
  - name: nested
    type: file
    options: {path: $HOME_OF_BOARDS/x, foldersFromFilesStructure: true}
  - name: cloud
    type: gcs
    odd: 1
)";
        const auto read = readDashboardProviders(yaml, QStringLiteral("/etc/v"), [](const QString& name) {
            return name == QLatin1String("HOME_OF_BOARDS") ? std::optional(QStringLiteral("/data")) : std::nullopt;
        });
        QVERIFY(read);
        const std::vector<LibraryRoot> roots = {{QStringLiteral("/etc/v/boards"), QStringLiteral("Team"), false, 3000},
                                                {QStringLiteral("/data/x"), {}, true, 10'000}};
        QCOMPARE(read->roots, roots);
        QCOMPARE(read->warnings.size(), 2);
    }

    void brokenProvidersAreErrors_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("syntax") << QByteArray("providers: [");
        QTest::newRow("no path") << QByteArray("providers:\n - name: x\n");
        QTest::newRow("no list") << QByteArray("providers: x");
        QTest::newRow("text") << QByteArray("hello");
    }
    void brokenProvidersAreErrors()
    {
        QFETCH(QByteArray, yaml);
        const auto read =
            readDashboardProviders(yaml, QStringLiteral("/"), [](const QString&) { return std::optional<QString>(); });
        QVERIFY(!read);
        QVERIFY(!read.error().text.isEmpty());
    }
};

VEDETTE_TEST_GUILESS(TestDashboardLibrary)
#include "tst_dashboardlibrary.moc"
