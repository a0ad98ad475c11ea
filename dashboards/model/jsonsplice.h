#pragma once

#include "dashboards/model/jsonpath.h"

// Changes of single places in the text of a JSON document: every other byte stays as it was, so that a file under
// version control shows the edit and nothing else. The text must be valid JSON.

namespace jsonsplice {

/// Blanks (or a tab) of one level; empty for a text in one line.
QByteArray indentOf(const QByteArray& text);

/// Replaces what stands at the path, or adds the last key to its object. False when the path leads nowhere.
bool set(QByteArray& text, const JsonPath& path, const OrderedJson& value);
/// Takes a key or an item out, with its comma.
bool remove(QByteArray& text, const JsonPath& path);

} // namespace jsonsplice
