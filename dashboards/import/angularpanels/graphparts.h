#pragma once

#include "dashboards/import/angularpanels/angularpanels.h"

// The parts of a graph panel of Grafana 1 to 10, each turned into its piece of a time series panel.

/// An axis (yaxes[n]) as field configuration: unit, decimals, min, max and custom axis keys.
Json graphAxisConfig(const Json& axis);
/// Overrides from the panel's own, aliasColors, seriesOverrides and the legend's hideZero and hideEmpty.
Json graphOverrides(const PanelMigration& migration, const Json& leftAxis);
/// Threshold steps and the drawing mode from `thresholds`; nothing when there are none.
void graphThresholds(const Json& panel, Json& defaults);
/// How series that are stacked are: normal or percent. Grafana's own conversion forgets the percent.
const char* graphStackingMode(const Json& panel);
/// options.legend from the old legend's flags.
Json graphLegend(const Json& panel);
Json graphTooltip(const Json& panel);
/// Business hours and other recurring shades as annotations of the dashboard.
std::vector<Json> timeRegionAnnotations(const Json& panel);
/// Ids of the calculations behind the old legend's words (avg, current, total...); unknown words are left out.
Json reducerIds(const Json& names);
/// A rule that applies one property to the series of a name.
Json byNameOverride(const std::string& name, const char* property, Json value);
Json fixedColor(const Json& color);
