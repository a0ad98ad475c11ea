#pragma once

#include "datasources/data/timerange.h"

#include <QObject>

#include <vector>

class DashboardSession;

/// The time ranges that a person looked at, as a browser keeps pages: back and forth between them, whoever changed
/// them - a drag over a chart, the picker, keys, a linked window. GUI thread.
class RangeHistory : public QObject
{
    Q_OBJECT

public:
    RangeHistory(DashboardSession& session, QObject* parent);
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    void goBack();
    void goForward();

private:
    void note();
    void go(std::vector<RawTimeRange>& from, std::vector<RawTimeRange>& to);

    DashboardSession& m_session;
    RawTimeRange m_present;
    std::vector<RawTimeRange> m_back; ///< the nearest last
    std::vector<RawTimeRange> m_forward;
};
