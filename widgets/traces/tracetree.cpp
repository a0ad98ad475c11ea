#include "widgets/traces/tracetree.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_set>

TraceTree::TraceTree(TracePtr trace) : m_trace(std::move(trace)), m_collapsed(m_trace->size(), false)
{
    update();
}

std::optional<size_t> TraceTree::rowOf(quint32 span) const
{
    if (span >= m_rowOf.size() || m_rowOf[span] < 0)
        return std::nullopt;
    return size_t(m_rowOf[span]);
}

void TraceTree::setCollapsed(quint32 span, bool collapsed)
{
    if (m_collapsed[span] == collapsed || !canCollapse(span))
        return;
    m_collapsed[span] = collapsed;
    update();
}

void TraceTree::collapseAll()
{
    for (quint32 span = 0; span < m_trace->size(); ++span)
        m_collapsed[span] = canCollapse(span);
    update();
}

void TraceTree::expandAll()
{
    m_collapsed.assign(m_trace->size(), false);
    update();
}

/// Depths saturate, but nobody steps through 65,535 levels.
void TraceTree::collapseOneLevel()
{
    int deepest = -1;
    for (const quint32 span : m_rows)
        if (canCollapse(span) && !m_collapsed[span])
            deepest = std::max(deepest, int(m_trace->depth[span]));
    for (const quint32 span : m_rows)
        if (m_trace->depth[span] == deepest && canCollapse(span))
            m_collapsed[span] = true;
    update();
}

void TraceTree::expandOneLevel()
{
    int highest = std::numeric_limits<int>::max();
    for (const quint32 span : m_rows)
        if (m_collapsed[span])
            highest = std::min(highest, int(m_trace->depth[span]));
    for (const quint32 span : m_rows)
        if (m_trace->depth[span] == highest)
            m_collapsed[span] = false;
    update();
}

void TraceTree::collapseAs(const TraceTree& other)
{
    std::unordered_set<std::string_view> collapsed;
    for (quint32 span = 0; other.m_trace && span < other.m_collapsed.size(); ++span)
        if (other.m_collapsed[span])
            collapsed.insert(other.m_trace->ids.view(span));
    if (collapsed.empty())
        return;
    for (quint32 span = 0; span < m_collapsed.size(); ++span)
        m_collapsed[span] = canCollapse(span) && collapsed.count(m_trace->ids.view(span)) > 0;
    update();
}

void TraceTree::reveal(quint32 span)
{
    for (qint32 above = m_trace->parent[span]; above != Trace::noParent; above = m_trace->parent[size_t(above)])
        m_collapsed[size_t(above)] = false;
    update();
}

void TraceTree::update()
{
    m_rows.clear();
    m_rowOf.assign(m_trace->size(), -1);
    // Below a collapsed span stand all that follow it in the order until one whose parent is shown and open.
    std::vector<bool> hidden(m_trace->size(), false);
    for (const quint32 span : m_trace->order) {
        if (const qint32 parent = m_trace->parent[span]; parent != Trace::noParent)
            hidden[span] = hidden[size_t(parent)] || m_collapsed[size_t(parent)];
        if (hidden[span])
            continue;
        m_rowOf[span] = qint32(m_rows.size());
        m_rows.push_back(span);
    }
}
