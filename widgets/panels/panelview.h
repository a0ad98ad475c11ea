#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/run/paneldata.h"
#include "dashboards/variables/interpolate.h"
#include "datasources/data/matcher.h"
#include "datasources/data/pending.h"
#include "datasources/data/registry.h"
#include "widgets/theme/theme.h"

#include <QWidget>

/// A dashboard that a panel can list.
struct DashboardEntry
{
    QString title;
    QString url; ///< as links write it: /d/UID/slug
    QString folder; ///< its title; empty: none
    QString folderUid;
    QStringList tags;
    bool starred = false;
    int recent = 0; ///< 1: the one viewed last; 0: not viewed
};

/// What surrounds a panel; set before data and whenever it changes.
struct PanelContext
{
    Theme theme;
    QTimeZone zone = QTimeZone::utc();
    CursorSync cursorSync = CursorSync::Off;
    bool live = false; ///< time axes slide between refreshes
    /// For titles, links and markdown; never empty.
    std::function<QString(const QString&)> interpolate;
    /// The variables of this moment, for links that also speak of data; empty: none.
    std::function<InterpolateContext()> variables;
    /// Finds all dashboards there are, for lists of them; empty: there is no library. The reply comes later, in the GUI
    /// thread.
    std::function<Pending(std::function<void(std::vector<DashboardEntry>)>)> dashboards;
};

struct ResolvedAction;

/// What a click on a link, a data point or a cell wants to open, or to have done.
struct LinkTarget
{
    QString title;
    QString url;
    bool newWindow = false;
    bool oneClick = false; ///< a click on the value follows it without asking
    std::shared_ptr<const ResolvedAction> action = nullptr; ///< a request in place of an address
};

/// Draws PanelData; knows no datasource and no session. GUI thread only. A refresh that changes nothing repaints
/// nothing.
class PanelView : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    virtual void setSpec(std::shared_ptr<const PanelSpec> spec) = 0; ///< options and field config
    virtual void setContext(const PanelContext& context) = 0;
    virtual void setData(PanelDataPtr data) = 0;
    /// The shared crosshair: a time in ms from another panel, nullopt when it left.
    virtual void setCrosshair(std::optional<double> timeMs) { Q_UNUSED(timeMs) }
    /// Inner padding the frame keeps around the view (stat and text want none).
    virtual QMargins framePadding() const { return {8, 0, 8, 8}; }
    /// True when the view says itself what an empty result looks like (stat shows noValue); else the frame writes "No
    /// data".
    virtual bool drawsNoData() const { return false; }

    /// What the newest picture does not show because there is too much of it, in one sentence; empty: it shows all, or
    /// says itself what is missing. The frame marks it.
    virtual QString leftOut() const { return {}; }

    /// True while work in the pool for the newest data has not reached the screen; `painted` follows when it did.
    virtual bool isDrawing() const { return false; }

signals:
    void rangeSelected(qint64 fromMs, qint64 toMs);
    void zoomOutRequested();
    void hovered(std::optional<double> timeMs); ///< nullopt: left
    void linkActivated(const LinkTarget& target);
    void liveRequested(bool live); ///< lines shall be followed as they come
    void linesRequested(int most); ///< so many lines of the range; 0: as many as the queries say, from now on
    void filterAdded(const QString& key, const QString& op, const QString& value);
    /// A person wants these alerts silent, or the silences of these ids ended; sources are uids of connections.
    void silenceRequested(const Matchers& matchers, const QStringList& sources);
    void silenceEndRequested(const QStringList& silences, const QStringList& sources);
    void painted(); ///< the newest data is on the screen: once per setData, after the paint
};

struct PanelType
{
    QString id; ///< timeseries, stat...
    QString name; ///< translated
    std::function<PanelView*(QWidget* parent)> create;
};
using PanelTypes = Registry<PanelType>;

/// The explicit list of all built-in panels.
void registerBuiltinPanels(PanelTypes& registry);
