#include "app/rangehistory.h"

#include "dashboards/run/dashboardsession.h"

namespace {
constexpr size_t mostRanges = 50;
}

RangeHistory::RangeHistory(DashboardSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_present(session.rawRange())
{
    connect(&session, &DashboardSession::rangeChanged, this, &RangeHistory::note);
}

/// A range that only moves with the clock is the same one.
void RangeHistory::note()
{
    const RawTimeRange now = m_session.rawRange();
    if (now == m_present)
        return;
    m_back.push_back(m_present);
    if (m_back.size() > mostRanges)
        m_back.erase(m_back.begin());
    m_forward.clear();
    m_present = now;
}

void RangeHistory::go(std::vector<RawTimeRange>& from, std::vector<RawTimeRange>& to)
{
    if (from.empty())
        return;
    to.push_back(m_present);
    m_present = from.back(); // so that it is not noted as another one
    from.pop_back();
    m_session.setRawRange(m_present);
}

void RangeHistory::goBack()
{
    go(m_back, m_forward);
}

void RangeHistory::goForward()
{
    go(m_forward, m_back);
}
