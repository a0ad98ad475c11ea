#pragma once

#include "dashboards/import/importreport.h"
#include "datasources/data/jsonutil.h"

#include <functional>

/// The newest version of the classic schema; older files are brought up to it step by step.
inline constexpr int newestClassicSchema = 43;

/// Runs the steps after `schemaVersion` of the dashboard up to `to` on it.
void migrateClassicSchema(Json& dashboard, ImportReport& report, int to = newestClassicSchema);
