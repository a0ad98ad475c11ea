#pragma once

#include "dashboards/import/importreport.h"
#include "dashboards/model/dashboard.h"

/// Reads a classic dashboard at the newest schema. Never fails: a key of a wrong type becomes a finding and its
/// default.
Dashboard dashboardFromJson(const Json& classic, ImportReport& report);
