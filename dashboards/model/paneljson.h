#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/model/keyreader.h"

// Panels of the classic JSON at its newest schema.

/// Set by the importer on panels that it moves: where the panel stands in the file.
inline constexpr const char* panelPathKey = "__path";

/// One panel without its children; its id may still be empty.
PanelSpec panelFromJson(const KeyReader& panel);
LinkSpec linkFromJson(const KeyReader& link);

/// Reads `panels`: gives every panel an id of its own, sorts them by place and hands each expanded row the panels that
/// follow it up to the next row.
std::vector<PanelSpec> panelsFromJson(const KeyReader& dashboard);
