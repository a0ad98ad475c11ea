#pragma once

#include "dashboards/run/dashboardsession.h"
#include "widgets/controls/adhocfilters.h"
#include "widgets/panels/panelview.h"

#include <QPointer>
#include <QScrollArea>
#include <QTimer>

#include <map>

class PanelHost;
class QLabel;
class RowHeader;
class DashboardTabs;
class PartVariables;

/// A dashboard on the screen: the scrolling grid of panels and rows. Panels are made when they first come near the
/// screen, and only those on the screen query. GUI thread only.
class DashboardView : public QScrollArea
{
    Q_OBJECT

public:
    DashboardView(DashboardSession& session, const PanelTypes& types, QWidget* parent = nullptr);
    ~DashboardView() override;

    void setTheme(const Theme& theme);
    /// Where panels find other dashboards to list.
    void setDashboards(decltype(PanelContext::dashboards) find);
    /// Suggestions for filters of variables that stand in the grid, under their row or tab.
    void setTags(std::function<TagSource(const VariableSpec& spec)> tags);
    /// Space around the grid; 16 by default, 8 in kiosk mode.
    void setPadding(int px);
    int padding() const { return m_padding; }
    /// Where panels are shown instead of their own places, while a person arranges them; empty: nowhere else.
    void setPlaces(std::map<PanelId, GridPos> places);
    /// One panel fills the view; nullopt shows all again.
    void setFullPanel(std::optional<PanelId> panel);
    std::optional<PanelId> fullPanel() const { return m_full; }
    /// The panel under the mouse, for the keyboard.
    std::optional<PanelId> hoveredPanel() const;
    PanelHost* host(const PanelId& id) const; ///< nullptr when it was never near the screen
    PartVariables* variablesOf(const PanelId& part) const; ///< nullptr for parts that offer none
    /// Height that shows the whole dashboard at this width.
    int contentHeight(int width) const;
    /// True while a picture on the screen is not of the newest data.
    bool isPainting() const;
    /// Makes every panel ask, wherever it stands, for pictures; drawn is what the view has room for.
    void setAllVisible(bool all);
    /// Fits all rows into the height of the view (wall screens).
    void setFitToHeight(bool fit);
    bool fitsToHeight() const { return m_fitToHeight; }
    /// Scrolls to a panel and marks it for a moment; opens the row it stands under.
    void showPanel(const PanelId& panel);
    /// Off, crosshair, tooltip in turn, for this view alone.
    void cycleCursorSync();
    CursorSync cursorSync() const { return m_cursorSync; }
    /// Time axes that end in now move with the clock between refreshes; as the dashboard says until it is chosen here.
    void setSliding(bool sliding);
    bool isSliding() const { return m_sliding; }

signals:
    void panelMenuRequested(const PanelId& panel, const QPoint& globalPos);
    void linkActivated(const LinkTarget& target);
    void silenceRequested(const Matchers& matchers, const QStringList& sources);
    void silenceEndRequested(const QStringList& silences, const QStringList& sources);
    void panelPainted(const PanelId& panel);
    /// All panels that asked have their answers, and every picture on the screen shows them.
    void refreshPainted(quint64 refresh);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    void showTabs(const LivePanel& bar);
    void showVariables(const LivePanel& part);
    void layoutPanels();
    void layoutHeadings();
    void updateVisible();
    PanelHost* makeHost(const LivePanel& panel);
    void connectView(PanelHost* host);
    void updateData(const PanelId& id);
    void shareCrosshair(const PanelId& from, std::optional<double> timeMs);
    void updateAges();
    qint64 dueMs() const;
    void renewHover();
    void checkPainted();
    PanelContext contextFor(const PanelId& id) const;
    void tellEmptiness(); ///< in place of panels, where there are none
    std::vector<GridPos> positions(const std::vector<LivePanel>& panels, int width) const;
    QRect gridRect(int width) const;

    DashboardSession& m_session;
    const PanelTypes& m_types;
    Theme m_theme;
    decltype(PanelContext::dashboards) m_dashboards;
    std::function<TagSource(const VariableSpec& spec)> m_tags;
    QWidget* m_canvas;
    QLabel* m_emptiness; // child of m_canvas
    std::map<PanelId, PanelHost*> m_hosts; // children of m_canvas
    std::map<PanelId, RowHeader*> m_rows; // children of m_canvas
    std::map<PanelId, DashboardTabs*> m_tabs; // children of m_canvas
    std::map<PanelId, PartVariables*> m_variables; // children of m_canvas, by row or bar of tabs
    std::map<PanelId, QRect> m_geometry;
    std::map<PanelId, GridPos> m_places;
    std::optional<PanelId> m_full;
    QTimer m_ageTimer;
    QTimer m_wheelTimer; ///< runs while the wheel belongs to the dashboard, whatever comes under the mouse
    std::optional<quint64> m_answeredRefresh; // answers are here, not all of them painted
    CursorSync m_cursorSync;
    bool m_sliding;
    int m_padding = 16;
    bool m_allVisible = false;
    bool m_fitToHeight = false;
    bool m_renewingHover = false;
};
