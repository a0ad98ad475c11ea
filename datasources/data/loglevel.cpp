#include "datasources/data/loglevel.h"

#include <algorithm>

namespace {

struct LevelWord
{
    std::string_view word;
    LogLevel level;
};

// Grafana's words (LogLevel of @grafana/data) in alphabetical order, for the search.
constexpr LevelWord levelWords[] = {
    {"alert", LogLevel::Critical},     {"crit", LogLevel::Critical},   {"critical", LogLevel::Critical},
    {"dbug", LogLevel::Debug},         {"debug", LogLevel::Debug},     {"emerg", LogLevel::Critical},
    {"eror", LogLevel::Error},         {"err", LogLevel::Error},       {"error", LogLevel::Error},
    {"fatal", LogLevel::Critical},     {"info", LogLevel::Info},       {"information", LogLevel::Info},
    {"informational", LogLevel::Info}, {"notice", LogLevel::Info},     {"trace", LogLevel::Trace},
    {"warn", LogLevel::Warning},       {"warning", LogLevel::Warning},
};

constexpr size_t shortestWord = 3;
constexpr size_t longestWord = 13;

constexpr bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

constexpr std::array<bool, 256> wordBytes = [] {
    std::array<bool, 256> table {};
    for (int c = 0; c < 256; ++c)
        table[size_t(c)] = isWordByte(char(c));
    return table;
}();

/// Bytes a level word can begin with, both cases: most words of a line fail here.
constexpr std::array<bool, 256> firstBytes = [] {
    std::array<bool, 256> table {};
    for (const LevelWord& entry : levelWords) {
        table[size_t(entry.word.front())] = true;
        table[size_t(entry.word.front()) - 32] = true;
    }
    return table;
}();

} // namespace

std::string_view logLevelName(LogLevel level)
{
    static constexpr std::string_view names[] = {"unknown", "trace", "debug", "info", "warning", "error", "critical"};
    return names[size_t(level) % logLevelCount];
}

LogLevel logLevelOf(std::string_view word)
{
    if (word.size() < shortestWord || word.size() > longestWord)
        return LogLevel::Unknown;
    char lower[longestWord];
    std::transform(word.begin(), word.end(), lower, [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    const std::string_view key(lower, word.size());
    const auto* const it = std::lower_bound(std::begin(levelWords), std::end(levelWords), key,
                                            [](const LevelWord& entry, std::string_view k) { return entry.word < k; });
    return it != std::end(levelWords) && it->word == key ? it->level : LogLevel::Unknown;
}

LogLevel logLevelInText(std::string_view line)
{
    const char* p = line.data();
    const char* const end = p + line.size();
    while (p < end) {
        while (p < end && !wordBytes[quint8(*p)]) {
            if (*p++ != '\x1b' || p == end || *p != '[')
                continue;
            while (p < end && !(*p >= 'a' && *p <= 'z') && !(*p >= 'A' && *p <= 'Z')) // a colour of the terminal
                ++p;
            p += p < end;
        }
        const char* const begin = p;
        while (p < end && wordBytes[quint8(*p)])
            ++p;
        if (begin == end || !firstBytes[quint8(*begin)])
            continue;
        if (const LogLevel level = logLevelOf({begin, size_t(p - begin)}); level != LogLevel::Unknown)
            return level;
    }
    return LogLevel::Unknown;
}

int logLevelLabelRank(std::string_view label)
{
    static constexpr std::string_view labels[] = {
        "detected_level", "level",    "LEVEL",         "Level",    "lvl",     "LVL",
        "loglevel",       "severity", "severity_text", "SEVERITY", "Severity"};
    const auto* const it = std::find(std::begin(labels), std::end(labels), label);
    return it == std::end(labels) ? -1 : int(it - std::begin(labels));
}
