#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/run/paneldata.h"
#include "dashboards/variables/variableengine.h"
#include "datasources/data/clock.h"

#include <QObject>

class DataSources;

/// A panel or row as it stands on the screen: repeats made, texts interpolated, positions compacted.
struct LivePanel
{
    PanelId id;
    std::shared_ptr<const PanelSpec> spec;
    GridPos gridPos;
    QString title; ///< interpolated
    QString description;
    QString timeInfo; ///< "Last 1 hour, timeshift -1d" when the panel overrides the time
    bool collapsed = false; ///< rows
    int rowPanelCount = 0; ///< rows: how many panels a collapsed row hides
    PanelId row; ///< the row this panel stands under; empty for none
};

/// One open view of a dashboard: range, variables, refresh and the queries of its panels. Lives in the GUI thread.
/// A view tells it which panels are visible; only those run queries.
class DashboardSession : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        DataSources& sources;
        std::shared_ptr<const Transformations> transformations;
        Clock clock;
    };
    DashboardSession(Dashboard dashboard, Services services, QObject* parent = nullptr);
    ~DashboardSession() override;

    const Dashboard& dashboard() const;

    /// Begins: resolves variables in order, then queries visible panels.
    void start();
    bool variablesReady() const;

    RawTimeRange rawRange() const;
    TimeRange range() const; ///< fixed at the last refresh
    void setRawRange(const RawTimeRange& range);
    void zoomOut(); ///< twice the range around its middle
    void shiftRange(double parts); ///< -0.5: half a range back
    QTimeZone zone() const;
    void setTimezone(const QString& setting);

    QString refreshInterval() const; ///< "30s", "auto" or empty
    void setRefreshInterval(const QString& interval);
    /// False while the window is hidden: timers pause, one refresh follows when it is shown again.
    void setActive(bool active);
    void refresh();

    const std::vector<VariableState>& variables() const;
    void setVariable(const QString& name, const QStringList& values, const QStringList& texts = {});
    std::shared_ptr<const VariableScope> scope() const;

    const std::vector<LivePanel>& panels() const; ///< in reading order
    void setRowCollapsed(const PanelId& row, bool collapsed);
    /// The panel is on screen with this many pixels of width; hidden panels do not query.
    void setPanelVisible(const PanelId& id, bool visible, int widthPx);
    PanelDataPtr data(const PanelId& id) const; ///< never nullptr
    InterpolateContext interpolateContext(const PanelId& id) const;

    void setPalette(const Palette& palette); ///< reruns display, not queries

    CursorSync cursorSync() const;

signals:
    void dataChanged(const PanelId& id);
    void panelsChanged(); ///< repeats or rows made another list
    void variablesChanged();
    void rangeChanged();
    void refreshChanged();
    void refreshStarted(quint64 refresh);
    void refreshFinished(quint64 refresh); ///< all visible panels have their answers

private:
    struct Private;
    std::unique_ptr<Private> d;
};
