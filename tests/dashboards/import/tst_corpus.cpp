#include "dashboards/import/convertordered.h"
#include "dashboards/import/loaddashboard.h"
#include "dashboards/model/dashboarddocument.h"
#include "tests/dashboards/import/modeltext.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>
#include <utility>

namespace {

double cpuMs()
{
    return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC;
}

struct Totals
{
    int dashboards = 0;
    int panels = 0;
    int native = 0;
    int libraryReferences = 0;
    double slowestMs = 0;
    QString slowest;
    QMap<QString, int> types;
    QMap<QString, int> kinds;
};

void countTypes(const std::vector<PanelSpec>& panels, Totals& totals)
{
    for (const PanelSpec& panel : panels) {
        ++totals.types[panel.type];
        countTypes(panel.panels, totals);
    }
}

bool hasUniqueIds(const std::vector<PanelSpec>& panels, QSet<PanelId>& seen)
{
    return std::all_of(panels.begin(), panels.end(), [&](const PanelSpec& panel) {
        const bool fresh = !panel.id.isEmpty() && !seen.contains(panel.id);
        seen.insert(panel.id);
        return fresh && hasUniqueIds(panel.panels, seen);
    });
}

Capabilities currentTypes()
{
    Capabilities capabilities;
    for (const char* type : {"timeseries", "stat", "gauge", "bargauge", "barchart", "table", "text", "piechart",
                             "heatmap", "logs", "alertlist", "state-timeline", "status-history", "histogram", "geomap"})
        capabilities.panelTypes.insert(QLatin1String(type));
    return capabilities;
}

} // namespace

/// Loads every dashboard of a folder of real ones; the folder is not part of the project.
class TestCorpus : public QObject
{
    Q_OBJECT

private slots:
    void everyDashboardLoads()
    {
        const QFileInfoList files = corpus();
        if (files.isEmpty())
            QSKIP(qPrintable(noCorpus()));
        Totals totals;
        const double start = cpuMs();
        for (const QFileInfo& info : files)
            load(info.fileName(), read(info), totals);
        print(totals, cpuMs() - start);
        for (const char* retired : {"graph", "singlestat", "table-old", "grafana-piechart-panel"})
            QCOMPARE(totals.types.value(QLatin1String(retired)), 0);
        QVERIFY(totals.panels > totals.dashboards);
    }

    void unchangedFilesAreSavedByteForByte()
    {
        const QFileInfoList files = samples() + corpus();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("saved"));
        bool foreign = false;
        for (const QFileInfo& info : files) {
            QByteArray bytes = read(info);
            if (std::exchange(foreign, !foreign)) // as other systems end lines and begin files
                bytes = bytes.trimmed().replace("\n", "\r\n").prepend("\xEF\xBB\xBF");
            auto document = DashboardDocument::fromBytes(bytes);
            QVERIFY2(document, qPrintable(info.fileName()));
            QVERIFY2(!document->isEdited() && document->save(path), qPrintable(info.fileName()));
            QVERIFY2(read(QFileInfo(path)) == bytes, qPrintable(info.fileName()));
        }
    }

    void everyEraIsRead_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("schemaVersion");
        QTest::addColumn<int>("panels");
        QTest::addColumn<int>("variables");
        const auto row = [](const char* file, const char* kind, int schemaVersion, int panels, int variables) {
            QTest::newRow(file) << QString::fromLatin1(kind) << schemaVersion << panels << variables;
        };
        row("schema02-filters.json", "classic", 2, 3, 1);
        row("schema06-pulldowns.json", "classic", 6, 1, 1);
        row("schema12-rows.json", "classic", 12, 3, 1);
        row("schema16-grid.json", "classic", 16, 4, 3);
        row("schema22-gauges.json", "classic", 22, 5, 2);
        row("schema30-names.json", "classic", 30, 4, 2);
        row("schema36-export.json", "classic", 36, 3, 1);
        row("schema39-sources.json", "classic", 39, 8, 4);
        row("schema43-newest.json", "classic", 43, 2, 1);
        row("api-answer.json", "wrapped", 41, 1, 0);
        row("resource-v0alpha1.json", "v0alpha1", 33, 2, 0);
        row("resource-v1beta1.yaml", "v1beta1", 42, 2, 1);
        row("resource-v2alpha1.json", "v2alpha1", 0, 2, 2);
        row("resource-v2beta1.json", "v2beta1", 0, 4, 2);
        row("resource-v2.json", "v2", 0, 2, 5);
        row("perses.json", "perses", 0, 2, 2);
        row("configmap.yaml", "classic", 27, 2, 0);
        row("list.yaml", "v1", 41, 1, 0);
        row("operator.yaml", "classic", 37, 1, 1);
    }
    void everyEraIsRead()
    {
        QFETCH(QString, kind);
        QFETCH(int, schemaVersion);
        QFETCH(int, panels);
        QFETCH(int, variables);
        const QFileInfo file(QStringLiteral(VEDETTE_TEST_DATA "/eras/") + QLatin1String(QTest::currentDataTag()));
        const auto loaded = loadDashboard(read(file), currentTypes());
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text));
        QCOMPARE(loaded->report.kind, kind);
        QCOMPARE(loaded->dashboard.schemaVersion, schemaVersion);
        QCOMPARE(loaded->report.panels, panels);
        QCOMPARE(int(loaded->dashboard.variables.size()), variables);
        QVERIFY(!loaded->dashboard.title.isEmpty());
    }

    void conversionsLoadAsTheSameDashboard_data()
    {
        QTest::addColumn<QString>("path");
        for (const QFileInfo& info : samples() + corpus()) // a row each: together they take minutes under sanitizers
            QTest::newRow(qPrintable(info.fileName())) << info.filePath();
    }
    void conversionsLoadAsTheSameDashboard()
    {
        QFETCH(QString, path);
        const QByteArray bytes = read(QFileInfo(path));
        ImportReport report;
        const auto converted = convertKeepingOrder(bytes, report);
        QVERIFY(converted);
        const QByteArray saved = jsonutil::dump(*converted, 2);
        const auto before = loadDashboard(bytes, {});
        const auto after = loadDashboard(saved, {});
        QVERIFY(before && after);
        compareLines(path, contentText(before->dashboard), contentText(after->dashboard));
        if (!hasParts(before->dashboard.panels)) // the classic form has no tabs: panels stand elsewhere on purpose
            compareLines(path, modelText(before->dashboard), modelText(after->dashboard));
        QVERIFY(DashboardDocument::fromBytes(saved)->form() == DashboardDocument::Form::Newest);
        if (!path.startsWith(QLatin1String(VEDETTE_TEST_DATA))) // it takes as long again
            return;
        ImportReport again;
        const auto twice = convertKeepingOrder(saved, again);
        QVERIFY(twice && jsonutil::dump(*twice, 2) == saved);
    }

    void editsKeepTheRest()
    {
        const QFileInfoList files = samples() + corpus();
        const qsizetype ownFiles = samples().size();
        for (qsizetype i = 0; i < files.size(); i += i < ownFiles ? 1 : 5) { // each takes its time
            const QFileInfo& info = files[i];
            auto document = DashboardDocument::fromBytes(read(info));
            QVERIFY2(document && document->convert(), qPrintable(info.fileName()));
            const OrderedJson before = document->json();
            QVERIFY2(document->setTitle(QStringLiteral("another \"title\"")), qPrintable(info.fileName()));
            QVERIFY2(document->setRefresh(QStringLiteral("17s")), qPrintable(info.fileName()));
            const auto saved = jsonutil::parseOrdered(document->toBytes());
            QVERIFY2(saved && *saved == document->json(), qPrintable(info.fileName()));
            const auto loaded = loadDashboard(document->toBytes(), {});
            QVERIFY2(loaded, qPrintable(info.fileName()));
            QCOMPARE(loaded->dashboard.title, QStringLiteral("another \"title\""));
            QCOMPARE(loaded->dashboard.refresh, QStringLiteral("17s"));
            QVERIFY(document->json() != before);
        }
    }

private:
    static QString folder()
    {
        const QString folder = qEnvironmentVariable("VEDETTE_CORPUS");
        return folder.isEmpty() ? QStringLiteral(VEDETTE_SOURCE_DIR "/../shared/corpus") : folder;
    }
    static QString noCorpus()
    {
        return QStringLiteral("no dashboards in %1; set VEDETTE_CORPUS to a folder of them").arg(folder());
    }
    static QFileInfoList corpus()
    {
        return QDir(folder()).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    }
    static QFileInfoList samples()
    {
        QFileInfoList files;
        for (const char* folder : {"/dashboards", "/eras"})
            files +=
                QDir(QStringLiteral(VEDETTE_TEST_DATA) + QLatin1String(folder)).entryInfoList(QDir::Files, QDir::Name);
        return files;
    }
    static QByteArray read(const QFileInfo& info)
    {
        QFile file(info.filePath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool hasParts(const std::vector<PanelSpec>& panels)
    {
        return std::any_of(panels.begin(), panels.end(),
                           [](const PanelSpec& panel) { return panel.holdsAll || panel.condition; });
    }
    static void compareLines(const QString& file, const QString& before, const QString& after)
    {
        const QStringList a = before.split(u'\n');
        const QStringList b = after.split(u'\n');
        for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i)
            if (a.value(i) != b.value(i))
                QFAIL(qPrintable(QStringLiteral("%1:\n%2\n%3").arg(file, a.value(i).left(600), b.value(i).left(600))));
    }

    static void load(const QString& name, const QByteArray& bytes, Totals& totals)
    {
        const double before = cpuMs();
        const auto loaded = loadDashboard(bytes, currentTypes());
        const double took = cpuMs() - before;
        if (!loaded)
            QFAIL(qPrintable(name + QStringLiteral(": ") + loaded.error().text));
        const ImportReport& report = loaded->report;
        QCOMPARE(report.nativePanels + report.placeholderPanels + report.libraryReferences, report.panels);
        QSet<PanelId> ids;
        QVERIFY2(hasUniqueIds(loaded->dashboard.panels, ids), qPrintable(name));
        ++totals.dashboards;
        ++totals.kinds[report.kind];
        totals.panels += report.panels;
        totals.native += report.nativePanels;
        totals.libraryReferences += report.libraryReferences;
        countTypes(loaded->dashboard.panels, totals);
        if (took > totals.slowestMs) {
            totals.slowestMs = took;
            totals.slowest = name;
        }
    }

    static void print(const Totals& totals, double ms)
    {
        std::printf("%d dashboards, %d panels, %d native, %d library references; %.0f ms, slowest %.1f ms (%s)\n",
                    totals.dashboards, totals.panels, totals.native, totals.libraryReferences, ms, totals.slowestMs,
                    qPrintable(totals.slowest));
        for (auto it = totals.types.begin(); it != totals.types.end(); ++it)
            std::printf("  %5d %s\n", it.value(), qPrintable(it.key()));
        for (auto it = totals.kinds.begin(); it != totals.kinds.end(); ++it)
            std::printf("  %5d files of kind %s\n", it.value(), qPrintable(it.key()));
    }
};

VEDETTE_TEST_GUILESS(TestCorpus)
#include "tst_corpus.moc"
