#include "dashboards/run/refreshscheduler.h"

#include <algorithm>
#include <limits>

RefreshScheduler::RefreshScheduler(QObject* parent) : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &RefreshScheduler::ticked);
}

void RefreshScheduler::setIntervalMs(qint64 ms)
{
    m_intervalMs = std::clamp<qint64>(ms, 0, std::numeric_limits<int>::max());
    update();
}

void RefreshScheduler::setActive(bool active)
{
    if (m_active == active)
        return;
    m_missed = m_missed || (m_active && m_timer.isActive());
    m_active = active;
    update();
}

void RefreshScheduler::setRelativeRange(bool relative)
{
    m_relative = relative;
    update();
}

void RefreshScheduler::restart()
{
    m_missed = false;
    update();
}

void RefreshScheduler::update()
{
    if (!m_active || !m_relative || m_intervalMs <= 0) {
        m_timer.stop();
        return;
    }
    m_timer.start(int(m_intervalMs));
    if (std::exchange(m_missed, false))
        QMetaObject::invokeMethod(this, &RefreshScheduler::ticked, Qt::QueuedConnection);
}
