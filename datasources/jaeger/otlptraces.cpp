#include "datasources/jaeger/otlptraces.h"

#include "datasources/data/jsonutil.h"
#include "datasources/data/ondemandjson.h"
#include "datasources/data/otlpid.h"
#include "datasources/data/spandetail.h"
#include "datasources/jaeger/tracebuilder.h"
#include "datasources/net/httprequest.h"

#include <charconv>
#include <deque>
#include <map>

using namespace ondemandjson; // NOLINT(google-build-using-namespace)

namespace {

constexpr int64_t errorStatus = 2;

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

SpanKind kindOf(int64_t number)
{
    return number >= int64_t(SpanKind::Unspecified) && number <= int64_t(SpanKind::Consumer) ? SpanKind(number)
                                                                                             : SpanKind::Unspecified;
}

/// A number in a text; -1 for words.
int64_t numberIn(std::string_view text)
{
    int64_t number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : -1;
}

SpanKind kindOf(std::string_view name)
{
    if (const int64_t number = numberIn(name); number >= 0)
        return kindOf(number);
    static const std::map<std::string_view, SpanKind> kinds = {{"SPAN_KIND_INTERNAL", SpanKind::Internal},
                                                               {"SPAN_KIND_SERVER", SpanKind::Server},
                                                               {"SPAN_KIND_CLIENT", SpanKind::Client},
                                                               {"SPAN_KIND_PRODUCER", SpanKind::Producer},
                                                               {"SPAN_KIND_CONSUMER", SpanKind::Consumer}};
    const auto found = kinds.find(name);
    return found == kinds.end() ? SpanKind::Unspecified : found->second;
}

class OtlpReader
{
public:
    explicit OtlpReader(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)) { }

    /// One object; its keys may be envelopes of the spans.
    bool read(simdjson::ondemand::object object)
    {
        return forEachKey(object, [this](std::string_view key, Value value) { return readKey(key, value); });
    }
    /// A list of such objects.
    bool read(simdjson::ondemand::array list)
    {
        for (auto item : list) {
            Value object;
            if (item.get(object)
                || !forEachKey(object, [this](std::string_view key, Value value) { return readKey(key, value); }))
                return false;
        }
        return true;
    }
    bool isOtlp() const { return m_isOtlp; }

    void take(ReadTraces& read)
    {
        for (const std::string_view id : m_order)
            read.traces.push_back(m_builders.at(id)->take());
        if (!m_error.isEmpty())
            read.errors << m_error;
    }

private:
    bool readKey(std::string_view key, Value value)
    {
        if (key == "result" || key == "trace") {
            bool isEmpty = isObject(value); // nothing was found
            const bool ok = forEachKey(value, [&](std::string_view inner, Value member) {
                isEmpty = false;
                return readKey(inner, member);
            });
            m_isOtlp = m_isOtlp || isEmpty;
            return ok;
        }
        if (key == "error")
            return readError(value);
        if (key != "resourceSpans" && key != "batches")
            return true;
        m_isOtlp = true;
        return forEachItem(value, [this](Value item) { return readResourceSpans(item); });
    }

    static bool isObject(Value value)
    {
        simdjson::ondemand::json_type type;
        return !value.type().get(type) && type == simdjson::ondemand::json_type::object;
    }

    /// What the server says when it breaks off in the middle of its answer.
    bool readError(Value value)
    {
        if (!isObject(value)) {
            std::string_view words;
            const bool ok = readText(value, words);
            m_error = textOf(words);
            return ok;
        }
        return forEachKey(value, [this](std::string_view key, Value member) {
            std::string_view text;
            const bool ok = key != "message" || readText(member, text);
            if (!text.empty())
                m_error = textOf(text);
            return ok;
        });
    }

    bool readResourceSpans(Value value)
    {
        m_resource = {QStringLiteral("unknown-service"), {}};
        ++m_resourceNumber;
        m_ofResource.clear();
        return forEachKey(value, [this](std::string_view key, Value member) {
            if (key == "resource")
                return readResource(member);
            if (key != "scopeSpans" && key != "instrumentationLibrarySpans")
                return true;
            return forEachItem(member, [this](Value scope) { return readScope(scope); });
        });
    }

    bool readScope(Value value)
    {
        return forEachKey(value, [this](std::string_view key, Value spans) {
            return key != "spans" || forEachItem(spans, [this](Value span) { return readSpan(span); });
        });
    }

    bool readResource(Value value)
    {
        simdjson::ondemand::object object;
        if (const auto error = value.get_object().get(object))
            return error == simdjson::INCORRECT_TYPE;
        std::string_view json;
        if (object.raw_json().get(json))
            return false;
        m_resource.attributes = otlpSpanDetail(json).attributes;
        for (const TraceAttribute& attribute : m_resource.attributes)
            if (attribute.key == QLatin1String("service.name") && !attribute.value.isEmpty())
                m_resource.service = attribute.value;
        for (const auto& [builder, process] : m_ofResource)
            builder->process(process) = m_resource; // its spans stood before it
        return true;
    }

    /// An id as hex digits: Tempo sends the bytes in base64.
    std::string_view hexId(std::string_view id, size_t digits)
    {
        auto hex = hexOfBase64Id(id, digits);
        return hex ? std::string_view(m_made.emplace_back(*std::move(hex))) : id;
    }

    /// Some writers give roots a parent of zeros.
    std::string_view parentId(std::string_view id)
    {
        const std::string_view hex = hexId(id, spanIdDigits);
        return hex.find_first_not_of('0') == std::string_view::npos ? std::string_view() : hex;
    }

    bool readSpan(Value value)
    {
        simdjson::ondemand::object object;
        if (const auto error = value.get_object().get(object))
            return error == simdjson::INCORRECT_TYPE;
        RawSpan span;
        if (object.raw_json().get(span.object) || object.reset().error())
            return false;
        std::string_view traceId;
        qint64 endNs = 0;
        const bool ok = forEachKey(object, [&](std::string_view key, Value member) {
            if (key == "traceId")
                return readText(member, traceId);
            if (key == "spanId")
                return readText(member, span.id);
            if (key == "parentSpanId")
                return readText(member, span.parentId);
            if (key == "name")
                return readText(member, span.operation);
            if (key == "startTimeUnixNano")
                return readTime(member, span.startNs);
            if (key == "endTimeUnixNano")
                return readTime(member, endNs);
            if (key == "kind")
                return readKind(member, span.kind);
            return key != "status" || readStatus(member, span.hasError);
        });
        span.id = hexId(span.id, spanIdDigits);
        span.parentId = parentId(span.parentId);
        span.durationNs = endNs > span.startNs && span.startNs > 0 ? endNs - span.startNs : 0;
        add(hexId(traceId, traceIdDigits), span);
        return ok;
    }

    static bool readTime(Value value, qint64& ns)
    {
        int64_t number = 0;
        const bool ok = readInteger(value, number);
        ns = std::max<int64_t>(0, number);
        return ok;
    }

    static bool readKind(Value value, SpanKind& kind)
    {
        std::string_view name;
        if (!value.get_string().get(name)) {
            kind = kindOf(name);
            return true;
        }
        int64_t number = 0;
        const bool ok = readInteger(value, number);
        kind = kindOf(number);
        return ok;
    }

    static bool readStatus(Value value, bool& hasError)
    {
        return forEachKey(value, [&](std::string_view key, Value member) {
            if (key != "code")
                return true;
            std::string_view name;
            if (!member.get_string().get(name)) {
                hasError = name == "STATUS_CODE_ERROR" || numberIn(name) == errorStatus;
                return true;
            }
            int64_t code = 0;
            const bool ok = readInteger(member, code);
            hasError = code == errorStatus;
            return ok;
        });
    }

    void add(std::string_view traceId, RawSpan& span)
    {
        if (m_last.builder && m_last.traceId == traceId && m_last.resource == m_resourceNumber) {
            span.process = m_last.process;
            m_last.builder->addSpan(span);
            return;
        }
        auto& builder = m_builders[traceId];
        if (!builder) {
            builder = std::make_unique<TraceBuilder>(textOf(traceId), Trace::Format::Otlp, m_bytes);
            m_order.push_back(traceId);
        }
        const auto [known, isNew] = m_processes.try_emplace({builder.get(), m_resourceNumber}, 0);
        if (isNew) {
            known->second = builder->addProcess(m_resource);
            m_ofResource.emplace_back(builder.get(), known->second);
        }
        span.process = known->second;
        builder->addSpan(span);
        m_last = {builder.get(), traceId, m_resourceNumber, span.process};
    }

    std::shared_ptr<const std::string> m_bytes;
    std::map<std::string_view, std::unique_ptr<TraceBuilder>> m_builders;
    std::vector<std::string_view> m_order; ///< of the traces as they came
    std::map<std::pair<const TraceBuilder*, int>, quint32> m_processes;
    std::deque<std::string> m_made; ///< ids that had another form
    /// Where the span before went: the next one mostly goes there, too.
    struct Last
    {
        TraceBuilder* builder = nullptr;
        std::string_view traceId;
        int resource = 0;
        quint32 process = 0;
    };
    Last m_last;
    TraceProcess m_resource;
    int m_resourceNumber = 0;
    std::vector<std::pair<TraceBuilder*, quint32>> m_ofResource; ///< processes made of it
    QString m_error; ///< of the server, behind spans
    bool m_isOtlp = false;
};

/// Where the object that begins at `at` ends; npos when it does not.
size_t endOfObject(std::string_view text, size_t at)
{
    int depth = 0;
    bool inText = false;
    for (size_t i = at; i < text.size(); ++i) {
        const char c = text[i];
        if (inText) {
            i += c == '\\';
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return std::string_view::npos;
}

enum class Read
{
    Whole,
    MoreFollows, ///< behind the first object
    Broken
};

Read readObject(OtlpReader& reader, simdjson::ondemand::parser& parser, const simdjson::padded_string_view& text)
{
    simdjson::ondemand::document document;
    simdjson::ondemand::object root;
    simdjson::ondemand::array list;
    if (parser.iterate(text).get(document))
        return Read::Broken;
    if (!document.get_array().get(list)) {
        if (!reader.read(list))
            return Read::Broken;
    } else if (document.get_object().get(root) || !reader.read(root)) {
        return Read::Broken;
    }
    const bool atEnd = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return atEnd ? Read::Whole : Read::MoreFollows;
}

/// Several objects, as collectors write them into a file.
bool readObjects(const std::shared_ptr<const std::string>& bytes, ReadTraces& read)
{
    const std::string_view text(*bytes);
    OtlpReader reader(bytes);
    std::deque<simdjson::ondemand::parser> parsers; // ids point into their buffers until the traces are taken
    const auto isSpace = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    size_t at = 0;
    while (true) {
        while (at < text.size() && isSpace(text[at]))
            ++at;
        if (at == text.size())
            break;
        const size_t end = endOfObject(text, at);
        if (end == std::string_view::npos)
            return false;
        const simdjson::padded_string_view object(text.data() + at, end - at, text.size() - at + httpBodyPadding);
        if (readObject(reader, parsers.emplace_back(), object) != Read::Whole)
            return false;
        at = end;
    }
    reader.take(read);
    return reader.isOtlp();
}

} // namespace

bool readOtlpTraces(const std::shared_ptr<const std::string>& bytes, ReadTraces& read)
{
    OtlpReader reader(bytes);
    simdjson::ondemand::parser parser;
    const simdjson::padded_string_view whole(bytes->data(), bytes->size(), bytes->size() + httpBodyPadding);
    if (readObject(reader, parser, whole) != Read::Whole)
        return readObjects(bytes, read); // the usual answer is one object: it is not walked through twice
    reader.take(read);
    return reader.isOtlp();
}
