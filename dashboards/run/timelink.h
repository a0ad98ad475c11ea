#pragma once

#include "dashboards/run/dashboardsession.h"

#include <QPointer>

/// Joins sessions over windows and screens: the range that one chooses is that of all, and the crosshair of one is
/// seen in all. A session that is destroyed leaves by itself. GUI thread only.
class TimeLink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The session takes the range of those that are here.
    void join(DashboardSession& session);
    void leave(DashboardSession& session);
    bool contains(const DashboardSession& session) const;

private:
    void spreadRange(const DashboardSession& from);
    void spreadCrosshair(const DashboardSession& from, std::optional<double> timeMs);

    std::vector<QPointer<DashboardSession>> m_sessions;
};
