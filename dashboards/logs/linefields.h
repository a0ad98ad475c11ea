#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <vector>

using LineFields = std::vector<std::pair<QString, QString>>;

/// The parts of a line that is a JSON object or logfmt (a=1 b="two words"), in their order; none for other lines.
LineFields fieldsOfLine(const QString& line);
/// A line that is a JSON object or list, on indented lines; nothing for other lines.
std::optional<QString> prettyJson(const QString& line);
