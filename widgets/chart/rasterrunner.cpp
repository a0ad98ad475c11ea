#include "widgets/chart/rasterrunner.h"

#include "widgets/theme/fontsetup.h"

void RasterRunner::start(ChartJob job)
{
    m_running = true;
    m_pending = runInBackground<DrawnChart>(
        *QThreadPool::globalInstance(),
        [job = std::move(job)] {
            useDesignedTextWeight(); // values at points are written in this thread
            return drawChart(job);
        },
        [this](const DrawnChart& picture) {
            m_running = false;
            emit finished(picture);
        });
}
