#include "dashboards/run/timelink.h"

#include <algorithm>

void TimeLink::join(DashboardSession& session)
{
    if (contains(session))
        return;
    const auto present = std::find_if(m_sessions.begin(), m_sessions.end(), [](const auto& s) { return !s.isNull(); });
    if (present != m_sessions.end() && session.rawRange() != (*present)->rawRange())
        session.setRawRange((*present)->rawRange());
    m_sessions.emplace_back(&session);
    connect(&session, &DashboardSession::rangeChanged, this, [this, &session] { spreadRange(session); });
    connect(&session, &DashboardSession::crosshairMoved, this,
            [this, &session](std::optional<double> timeMs) { spreadCrosshair(session, timeMs); });
}

void TimeLink::leave(DashboardSession& session)
{
    disconnect(&session, nullptr, this, nullptr);
    m_sessions.erase(std::remove_if(m_sessions.begin(), m_sessions.end(),
                                    [&](const auto& s) { return s.isNull() || s == &session; }),
                     m_sessions.end());
    session.showCrosshair(std::nullopt);
}

bool TimeLink::contains(const DashboardSession& session) const
{
    return std::any_of(m_sessions.begin(), m_sessions.end(), [&](const auto& s) { return s == &session; });
}

void TimeLink::spreadRange(const DashboardSession& from)
{
    const RawTimeRange range = from.rawRange();
    // Those that have it already stay silent, which ends the round.
    for (const auto& session : std::vector(m_sessions))
        if (session && session != &from && session->rawRange() != range)
            session->setRawRange(range);
}

void TimeLink::spreadCrosshair(const DashboardSession& from, std::optional<double> timeMs)
{
    for (const auto& session : std::vector(m_sessions))
        if (session && session != &from)
            session->showCrosshair(timeMs);
}
