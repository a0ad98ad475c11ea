#pragma once

#include <optional>
#include <string>
#include <string_view>

// Lengths of the ids of OTLP as hex digits.
inline constexpr size_t spanIdDigits = 16;
inline constexpr size_t traceIdDigits = 32;

/// The hex digits of an id whose bytes came in base64, as some stores send it, with or without = at its end; nullopt
/// for ids that are hex already (some leave leading zeros out) or something else.
std::optional<std::string> hexOfBase64Id(std::string_view id, size_t digits);
