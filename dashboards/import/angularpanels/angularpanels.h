#pragma once

#include "dashboards/import/importreport.h"
#include "datasources/data/jsonutil.h"

// Panels of retired plugins become the panels that replaced them. A panel is recognised by the shape of its keys:
// several of the new panels kept the type name of the old one.

/// Converts every panel of a dashboard at the newest schema; what has no counterpart is reported.
void migrateRetiredPanels(Json& dashboard, ImportReport& report);

/// What a conversion works on: the panel, changed in place, and where to report what is lost.
struct PanelMigration
{
    Json& panel;
    QString path;
    ImportReport& report;
    void lost(const char* key, const QString& what) const;
};

namespace angularpanels {

void graph(const PanelMigration& migration); ///< timeseries, barchart, bargauge or histogram
void singleStat(const PanelMigration& migration); ///< stat or gauge
void oldTable(const PanelMigration& migration); ///< table
void oldHeatmap(const PanelMigration& migration); ///< heatmap
void previewHeatmap(const PanelMigration& migration); ///< heatmap-new of Grafana 8.5
void pieChart(const PanelMigration& migration); ///< piechart
void worldMap(const PanelMigration& migration); ///< geomap
void discrete(const PanelMigration& migration); ///< state-timeline
void oldText(const PanelMigration& migration); ///< text with its content at the panel
void sharedSingleStat(const PanelMigration& migration); ///< stat, gauge and bar gauge before version 8
void oldHideFrom(const PanelMigration& migration); ///< hideFrom.graph
void oldTableKeys(const PanelMigration& migration); ///< hidden columns and footers of the table before version 13

} // namespace angularpanels
