#pragma once

#include "datasources/data/loglines.h"

#include <QByteArray>
#include <QHash>

/// Walks through a range page by page, because a server gives a limited number of lines at once. The cursor is the
/// time of the outermost line; lines at that very ns are asked for again and told from those already here, so none is
/// lost and none comes twice. Long ranges are asked a day at a time.
class LokiPages
{
public:
    struct Page
    {
        qint64 fromNs = 0;
        qint64 toNs = 0; ///< not included
        int limit = 0;
        friend bool operator==(const Page&, const Page&) = default;
    };
    LokiPages(qint64 fromNs, qint64 toNs, int wanted, bool newestFirst);

    /// What to ask next; nothing when the range is exhausted or enough lines are here.
    std::optional<Page> next() const;
    /// The answer to next().
    void take(const LogLinesPtr& page);
    /// The server gives no more than this at once.
    void limitPages(int limit);
    LogLinesPtr lines() const;
    int missing() const { return m_missing; } ///< lines still wanted
    /// More lines had one equal time than a page holds: some of them cannot be reached.
    bool skippedLines() const { return m_skipped; }

private:
    LogLinesPtr withoutDoubles(const LogLinesPtr& page);
    void moveCursor(const LogLinesPtr& page, bool anyNew);
    void remember(const LogLines& lines, qint64 timeNs);

    qint64 m_fromNs;
    qint64 m_toNs;
    int m_missing;
    bool m_newestFirst;
    int m_pageLimit;
    bool m_skipped = false;
    std::vector<LogLinesPtr> m_parts;
    qint64 m_boundaryNs = 0;
    QHash<QByteArray, int> m_boundary; ///< lines at m_boundaryNs that are here, by stream and text
};
