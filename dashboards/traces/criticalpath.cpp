#include "dashboards/traces/criticalpath.h"

#include <algorithm>
#include <optional>

namespace {

struct Interval
{
    qint64 from = 0;
    qint64 to = 0;
};

class PathFinder
{
public:
    explicit PathFinder(const Trace& trace) : m_trace(trace)
    {
        cutToParents();
        collectChildren();
    }

    std::vector<PathSection> find()
    {
        for (const quint32 span : m_trace.order)
            if (m_trace.parent[span] == Trace::noParent)
                walk(span);
        return std::move(m_path);
    }

private:
    bool isWaitedFor(quint32 span) const
    {
        const auto parent = size_t(m_trace.parent[span]);
        return !m_trace.has(span, Trace::FollowsFrom)
            && !(m_trace.kind[span] == SpanKind::Consumer && m_trace.kind[parent] == SpanKind::Producer);
    }

    /// Parents come before their children in `order`, so a cut is passed on downwards.
    void cutToParents()
    {
        m_cut.resize(m_trace.size());
        m_counts.assign(m_trace.size(), true);
        for (const quint32 span : m_trace.order) {
            Interval own {m_trace.startNs[span], m_trace.startNs[span] + m_trace.durationNs[span]};
            if (m_trace.parent[span] != Trace::noParent) {
                const auto parent = size_t(m_trace.parent[span]);
                const Interval& outer = m_cut[parent];
                m_counts[span] = m_counts[parent] && isWaitedFor(span) && own.from < outer.to && own.to > outer.from;
                own = {std::max(own.from, outer.from), std::min(own.to, outer.to)};
            }
            m_cut[span] = own;
        }
    }

    /// Children that count, each parent's by their end, the latest first.
    void collectChildren()
    {
        m_children.resize(m_trace.size());
        for (const quint32 span : m_trace.order)
            if (m_trace.parent[span] != Trace::noParent && m_counts[span])
                m_children[size_t(m_trace.parent[span])].push_back(span);
        for (auto& children : m_children)
            std::stable_sort(children.begin(), children.end(),
                             [this](quint32 a, quint32 b) { return m_cut[a].to > m_cut[b].to; });
    }

    /// The child that finished last before `limit`; each is looked at once, as the limit only moves back.
    std::optional<quint32> lastBefore(quint32 span, std::optional<qint64> limit)
    {
        auto& next = m_next[span];
        const auto& children = m_children[span];
        while (next < children.size()) {
            const quint32 child = children[next++];
            if (!limit || m_cut[child].to < *limit)
                return child;
        }
        return std::nullopt;
    }

    void walk(quint32 root)
    {
        m_next.resize(m_trace.size(), 0);
        quint32 span = root;
        std::optional<qint64> limit; // where the path comes back from a child; none at the end of a span
        while (true) {
            const qint64 end = limit.value_or(m_cut[span].to);
            if (const auto child = lastBefore(span, limit)) {
                add(span, m_cut[*child].to, end);
                span = *child;
                limit.reset();
                continue;
            }
            add(span, m_cut[span].from, end);
            if (span == root)
                return;
            limit = m_cut[span].from;
            span = quint32(m_trace.parent[span]);
        }
    }

    void add(quint32 span, qint64 from, qint64 to)
    {
        if (from < to)
            m_path.push_back({span, from, to});
    }

    const Trace& m_trace;
    std::vector<Interval> m_cut;
    std::vector<bool> m_counts;
    std::vector<std::vector<quint32>> m_children;
    std::vector<size_t> m_next;
    std::vector<PathSection> m_path;
};

} // namespace

std::vector<PathSection> criticalPath(const Trace& trace)
{
    return PathFinder(trace).find();
}
