#pragma once

#include "widgets/chart/seriesraster.h"

#include <QFutureWatcher>
#include <QObject>

/// Rasters jobs in the pool; the newest wins, the pictures of older ones are dropped. GUI thread only.
class RasterRunner : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void start(std::shared_ptr<const RasterJob> job);
    bool isRunning() const { return m_running; }

signals:
    void finished(const QImage& picture);

private:
    void deliver();

    std::unique_ptr<QFutureWatcher<QImage>> m_watcher;
    bool m_running = false;
};
