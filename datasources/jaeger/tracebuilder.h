#pragma once

#include "datasources/data/trace.h"

#include <string_view>
#include <unordered_map>

/// One span as a decoder met it; the texts point into the answer.
struct RawSpan
{
    std::string_view id;
    std::string_view parentId; ///< empty: none named
    bool followsFrom = false; ///< how the parent is named
    qint64 startNs = 0;
    qint64 durationNs = 0;
    quint32 process = 0; ///< as addProcess() gave it
    std::string_view operation;
    SpanKind kind = SpanKind::Unspecified;
    bool hasError = false;
    std::string_view object; ///< the whole JSON of the span
};

/// Collects the spans of one trace and puts them in order: ids that occur twice are made unique (id_1), spans whose
/// parent is not there are roots marked as orphans, cycles are cut, a missing start is that of the parent. Jaeger's
/// interface mends traces the same way.
class TraceBuilder
{
public:
    TraceBuilder(QString traceId, Trace::Format format, std::shared_ptr<const std::string> bytes);

    void setTraceId(const QString& id) { m_trace->traceId = id; }
    quint32 addProcess(TraceProcess process);
    /// The process of spans that name none: "unknown-service".
    quint32 unknownProcess();
    TraceProcess& process(quint32 index) { return m_trace->processes[index]; }
    void addSpan(const RawSpan& span);
    /// Another parent that the span added last names: it counts when the one before is not in the trace.
    void addOtherParent(std::string_view id, bool followsFrom);
    void addWarning(const QString& warning);
    TracePtr take();

private:
    /// How a span names its parent; the text points into the answer.
    struct NamedParent
    {
        std::string_view id; ///< empty: none
        bool followsFrom = false;
    };
    struct OtherParent
    {
        size_t span = 0;
        NamedParent parent;
    };
    qint32 parentOf(size_t span, std::string_view id) const;
    void useOtherParents();
    quint32 operationIndex(std::string_view name);
    size_t placeOf(std::string_view id) const;
    void makeIdsUnique();
    void findParents();
    void cutCycles();
    void repairStarts();

    std::shared_ptr<Trace> m_trace;
    std::vector<NamedParent> m_parents;
    std::vector<OtherParent> m_others;
    std::unordered_map<std::string_view, quint32> m_operations;
    std::vector<qint32> m_byId; ///< first spans of their ids: open addressing, -1 is free; a power of two of places
    SpanIds m_named; ///< ids as the source names them, not yet unique
    qint32 m_unknownProcess = -1;
};
