#include "datasources/jaeger/jaegertraces.h"

#include "datasources/data/ondemandjson.h"
#include "datasources/data/spandetail.h"
#include "datasources/jaeger/tracebuilder.h"
#include "datasources/net/httprequest.h"

#include <algorithm>
#include <optional>

using namespace ondemandjson; // NOLINT(google-build-using-namespace)

namespace {

constexpr qint64 nsPerMicrosecond = 1000;

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

SpanKind kindOf(std::string_view text)
{
    if (text == "server")
        return SpanKind::Server;
    if (text == "client")
        return SpanKind::Client;
    if (text == "producer")
        return SpanKind::Producer;
    if (text == "consumer")
        return SpanKind::Consumer;
    return text == "internal" ? SpanKind::Internal : SpanKind::Unspecified;
}

/// Ids may be printed with and without leading zeros.
bool isSameId(std::string_view a, std::string_view b)
{
    const auto withoutZeros = [](std::string_view id) {
        return id.substr(std::min(id.find_first_not_of('0'), id.size()));
    };
    return a == b || withoutZeros(a) == withoutZeros(b);
}

/// Some writers give roots a parent of zeros.
bool namesSpan(std::string_view id)
{
    return id.find_first_not_of('0') != std::string_view::npos;
}

/// One trace of the answer while it is read.
class TraceReader
{
    struct Reference
    {
        std::string_view traceId;
        std::string_view spanId;
        bool followsFrom = false;
    };
    struct TagValue ///< one of both
    {
        bool flag = false;
        std::string_view text;
    };

public:
    explicit TraceReader(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)) { }

    bool read(simdjson::ondemand::object object)
    {
        const bool ok = forEachKey(object, [this](std::string_view key, Value value) {
            if (key == "traceID")
                return readText(value, m_traceId);
            if (key == "spans")
                return forEachItem(value, [this](Value span) { return readSpan(span); });
            if (key == "processes")
                return forEachKey(value,
                                  [this](std::string_view name, Value process) { return readProcess(name, process); });
            if (key == "warnings")
                return forEachItem(value, [this](Value item) {
                    std::string_view text;
                    const bool isText = readText(item, text);
                    if (!text.empty())
                        builder().addWarning(textOf(text));
                    return isText;
                });
            return true;
        });
        builder().setTraceId(textOf(m_traceId.empty() ? m_spanTraceId : m_traceId));
        return ok;
    }

    bool hasTrace() const { return m_hasSpans; }
    TracePtr take() { return builder().take(); }

private:
    TraceBuilder& builder() { return m_builder; }

    /// Spans name their process before it is known.
    quint32 processIndex(std::string_view name)
    {
        const auto known = m_processes.find(name);
        if (known != m_processes.end())
            return known->second;
        const quint32 index = builder().addProcess({QStringLiteral("unknown-service"), {}});
        m_processes.emplace(name, index);
        return index;
    }

    bool readProcess(std::string_view name, Value value)
    {
        std::string_view json;
        simdjson::ondemand::object object;
        if (const auto error = value.get_object().get(object))
            return error == simdjson::INCORRECT_TYPE;
        if (object.raw_json().get(json) || object.reset().error())
            return false;
        std::string_view service;
        const bool ok = forEachKey(object, [&](std::string_view key, Value member) {
            return key != "serviceName" || readText(member, service);
        });
        const quint32 index = processIndex(name);
        if (!service.empty())
            builder().process(index).service = textOf(service);
        builder().process(index).attributes = jaegerSpanDetail(json).attributes;
        return ok;
    }

    bool readSpan(Value value)
    {
        simdjson::ondemand::object object;
        RawSpan span;
        if (const auto error = value.get_object().get(object))
            return error == simdjson::INCORRECT_TYPE;
        if (object.raw_json().get(span.object) || object.reset().error())
            return false;
        m_references.clear();
        m_hasSpans = true;
        bool hasProcess = false;
        std::string_view traceId;
        std::string_view olderParent;
        const bool ok = forEachKey(object, [&](std::string_view key, Value member) {
            if (key == "spanID")
                return readText(member, span.id);
            if (key == "traceID")
                return readText(member, traceId);
            if (key == "parentSpanID")
                return readText(member, olderParent);
            if (key == "operationName")
                return readText(member, span.operation);
            if (key == "startTime" || key == "duration")
                return readTime(member, key == "startTime" ? span.startNs : span.durationNs);
            if (key == "references")
                return forEachItem(member, [this](Value reference) { return readReference(reference); });
            if (key == "tags")
                return forEachItem(member, [&](Value tag) { return readTag(tag, span); });
            if (key != "processID")
                return true;
            std::string_view name;
            hasProcess = readText(member, name);
            span.process = processIndex(name);
            return hasProcess;
        });
        if (!hasProcess)
            span.process = builder().unknownProcess();
        if (m_spanTraceId.empty())
            m_spanTraceId = traceId;
        if (m_references.empty() && namesSpan(olderParent))
            m_references.push_back({{}, olderParent, false});
        addSpan(span, traceId.empty() ? m_traceId : traceId);
        return ok;
    }

    /// Only now the trace of the span is known for certain: keys come in any order.
    void addSpan(RawSpan& span, std::string_view traceId)
    {
        const auto isElsewhere = [traceId](const Reference& reference) {
            return !reference.traceId.empty() && !traceId.empty() && !isSameId(reference.traceId, traceId);
        }; // a link, for the span's detail
        m_references.erase(std::remove_if(m_references.begin(), m_references.end(), isElsewhere), m_references.end());
        if (!m_references.empty()) {
            span.parentId = m_references.front().spanId;
            span.followsFrom = m_references.front().followsFrom;
        }
        builder().addSpan(span);
        for (size_t i = 1; i < m_references.size(); ++i)
            builder().addOtherParent(m_references[i].spanId, m_references[i].followsFrom);
    }

    static bool readTime(Value value, qint64& ns)
    {
        int64_t microseconds = 0;
        const bool ok = readInteger(value, microseconds);
        constexpr int64_t largest = std::numeric_limits<int64_t>::max() / nsPerMicrosecond;
        ns = std::clamp<int64_t>(microseconds, 0, largest) * nsPerMicrosecond;
        return ok;
    }

    bool readReference(Value value)
    {
        std::string_view type;
        Reference reference;
        const bool ok = forEachKey(value, [&](std::string_view key, Value member) {
            if (key == "refType")
                return readText(member, type);
            if (key == "traceID")
                return readText(member, reference.traceId);
            return key != "spanID" || readText(member, reference.spanId);
        });
        reference.followsFrom = type == "FOLLOWS_FROM";
        if (namesSpan(reference.spanId) && (type == "CHILD_OF" || reference.followsFrom))
            m_references.push_back(reference);
        return ok;
    }

    /// Only what the timeline shows of every span; the rest waits in the bytes.
    static bool readTag(Value item, RawSpan& span)
    {
        simdjson::ondemand::object tag;
        if (const auto error = item.get_object().get(tag))
            return error == simdjson::INCORRECT_TYPE;
        std::string_view key;
        std::optional<TagValue> value; // which may stand before its key
        for (auto field : tag) {
            std::string_view name;
            Value member;
            if (field.unescaped_key().get(name) || field.value().get(member))
                return false;
            if (name == "key") {
                if (!readText(member, key))
                    return false;
                if (key != "error" && key != "span.kind" && key != "otel.status_code")
                    return true; // the rest of most tags is passed over
            } else if (name == "value") {
                if (!readTagValue(member, value.emplace()))
                    return false;
            }
        }
        if (value)
            useTag(key, *value, span);
        return true;
    }

    static bool readTagValue(Value member, TagValue& value)
    {
        return !member.get_bool().get(value.flag) || readText(member, value.text);
    }

    static void useTag(std::string_view key, const TagValue& value, RawSpan& span)
    {
        if (key == "span.kind")
            span.kind = kindOf(value.text);
        else if ((key == "error" && (value.flag || value.text == "true"))
                 || (key == "otel.status_code" && value.text == "ERROR"))
            span.hasError = true;
    }

    std::shared_ptr<const std::string> m_bytes;
    TraceBuilder m_builder {QString(), Trace::Format::Jaeger, m_bytes};
    std::string_view m_traceId;
    std::unordered_map<std::string_view, quint32> m_processes;
    std::string_view m_spanTraceId; ///< of the first span, where the trace itself names none
    std::vector<Reference> m_references; ///< of the span that is read
    bool m_hasSpans = false;
};

bool readTrace(const std::shared_ptr<const std::string>& bytes, simdjson::ondemand::object object,
               std::vector<TracePtr>& traces)
{
    TraceReader reader(bytes);
    const bool ok = reader.read(object);
    if (ok && reader.hasTrace())
        traces.push_back(reader.take());
    return ok;
}

bool readTraceItem(const std::shared_ptr<const std::string>& bytes, Value item, std::vector<TracePtr>& traces)
{
    simdjson::ondemand::object object;
    if (const auto error = item.get_object().get(object))
        return error == simdjson::INCORRECT_TYPE;
    return readTrace(bytes, object, traces);
}

/// "data": mostly a list; of some tools the one trace itself.
bool readData(const std::shared_ptr<const std::string>& bytes, Value data, std::vector<TracePtr>& traces)
{
    simdjson::ondemand::json_type type;
    if (data.type().get(type))
        return false;
    if (type == simdjson::ondemand::json_type::object)
        return readTraceItem(bytes, data, traces);
    return forEachItem(data, [&](Value item) { return readTraceItem(bytes, item, traces); });
}

/// One of {"code","msg"}, or a text: what the server could not give.
bool readError(Value value, QStringList& errors)
{
    simdjson::ondemand::json_type type;
    if (value.type().get(type))
        return false;
    std::string_view words;
    const bool ok = type == simdjson::ondemand::json_type::object
        ? forEachKey(value,
                     [&words](std::string_view key, Value member) {
                         return (key != "msg" && key != "message") || readText(member, words);
                     })
        : readText(value, words);
    if (!words.empty() && !errors.contains(textOf(words)))
        errors << textOf(words);
    return ok;
}

bool readAnswer(const std::shared_ptr<const std::string>& bytes, simdjson::ondemand::object root, bool& isTrace,
                ReadTraces& read)
{
    bool isAnswer = false;
    const bool ok = forEachKey(root, [&](std::string_view key, Value value) {
        isTrace = isTrace || key == "spans";
        isAnswer = isAnswer || key == "data";
        if (key == "errors")
            return forEachItem(value, [&read](Value item) { return readError(item, read.errors); });
        return key != "data" || readData(bytes, value, read.traces);
    });
    isTrace = isTrace && !isAnswer;
    return ok && (isAnswer || isTrace);
}

} // namespace

bool readJaegerTraces(const std::shared_ptr<const std::string>& bytes, ReadTraces& read)
{
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::object root;
    simdjson::ondemand::array list;
    const simdjson::padded_string_view padded(bytes->data(), bytes->size(), bytes->size() + httpBodyPadding);
    if (parser.iterate(padded).get(document))
        return false;
    if (!document.get_array().get(list)) {
        for (auto item : list) {
            Value trace;
            if (item.get(trace) || !readTraceItem(bytes, trace, read.traces))
                return false;
        }
        return !read.traces.empty();
    }
    bool isTrace = false;
    if (document.get_object().get(root) || !readAnswer(bytes, root, isTrace, read))
        return false;
    return !isTrace
        || (!parser.iterate(padded).get(document) && !document.get_object().get(root)
            && readTrace(bytes, root, read.traces));
}
