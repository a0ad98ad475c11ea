#include "datasources/jaeger/jaegertraces.h"

#include "datasources/data/jsonutil.h"
#include "datasources/data/ondemandjson.h"
#include "datasources/data/spandetail.h"
#include "datasources/jaeger/tracebuilder.h"
#include "datasources/net/httprequest.h"

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

/// One trace of the answer while it is read.
class TraceReader
{
public:
    explicit TraceReader(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)) { }

    bool read(simdjson::ondemand::object object)
    {
        return forEachKey(object, [this](std::string_view key, Value value) {
            if (key == "traceID") {
                std::string_view id;
                const bool ok = readText(value, id);
                builder().setTraceId(textOf(id));
                m_traceId = id;
                return ok;
            }
            if (key == "spans")
                return forEachItem(value, [this](Value span) { return readSpan(span); });
            if (key == "processes")
                return forEachKey(value,
                                  [this](std::string_view name, Value process) { return readProcess(name, process); });
            if (key == "warnings")
                return forEachItem(value, [this](Value item) {
                    std::string_view text;
                    const bool ok = readText(item, text);
                    builder().addWarning(textOf(text));
                    return ok;
                });
            return true;
        });
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
        if (object.raw_json().get(json))
            return false;
        const auto process = jsonutil::parse(QByteArray(json.data(), qsizetype(json.size())));
        if (!process)
            return false;
        const quint32 index = processIndex(name);
        if (const QString service = jsonutil::string(*process, "serviceName"); !service.isEmpty())
            builder().process(index).service = service;
        builder().process(index).attributes = jaegerSpanDetail(json).attributes;
        return true;
    }

    bool readSpan(Value value)
    {
        simdjson::ondemand::object object;
        RawSpan span;
        if (const auto error = value.get_object().get(object))
            return error == simdjson::INCORRECT_TYPE;
        if (object.raw_json().get(span.object) || object.reset().error())
            return false;
        m_others.clear();
        m_hasSpans = true;
        bool hasProcess = false;
        const bool ok = forEachKey(object, [&](std::string_view key, Value member) {
            if (key == "spanID")
                return readText(member, span.id);
            if (key == "operationName")
                return readText(member, span.operation);
            if (key == "startTime" || key == "duration")
                return readTime(member, key == "startTime" ? span.startNs : span.durationNs);
            if (key == "references")
                return forEachItem(member, [&](Value reference) { return readReference(reference, span); });
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
        builder().addSpan(span);
        for (const auto& [id, followsFrom] : m_others)
            builder().addOtherParent(id, followsFrom);
        return ok;
    }

    static bool readTime(Value value, qint64& ns)
    {
        int64_t microseconds = 0;
        const bool ok = readInteger(value, microseconds);
        constexpr int64_t largest = std::numeric_limits<int64_t>::max() / nsPerMicrosecond;
        ns = std::clamp<int64_t>(microseconds, 0, largest) * nsPerMicrosecond;
        return ok;
    }

    bool readReference(Value value, RawSpan& span)
    {
        std::string_view type;
        std::string_view trace;
        std::string_view id;
        const bool ok = forEachKey(value, [&](std::string_view key, Value member) {
            if (key == "refType")
                return readText(member, type);
            if (key == "traceID")
                return readText(member, trace);
            return key != "spanID" || readText(member, id);
        });
        const bool isElsewhere = !trace.empty() && !m_traceId.empty() && trace != m_traceId;
        if (isElsewhere || id.empty() || (type != "CHILD_OF" && type != "FOLLOWS_FROM"))
            return ok; // a link, for the span's detail
        if (span.parentId.empty()) {
            span.parentId = id;
            span.followsFrom = type == "FOLLOWS_FROM";
        } else {
            m_others.emplace_back(id, type == "FOLLOWS_FROM");
        }
        return ok;
    }

    /// Only what the timeline shows of every span; the rest waits in the bytes.
    static bool readTag(Value value, RawSpan& span)
    {
        simdjson::ondemand::object tag;
        if (const auto error = value.get_object().get(tag))
            return error == simdjson::INCORRECT_TYPE;
        std::string_view key;
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
            } else if (name == "value" && !readTagValue(key, member, span)) {
                return false;
            }
        }
        return true;
    }

    static bool readTagValue(std::string_view key, Value member, RawSpan& span)
    {
        bool flag = false;
        if (!member.get_bool().get(flag)) {
            span.hasError = span.hasError || (flag && key == "error");
            return true;
        }
        std::string_view text;
        const bool ok = readText(member, text);
        if (key == "span.kind")
            span.kind = kindOf(text);
        else if ((key == "error" && text == "true") || (key == "otel.status_code" && text == "ERROR"))
            span.hasError = true;
        return ok;
    }

    std::shared_ptr<const std::string> m_bytes;
    TraceBuilder m_builder {QString(), Trace::Format::Jaeger, m_bytes};
    std::string_view m_traceId;
    std::unordered_map<std::string_view, quint32> m_processes;
    std::vector<std::pair<std::string_view, bool>> m_others;
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

} // namespace

bool readJaegerTraces(const std::shared_ptr<const std::string>& bytes, std::vector<TracePtr>& traces)
{
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::object root;
    const simdjson::padded_string_view padded(bytes->data(), bytes->size(), bytes->size() + httpBodyPadding);
    if (parser.iterate(padded).get(document) || document.get_object().get(root))
        return false;
    bool isTrace = false;
    bool isAnswer = false;
    const bool ok = forEachKey(root, [&](std::string_view key, Value value) {
        isTrace = isTrace || key == "spans";
        if (key != "data")
            return true;
        isAnswer = true;
        return forEachItem(value, [&](Value item) {
            simdjson::ondemand::object object;
            if (const auto error = item.get_object().get(object))
                return error == simdjson::INCORRECT_TYPE;
            return readTrace(bytes, object, traces);
        });
    });
    if (!ok || isAnswer || !isTrace)
        return ok && isAnswer;
    return !parser.iterate(padded).get(document) && !document.get_object().get(root) && readTrace(bytes, root, traces);
}
