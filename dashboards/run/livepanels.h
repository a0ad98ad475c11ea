#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/variables/interpolate.h"

#include <QHash>
#include <QSet>
#include <QSize>

/// A tab as it stands in its bar.
struct LiveTab
{
    PanelId id;
    QString title; ///< interpolated
    friend bool operator==(const LiveTab&, const LiveTab&) = default;
};

/// A panel or row as it stands on the screen: repeats made, texts interpolated, positions compacted.
struct LivePanel
{
    PanelId id;
    std::shared_ptr<const PanelSpec> spec;
    std::shared_ptr<const VariableScope> scope; ///< the dashboard's, with the value a repeat fixed
    GridPos gridPos;
    QString title; ///< interpolated
    QString description; ///< interpolated
    bool collapsed = false; ///< rows
    /// Not on the screen (collapsed row, other tab, condition); here only because somebody needs its answers.
    bool hidden = false;
    bool watched = false; ///< a condition waits for its answers: it asks even while it is hidden
    QStringList variables; ///< rows and bars: offered under the heading, by their names in the dashboard
    int autoColumn = 0; ///< in an automatic grid: which column...
    int autoColumns = 0; ///< ...of how many equal ones; 0: gridPos says it all
    std::vector<LiveTab> tabs; ///< bars of tabs
    int openTab = 0; ///< bars of tabs: index of the open one
    QString notice; ///< a sentence for the person: clones that were left out
    int rowPanelCount = 0; ///< rows: how many panels stand under it
    PanelId row; ///< the row or bar of tabs this panel stands under; empty for none
};

struct LivePanelsInput
{
    const Dashboard& dashboard;
    std::shared_ptr<const VariableScope> scope;
    /// Rows a person opened or closed since the file was read.
    QHash<PanelId, bool> collapsed;
    /// Replaces variables in titles.
    std::function<QString(const QString&, const std::shared_ptr<const VariableScope>&)> interpolate;
    QHash<PanelId, PanelId> openTabs = {}; ///< bar -> tab, where a person chose one
    qint64 rangeMs = 0; ///< for conditions
    std::function<bool(const PanelId&)> hasData = {}; ///< for conditions; empty: nothing has
    QSize gridPx = {1880, 0}; ///< room of the grid on the screen, for automatic columns and lines
};

/// Variables that are offered under the heading of their row or tab, not above the dashboard.
QSet<QString> variablesOfParts(const Dashboard& dashboard);

/// Whether the width of the grid, or what panels answer, decides on which panels there are and where.
bool hasAutoGrid(const std::vector<PanelSpec>& panels);
bool hasConditions(const std::vector<PanelSpec>& panels);

/// Rows and bars of tabs in order, repeats of rows, tabs and panels over the values of their variable (the first clone
/// keeps the panel's id), conditions applied, panels packed upwards inside their part. Panels of collapsed rows and
/// other tabs are not in the result, but for those whose answers somebody needs (hidden). At most 10,000 panels.
std::vector<LivePanel> livePanels(const LivePanelsInput& input);
