#pragma once

#include "dashboards/import/importreport.h"
#include "dashboards/model/schemaversion.h"
#include "datasources/data/jsonutil.h"

#include <functional>

/// Runs the steps after `schemaVersion` of the dashboard up to `to` on it.
void migrateClassicSchema(Json& dashboard, ImportReport& report, int to = newestClassicSchema);
