#include "app/timings.h"

#include "dashboards/run/dashboardsession.h"
#include "widgets/view/dashboardview.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>

#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <atomic>
#include <ctime>

namespace {

/// When the kernel started this process, in ms since the epoch; now when /proc cannot be read.
qint64 processStartMs()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QFile stat(QStringLiteral("/proc/self/stat"));
    QFile uptime(QStringLiteral("/proc/uptime"));
    if (!stat.open(QIODevice::ReadOnly) || !uptime.open(QIODevice::ReadOnly))
        return now;
    const QByteArray line = stat.readAll();
    // Field 22, counted after the command's closing bracket (the command may hold blanks).
    const QByteArrayList fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const double upMs = uptime.readAll().split(' ').value(0).toDouble() * 1000;
    const double startedMs = fields.value(19).toDouble() * 1000 / double(sysconf(_SC_CLK_TCK));
    return startedMs > 0 ? now - qint64(upMs - startedMs) : now;
}

double cpuMs(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double threadCpuMs()
{
    return cpuMs(CLOCK_THREAD_CPUTIME_ID);
}

} // namespace

double processCpuMs()
{
    return cpuMs(CLOCK_PROCESS_CPUTIME_ID);
}

double proportionalSetMb()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').value(0).toDouble() / 1024;
    return 0;
}

double heapInUseMb()
{
#ifdef __GLIBC__
    const struct mallinfo2 heap = mallinfo2();
    return double(heap.uordblks + heap.hblkhd) / 1024 / 1024;
#else
    return 0;
#endif
}

/// When the first byte of the running refresh came; set in the network thread, read in the GUI thread.
struct Timings::FirstByte
{
    std::atomic<bool> awaited = false;
    std::atomic<bool> came = false; ///< the two below are set
    qint64 epochMs = 0;
    double cpuMs = 0;
};

Timings::Timings(const QString& file, QObject* parent)
    : QObject(parent)
    , m_file(file)
    , m_processStartMs(processStartMs())
    , m_firstByte(std::make_shared<FirstByte>())
{
    if (file.isEmpty() || !m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return;
    record("start");
    connect(&m_beat, &QTimer::timeout, this, &Timings::beat);
}

void Timings::record(const char* name, QJsonObject values)
{
    if (!isOn())
        return;
    writeFirstByte(); // it came before what is told now
    write(name, std::move(values), QDateTime::currentMSecsSinceEpoch());
}

void Timings::write(const char* name, QJsonObject values, qint64 epochMs)
{
    values[QStringLiteral("t")] = epochMs - m_processStartMs;
    values[QStringLiteral("event")] = QString::fromLatin1(name);
    m_file.write(QJsonDocument(values).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

std::function<void()> Timings::firstByteObserver() const
{
    return [state = m_firstByte] {
        if (!state->awaited.exchange(false))
            return;
        state->epochMs = QDateTime::currentMSecsSinceEpoch();
        state->cpuMs = processCpuMs();
        state->came = true;
    };
}

void Timings::writeFirstByte()
{
    if (m_firstByte->came.exchange(false))
        write("firstByte",
              {{QStringLiteral("refresh"), qint64(m_number)},
               {QStringLiteral("cpuMs"), m_firstByte->cpuMs - m_refreshCpuMs}},
              m_firstByte->epochMs);
}

void Timings::watch(DashboardSession& session, DashboardView& view)
{
    if (!isOn())
        return;
    connect(&session, &DashboardSession::refreshStarted, this, [this](quint64 refresh) { refreshBegins(refresh - 1); });
    connect(&session, &DashboardSession::dataChanged, this, [this, &session](const PanelId& panel) {
        if (const PanelDataPtr data = session.data(panel); data->state == LoadingState::Done)
            decoded(panel.value, *data);
    });
    connect(&view, &DashboardView::panelPainted, this, [this](const PanelId& panel) {
        record("painted", {{QStringLiteral("panel"), panel.value}, {QStringLiteral("refresh"), qint64(m_number)}});
    });
}

void Timings::refreshBegins(quint64 refresh)
{
    if (!isOn() || (refresh == m_number && m_refresh.isValid()))
        return;
    m_number = refresh;
    record("query", {{QStringLiteral("refresh"), qint64(refresh)}});
    m_refresh.start();
    m_refreshCpuMs = processCpuMs();
    m_firstByte->came = false;
    m_firstByte->awaited = true;
    m_longestBlockMs = 0;
    m_longestCpuMs = 0;
    m_cpuAtBeatMs = threadCpuMs();
    m_sinceBeat.start();
    m_beat.start(1);
}

void Timings::beat()
{
    // The timer fires every millisecond of an idle event loop: what is more was spent in one piece of work.
    m_longestBlockMs = std::max(m_longestBlockMs, double(m_sinceBeat.nsecsElapsed()) / 1e6 - 1);
    m_sinceBeat.start();
    // Where other programs take the processor away, only the thread's own clock tells what it did.
    const double cpu = threadCpuMs();
    m_longestCpuMs = std::max(m_longestCpuMs, cpu - m_cpuAtBeatMs);
    m_cpuAtBeatMs = cpu;
}

void Timings::decoded(const QString& panel, const PanelData& data)
{
    double firstByteMs = 0;
    double decodeMs = 0;
    for (const ResponsePtr& response : data.responses) {
        if (!response)
            continue;
        firstByteMs = std::max(firstByteMs, double(response->timing.firstByteNs) / 1e6);
        decodeMs = std::max(decodeMs, double(response->timing.decodeNs) / 1e6);
    }
    record("decoded",
           {{QStringLiteral("panel"), panel},
            {QStringLiteral("refresh"), qint64(m_number)},
            {QStringLiteral("firstByteMs"), firstByteMs},
            {QStringLiteral("decodeMs"), decodeMs}});
}

void Timings::refreshEnds()
{
    if (!isOn() || !m_refresh.isValid())
        return;
    beat();
    m_beat.stop();
    const double cpu = processCpuMs() - m_refreshCpuMs;
    record("refreshed",
           {{QStringLiteral("refresh"), qint64(m_number)},
            {QStringLiteral("waitMs"), double(m_refresh.nsecsElapsed()) / 1e6},
            {QStringLiteral("cpuMs"), cpu},
            {QStringLiteral("longestGuiBlockMs"), std::max(0.0, m_longestBlockMs)},
            {QStringLiteral("longestGuiCpuMs"), m_longestCpuMs},
            {QStringLiteral("pssMb"), proportionalSetMb()},
            {QStringLiteral("heapMb"), heapInUseMb()},
            {QStringLiteral("threads"),
             QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size()}});
    m_refresh.invalidate();
}
