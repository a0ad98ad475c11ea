#pragma once

#include "dashboards/import/importreport.h"
#include "datasources/data/jsonutil.h"

// The parts of a v2 document in their classic form.

/// The plugin id of a DataQuery, VizConfig or Transformation: its group, or in the first versions its kind.
std::string pluginOf(const Json& part);
/// A panel or library panel of `elements`, without its place.
Json panelFromV2(const Json& element);
Json variableFromV2(const Json& variable);
Json annotationFromV2(const Json& annotation);

/// Panels, rows and tabs of a layout tree inside each other, each with its gridPos.
Json layoutFromV2(const Json& spec, ImportReport& report);
