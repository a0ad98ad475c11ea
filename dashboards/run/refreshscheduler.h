#pragma once

#include <QObject>
#include <QTimer>

/// When a dashboard refreshes by itself. Pauses while nobody looks and for absolute ranges, and makes up for a missed
/// tick at once when it may run again. One timer per dashboard. GUI thread only.
class RefreshScheduler : public QObject
{
    Q_OBJECT

public:
    explicit RefreshScheduler(QObject* parent = nullptr);

    /// 0 for no automatic refresh.
    void setIntervalMs(qint64 ms);
    void setActive(bool active);
    /// An absolute range shows the past: asking again gives the same picture.
    void setRelativeRange(bool relative);
    /// A refresh happened for another reason; the next tick is a whole interval away.
    void restart();

signals:
    void ticked();

private:
    void update();

    QTimer m_timer;
    qint64 m_intervalMs = 0;
    bool m_active = true;
    bool m_relative = true;
    bool m_missed = false;
};
