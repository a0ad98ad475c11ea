#include "tests/real/opendashboard.h"

#include <QImage>
#include <QSet>

OpenDashboard::OpenDashboard(Services& services, const LoadedDashboard& loaded,
                             const DashboardSession::Overrides& overrides)
    : m_session(loaded.dashboard, services.session(), overrides)
    , m_view(m_session, services.panelTypes())
{
    constexpr int width = 1920;
    m_view.setAllVisible(true);
    m_view.resize(width, m_view.contentHeight(width));
    QObject::connect(&m_view, &DashboardView::refreshPainted, &m_view, [this] { ++m_refreshes; });
    m_view.show();
}

std::vector<LivePanel> OpenDashboard::panels() const
{
    std::vector<LivePanel> panels;
    for (const LivePanel& panel : m_session.panels())
        if (!panel.spec->isPart())
            panels.push_back(panel);
    return panels;
}

int OpenDashboard::rows(const LivePanel& panel) const
{
    int rows = 0;
    for (const Frame& frame : data(panel)->frames)
        rows += int(frame.rows);
    return rows;
}

int OpenDashboard::colors(const LivePanel& panel) const
{
    const QImage picture = host(panel)->view()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    QSet<QRgb> colors;
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); ++x)
            colors.insert(line[x]);
    }
    return int(colors.size());
}
