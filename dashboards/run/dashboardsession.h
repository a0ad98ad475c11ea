#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/run/livepanels.h"
#include "dashboards/run/paneldata.h"
#include "dashboards/time/datemath.h"
#include "dashboards/transform/transformation.h"
#include "dashboards/variables/variableengine.h"
#include "datasources/data/clock.h"

#include <QObject>

class DataSources;
class QThreadPool;

/// One open view of a dashboard: range, variables, refresh and the queries of its panels. Lives in the GUI thread.
/// A view tells it which panels are visible; only those run queries (and those whose answers they show).
class DashboardSession : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        DataSources& sources;
        QThreadPool& pool;
        std::shared_ptr<const Transformations> transformations;
        Clock clock;
    };
    /// What the command line or a link asks for instead of the file's own values.
    struct Overrides
    {
        std::optional<QString> from;
        std::optional<QString> to;
        std::optional<QString> refresh;
        QMap<QString, QStringList> variables;
        std::optional<QString> timezone;
    };
    DashboardSession(Dashboard dashboard, Services services, const Overrides& overrides = {},
                     QObject* parent = nullptr);
    ~DashboardSession() override;

    const Dashboard& dashboard() const;

    /// Begins: resolves variables in order, then queries visible panels.
    void start();
    bool variablesReady() const;

    RawTimeRange rawRange() const;
    TimeRange range() const; ///< fixed at the last refresh
    void setRawRange(const RawTimeRange& range);
    void setAbsoluteRange(const TimeRange& range);
    void zoomOut(); ///< twice the range around its middle
    void shiftRange(double parts); ///< -0.5: half a range back
    TimeContext timeContext() const;
    qint64 nowMs() const; ///< of the clock, this moment
    QTimeZone zone() const;
    QString timezone() const;
    void setTimezone(const QString& setting);

    QString refreshInterval() const; ///< "30s", "auto" or empty
    void setRefreshInterval(const QString& interval);
    qint64 refreshIntervalMs() const; ///< 0 for none
    /// False while the window is hidden: the timer pauses, one refresh follows when it is shown again.
    void setActive(bool active);
    void refresh();

    const std::vector<VariableState>& variables() const;
    void setVariable(const QString& name, const QStringList& values, const QStringList& texts = {});
    /// Adds a filter to the dashboard's first ad-hoc variable; false when it has none.
    bool addAdhocFilter(const AdhocFilter& filter);

    const std::vector<LivePanel>& panels() const; ///< in reading order
    /// As they would stand in a grid of these pixels; changes nothing.
    std::vector<LivePanel> panelsFor(const QSize& gridPx) const;
    void setRowCollapsed(const PanelId& row, bool collapsed);
    void setOpenTab(const PanelId& bar, const PanelId& tab);
    const QHash<PanelId, PanelId>& openTabs() const; ///< bar -> tab, where a person chose one
    /// Pixels that the view has for the grid: automatic columns follow it.
    void setGridSize(const QSize& px);
    /// The panel is on screen with this many pixels of width; hidden panels do not query.
    void setPanelVisible(const PanelId& id, bool visible, int widthPx);
    /// Follows the panel's log queries as lines come, or asks for its range again.
    void setPanelLive(const PanelId& id, bool live);
    /// Asks the panel's log queries for so many lines in place of their own number; fewer (0: their own) wait for the
    /// next refresh.
    void setPanelLines(const PanelId& id, int most);
    PanelDataPtr data(const PanelId& id) const; ///< never nullptr
    InterpolateContext interpolateContext(const PanelId& id) const;

    /// Lays an earlier period beside the panel's series ("24h", "1w", "__previousPeriod"); empty: none.
    void setTimeCompare(const PanelId& id, const QString& with);
    QString timeCompare(const PanelId& id) const;

    /// The time under the mouse of this view; a TimeLink tells it to other sessions.
    void setCrosshair(std::optional<double> timeMs);
    /// The time under the mouse of another session's view.
    void showCrosshair(std::optional<double> timeMs);

    void setPalette(const Palette& palette); ///< reruns display, not queries
    Palette palette() const;
    /// Panels whose newest refresh has not ended.
    int loadingPanels() const;

signals:
    void dataChanged(const PanelId& id);
    void panelsChanged(); ///< repeats or rows made another list
    void variablesChanged();
    void rangeChanged();
    void refreshIntervalChanged();
    void crosshairMoved(std::optional<double> timeMs); ///< in this session's view
    void crosshairShown(std::optional<double> timeMs); ///< the view draws the crosshair of another session
    void refreshStarted(quint64 refresh);
    void refreshFinished(quint64 refresh); ///< all panels that asked have their answers

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};
