#pragma once

#include "datasources/data/loglines.h"

/// Which neighbouring lines count as one.
enum class LogDedup
{
    None,
    Exact, ///< equal but for times in ISO format
    Numbers, ///< equal but for digits
    Signature ///< equal but for letters, digits and underscores: the punctuation counts
};
LogDedup logDedupOf(const QString& name); ///< "none", "exact", "numbers", "signature"

/// A line on the screen and how many like it stand behind it.
struct LogRow
{
    quint32 row = 0;
    quint32 duplicates = 0;
    friend bool operator==(const LogRow&, const LogRow&) = default;
};

/// The rows in the order of the screen; runs of equal lines are their first one.
std::vector<LogRow> visibleRows(const LogLines& lines, LogDedup dedup, bool newestFirst);
bool isDuplicate(std::string_view a, std::string_view b, LogDedup dedup);
