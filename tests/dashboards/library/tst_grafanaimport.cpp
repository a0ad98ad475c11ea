#include "dashboards/import/loaddashboard.h"
#include "dashboards/library/grafanaimport.h"
#include "dashboards/library/mappingstore.h"
#include "dashboards/variables/variablesources.h"
#include "datasources/datasources.h"
#include "datasources/net/httpclient.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace {

/// A full page of library panels, one of which has nothing to show; the second page has the one that is used.
QByteArray libraryPage(const QByteArray& path)
{
    if (!path.endsWith("&page=1"))
        return R"({"result":{"totalCount":502,"elements":[
            {"uid":"L","name":"Shared","kind":1,"type":"stat","model":{"type":"stat","title":"From the library"}},
            {"uid":"unused","name":"Other","kind":1,"model":{"type":"text"}}]}})";
    QByteArrayList elements {R"({"uid":"empty","name":"Empty","kind":1,"model":{}})"};
    for (int i = 1; i < 500; ++i)
        elements << R"({"uid":"unused)" + QByteArray::number(i) + R"(","name":"x","kind":1,"model":{"type":"text"}})";
    return R"({"result":{"totalCount":502,"elements":[)" + elements.join(',') + "]}}";
}

/// A Grafana with folders in folders, equal titles, and a dashboard of the newest form.
FakeReply answer(const FakeRequest& request)
{
    FakeReply reply;
    if (request.headers.value("authorization") != "Bearer secret-token") {
        reply.status = 401;
        reply.body = R"({"message":"Unauthorized"})";
        return reply;
    }
    const QByteArray path = request.path;
    if (path.startsWith("/g/api/search"))
        reply.body =
            R"([{"uid":"a","title":"Node / Exporter"},{"uid":"b","title":"Node Exporter","folderUid":"f","folderTitle":"In../ner"},
            {"uid":"c","title":"Node exporter","folderUid":"f","folderTitle":"In../ner"},{"uid":"v2","title":"Second"},{"uid":"gone","title":"Gone"}])";
    else if (path == "/g/api/folders/f")
        reply.body = R"({"uid":"f","title":"In../ner","parents":[{"uid":"o","title":"Outer"}]})";
    else if (path.startsWith("/g/api/library-elements"))
        reply.body = libraryPage(path);
    else if (path == "/g/api/dashboards/uid/b")
        reply.body = R"({"dashboard":{"uid":"b","title":"Node Exporter","schemaVersion":39,"panels":[
            {"id":1,"gridPos":{"x":0,"y":0,"w":6,"h":4},"libraryPanel":{"uid":"L","name":"Shared"}}]}})";
    else if (path == "/g/api/dashboards/uid/v2")
        reply.status = 406;
    else if (path.startsWith("/g/apis/dashboard.grafana.app/v2beta1/namespaces/default/dashboards/v2"))
        reply.body =
            R"({"apiVersion":"dashboard.grafana.app/v2beta1","kind":"Dashboard","metadata":{"name":"v2"},"spec":{"title":"Second",
            "elements":{"p":{"kind":"LibraryPanel","spec":{"id":3,"title":"x","libraryPanel":{"uid":"L","name":"Shared"}}}},
            "layout":{"kind":"AutoGridLayout","spec":{"items":[{"spec":{"element":{"name":"p"}}}]}}}})";
    else if (path == "/g/api/dashboards/uid/gone")
        reply.status = 404;
    else if (path.startsWith("/g/api/dashboards/uid/"))
        reply.body =
            R"({"meta":{},"dashboard":{"id":7,"uid":")" + path.mid(22) + R"(","zeta":1,"alpha":2,"panels":[]}})";
    else
        reply.status = 404;
    return reply;
}

QStringList filesBelow(const QString& folder)
{
    QStringList files;
    for (const QString& dir : {QString(), QStringLiteral("Outer/In..-ner/")})
        for (const QString& name : QDir(folder + QLatin1Char('/') + dir).entryList(QDir::Files, QDir::Name))
            files << dir + name;
    return files;
}

GrafanaImportOptions optionsFor(const FakeHttpServer& server, const QString& folder)
{
    GrafanaImportOptions options;
    options.url = QString::fromLatin1(server.url("/g/"));
    options.auth.bearer = "secret-token";
    options.folder = folder;
    return options;
}

PanelSpec panelAsking(const DataSourceRef& ref)
{
    PanelSpec panel;
    panel.type = QStringLiteral("stat");
    TargetSpec target;
    target.datasource = ref;
    panel.targets = {target};
    return panel;
}

} // namespace

class TestGrafanaImport : public QObject
{
    Q_OBJECT

private:
    HttpClient m_http;

    GrafanaImportReport run(const GrafanaImportOptions& options)
    {
        GrafanaImport import(m_http, options);
        GrafanaImportReport report;
        bool done = false;
        connect(&import, &GrafanaImport::finished, this, [&](const GrafanaImportReport& r) {
            report = r;
            done = true;
        });
        import.start();
        [&] { QTRY_VERIFY(done); }();
        return report;
    }

private slots:
    void dashboardsComeInTheirFolders()
    {
        FakeHttpServer server(answer);
        QTemporaryDir dir;
        const GrafanaImportReport report = run(optionsFor(server, dir.path()));
        QVERIFY(!report.error && !report.cancelled);
        QCOMPARE(report.written, 4);
        QCOMPARE(report.failures.size(), size_t(1));
        QCOMPARE(report.failures[0].title, QStringLiteral("Gone"));
        QCOMPARE(filesBelow(dir.path()),
                 (QStringList {QStringLiteral("node-exporter.json"), QStringLiteral("second.json"),
                               QStringLiteral("Outer/In..-ner/node-exporter-c.json"),
                               QStringLiteral("Outer/In..-ner/node-exporter.json")}));
        QFile file(dir.filePath(QStringLiteral("node-exporter.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(),
                 "{\n  \"id\": null,\n  \"uid\": \"a\",\n  \"zeta\": 1,\n  \"alpha\": 2,\n  \"panels\": []\n}\n");
        // Once more: nothing is written again, nothing gets another name.
        const GrafanaImportReport again = run(optionsFor(server, dir.path()));
        QCOMPARE(again.written, 0);
        QCOMPARE(again.unchanged, 4);
    }

    void libraryPanelsComeWithTheDashboardsThatShowThem()
    {
        FakeHttpServer server(answer);
        QTemporaryDir dir;
        GrafanaImportOptions options = optionsFor(server, dir.path());
        options.uids = QStringList {QStringLiteral("b")};
        QCOMPARE(run(options).written, 1);
        QFile file(dir.filePath(QStringLiteral("Outer/In..-ner/node-exporter.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("unused"));
        const auto loaded = loadDashboard(bytes, {});
        QVERIFY(loaded);
        QCOMPARE(loaded->dashboard.panels.at(0).title, QStringLiteral("From the library"));
        QCOMPARE(loaded->dashboard.panels.at(0).type, QStringLiteral("stat"));
    }

    void libraryPanelsComeWithResourcesToo()
    {
        FakeHttpServer server(answer);
        QTemporaryDir dir;
        GrafanaImportOptions options = optionsFor(server, dir.path());
        options.uids = QStringList {QStringLiteral("v2")};
        QCOMPARE(run(options).written, 1);
        QFile file(dir.filePath(QStringLiteral("second.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto loaded = loadDashboard(file.readAll(), {});
        QVERIFY(loaded);
        QCOMPARE(loaded->report.kind, QStringLiteral("v2beta1"));
        QCOMPARE(loaded->report.libraryReferences, 0);
        const PanelSpec& panel = loaded->dashboard.panels.at(0);
        QCOMPARE(panel.title, QStringLiteral("From the library"));
        QCOMPARE(panel.type, QStringLiteral("stat"));
        QCOMPARE(panel.id.value, QStringLiteral("3"));
        QVERIFY(panel.autoGrid.has_value());
    }

    void onlyChosenOnesAreCopied()
    {
        FakeHttpServer server(answer);
        QTemporaryDir dir;
        GrafanaImportOptions options = optionsFor(server, dir.path());
        options.uids = QStringList {QStringLiteral("a")};
        QCOMPARE(run(options).written, 1);
    }

    void aRefusalSaysNoSecret()
    {
        FakeHttpServer server(answer);
        QTemporaryDir dir;
        GrafanaImportOptions options = optionsFor(server, dir.path());
        options.auth.bearer = "other-secret";
        const GrafanaImportReport report = run(options);
        QVERIFY(report.error.has_value());
        QVERIFY(!report.error->text.isEmpty());
        QVERIFY(!(report.error->text + report.error->detail).contains(QStringLiteral("secret")));
        QCOMPARE(report.written, 0);
    }

    void itCanBeCancelled()
    {
        FakeHttpServer server([](const FakeRequest& request) {
            FakeReply reply = answer(request);
            reply.hold = request.path.startsWith("/g/api/dashboards");
            return reply;
        });
        QTemporaryDir dir;
        GrafanaImport import(m_http, optionsFor(server, dir.path()));
        QSignalSpy finished(&import, &GrafanaImport::finished);
        import.start();
        QTRY_VERIFY(server.held() > 0);
        import.cancel();
        QCOMPARE(finished.size(), 1);
        QVERIFY(finished[0][0].value<GrafanaImportReport>().cancelled);
        QVERIFY(!import.isRunning());
        server.release();
        QVERIFY(filesBelow(dir.path()).isEmpty());
    }

    void missingDatasourcesAreListedAndMapped()
    {
        DataSourceTypes types;
        DataSources sources(types, m_http, [] { return qint64(0); });
        ConnectionConfig mine;
        mine.uid = ConnectionId(QStringLiteral("mine"));
        mine.name = QStringLiteral("Mine");
        mine.type = QStringLiteral("prometheus");
        mine.isDefault = true;
        sources.setConnections({mine});
        using Kind = DataSourceRef::Kind;
        Dashboard dashboard;
        dashboard.panels = {panelAsking({Kind::Named, QStringLiteral("prometheus"), QStringLiteral("other")}),
                            panelAsking({Kind::Named, QStringLiteral("prometheus"), QStringLiteral("other")}),
                            panelAsking({Kind::Named, QStringLiteral("prometheus"), QStringLiteral("${DS_PROM}")}),
                            panelAsking({Kind::Named, QStringLiteral("loki"), QString()}),
                            panelAsking({Kind::Named, QString(), QStringLiteral("$ds")}),
                            panelAsking({Kind::Named, QStringLiteral("prometheus"), QStringLiteral("Mine")}),
                            panelAsking({Kind::Default, QString(), QString()}),
                            panelAsking({Kind::Dashboard, QString(), QStringLiteral("-- Dashboard --")})};
        VariableSpec variable;
        variable.type = VariableSpec::Type::DataSource;
        variable.name = QStringLiteral("ds");
        dashboard.variables = {variable};
        const std::vector<MissingDataSource> missing = missingDataSources(dashboard, sources);
        QCOMPARE(missing,
                 (std::vector<MissingDataSource> {{QStringLiteral("other"), QStringLiteral("prometheus"), 2},
                                                  {QStringLiteral("type:loki"), QStringLiteral("loki"), 1}}));
        applyDataSourceMapping(dashboard,
                               {{QStringLiteral("other"), mine.uid},
                                {QStringLiteral("${DS_PROM}"), mine.uid},
                                {QStringLiteral("type:loki"), ConnectionId(QStringLiteral("gone"))}},
                               sources.connections());
        QCOMPARE(dashboard.panels[0].targets[0].datasource.uid, QStringLiteral("mine"));
        QCOMPARE(dashboard.panels[2].targets[0].datasource.uid, QStringLiteral("mine"));
        QCOMPARE(missingDataSources(dashboard, sources).size(), size_t(1));
    }

    void mappingsAreRememberedBesideTheDashboard()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("settings/mappings.json"));
        const DataSourceMapping mapping {{QStringLiteral("${DS_X}"), ConnectionId(QStringLiteral("mine"))}};
        {
            DataSourceMappings mappings(file);
            QVERIFY(mappings.set(QStringLiteral("uid1"), mapping));
            QVERIFY(mappings.set(QStringLiteral("uid2"), mapping));
            QVERIFY(mappings.set(QStringLiteral("uid2"), {}));
        }
        const DataSourceMappings again(file);
        QCOMPARE(again.of(QStringLiteral("uid1")), mapping);
        QVERIFY(again.of(QStringLiteral("uid2")).isEmpty());
    }

    void severalConnectionsCanAnswerTheInputOfAnExport()
    {
        DataSourceTypes types;
        DataSources sources(types, m_http, [] { return qint64(0); });
        ConnectionConfig one;
        one.uid = ConnectionId(QStringLiteral("one"));
        one.name = QStringLiteral("One");
        one.type = QStringLiteral("prometheus");
        ConnectionConfig two = one;
        two.uid = ConnectionId(QStringLiteral("two"));
        two.name = QStringLiteral("Two");
        Dashboard dashboard;
        dashboard.panels = {panelAsking(
            {DataSourceRef::Kind::Named, QStringLiteral("prometheus"), QStringLiteral("${DS_PROMETHEUS}")})};
        sources.setConnections({one});
        QVERIFY(missingDataSources(dashboard, sources).empty());
        sources.setConnections({one, two});
        const auto open = missingDataSources(dashboard, sources);
        QCOMPARE(open.size(), size_t(1));
        QVERIFY(open[0].isAnswered);
        applyDataSourceMapping(dashboard, {{QStringLiteral("${DS_PROMETHEUS}"), two.uid}}, sources.connections());
        QCOMPARE(dashboard.panels[0].targets[0].datasource.uid, QStringLiteral("two"));
    }

    void anOpenInputIsAnsweredByItsPluginOrNobody()
    {
        DataSourceTypes types;
        DataSources sources(types, m_http, [] { return qint64(0); });
        ConnectionConfig mine;
        mine.uid = ConnectionId(QStringLiteral("mine"));
        mine.type = QStringLiteral("prometheus");
        mine.isDefault = true;
        sources.setConnections({mine});
        const auto answers = [&sources](const QString& type) {
            return resolveDataSource({DataSourceRef::Kind::Named, type, QStringLiteral("${DS_X}")}, sources, {});
        };
        QCOMPARE(*answers(QStringLiteral("prometheus")), mine.uid);
        QVERIFY(!answers(QStringLiteral("influxdb"))); // the default would answer with nothing
        auto scope = std::make_shared<VariableScope>();
        scope->set(QStringLiteral("DS_X"), {});
        InterpolateContext none;
        none.scope = scope;
        const DataSourceRef unset {DataSourceRef::Kind::Named, {}, QStringLiteral("${DS_X}")};
        QVERIFY(!resolveDataSource(unset, sources, none)); // its variable finds nothing
    }

    void choicesStandBesideTheFileOrInTheSettings()
    {
        QTemporaryDir dir;
        const QString settings = dir.filePath(QStringLiteral("settings/mappings.json"));
        const QString board = dir.filePath(QStringLiteral("a.json"));
        const auto write = [](const QString& name) {
            QFile file(name);
            return file.open(QIODevice::WriteOnly) && file.write("{}") == 2;
        };
        QVERIFY(write(board));
        const QString sidecar = MappingStore::sidecarOf(board);
        const DataSourceMapping mapping {{QStringLiteral("${DS_X}"), ConnectionId(QStringLiteral("mine"))}};
        const MappingKey key {board, QStringLiteral("u")};
        MappingStore store(settings);
        QVERIFY(store.set(key, mapping));
        QVERIFY(QFile::exists(sidecar) && !QFile::exists(settings));
        QCOMPARE(MappingStore(settings).of(key), mapping);
        const MappingKey item {board + QStringLiteral("#two"), {}};
        QVERIFY(store.of(item).isEmpty());
        QVERIFY(store.set(item, mapping));
        QVERIFY(store.set(key, {}));
        QVERIFY(store.of(key).isEmpty());
        QCOMPARE(store.of(item), mapping);
        QVERIFY(store.set(item, {}));
        QVERIFY(!QFile::exists(sidecar)); // nothing is left of it
        QVERIFY(QDir().mkpath(sidecar)); // as good as a folder that cannot be written
        QVERIFY(store.set(key, mapping));
        QVERIFY(QFile::exists(settings));
        QCOMPARE(MappingStore(settings).of(key), mapping);
        QVERIFY(QDir().rmdir(sidecar));
        QVERIFY(store.set(key, mapping)); // now it can: one truth
        QVERIFY(!QFile::exists(settings));
        const MappingKey pasted {QStringLiteral("Clipboard"), QStringLiteral("u")};
        QVERIFY(MappingStore::sidecarOf(pasted.id).isEmpty());
        QVERIFY(store.set(pasted, mapping));
        QCOMPARE(store.of(pasted), mapping);
    }

    void aChoiceCountsWhereTheSidecarCannotBeWritten()
    {
        QTemporaryDir dir;
        const QString settings = dir.filePath(QStringLiteral("settings.json"));
        // The name of the file that is written first and then renamed is too long for any file system: this stops
        // even those who may write everything.
        const QString board = dir.filePath(QString(240, u'a') + QStringLiteral(".json"));
        const QString sidecar = MappingStore::sidecarOf(board);
        const auto mapped = [](const char* uid) {
            return DataSourceMapping {{QStringLiteral("${DS_X}"), ConnectionId(QString::fromLatin1(uid))}};
        };
        const QString shortName = dir.filePath(QStringLiteral("short"));
        QVERIFY(DataSourceMappings(shortName).set(QStringLiteral("dashboard"), mapped("old")));
        QVERIFY(DataSourceMappings(shortName).set(QStringLiteral("another"), mapped("other"))); // else it is removed
        QFile file(board);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QFile::rename(shortName, MappingStore::sidecarOf(board)));
        const MappingKey key {board, QStringLiteral("u")};
        MappingStore store(settings);
        QCOMPARE(store.of(key), mapped("old"));
        const auto set = store.set(key, mapped("new"));
        QVERIFY2(set.has_value(), set ? "" : qPrintable(set.error().text));
        QCOMPARE(store.of(key), mapped("new"));
        QVERIFY(!store.set(key, {})); // the old one would be back
        QCOMPARE(store.of(key), mapped("old"));
    }

    void everythingCanAskTestData()
    {
        Dashboard dashboard;
        using Kind = DataSourceRef::Kind;
        dashboard.panels = {panelAsking({Kind::Named, QStringLiteral("loki"), QStringLiteral("x")}),
                            panelAsking({Kind::Dashboard, QString(), QStringLiteral("-- Dashboard --")})};
        VariableSpec variable;
        variable.name = QStringLiteral("v");
        dashboard.variables = {variable};
        AnnotationSpec annotation;
        annotation.datasource = {Kind::Named, QStringLiteral("prometheus"), QStringLiteral("x")};
        annotation.query = {{"expr", "up"}};
        AnnotationSpec hours = annotation;
        hours.datasource = {Kind::Grafana, QString(), QStringLiteral("-- Grafana --")};
        dashboard.annotations = {annotation, hours};
        askTestDataInstead(dashboard, ConnectionId(QStringLiteral("td")));
        QCOMPARE(dashboard.annotations[0].datasource.uid, QStringLiteral("td"));
        QCOMPARE(jsonutil::string(dashboard.annotations[0].query["target"], "scenarioId"),
                 QStringLiteral("annotations"));
        QVERIFY(dashboard.annotations[0].enable);
        QCOMPARE(dashboard.annotations[1].query, hours.query);
        QCOMPARE(dashboard.panels[0].targets[0].datasource.uid, QStringLiteral("td"));
        QCOMPARE(dashboard.panels[1].targets[0].datasource.kind, Kind::Dashboard);
        QCOMPARE(dashboard.variables[0].type, VariableSpec::Type::Custom);
    }
};

VEDETTE_TEST_GUILESS(TestGrafanaImport)
#include "tst_grafanaimport.moc"
