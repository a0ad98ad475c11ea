#pragma once

#include "dashboards/import/importreport.h"
#include "dashboards/run/dashboardsession.h"

class DashboardView;
class QWidget;

/// Every finding of the import with its place in the file.
void showFindingsDialog(const ImportReport& report, const QString& title, QWidget* parent);
/// What was asked and answered for a panel: queries as sent, timing, data, its JSON.
void showInspector(const DashboardSession& session, const PanelId& panel, QWidget* parent);
void copyCsv(const PanelData& data);
void copyPicture(const DashboardView& view, const PanelId& panel);
/// Frames as CSV with display names as header; times in ISO form (UTC).
QString framesToCsv(const Frames& frames);
