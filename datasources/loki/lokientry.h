#pragma once

#include <QtGlobal>

#include <optional>
#include <string>
#include <string_view>

// The parts of one line of an answer, in the forms that servers write them.

/// A time in ns out of its piece of JSON: ns as text or number; seconds with a fraction; RFC 3339. Nothing for others.
std::optional<qint64> lokiTime(std::string_view token);

/// Whether a line's third member has the form {"structuredMetadata":{},"parsed":{}} that lines keep as it is.
bool isCategorized(std::string_view extras);
/// A third member of another form in that form: an object of labels, or labels as pairs.
std::string categorized(std::string_view extras);
