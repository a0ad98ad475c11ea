#pragma once

#include "widgets/documents/codetokens.h"

/// The pieces of a log line that have a colour: keys, texts, numbers and words of JSON; keys, quoted values, numbers
/// behind an equals sign and HTTP methods of other lines. None for very long lines.
std::vector<CodeToken> lineTokens(const QString& line);
