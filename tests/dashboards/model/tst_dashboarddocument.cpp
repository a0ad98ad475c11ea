#include "dashboards/model/dashboarddocument.h"
#include "tests/support/testmain.h"

namespace {

const QByteArray file = "{\n   \"z\" : 1,\n   \"a\": [ {\"title\":\"x\", \"unknown\": [1,2.50]} ],\n   \"m\": {}\n}\n";

DashboardDocument opened(const QByteArray& bytes)
{
    auto document = DashboardDocument::fromBytes(bytes);
    return document ? *document : DashboardDocument();
}

} // namespace

class TestDashboardDocument : public QObject
{
    Q_OBJECT

private slots:
    void anUntouchedFileIsSavedByteForByte()
    {
        QCOMPARE(opened(file).toBytes(), file);
        QVERIFY(!opened(file).isEdited());
    }

    void settingWhatIsThereAlreadyIsNoEdit()
    {
        DashboardDocument document = opened(file);
        QVERIFY(document.setValue(QStringLiteral("a[0].title"), "x"));
        QCOMPARE(document.toBytes(), file);
    }

    void anEditKeepsOrderUnknownKeysAndIndentation()
    {
        DashboardDocument document = opened(file);
        QVERIFY(document.setValue(QStringLiteral("a[0].title"), "new"));
        QVERIFY(document.setValue(QStringLiteral("m.added"), true));
        QVERIFY(document.isEdited());
        const QByteArray saved = document.toBytes();
        QVERIFY(saved.startsWith("{\n   \"z\": 1"));
        QVERIFY(saved.indexOf("\"z\"") < saved.indexOf("\"a\""));
        QVERIFY(saved.contains("\"unknown\""));
        QVERIFY(saved.endsWith("}\n"));
        QCOMPARE(*opened(saved).value(QStringLiteral("a[0].title")), OrderedJson("new"));
    }

    void pathsThatLeadNowhereChangeNothing_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* path : {"", "a[7].title", "a[x]", "a[0", "z.title", "missing.key", "a[1]", "..", "z[0]"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }
    void pathsThatLeadNowhereChangeNothing()
    {
        QFETCH(QString, path);
        DashboardDocument document = opened(file);
        QVERIFY(!document.setValue(path, 1));
        QVERIFY(!document.removeValue(path));
        QVERIFY(!document.value(path));
        QVERIFY(!document.isEdited());
    }

    void keysAndItemsAreRemoved()
    {
        DashboardDocument document = opened(file);
        QVERIFY(document.removeValue(QStringLiteral("a[0].unknown[1]")));
        QCOMPARE(document.value(QStringLiteral("a[0].unknown"))->size(), size_t(1));
        QVERIFY(document.removeValue(QStringLiteral("a[0]")));
        QVERIFY(document.removeValue(QStringLiteral("z")));
        QVERIFY(!document.value(QStringLiteral("z")));
    }

    void brokenFilesAreAnError() { QVERIFY(!DashboardDocument::fromBytes("{")); }
};

VEDETTE_TEST_GUILESS(TestDashboardDocument)
#include "tst_dashboarddocument.moc"
