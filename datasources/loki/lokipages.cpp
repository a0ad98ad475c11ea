#include "datasources/loki/lokipages.h"

#include <algorithm>

namespace {

constexpr qint64 dayNs = 86'400'000'000'000;
constexpr int defaultPageLimit = 5000; // max_entries_limit_per_query of a server as it comes

QByteArray keyOf(const LogLines& lines, qsizetype row)
{
    const std::string_view line = lines.line(row);
    return lines.stream(row).key.toUtf8() + '\n' + QByteArray(line.data(), qsizetype(line.size()));
}

} // namespace

LokiPages::LokiPages(qint64 fromNs, qint64 toNs, int wanted, bool newestFirst)
    : m_fromNs(fromNs)
    , m_toNs(toNs)
    , m_missing(wanted)
    , m_newestFirst(newestFirst)
    , m_pageLimit(std::min(wanted, defaultPageLimit))
{ }

std::optional<LokiPages::Page> LokiPages::next() const
{
    if (m_missing <= 0 || m_fromNs >= m_toNs)
        return std::nullopt;
    Page page {m_fromNs, m_toNs, 0};
    if (m_newestFirst)
        page.fromNs = std::max(m_fromNs, m_toNs - dayNs);
    else
        page.toNs = std::min(m_toNs, m_fromNs + dayNs);
    int again = 0;
    for (const int count : m_boundary)
        again += count;
    page.limit = std::min(m_pageLimit, m_missing + again);
    return page;
}

void LokiPages::limitPages(int limit)
{
    m_pageLimit = std::clamp(limit, 1, m_pageLimit);
}

LogLinesPtr LokiPages::withoutDoubles(const LogLinesPtr& page)
{
    if (m_boundary.isEmpty())
        return page;
    QHash<QByteArray, int> left = m_boundary;
    std::vector<LogLinesPtr> kept;
    qsizetype begin = 0; // of the run of rows that are new
    const auto keepUpTo = [&](qsizetype row) {
        if (row > begin)
            kept.push_back(LogLines::slice(page, begin, row - begin));
        begin = row + 1;
    };
    for (qsizetype row = 0; row < page->size(); ++row) {
        if (page->timeNs(row) != m_boundaryNs)
            continue;
        const auto it = left.find(keyOf(*page, row));
        if (it == left.end() || *it == 0)
            continue;
        --*it;
        keepUpTo(row);
    }
    keepUpTo(page->size());
    return LogLines::merge(kept);
}

void LokiPages::remember(const LogLines& lines, qint64 timeNs)
{
    if (timeNs != m_boundaryNs)
        m_boundary.clear();
    m_boundaryNs = timeNs;
    for (qsizetype row = 0; row < lines.size(); ++row)
        if (lines.timeNs(row) == timeNs)
            ++m_boundary[keyOf(lines, row)];
}

void LokiPages::moveCursor(const LogLinesPtr& page, bool anyNew)
{
    const qint64 edge = page->timeNs(m_newestFirst ? 0 : page->size() - 1);
    if (!anyNew) {
        m_skipped = true;
        m_boundary.clear();
    }
    if (m_newestFirst)
        m_toNs = anyNew ? edge + 1 : edge;
    else
        m_fromNs = anyNew ? edge : edge + 1;
}

void LokiPages::take(const LogLinesPtr& page)
{
    const auto asked = next();
    if (!asked)
        return;
    LogLinesPtr fresh = withoutDoubles(page);
    if (fresh->size() > m_missing) // a server that gives more than it was asked for
        fresh = LogLines::merge({fresh}, m_missing, m_newestFirst);
    m_missing -= int(fresh->size());
    if (!fresh->isEmpty())
        m_parts.push_back(fresh);
    if (page->size() < asked->limit) { // this part of the range is exhausted
        m_boundary.clear();
        (m_newestFirst ? m_toNs : m_fromNs) = m_newestFirst ? asked->fromNs : asked->toNs;
        return;
    }
    if (!fresh->isEmpty())
        remember(*fresh, page->timeNs(m_newestFirst ? 0 : page->size() - 1));
    moveCursor(page, !fresh->isEmpty());
}

LogLinesPtr LokiPages::lines() const
{
    if (m_parts.size() == 1)
        return m_parts.front();
    // Oldest part first, so that lines of equal time keep their order.
    std::vector<LogLinesPtr> parts = m_parts;
    if (m_newestFirst)
        std::reverse(parts.begin(), parts.end());
    return LogLines::merge(parts);
}
