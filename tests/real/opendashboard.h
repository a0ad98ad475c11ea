#pragma once

#include "app/services.h"
#include "widgets/view/dashboardview.h"
#include "widgets/view/panelhost.h"

/// A dashboard open offscreen with every panel visible, as a picture of it would be taken.
class OpenDashboard
{
public:
    OpenDashboard(Services& services, const LoadedDashboard& loaded, const DashboardSession::Overrides& overrides);

    DashboardSession& session() { return m_session; }
    void start() { m_session.start(); }
    int refreshes() const { return m_refreshes; } ///< answered and painted

    /// The panels that are no rows.
    std::vector<LivePanel> panels() const;
    PanelDataPtr data(const LivePanel& panel) const { return m_session.data(panel.id); }
    PanelHost* host(const LivePanel& panel) const { return m_view.host(panel.id); }
    int rows(const LivePanel& panel) const; ///< over all frames
    int colors(const LivePanel& panel) const; ///< different ones in its picture; an empty one has few

private:
    DashboardSession m_session;
    DashboardView m_view;
    int m_refreshes = 0;
};
