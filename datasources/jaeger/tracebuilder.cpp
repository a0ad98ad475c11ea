#include "datasources/jaeger/tracebuilder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

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
    Trace& trace = *m_trace;
    trace.startNs.push_back(span.startNs);
    // Its end is a time, too.
    const qint64 longest = std::numeric_limits<qint64>::max() - std::max<qint64>(0, span.startNs);
    trace.durationNs.push_back(std::clamp<qint64>(span.durationNs, 0, longest));
    trace.process.push_back(span.process);
    trace.operation.push_back(operationIndex(span.operation));
    trace.kind.push_back(span.kind);
    trace.flags.push_back(span.hasError ? Trace::HasError : 0);
    trace.spanBytes.push_back({quint64(span.object.data() - trace.bytes->data()), quint32(span.object.size())});
    m_named.add(span.id);
    m_parents.push_back({span.parentId, span.followsFrom});
}

void TraceBuilder::addOtherParent(std::string_view id, bool followsFrom)
{
    m_others.push_back({m_parents.size() - 1, {id, followsFrom}});
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

/// Where the first span of that id stands in m_byId, or the free place where it belongs.
size_t TraceBuilder::placeOf(std::string_view id) const
{
    const size_t mask = m_byId.size() - 1;
    size_t place = std::hash<std::string_view>()(id) & mask;
    while (m_byId[place] >= 0 && m_named.view(size_t(m_byId[place])) != id)
        place = (place + 1) & mask;
    return place;
}

/// The first span of an id keeps it, as others refer to it by that name.
void TraceBuilder::makeIdsUnique()
{
    const size_t count = m_trace->size();
    m_byId.assign(std::bit_ceil(2 * count + 1), -1);
    std::unordered_map<std::string_view, int> again; // hardly ever any
    m_trace->ids.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        const std::string_view id = m_named.view(i);
        qint32& first = m_byId[placeOf(id)];
        if (first < 0) {
            first = qint32(i);
            m_trace->ids.add(id);
            continue;
        }
        m_trace->flags[i] |= Trace::Repaired;
        m_trace->ids.add(textOf(id) + QLatin1Char('_') + QString::number(++again[id]));
    }
}

/// A span is never its own parent.
qint32 TraceBuilder::parentOf(size_t span, std::string_view id) const
{
    const qint32 found = m_byId[placeOf(id)];
    return found == qint32(span) ? Trace::noParent : found;
}

void TraceBuilder::useOtherParents()
{
    for (const OtherParent& other : m_others)
        if (m_trace->parent[other.span] == Trace::noParent) {
            m_trace->parent[other.span] = parentOf(other.span, other.parent.id);
            m_parents[other.span].followsFrom = other.parent.followsFrom;
        }
}

void TraceBuilder::findParents()
{
    m_trace->parent.reserve(m_parents.size());
    for (size_t i = 0; i < m_parents.size(); ++i)
        m_trace->parent.push_back(m_parents[i].id.empty() ? Trace::noParent : parentOf(i, m_parents[i].id));
    useOtherParents();
    for (size_t i = 0; i < m_parents.size(); ++i) {
        const NamedParent& named = m_parents[i];
        if (m_trace->parent[i] != Trace::noParent)
            m_trace->flags[i] |= named.followsFrom ? Trace::FollowsFrom : 0;
        else if (!named.id.empty())
            m_trace->flags[i] |= m_byId[placeOf(named.id)] < 0 ? Trace::Orphan : Trace::Repaired;
    }
}

/// Walks up from each span once; meeting a span of the same walk again is a cycle, and there it becomes a root.
void TraceBuilder::cutCycles()
{
    std::vector<quint32> walkOf(m_parents.size(), 0);
    for (size_t i = 0; i < m_parents.size(); ++i) {
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
