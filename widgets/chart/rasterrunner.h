#pragma once

#include "datasources/data/background.h"
#include "widgets/chart/drawnchart.h"

#include <QObject>

/// Draws charts in the pool; the newest job wins, the pictures of older ones are dropped. GUI thread only.
class RasterRunner : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void start(ChartJob job);
    bool isRunning() const { return m_running; }

signals:
    void finished(const DrawnChart& picture);

private:
    Pending m_pending;
    bool m_running = false;
};
