#include "dashboards/logs/logsearch.h"

#include <cstring>

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? char(c - 32) : c;
}

const char* find(const char* begin, const char* end, char c)
{
    const auto* at = static_cast<const char*>(std::memchr(begin, c, size_t(end - begin)));
    return at ? at : end;
}

bool equalAt(const char* at, std::string_view text)
{
    for (size_t i = 0; i < text.size(); ++i)
        if (lower(at[i]) != lower(text[i]))
            return false;
    return true;
}

} // namespace

bool lineContains(std::string_view line, std::string_view text)
{
    if (text.empty() || text.size() > line.size())
        return false;
    const char* const last = line.data() + (line.size() - text.size()) + 1; // behind the last place it can begin
    const char small = lower(text.front());
    const char big = upper(text.front());
    const char* nextSmall = find(line.data(), last, small);
    const char* nextBig = small == big ? last : find(line.data(), last, big);
    while (nextSmall != last || nextBig != last) {
        const bool useSmall = nextSmall < nextBig;
        const char*& at = useSmall ? nextSmall : nextBig;
        if (equalAt(at, text))
            return true;
        at = find(at + 1, last, useSmall ? small : big);
    }
    return false;
}

std::vector<quint32> matchingRows(const LogLines& lines, const std::vector<LogRow>& rows, std::string_view text)
{
    std::vector<quint32> matches;
    for (size_t i = 0; i < rows.size(); ++i)
        if (lineContains(lines.line(rows[i].row), text))
            matches.push_back(quint32(i));
    return matches;
}
