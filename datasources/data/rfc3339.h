#pragma once

#include <QString>

#include <optional>
#include <string_view>

/// Nanoseconds since the epoch of "2026-11-20T10:57:10.940Z": any number of digits in the fraction, Z or an offset,
/// "T" or a space. nullopt for anything else. Go's zero time (year 1) gives nullopt too: it means "not set".
std::optional<qint64> parseRfc3339Ns(std::string_view text);
/// As above in milliseconds; 0 when there is no time.
qint64 parseRfc3339Ms(std::string_view text);
/// "2026-11-20T10:57:10.940Z".
QString formatRfc3339(qint64 ms);
