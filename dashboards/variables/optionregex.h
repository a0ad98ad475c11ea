#pragma once

#include "datasources/data/result.h"

#include <QRegularExpression>

/// A regular expression as dashboards write it: /pattern/flags, or a bare pattern that must match the whole text.
struct OptionRegex
{
    QRegularExpression pattern;
    bool global = false; ///< all matches count, not the first alone
    QStringList names; ///< of the groups; asking the pattern for each text is slow
};

/// Reads JavaScript's syntax where it differs from PCRE's ([^], \uXXXX, \cX aside).
Result<OptionRegex> parseOptionRegex(const QString& text);
