#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// One attribute of a span, a resource or an event; the value as text, its type as the source names it.
struct TraceAttribute
{
    QString key;
    QString type; ///< string, bool, int64, float64, binary
    QString value;
    friend bool operator==(const TraceAttribute&, const TraceAttribute&) = default;
};
using TraceAttributes = std::vector<TraceAttribute>;

struct SpanEvent
{
    qint64 timeNs = 0;
    QString name; ///< may be empty
    TraceAttributes attributes;
    friend bool operator==(const SpanEvent&, const SpanEvent&) = default;
};

/// A reference that is not the parent: to a span of this or another trace.
struct SpanLink
{
    QString traceId;
    QString spanId;
    friend bool operator==(const SpanLink&, const SpanLink&) = default;
};

/// All that a person sees of one span once it is opened; decoded on demand from the bytes as received.
struct SpanDetail
{
    TraceAttributes attributes;
    std::vector<SpanEvent> events; ///< by time
    std::vector<SpanLink> links;
    QStringList warnings; ///< each once, though stores repeat them
    QString statusMessage;
    QString traceState;
};

/// What sent the spans: a service on one host.
struct TraceProcess
{
    QString service;
    TraceAttributes attributes;
    friend bool operator==(const TraceProcess&, const TraceProcess&) = default;
};

enum class SpanKind : quint8
{
    Unspecified,
    Internal,
    Server,
    Client,
    Producer,
    Consumer
};

/// The ids of all spans of a trace, one behind the other in one text: a hundred thousand strings would take longer to
/// make than all else.
class SpanIds
{
public:
    void add(std::string_view id);
    void add(const QString& id);
    void reserve(size_t count);
    size_t size() const { return m_ends.size(); }
    std::string_view view(size_t span) const;
    QString at(size_t span) const;
    std::optional<size_t> find(const QString& id) const; ///< looks at all of them

private:
    std::string m_text;
    std::vector<size_t> m_ends;
};

/// Spans of one trace as columns, immutable and shared. Span indices are 32 bits; a trace has at most 2^31 spans.
/// `order` lists them as a tree is read: parents before children, children by start.
struct Trace
{
    static constexpr qint32 noParent = -1;
    enum Flag : quint8
    {
        HasError = 1,
        Orphan = 2, ///< names a parent that is not in the trace
        FollowsFrom = 4, ///< its parent does not wait for it
        Repaired = 8 ///< its id, start or place in the tree had to be mended
    };

    QString traceId;
    std::vector<qint64> startNs; ///< since the epoch
    std::vector<qint64> durationNs; ///< never negative
    std::vector<qint32> parent; ///< index, or noParent
    std::vector<quint32> process; ///< index into processes
    std::vector<quint32> operation; ///< index into operations
    std::vector<SpanKind> kind;
    std::vector<quint8> flags;
    std::vector<quint32> order;
    std::vector<quint16> depth; ///< 0 for roots; saturates
    std::vector<quint32> childCount; ///< direct children
    std::vector<TraceProcess> processes;
    std::vector<QString> operations;
    QStringList warnings; ///< of the trace as a whole

    size_t size() const { return startNs.size(); }
    bool has(size_t span, Flag flag) const { return (flags[span] & flag) != 0; }
    const QString& serviceOf(size_t span) const { return processes[process[span]].service; }
    const QString& operationOf(size_t span) const { return operations[operation[span]]; }
    qint64 beginNs() const; ///< of the earliest span; 0 for an empty trace
    qint64 endNs() const; ///< of the latest
    QString spanId(size_t span) const; ///< unique within the trace
    SpanDetail detail(size_t span) const;

    /// How the bytes of a span object are read.
    enum class Format : quint8
    {
        Jaeger,
        Otlp
    };
    struct Slice
    {
        quint64 at = 0;
        quint32 size = 0;
    };
    Format format = Format::Jaeger;
    std::shared_ptr<const std::string> bytes; ///< the answer; the slices point into it
    std::vector<Slice> spanBytes; ///< the JSON object of each span
    SpanIds ids; ///< unique
};
using TracePtr = std::shared_ptr<const Trace>;

/// Fills `order`, `depth` and `childCount` from `parent` and `startNs`. There must be no cycles.
void orderSpans(Trace& trace);

/// One line of a search result.
struct TraceSummary
{
    QString traceId;
    QString service; ///< of the root, or of the earliest span
    QString operation;
    qint64 startNs = 0;
    qint64 durationNs = 0;
    size_t spans = 0;
    size_t errors = 0;
    size_t orphans = 0;
    QStringList services; ///< sorted
    friend bool operator==(const TraceSummary&, const TraceSummary&) = default;
};
TraceSummary summarize(const Trace& trace);
