#pragma once

#include <QtGlobal>

#include <array>
#include <string_view>

/// How grave a log line is. The order is that of the stacked volume, from harmless to grave.
enum class LogLevel : quint8
{
    Unknown,
    Trace,
    Debug,
    Info,
    Warning,
    Error,
    Critical
};
inline constexpr int logLevelCount = 7;
inline constexpr std::array<LogLevel, logLevelCount> allLogLevels = {
    LogLevel::Unknown, LogLevel::Trace, LogLevel::Debug,   LogLevel::Info,
    LogLevel::Warning, LogLevel::Error, LogLevel::Critical};

/// The name Grafana and Loki use: "warning", "unknown"...
std::string_view logLevelName(LogLevel level);
/// The level a label's value names ("WARN", "err", "fatal"), without regard to case; Unknown for other words.
LogLevel logLevelOf(std::string_view word);
/// The first whole word of a line that names a level.
LogLevel logLevelInText(std::string_view line);
/// True for the labels that speak of the level: detected_level, level, severity... The first one in order counts.
int logLevelLabelRank(std::string_view label); ///< 0 is best; -1: no such label
