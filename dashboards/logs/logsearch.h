#pragma once

#include "dashboards/logs/logdedup.h"

/// Whether a line holds the text, letters A to Z of either case being equal.
bool lineContains(std::string_view line, std::string_view text);
/// Indexes into `rows` of the lines that hold the text; rising. Any thread.
std::vector<quint32> matchingRows(const LogLines& lines, const std::vector<LogRow>& rows, std::string_view text);
