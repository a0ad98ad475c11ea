#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

/// Writes what users wait for, one JSON object a line: `t` is ms since the process started, `event` names it. Without
/// a file every call is free. GUI thread only.
class Timings : public QObject
{
    Q_OBJECT

public:
    explicit Timings(const QString& file, QObject* parent = nullptr);

    bool isOn() const { return m_file.isOpen(); }
    void event(const char* name, QJsonObject values = {});
    /// A refresh began; from here CPU, waiting and blocks of the GUI thread are measured.
    void refreshBegins();
    void refreshEnds(quint64 refresh);

private:
    void beat();

    QFile m_file;
    qint64 m_processStartMs = 0; // of the epoch
    QElapsedTimer m_refresh;
    double m_refreshCpuMs = 0;
    QTimer m_beat; // a zero timer's gaps are the blocks of the GUI thread
    QElapsedTimer m_sinceBeat;
    double m_longestBlockMs = 0;
};

/// CPU of all threads of this process so far.
double processCpuMs();
/// Proportional set size of this process from /proc; 0 where it cannot be read.
double proportionalSetMb();
