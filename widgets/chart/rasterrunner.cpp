#include "widgets/chart/rasterrunner.h"

#include <QPromise>
#include <QThreadPool>

void RasterRunner::start(std::shared_ptr<const RasterJob> job)
{
    auto promise = std::make_shared<QPromise<QImage>>();
    promise->start();
    // A watcher of its own for every job: what an older one still delivers reaches nobody.
    m_watcher = std::make_unique<QFutureWatcher<QImage>>();
    connect(m_watcher.get(), &QFutureWatcher<QImage>::finished, this, &RasterRunner::deliver);
    m_watcher->setFuture(promise->future());
    m_running = true;
    QThreadPool::globalInstance()->start([promise, job = std::move(job)] {
        promise->addResult(job->draw ? job->draw(*job) : rasterSeries(*job));
        promise->finish();
    });
}

void RasterRunner::deliver()
{
    m_running = false;
    const QFuture<QImage> future = m_watcher->future();
    if (future.resultCount() > 0)
        emit finished(future.result());
}
