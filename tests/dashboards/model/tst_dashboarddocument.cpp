#include "dashboards/model/dashboarddocument.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

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
        QCOMPARE(saved,
                 "{\n   \"z\" : 1,\n   \"a\": [ {\"title\":\"new\", \"unknown\": [1,2.50]} ],\n"
                 "   \"m\": {\n      \"added\": true\n   }\n}\n");
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

    void placesAreSplicedIntoTheText_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("value"); // empty: removed
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* before, const char* path, const char* value,
                            const char* after) {
            QTest::newRow(name) << QByteArray(before) << QString::fromLatin1(path) << QByteArray(value)
                                << QByteArray(after);
        };
        row("one line", R"({"a":1,"b":[1, 2]})", "b[1]", "3", R"({"a":1,"b":[1, 3]})");
        row("one line, new key", R"({"a":1})", "b", R"({"c":[1]})", R"({"a":1,"b":{"c":[1]}})");
        row("first key", "{}", "a", "1", R"({"a":1})");
        row("tabs", "{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}", "a.c", "[1]",
            "{\n\t\"a\": {\n\t\t\"b\": 1,\n\t\t\"c\": [\n\t\t\t1\n\t\t]\n\t}\n}");
        row("braces in texts", "{\"a\":\"}\\\"]{\",\"b\":2}", "b", "3", "{\"a\":\"}\\\"]{\",\"b\":3}");
        row("the last of equal keys", R"({"a":1,"a":2})", "a", "3", R"({"a":1,"a":3})");
        row("escaped key", "{\"\\u0061\":1}", "a", "2", "{\"\\u0061\":2}");
        row("quoted path", R"({"x.y[0]":{"z":1}})", R"(["x.y[0]"].z)", "2", R"({"x.y[0]":{"z":2}})");
        row("remove first", "{\n  \"a\": 1,\n  \"b\": 2\n}", "a", "", "{\n  \"b\": 2\n}");
        row("remove last", "{\n  \"a\": 1,\n  \"b\": 2\n}", "b", "", "{\n  \"a\": 1\n}");
        row("remove only", R"({"a":[1]})", "a[0]", "", R"({"a":[]})");
    }
    void placesAreSplicedIntoTheText()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, path);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, after);
        DashboardDocument document = opened(before);
        if (value.isEmpty())
            QVERIFY(document.removeValue(path));
        else
            QVERIFY(document.setValue(path, *jsonutil::parseOrdered(value)));
        QCOMPARE(document.toBytes(), after);
        QCOMPARE(*jsonutil::parseOrdered(document.toBytes()), document.json());
    }

    void editsFindTheirPlaceInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("saved");
        QTest::newRow("classic")
            << QByteArray(
                   R"({"schemaVersion":43,"title":"a","panels":[{"id":7,"title":"p","x":1}],"templating":{"list":[{"name":"v","type":"custom","multi":true}]}})")
            << QByteArray(
                   R"({"schemaVersion":43,"title":"new","panels":[{"id":7,"title":"p","x":1,"gridPos":{"x":1,"y":2,"w":3,"h":4}}],"templating":{"list":[{"name":"v","type":"custom","multi":true,"current":{"text":["one"],"value":["1"]}}]},"time":{"from":"now-1h","to":"now"},"refresh":"5s"})");
        QTest::newRow("wrapped")
            << QByteArray(
                   R"({"meta":{},"dashboard":{"schemaVersion":43,"title":"a","refresh":"","time":{"from":"a","to":"b"},"panels":[{"id":7,"gridPos":{"h":1,"w":1,"x":0,"y":0}}],"templating":{"list":[{"name":"v","type":"textbox","query":"q"}]}}})")
            << QByteArray(
                   R"({"meta":{},"dashboard":{"schemaVersion":43,"title":"new","refresh":"5s","time":{"from":"now-1h","to":"now"},"panels":[{"id":7,"gridPos":{"h":4,"w":3,"x":1,"y":2}}],"templating":{"list":[{"name":"v","type":"textbox","query":"1","current":{"text":"one","value":"1"}}]}}})");
        QTest::newRow("v2")
            << QByteArray(
                   R"({"apiVersion":"dashboard.grafana.app/v2","kind":"Dashboard","spec":{"title":"a","elements":{"e":{"kind":"Panel","spec":{"id":7}}},"layout":{"kind":"GridLayout","spec":{"items":[{"kind":"GridLayoutItem","spec":{"x":0,"y":0,"width":1,"height":1,"element":{"name":"e"}}}]}},"variables":[{"kind":"CustomVariable","spec":{"name":"v","options":[]}}]}})")
            << QByteArray(
                   R"({"apiVersion":"dashboard.grafana.app/v2","kind":"Dashboard","spec":{"title":"new","elements":{"e":{"kind":"Panel","spec":{"id":7}}},"layout":{"kind":"GridLayout","spec":{"items":[{"kind":"GridLayoutItem","spec":{"x":1,"y":2,"width":3,"height":4,"element":{"name":"e"}}}]}},"variables":[{"kind":"CustomVariable","spec":{"name":"v","options":[],"current":{"text":"one","value":"1"}}}],"timeSettings":{"from":"now-1h","to":"now","autoRefresh":"5s"}}})");
    }
    void editsFindTheirPlaceInEveryForm()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, saved);
        DashboardDocument document = opened(bytes);
        QVERIFY(!document.needsConversion());
        QVERIFY(document.setTitle(QStringLiteral("new")));
        QVERIFY(document.setTime({QStringLiteral("now-1h"), QStringLiteral("now")}));
        QVERIFY(document.setRefresh(QStringLiteral("5s")));
        QVERIFY(document.setVariable(QStringLiteral("v"), {QStringLiteral("1")}, {QStringLiteral("one")}));
        QVERIFY(!document.setVariable(QStringLiteral("w"), {QStringLiteral("1")}, {}));
        QVERIFY(document.setPanelPlace(PanelId(QStringLiteral("7")), {1, 2, 3, 4}));
        QVERIFY(!document.setPanelPlace(PanelId(QStringLiteral("8")), {1, 2, 3, 4}));
        QCOMPARE(document.toBytes(), saved);
    }

    void variablesOfPartsAreFoundByTheirCount()
    {
        DashboardDocument document = opened(
            R"({"apiVersion":"dashboard.grafana.app/v2","kind":"Dashboard","spec":{"title":"a","elements":{},
            "variables":[{"kind":"CustomVariable","spec":{"name":"v"}}],
            "layout":{"kind":"RowsLayout","spec":{"rows":[{"kind":"RowsLayoutRow","spec":{"title":"R",
                "layout":{"kind":"TabsLayout","spec":{"tabs":[{"kind":"TabsLayoutTab","spec":{"title":"T",
                    "variables":[{"kind":"CustomVariable","spec":{"name":"v"}}],
                    "layout":{"kind":"GridLayout","spec":{"items":[]}}}}]}},
                "variables":[{"kind":"CustomVariable","spec":{"name":"v"}}]}}]}}}})");
        const auto set = [&document](const char* name) {
            return document.setVariable(QString::fromLatin1(name), {QString::fromLatin1(name)}, {});
        };
        QVERIFY(set("v") && set("v@1") && set("v@2"));
        QVERIFY(!set("v@3"));
        const auto chosen = [&document](const char* path) {
            return jsonutil::string(*document.value(QString::fromLatin1(path)), "value");
        };
        const char* row = "spec.layout.spec.rows[0].spec.variables[0].spec.current";
        const char* tab = "spec.layout.spec.rows[0].spec.layout.spec.tabs[0].spec.variables[0].spec.current";
        QCOMPARE(chosen("spec.variables[0].spec.current"), QStringLiteral("v"));
        QCOMPARE(chosen(row), QStringLiteral("v@1"));
        QCOMPARE(chosen(tab), QStringLiteral("v@2"));
    }

    void olderFilesAreConvertedFirst()
    {
        DashboardDocument document = opened("{\n \"zeta\": 1,\n \"schemaVersion\": 14,\n \"title\": \"old\",\n"
                                            " \"rows\": [{\"panels\": [{\"type\": \"graph\", \"own\": 1, \"id\": 3, "
                                            "\"span\": 12}]}],\n \"alpha\": 2\n}\n");
        QCOMPARE(document.form(), DashboardDocument::Form::Older);
        QVERIFY(!document.setTitle(QStringLiteral("new")));
        QVERIFY(!document.isEdited());
        QVERIFY(document.convert());
        QCOMPARE(document.form(), DashboardDocument::Form::Newest);
        QVERIFY(document.setTitle(QStringLiteral("new")));
        const QByteArray saved = document.toBytes();
        QVERIFY(saved.startsWith("{\n \"zeta\": 1,\n \"schemaVersion\": 43,\n \"title\": \"new\",\n \"alpha\": 2,"));
        const OrderedJson* panel = document.panelJson(PanelId(QStringLiteral("3")));
        QVERIFY(panel);
        QCOMPARE(panel->begin().key(), std::string("type"));
        QCOMPARE(jsonutil::string(*panel, "type"), QStringLiteral("timeseries"));
        QCOMPARE(jsonutil::integer(*panel, "own"), 1);
    }

    void otherFormatsAreSavedAsConverted()
    {
        const QByteArray yaml = "title: From YAML\nschemaVersion: 43\npanels: []\n";
        DashboardDocument document = opened(yaml);
        QCOMPARE(document.toBytes(), yaml);
        QCOMPARE(document.form(), DashboardDocument::Form::Foreign);
        QVERIFY(!document.setTitle(QStringLiteral("x")));
        QVERIFY(document.convert());
        QVERIFY(document.setTitle(QStringLiteral("x")));
        QVERIFY(document.toBytes().startsWith("{\n  \""));
    }

    void savingReplacesTheFile()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.json"));
        DashboardDocument document = opened(file);
        QVERIFY(document.setValue(QStringLiteral("z"), 2));
        QVERIFY(document.save(path));
        QVERIFY(!document.isEdited());
        QFile saved(path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), document.toBytes());
        QVERIFY(!document.save(dir.filePath(QStringLiteral("no/such/folder/a.json"))));
    }

    void brokenFilesAreAnError() { QVERIFY(!DashboardDocument::fromBytes("{")); }
};

VEDETTE_TEST_GUILESS(TestDashboardDocument)
#include "tst_dashboarddocument.moc"
