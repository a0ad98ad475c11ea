#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"

#include <optional>

/// The column of a field out of a JSON array. Cells: null is null, a discarded value is absent. Values that do not
/// fit the type stay what they are in an ObjectColumn, as a browser would keep them.
Column columnFromCells(const Json& cells, FieldType type);

/// What a field without a type is: by its name ("time", "date"), else by its first value that is not null.
FieldType guessFieldType(const QString& name, const Json& cells);
/// The same of values; nullopt when all are missing.
std::optional<FieldType> guessFieldType(const QString& name, const std::vector<Value>& values);
