#pragma once

#include "dashboards/run/livepanels.h"

/// A panel of one part of a dashboard with the value that made it.
struct PanelClone
{
    std::shared_ptr<const PanelSpec> spec;
    std::shared_ptr<const VariableScope> scope;
    PanelId id;
    GridPos pos; ///< in its part
    int leftOut = 0; ///< clones that were not made; on the last one that was
};

struct CloneRules
{
    int most = 0; ///< panels that are made at most
    QString mark; ///< stands between a panel's id and the value of its clone
};

/// The panels of a part with their clones, in order of place; what stands below a repeat moves down by its growth.
/// Follows Grafana: h repeats share the width (at most maxPerRow a line), v repeats stack.
std::vector<PanelClone> panelClones(std::vector<std::shared_ptr<const PanelSpec>> specs,
                                    const std::shared_ptr<const VariableScope>& scope, const CloneRules& rules);

/// The id of a clone; the first one keeps the panel's own.
PanelId cloneId(const PanelId& base, const QString& markedValue, size_t index);

/// Line by line, each as wide as its share of the columns.
GridPos autoGridPlace(int index, int columns, int height);
