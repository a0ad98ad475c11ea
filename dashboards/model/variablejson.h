#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/model/keyreader.h"

/// `templating.list` of the classic JSON at its newest schema; a variable without a name is left out and reported.
std::vector<VariableSpec> variablesFromJson(const KeyReader& dashboard);
/// The same for any list under a key.
std::vector<VariableSpec> variablesFromList(const KeyReader& owner, const char* key);
