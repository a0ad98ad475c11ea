#include "datasources/loki/streamsdecoder.h"

#include "datasources/data/ondemandjson.h"
#include "datasources/loki/lokientry.h"

#include <algorithm>
#include <cctype>
#include <cmath>

using namespace simdjson::ondemand; // NOLINT(google-build-using-namespace)
using ondemandjson::forEachItem;
using ondemandjson::forEachKey;

namespace {

QString qstring(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// A number or word as it is written, without the blanks behind it.
std::string_view plainToken(value v)
{
    std::string_view token = v.raw_json_token();
    while (!token.empty() && std::isspace(static_cast<unsigned char>(token.back())))
        token.remove_suffix(1);
    return token;
}

/// The text of a string; other values as they are written, null as nothing. False: the JSON is broken.
bool readAnyText(value v, std::string_view& text)
{
    text = {};
    json_type type = json_type::null;
    if (v.type().get(type) != simdjson::SUCCESS)
        return false;
    switch (type) {
    case json_type::string: {
        const std::string_view token = plainToken(v);
        if (v.get_string().get(text) != simdjson::SUCCESS) // half of a surrogate pair: as it is written
            text = token.size() > 1 ? token.substr(1, token.size() - 2) : std::string_view();
        return true;
    }
    case json_type::object: {
        object inner;
        return v.get_object().get(inner) == simdjson::SUCCESS && inner.raw_json().get(text) == simdjson::SUCCESS;
    }
    case json_type::array: {
        array inner;
        return v.get_array().get(inner) == simdjson::SUCCESS && inner.raw_json().get(text) == simdjson::SUCCESS;
    }
    case json_type::null:
        return true;
    default:
        text = plainToken(v);
        return true;
    }
}

QString textOf(value v, bool& ok)
{
    std::string_view text;
    ok = readAnyText(v, text);
    return qstring(text);
}

/// Whether the items of a result that no type names are streams.
bool holdsStreams(object& data)
{
    value result;
    array items;
    if (data.reset().error() != simdjson::SUCCESS
        || data.find_field_unordered("result").get(result) != simdjson::SUCCESS
        || result.get_array().get(items) != simdjson::SUCCESS)
        return false;
    for (auto item : items) {
        object stream;
        value labels;
        if (item.get_object().get(stream) == simdjson::SUCCESS)
            return stream.find_field_unordered("stream").get(labels) == simdjson::SUCCESS;
    }
    return false;
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
    return forEachKey(root, read) && (!status.isEmpty() || resultType == QLatin1String("streams"));
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
    if (late && resultType.isEmpty() && holdsStreams(data))
        resultType = QStringLiteral("streams");
    if (!late || resultType != QLatin1String("streams"))
        return true;
    value result; // the type stood behind the result: go back
    return data.reset().error() == simdjson::SUCCESS
        && data.find_field_unordered("result").get(result) == simdjson::SUCCESS && readStreams(result);
}

/// [ms, "value"], or seconds as Prometheus has them.
bool StreamsDecoder::readScalarTime(value v)
{
    constexpr double leastMs = 1e11; // in 1973; of seconds in 5138
    bool first = true;
    return forEachItem(v, [&](value item) {
        std::string_view text;
        if (!std::exchange(first, false))
            return true;
        if (!readAnyText(item, text))
            return false;
        const double time = QByteArray(text.data(), qsizetype(text.size())).toDouble();
        scalarMs = std::llround(std::clamp(time < leastMs ? time * 1000 : time, -9e12, 9e12));
        return true;
    });
}

bool StreamsDecoder::readWarnings(value v)
{
    return forEachItem(v, [this](value item) {
        std::string_view text;
        if (!ondemandjson::readText(item, text))
            return false;
        if (!text.empty())
            warnings << qstring(text);
        return true;
    });
}

bool StreamsDecoder::readStats(value v)
{
    return forEachKey(v, [this](std::string_view key, value inner) {
        if (key != "summary")
            return true;
        std::string_view text;
        if (!readAnyText(inner, text))
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
    if (const auto error = v.get_object().get(stream))
        return error == simdjson::INCORRECT_TYPE;
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
    if (const auto error = v.get_array().get(entry)) {
        ++unreadable;
        return error == simdjson::INCORRECT_TYPE;
    }
    int index = 0;
    std::optional<qint64> ns;
    std::string_view line;
    std::string_view extras;
    for (auto part : entry) {
        value item;
        if (part.get(item) != simdjson::SUCCESS)
            return false;
        if (index == 0)
            ns = lokiTime(item.raw_json_token());
        if (index == 1 && !readAnyText(item, line))
            return false;
        if (index == 2 && !readExtras(item, extras))
            return false;
        ++index;
    }
    if (ns && index >= 2)
        m_builder.add(*ns, line, extras);
    else
        ++unreadable;
    return true;
}

bool StreamsDecoder::readExtras(value v, std::string_view& extras)
{
    json_type type = json_type::null;
    if (v.type().get(type) != simdjson::SUCCESS)
        return false;
    if (type != json_type::object && type != json_type::array)
        return true;
    if (!readAnyText(v, extras))
        return false;
    if (!isCategorized(extras)) {
        m_extras = categorized(extras);
        extras = m_extras;
    }
    return true;
}

bool StreamsDecoder::readDropped(value v)
{
    return forEachItem(v, [this](value item) {
        ++dropped.count;
        return forEachKey(item, [this](std::string_view key, value inner) {
            if (key == "timestamp")
                dropped.newestNs = std::max(dropped.newestNs, lokiTime(inner.raw_json_token()).value_or(0));
            return true;
        });
    });
}
