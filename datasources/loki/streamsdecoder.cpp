#include "datasources/loki/streamsdecoder.h"

#include "datasources/data/ondemandjson.h"

#include <charconv>

using namespace simdjson::ondemand; // NOLINT(google-build-using-namespace)
using ondemandjson::forEachItem;
using ondemandjson::forEachKey;

namespace {

QString qstring(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// "1795172038820625503": ns as a text, or a number.
bool readNs(value v, qint64& ns)
{
    std::string_view token = v.raw_json_token();
    if (token.starts_with('"'))
        token.remove_prefix(1);
    return std::from_chars(token.data(), token.data() + token.size(), ns).ec == std::errc();
}

QString textOf(value v, bool& ok)
{
    std::string_view text;
    ok = ondemandjson::readText(v, text);
    return qstring(text);
}

} // namespace

bool StreamsDecoder::decode(document& document)
{
    object root;
    if (document.get_object().get(root) != simdjson::SUCCESS)
        return false;
    const auto read = [this](std::string_view key, value v) {
        bool ok = true;
        if (key == "status")
            status = textOf(v, ok);
        else if (key == "warnings")
            ok = readWarnings(v);
        else if (key == "data")
            ok = readData(v);
        return ok;
    };
    return forEachKey(root, read) && !status.isEmpty();
}

bool StreamsDecoder::decodeTail(document& document)
{
    object root;
    if (document.get_object().get(root) != simdjson::SUCCESS)
        return false;
    return forEachKey(root, [this](std::string_view key, value v) {
        if (key == "streams")
            return readStreams(v);
        return key != "dropped_entries" || readDropped(v);
    });
}

bool StreamsDecoder::readData(value v)
{
    object data;
    if (v.get_object().get(data) != simdjson::SUCCESS)
        return v.is_null();
    bool late = false;
    for (auto entry : data) {
        std::string_view key;
        value inner;
        if (entry.unescaped_key().get(key) != simdjson::SUCCESS || entry.value().get(inner) != simdjson::SUCCESS)
            return false;
        bool ok = true;
        if (key == "resultType")
            resultType = textOf(inner, ok);
        else if (key == "stats")
            ok = readStats(inner);
        else if (key == "result" && resultType == QLatin1String("streams"))
            ok = readStreams(inner);
        else if (key == "result" && resultType == QLatin1String("scalar"))
            ok = readScalarTime(inner);
        else if (key == "result")
            late = resultType.isEmpty();
        if (!ok)
            return false;
    }
    if (!late || resultType != QLatin1String("streams"))
        return true;
    value result; // the type stood behind the result: go back
    return data.reset().error() == simdjson::SUCCESS
        && data.find_field_unordered("result").get(result) == simdjson::SUCCESS && readStreams(result);
}

/// [ms, "value"]
bool StreamsDecoder::readScalarTime(value v)
{
    bool first = true;
    return forEachItem(v, [&](value item) { return !std::exchange(first, false) || readNs(item, scalarMs); });
}

bool StreamsDecoder::readWarnings(value v)
{
    return forEachItem(v, [this](value item) {
        bool ok = true;
        if (const QString text = textOf(item, ok); !text.isEmpty())
            warnings << text;
        return ok;
    });
}

bool StreamsDecoder::readStats(value v)
{
    return forEachKey(v, [this](std::string_view key, value inner) {
        if (key != "summary")
            return true;
        object summary;
        std::string_view text;
        if (inner.get_object().get(summary) != simdjson::SUCCESS || summary.raw_json().get(text) != simdjson::SUCCESS)
            return false;
        if (auto json = jsonutil::parse(QByteArray(text.data(), qsizetype(text.size()))))
            stats = *std::move(json);
        return true;
    });
}

bool StreamsDecoder::readStreams(value v)
{
    return forEachItem(v, [this](value stream) { return readStream(stream); });
}

bool StreamsDecoder::readStream(value v)
{
    object stream;
    if (v.get_object().get(stream) != simdjson::SUCCESS)
        return false;
    value labels; // values may stand in front of their labels
    const auto foundLabels = stream.find_field_unordered("stream").get(labels);
    if (foundLabels == simdjson::NO_SUCH_FIELD)
        m_builder.beginStream({});
    else if (foundLabels != simdjson::SUCCESS || !readLabels(labels))
        return false;
    value values;
    const auto foundValues = stream.find_field_unordered("values").get(values);
    return foundValues == simdjson::NO_SUCH_FIELD || (foundValues == simdjson::SUCCESS && readValues(values));
}

bool StreamsDecoder::readLabels(value v)
{
    Labels labels;
    const bool read = forEachKey(v, [&labels](std::string_view key, value inner) {
        const QString name = qstring(key); // the view dies with the next string
        bool ok = true;
        labels.insert(name, textOf(inner, ok));
        return ok;
    });
    m_builder.beginStream(std::move(labels));
    return read;
}

bool StreamsDecoder::readValues(value v)
{
    return forEachItem(v, [this](value entry) { return readEntry(entry); });
}

/// ["ns", "line"] or ["ns", "line", {"structuredMetadata": {}, "parsed": {}}].
bool StreamsDecoder::readEntry(value v)
{
    array entry;
    if (v.get_array().get(entry) != simdjson::SUCCESS)
        return false;
    int index = 0;
    qint64 ns = 0;
    std::string_view line;
    std::string_view extras;
    for (auto part : entry) {
        value item;
        if (part.get(item) != simdjson::SUCCESS)
            return false;
        if (index == 0 && !readNs(item, ns))
            return false;
        if (index == 1 && item.get_string().get(line) != simdjson::SUCCESS)
            return false;
        if (index == 2) {
            object extra;
            if (item.get_object().get(extra) != simdjson::SUCCESS || extra.raw_json().get(extras) != simdjson::SUCCESS)
                return false;
        }
        ++index;
    }
    if (index < 2)
        return false;
    m_builder.add(ns, line, extras);
    return true;
}

bool StreamsDecoder::readDropped(value v)
{
    return forEachItem(v, [this](value item) {
        ++dropped.count;
        return forEachKey(item, [this](std::string_view key, value inner) {
            qint64 ns = 0;
            if (key == "timestamp" && readNs(inner, ns))
                dropped.newestNs = std::max(dropped.newestNs, ns);
            return true;
        });
    });
}
