#include "widgets/chart/rasterrunner.h"

void RasterRunner::start(ChartJob job)
{
    m_running = true;
    m_pending = runInBackground<DrawnChart>(
        *QThreadPool::globalInstance(), [job = std::move(job)] { return drawChart(job); },
        [this](const DrawnChart& picture) {
            m_running = false;
            emit finished(picture);
        });
}
