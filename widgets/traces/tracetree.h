#pragma once

#include "datasources/data/trace.h"

#include <optional>

/// Which spans of a trace are on the screen: all but those below a collapsed one. Rows are positions from the top.
class TraceTree
{
public:
    TraceTree() = default;
    explicit TraceTree(TracePtr trace);

    const std::vector<quint32>& rows() const { return m_rows; } ///< spans from top to bottom
    std::optional<size_t> rowOf(quint32 span) const; ///< nullopt while it is under a collapsed one
    bool isCollapsed(quint32 span) const { return m_collapsed[span]; }
    bool canCollapse(quint32 span) const { return m_trace->childCount[span] > 0; }
    void setCollapsed(quint32 span, bool collapsed);
    void collapseAll();
    void expandAll();
    void collapseOneLevel(); ///< the deepest of those that are open
    void expandOneLevel(); ///< the highest of those that are collapsed
    /// Collapses what is collapsed there, span by span of the same id: a refresh may bring them in another order.
    void collapseAs(const TraceTree& other);
    /// Opens all that stands above a span.
    void reveal(quint32 span);

private:
    void update();

    TracePtr m_trace;
    std::vector<bool> m_collapsed;
    std::vector<quint32> m_rows;
    std::vector<qint32> m_rowOf; ///< -1: hidden
};
