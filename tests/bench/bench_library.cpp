#include "app/library/librarypage.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>

#include <benchmark/benchmark.h>

// A folder of 5,000 dashboards (made from those of a folder that VEDETTE_CORPUS names, else small ones): when the first
// rows stand in the library, when all do, how long a search takes and how long the GUI thread was busy at a stretch.

namespace {

constexpr int dashboards = 5000;

QByteArrayList samples()
{
    QByteArrayList list;
    const QDir corpus(qEnvironmentVariable("VEDETTE_CORPUS"));
    for (const QFileInfo& info : corpus.entryInfoList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(info.filePath());
        if (corpus.path() != QLatin1String(".") && file.open(QIODevice::ReadOnly))
            list << file.readAll();
    }
    if (list.isEmpty())
        for (int i = 0; i < 50; ++i)
            list << "{\"title\":\"Board\",\"schemaVersion\":43,\"panels\":[{\"type\":\"stat\",\"title\":\"CPU\","
                    "\"targets\":[{\"expr\":\"rate(node_cpu_seconds_total[5m])\"}]}]}";
    return list;
}

/// The folder, made once.
const QString& folder()
{
    static const QTemporaryDir dir;
    static const QString path = [] {
        const QByteArrayList bytes = samples();
        for (int i = 0; i < dashboards; ++i) {
            const QString below = QStringLiteral("%1/team%2").arg(dir.path()).arg(i % 20);
            QDir().mkpath(below);
            QFile file(QStringLiteral("%1/%2.json").arg(below).arg(i));
            if (file.open(QIODevice::WriteOnly))
                file.write(bytes[i % bytes.size()]);
        }
        return dir.path();
    }();
    return path;
}

/// The longest stretch in which the event loop did not turn.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longestNs = std::max(m_longestNs, m_since.nsecsElapsed());
            m_since.start();
        });
        m_since.start();
        m_timer.start(0);
    }
    double longestMs() const { return double(m_longestNs) / 1e6; }
    void restart()
    {
        m_longestNs = 0;
        m_since.start();
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longestNs = 0;
};

template<typename Condition>
double secondsUntil(const QElapsedTimer& since, Condition condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return double(since.nsecsElapsed()) / 1e9;
}

void openFolder(benchmark::State& state)
{
    const LibraryRoot root {folder(), {}};
    for (auto _ : state) {
        QThreadPool pool;
        DashboardLibrary library(pool);
        LibraryPage page(library);
        page.resize(1600, 1000);
        page.show();
        QCoreApplication::processEvents();
        Heartbeat beat;
        QElapsedTimer since;
        since.start();
        library.setRoots({root});
        const double first = secondsUntil(since, [&] { return page.model().rowCount() > 0; });
        page.grab();
        const double painted = double(since.nsecsElapsed()) / 1e9;
        state.SetIterationTime(
            secondsUntil(since, [&] { return !library.isScanning() && page.model().rowCount() == library.count(); }));
        state.counters["first_rows_ms"] = first * 1e3;
        state.counters["first_rows_painted_ms"] = painted * 1e3;
        state.counters["longest_gui_block_ms"] = beat.longestMs();
        state.counters["dashboards"] = library.count();
        pool.waitForDone();
    }
}
BENCHMARK(openFolder)->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);

/// A person types; every letter is a search of its own.
void typeSearch(benchmark::State& state)
{
    QThreadPool pool;
    DashboardLibrary library(pool);
    LibraryPage page(library);
    page.show();
    library.setRoots({{folder(), {}}});
    QElapsedTimer since;
    since.start();
    secondsUntil(since, [&] { return !library.isScanning() && page.model().isNewest(); });
    Heartbeat beat;
    const QString words[] = {QStringLiteral("n"),        QStringLiteral("node"),
                             QStringLiteral("rate cpu"), QStringLiteral("tag:kubernetes latency"),
                             QStringLiteral("zzzz"),     QString()};
    size_t at = 0;
    for (auto _ : state) {
        since.start();
        page.model().setSearch(words[at++ % std::size(words)]);
        state.SetIterationTime(secondsUntil(since, [&] { return page.model().isNewest(); }));
    }
    state.counters["longest_gui_block_ms"] = beat.longestMs();
    pool.waitForDone();
}
BENCHMARK(typeSearch)->UseManualTime()->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
