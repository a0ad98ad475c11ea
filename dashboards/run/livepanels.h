#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/variables/interpolate.h"

#include <QHash>

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
    bool hidden = false; ///< under a collapsed row, here only because a panel elsewhere shows its answers
    int rowPanelCount = 0; ///< rows: how many panels stand under it
    PanelId row; ///< the row this panel stands under; empty for none
};

struct LivePanelsInput
{
    const Dashboard& dashboard;
    std::shared_ptr<const VariableScope> scope;
    /// Rows a person opened or closed since the file was read.
    QHash<PanelId, bool> collapsed;
    /// Replaces variables in titles.
    std::function<QString(const QString&, const std::shared_ptr<const VariableScope>&)> interpolate;
};

/// Rows in order, repeats of rows and panels over the values of their variable (the first clone keeps the panel's
/// id), panels packed upwards inside their row. Panels of collapsed rows
/// are not in the result, but for those whose answers another panel shows (hidden).
/// Follows Grafana: h repeats share the width (at most maxPerRow a line), v repeats stack, what is below moves down.
std::vector<LivePanel> livePanels(const LivePanelsInput& input);
