#pragma once

#include "datasources/data/jsonutil.h"

#include <QString>

/// Key and value pairs of a line, in order: a=1, "b": 'two', c:3. Commas, blanks, &, ; and braces separate.
OrderedJson parseKeyValues(const QString& text);
/// The object that a text holds in a format: json, kvp, delimiter, regexp, auto; null when there is none.
OrderedJson extractObject(const QString& text, const Json& options);
/// The value at a path such as "a.b[0].c"; nullptr when there is none.
const OrderedJson* valueAtPath(const OrderedJson& object, const QString& path);
