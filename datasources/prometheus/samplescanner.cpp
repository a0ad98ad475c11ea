#include "datasources/prometheus/samplescanner.h"

#include "datasources/prometheus/prometheusnumbers.h"

#include <algorithm>
#include <cstring>

namespace {

/// Reads one series from front to back; every step is false at a character that does not belong.
class Scanner
{
public:
    Scanner(std::string_view text, RowTimes& rows) : m_at(text.data()), m_end(text.data() + text.size()), m_rows(rows)
    { }

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    bool takeTime(size_t row, qint64& ns)
    {
        const char* comma = m_rows.ending(row, m_at, m_end, ns);
        if (!comma) {
            const auto belongs = [](char c) {
                return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == 'e' || c == '+';
            };
            comma = std::find_if_not(m_at, m_end, belongs);
            if (comma == m_end || !m_rows.read(row, {m_at, size_t(comma - m_at)}, ns))
                return false;
        }
        m_at = comma;
        return take(',');
    }

    bool takeQuotedNumber(double& number)
    {
        if (!take('"'))
            return false;
        const auto [rest, error] = std::from_chars(m_at, m_end, number);
        if (error == std::errc() && rest != m_end && *rest == '"') {
            m_at = rest + 1;
            return true;
        }
        const char* quote = std::find(m_at, m_end, '"'); // +Inf, or out of a double's range
        const bool isNumber = quote != m_end && parseSample(m_at, quote, number);
        m_at = isNumber ? quote + 1 : m_at;
        return isNumber;
    }

    bool isAtEnd() const
    {
        return std::all_of(m_at, m_end, [](char c) { return c == ' ' || c == '\n'; });
    }

private:
    const char* m_at;
    const char* m_end;
    RowTimes& m_rows;
};

bool scanAll(Scanner scanner, TimeColumn& times, NumberColumn& values)
{
    if (!scanner.take('['))
        return false;
    do {
        qint64 ns = 0;
        double number = 0;
        if (!scanner.take('[') || !scanner.takeTime(times.size(), ns) || !scanner.takeQuotedNumber(number)
            || !scanner.take(']'))
            return false;
        times.push_back(ns);
        values.push_back(number);
    } while (scanner.take(','));
    return scanner.take(']') && scanner.isAtEnd();
}

} // namespace

bool RowTimes::read(size_t row, std::string_view token, qint64& ns)
{
    if (row < m_rows.size() && m_rows[row].first == token) {
        ns = m_rows[row].second;
        return true;
    }
    if (!parseSeconds(token.data(), token.data() + token.size(), ns))
        return false;
    if (row < m_rows.size())
        m_rows[row] = {token, ns};
    else if (row == m_rows.size())
        m_rows.emplace_back(token, ns);
    return true;
}

const char* RowTimes::ending(size_t row, const char* p, const char* end, qint64& ns) const
{
    if (row >= m_rows.size())
        return nullptr;
    const auto& [token, known] = m_rows[row];
    if (size_t(end - p) <= token.size() || std::memcmp(p, token.data(), token.size()) != 0 || p[token.size()] != ',')
        return nullptr;
    ns = known;
    return p + token.size();
}

bool scanSamples(std::string_view text, RowTimes& rows, TimeColumn& times, NumberColumn& values)
{
    const size_t before = times.size();
    if (scanAll(Scanner(text, rows), times, values))
        return true;
    times.resize(before);
    values.resize(before);
    return false;
}
