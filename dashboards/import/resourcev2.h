#pragma once

#include "dashboards/import/importreport.h"
#include "datasources/data/jsonutil.h"

/// A dashboard of the v2 document (v2alpha1, v2beta1, v2: elements and a tree of layouts) as classic JSON at the newest
/// schema. Rows and tabs inside each other stay so, marked with panelSectionKey (flattenSections ends that).
Json classicFromV2(const Json& spec, ImportReport& report);
