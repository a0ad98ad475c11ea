#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class DashboardSession;
class DashboardView;
struct PanelData;

/// Writes what users wait for, one JSON object a line: `t` is ms since the process started, `event` names it. Without
/// a file every call is free. GUI thread only.
class Timings : public QObject
{
    Q_OBJECT

public:
    explicit Timings(const QString& file, QObject* parent = nullptr);

    bool isOn() const { return m_file.isOpen(); }
    void record(const char* name, QJsonObject values = {});
    /// To be called at the first byte of every answer, from any thread, also after this is gone.
    std::function<void()> firstByteObserver() const;
    /// Writes down what happens to the panels of a session from now on.
    void watch(DashboardSession& session, DashboardView& view);
    /// A refresh began (again, when it goes on under the same number); from here CPU, waiting and blocks of the GUI
    /// thread are measured.
    void refreshBegins(quint64 refresh);
    void refreshEnds();

private:
    struct FirstByte;
    /// A panel's answers are decoded and through the pipeline; with the slowest answer's first byte and decoding.
    void decoded(const QString& panel, const PanelData& data);
    void writeFirstByte();
    void write(const char* name, QJsonObject values, qint64 epochMs);
    void beat();

    QFile m_file;
    qint64 m_processStartMs = 0; // of the epoch
    quint64 m_number = 0; // of the running refresh; 0 is the first
    QElapsedTimer m_refresh;
    double m_refreshCpuMs = 0;
    std::shared_ptr<FirstByte> m_firstByte; // of the running refresh
    QTimer m_beat; // a zero timer's gaps are the blocks of the GUI thread
    QElapsedTimer m_sinceBeat;
    double m_longestBlockMs = 0;
    double m_cpuAtBeatMs = 0; ///< of the GUI thread
    double m_longestCpuMs = 0; ///< what it computed between two beats at most
};

/// CPU of all threads of this process so far.
double processCpuMs();
/// Proportional set size of this process from /proc; 0 where it cannot be read.
double proportionalSetMb();
/// Bytes of this process's heap that are in use, in MB; 0 where that is not known.
double heapInUseMb();
