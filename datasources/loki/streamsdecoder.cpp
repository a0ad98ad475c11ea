#include "datasources/loki/streamsdecoder.h"

#include <charconv>

using namespace simdjson::ondemand; // NOLINT(google-build-using-namespace)

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

bool readText(value v, QString& text)
{
    std::string_view view;
    if (v.get_string().get(view) != simdjson::SUCCESS)
        return false;
    text = qstring(view);
    return true;
}

/// Calls with every member; false from it, or bad JSON, ends the walk.
template<typename Visit>
bool forMembers(value v, Visit visit)
{
    object members;
    if (v.get_object().get(members) != simdjson::SUCCESS)
        return false;
    for (auto entry : members) {
        std::string_view key;
        value inner;
        if (entry.unescaped_key().get(key) != simdjson::SUCCESS || entry.value().get(inner) != simdjson::SUCCESS
            || !visit(key, inner))
            return false;
    }
    return true;
}

template<typename Visit>
bool forItems(value v, Visit visit)
{
    array items;
    if (v.get_array().get(items) != simdjson::SUCCESS)
        return v.is_null();
    for (auto item : items) {
        value inner;
        if (item.get(inner) != simdjson::SUCCESS || !visit(inner))
            return false;
    }
    return true;
}

} // namespace

bool StreamsDecoder::decode(document& document)
{
    value root;
    if (document.get_value().get(root) != simdjson::SUCCESS)
        return false;
    return forMembers(root,
                      [this](std::string_view key, value v) {
                          if (key == "status")
                              return readText(v, status);
                          return key != "data" || readData(v);
                      })
        && !status.isEmpty();
}

bool StreamsDecoder::decodeTail(document& document)
{
    value root;
    if (document.get_value().get(root) != simdjson::SUCCESS)
        return false;
    return forMembers(root, [this](std::string_view key, value v) {
        if (key == "streams")
            return readStreams(v);
        return key != "dropped_entries" || readDropped(v);
    });
}

bool StreamsDecoder::readData(value v)
{
    object data;
    if (v.get_object().get(data) != simdjson::SUCCESS)
        return false;
    bool late = false;
    for (auto entry : data) {
        std::string_view key;
        value inner;
        if (entry.unescaped_key().get(key) != simdjson::SUCCESS || entry.value().get(inner) != simdjson::SUCCESS)
            return false;
        bool ok = true;
        if (key == "resultType")
            ok = readText(inner, resultType);
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
    return forItems(
        v, [this, first = true](value item) mutable { return !std::exchange(first, false) || readNs(item, scalarMs); });
}

bool StreamsDecoder::readStats(value v)
{
    return forMembers(v, [this](std::string_view key, value inner) {
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
    return forItems(v, [this](value stream) { return readStream(stream); });
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
    const bool ok = forMembers(v, [&labels](std::string_view key, value inner) {
        const QString name = qstring(key); // the view dies with the next string
        QString text;
        if (!readText(inner, text))
            return false;
        labels.insert(name, text);
        return true;
    });
    m_builder.beginStream(std::move(labels));
    return ok;
}

bool StreamsDecoder::readValues(value v)
{
    return forItems(v, [this](value entry) { return readEntry(entry); });
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
    return forItems(v, [this](value item) {
        ++dropped.count;
        return forMembers(item, [this](std::string_view key, value inner) {
            qint64 ns = 0;
            if (key == "timestamp" && readNs(inner, ns))
                dropped.newestNs = std::max(dropped.newestNs, ns);
            return true;
        });
    });
}
