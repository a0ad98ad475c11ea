#pragma once

#include "datasources/data/jsonutil.h"

#include <variant>

/// A place in a JSON document: keys and indices from the root. Written as findings write it:
/// panels[3].fieldConfig.defaults.unit; keys with dots or brackets stand in quotes: elements["a.b"].spec.
using JsonStep = std::variant<std::string, size_t>;
using JsonPath = std::vector<JsonStep>;

/// Nothing for a text that is none: a bracket left open, an empty key.
std::optional<JsonPath> parseJsonPath(const QString& text);
/// A key as it follows in a path: .key, or ["a.key"].
QString jsonPathKey(const QString& key);
