#pragma once

#include "dashboards/import/importreport.h"
#include "datasources/data/jsonutil.h"

/// A dashboard of Perses (the spec of its resource) as classic JSON at the newest schema. What has no counterpart is
/// reported.
Json classicFromPerses(const Json& spec, ImportReport& report);
