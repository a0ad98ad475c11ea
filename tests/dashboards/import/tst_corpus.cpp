#include "dashboards/import/loaddashboard.h"
#include "tests/support/testmain.h"

#include <QDir>

#include <cstdio>
#include <ctime>

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
        QString folder = qEnvironmentVariable("VEDETTE_CORPUS");
        if (folder.isEmpty())
            folder = QStringLiteral(VEDETTE_SOURCE_DIR "/../shared/corpus");
        const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
        if (files.isEmpty())
            QSKIP(
                qPrintable(QStringLiteral("no dashboards in %1; set VEDETTE_CORPUS to a folder of them").arg(folder)));
        Totals totals;
        const double start = cpuMs();
        for (const QFileInfo& info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            load(info.fileName(), file.readAll(), totals);
        }
        print(totals, cpuMs() - start);
        for (const char* retired : {"graph", "singlestat", "table-old", "grafana-piechart-panel"})
            QCOMPARE(totals.types.value(QLatin1String(retired)), 0);
        QVERIFY(totals.panels > totals.dashboards);
    }

private:
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
