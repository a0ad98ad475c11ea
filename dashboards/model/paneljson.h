#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/model/keyreader.h"

// Panels of the classic JSON at its newest schema.

/// Set by the importer on panels that it moves: where the panel stands in the file.
inline constexpr const char* panelPathKey = "__path";
// Set by the importer where a file says more than the classic form can: an object, a list, a number, a flag.
inline constexpr const char* panelConditionKey = "__condition"; ///< conditionalRendering of the v2 form
inline constexpr const char* panelVariablesKey = "__variables"; ///< a part's variables in the classic form
inline constexpr const char* panelAutoGridKey = "__autoGrid"; ///< the automatic grid it stands in
inline constexpr const char* panelSectionKey = "__section"; ///< a row, bar or tab that holds all its panels itself

/// One panel without its children; its id may still be empty.
PanelSpec panelFromJson(const KeyReader& panel);
LinkSpec linkFromJson(const KeyReader& link);

/// Reads `panels`: gives every panel an id of its own, sorts them by place and hands each expanded row the panels that
/// follow it up to the next row.
std::vector<PanelSpec> panelsFromJson(const KeyReader& dashboard);

/// The condition of the v2 form.
ConditionSpec conditionFromJson(const Json& group);
