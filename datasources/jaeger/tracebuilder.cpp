#include "datasources/jaeger/tracebuilder.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

TraceBuilder::TraceBuilder(QString traceId, Trace::Format format, std::shared_ptr<const std::string> bytes)
    : m_trace(std::make_shared<Trace>())
{
    m_trace->traceId = std::move(traceId);
    m_trace->format = format;
    m_trace->bytes = std::move(bytes);
}

quint32 TraceBuilder::addProcess(TraceProcess process)
{
    m_trace->processes.push_back(std::move(process));
    return quint32(m_trace->processes.size() - 1);
}

quint32 TraceBuilder::unknownProcess()
{
    if (m_unknownProcess < 0)
        m_unknownProcess = qint32(addProcess({QStringLiteral("unknown-service"), {}}));
    return quint32(m_unknownProcess);
}

void TraceBuilder::addSpan(const RawSpan& span)
{
    m_spans.push_back(span);
}

void TraceBuilder::addOtherParent(std::string_view id, bool followsFrom)
{
    m_others.push_back({m_spans.size() - 1, id, followsFrom});
}

void TraceBuilder::addWarning(const QString& warning)
{
    if (!m_trace->warnings.contains(warning))
        m_trace->warnings << warning;
}

quint32 TraceBuilder::operationIndex(std::string_view name)
{
    const auto [it, isNew] = m_operations.try_emplace(name, quint32(m_trace->operations.size()));
    if (isNew)
        m_trace->operations.push_back(textOf(name));
    return it->second;
}

/// The first span of an id keeps it, as others refer to it by that name.
void TraceBuilder::makeIdsUnique()
{
    std::unordered_map<std::string_view, int> seen;
    seen.reserve(m_spans.size());
    for (size_t i = 0; i < m_spans.size(); ++i) {
        QString id = textOf(m_spans[i].id);
        const int times = seen[m_spans[i].id]++;
        if (times == 0)
            m_byId.emplace(m_spans[i].id, qint32(i));
        else
            id += QLatin1Char('_') + QString::number(times);
        m_trace->flags[i] |= times == 0 ? 0 : Trace::Repaired;
        m_trace->ids.push_back(std::move(id));
    }
}

/// A span is never its own parent.
qint32 TraceBuilder::parentOf(size_t span, std::string_view id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() || found->second == qint32(span) ? Trace::noParent : found->second;
}

void TraceBuilder::useOtherParents()
{
    for (const OtherParent& other : m_others)
        if (m_trace->parent[other.span] == Trace::noParent) {
            m_trace->parent[other.span] = parentOf(other.span, other.id);
            m_spans[other.span].followsFrom = other.followsFrom;
        }
}

void TraceBuilder::findParents()
{
    for (size_t i = 0; i < m_spans.size(); ++i)
        m_trace->parent.push_back(m_spans[i].parentId.empty() ? Trace::noParent : parentOf(i, m_spans[i].parentId));
    useOtherParents();
    for (size_t i = 0; i < m_spans.size(); ++i) {
        const RawSpan& span = m_spans[i];
        if (m_trace->parent[i] != Trace::noParent)
            m_trace->flags[i] |= span.followsFrom ? Trace::FollowsFrom : 0;
        else if (!span.parentId.empty())
            m_trace->flags[i] |= m_byId.count(span.parentId) == 0 ? Trace::Orphan : Trace::Repaired;
    }
}

/// Walks up from each span once; meeting a span of the same walk again is a cycle, and there it becomes a root.
void TraceBuilder::cutCycles()
{
    std::vector<quint32> walkOf(m_spans.size(), 0);
    for (size_t i = 0; i < m_spans.size(); ++i) {
        const quint32 walk = quint32(i) + 1;
        auto at = qint32(i);
        while (at != Trace::noParent && walkOf[size_t(at)] == 0) {
            walkOf[size_t(at)] = walk;
            at = m_trace->parent[size_t(at)];
        }
        if (at != Trace::noParent && walkOf[size_t(at)] == walk) {
            m_trace->parent[size_t(at)] = Trace::noParent;
            m_trace->flags[size_t(at)] |= Trace::Repaired;
        }
    }
}

/// Parents come first in `order`, so that a repaired start is passed on downwards.
void TraceBuilder::repairStarts()
{
    for (const quint32 span : m_trace->order)
        if (m_trace->startNs[span] <= 0 && m_trace->parent[span] != Trace::noParent) {
            m_trace->startNs[span] = m_trace->startNs[size_t(m_trace->parent[span])];
            m_trace->flags[span] |= Trace::Repaired;
        }
}

TracePtr TraceBuilder::take()
{
    Trace& trace = *m_trace;
    const char* begin = trace.bytes->data();
    for (const RawSpan& span : m_spans) {
        trace.startNs.push_back(span.startNs);
        trace.durationNs.push_back(std::max<qint64>(0, span.durationNs));
        trace.process.push_back(span.process);
        trace.operation.push_back(operationIndex(span.operation));
        trace.kind.push_back(span.kind);
        trace.flags.push_back(span.hasError ? Trace::HasError : 0);
        trace.spanBytes.push_back({quint64(span.object.data() - begin), quint32(span.object.size())});
    }
    makeIdsUnique();
    findParents();
    cutCycles();
    orderSpans(trace);
    const bool hasGaps = std::any_of(trace.startNs.begin(), trace.startNs.end(), [](qint64 ns) { return ns <= 0; });
    if (hasGaps) {
        repairStarts();
        orderSpans(trace);
    }
    return std::move(m_trace);
}
