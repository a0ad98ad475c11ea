#pragma once

#include "dashboards/import/importreport.h"
#include "datasources/data/jsonutil.h"

/// What stands inside a file: the dashboard's own object and the form it came in.
struct UnwrappedDashboard
{
    Json body;
    QString kind; ///< classic, wrapped, perses, or the resource's version (v1beta1, v2...)
    bool isV2 = false; ///< elements and a layout instead of panels
    bool isPerses = false; ///< panels by name, layouts with references
    QString pathPrefix; ///< of findings: "dashboard." or "spec."
};

/// Takes the dashboard out of an API answer or a resource. The error is one sentence on why the file is no dashboard.
Result<UnwrappedDashboard> unwrapDashboard(Json file);

/// Resources of this kind are a dashboard.
bool isDashboardKind(const QString& kind);
