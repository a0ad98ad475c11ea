#include "dashboards/library/dashboardfiles.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

class TestDashboardFiles : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    void write(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        write(QStringLiteral("a.json"), R"({"uid":"one","title":"Node Overview","tags":["linux","node"],"panels":[]})");
        write(QStringLiteral("b.json"),
              R"({"dashboard":{"uid":"two","title":"Disks / IO","tags":["linux"],"panels":[]}})");
        write(QStringLiteral("c.json"),
              R"({"kind":"Dashboard","metadata":{"name":"three"},"spec":{"title":"A resource","panels":[]}})");
        write(QStringLiteral("d.json"), "no json");
        write(QStringLiteral("e.txt"), R"({"uid":"one"})");
    }

    void aLinkFindsItsFile_data()
    {
        QTest::addColumn<QString>("uid");
        QTest::addColumn<QString>("slug");
        QTest::addColumn<QString>("file");
        QTest::newRow("uid") << QStringLiteral("one") << QStringLiteral("whatever") << QStringLiteral("a.json");
        QTest::newRow("wrapped") << QStringLiteral("two") << QString() << QStringLiteral("b.json");
        QTest::newRow("resource") << QStringLiteral("three") << QString() << QStringLiteral("c.json");
        QTest::newRow("slug") << QString() << QStringLiteral("disks-io") << QStringLiteral("b.json");
        QTest::newRow("unknown") << QStringLiteral("four") << QStringLiteral("disks-io") << QString();
        QTest::newRow("nothing") << QString() << QString() << QString();
    }
    void aLinkFindsItsFile()
    {
        QFETCH(QString, uid);
        QFETCH(QString, slug);
        QFETCH(QString, file);
        const auto files = dashboardFilesIn(m_folder.path());
        QCOMPARE(files.size(), size_t(3));
        const DashboardFile* found = findDashboardFile(files, uid, slug);
        QCOMPARE(found ? found->path : QString(), file.isEmpty() ? QString() : m_folder.filePath(file));
    }

    void tagsMustAllBeThere()
    {
        const auto files = dashboardFilesIn(m_folder.path());
        const auto linux = dashboardsWithTags(files, {QStringLiteral("linux")});
        QCOMPARE(linux.size(), size_t(2));
        QCOMPARE(linux.front().title, QStringLiteral("Disks / IO"));
        QCOMPARE(dashboardsWithTags(files, {QStringLiteral("linux"), QStringLiteral("node")}).size(), size_t(1));
    }
};

VEDETTE_TEST_GUILESS(TestDashboardFiles)
#include "tst_dashboardfiles.moc"
