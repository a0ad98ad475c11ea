#pragma once

#include "dashboards/import/datasourcelookup.h"
#include "dashboards/import/importreport.h"
#include "dashboards/model/schemaversion.h"

/// Runs the steps after `schemaVersion` of the dashboard up to `to` on it. Names of datasources become what `known`
/// says of them.
void migrateClassicSchema(Json& dashboard, ImportReport& report, int to = newestClassicSchema,
                          const DataSourceLookup& known = {});
