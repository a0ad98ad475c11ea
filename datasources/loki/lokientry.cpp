#include "datasources/loki/lokientry.h"

#include "datasources/data/jsonutil.h"

#include <QDateTime>

#include <charconv>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

std::optional<qint64> timeOfText(const QByteArray& text)
{
    bool ok = false;
    if (const double seconds = text.toDouble(&ok); ok) {
        constexpr double mostSeconds = 9e9; // what more is, is ns written as a float
        const double ns = seconds < mostSeconds ? seconds * 1e9 : seconds;
        return ns > -9.2e18 && ns < 9.2e18 ? std::optional(qint64(ns)) : std::nullopt;
    }
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch() * nsPerMs) : std::nullopt;
}

std::string textOf(const Json& value)
{
    if (value.is_string())
        return value.get_ref<const std::string&>();
    return value.is_null() ? std::string() : jsonutil::dump(value).toStdString();
}

/// {"a":"b"}, [["a","b"]] or [{"name":"a","value":"b"}].
Json labelsOf(const Json& json)
{
    Json labels = Json::object();
    if (json.is_object())
        for (const auto& [name, value] : json.items())
            labels[name] = textOf(value);
    if (!json.is_array())
        return labels;
    for (const Json& pair : json) {
        if (pair.is_array() && pair.size() == 2)
            labels[textOf(pair[0])] = textOf(pair[1]);
        else if (const Json* name = jsonutil::find(pair, "name"))
            if (const Json* value = jsonutil::find(pair, "value"))
                labels[textOf(*name)] = textOf(*value);
    }
    return labels;
}

} // namespace

std::optional<qint64> lokiTime(std::string_view token)
{
    while (!token.empty()
           && (token.back() == ' ' || token.back() == '\n' || token.back() == '\t' || token.back() == '\r'))
        token.remove_suffix(1);
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"')
        token = token.substr(1, token.size() - 2);
    qint64 ns = 0;
    const char* const end = token.data() + token.size();
    const auto [rest, error] = std::from_chars(token.data(), end, ns);
    if (error == std::errc() && rest == end)
        return ns;
    return timeOfText(QByteArray(token.data(), qsizetype(token.size())));
}

bool isCategorized(std::string_view extras)
{
    return extras == "{}" || extras.starts_with("{\"structuredMetadata\":{") || extras.starts_with("{\"parsed\":{");
}

std::string categorized(std::string_view extras)
{
    const auto json = jsonutil::parse(QByteArray(extras.data(), qsizetype(extras.size())));
    if (!json)
        return {};
    const Json* metadata = jsonutil::find(*json, "structuredMetadata");
    const Json* parsed = jsonutil::find(*json, "parsed");
    // A label may be called "parsed": only what holds labels is a category.
    const auto isCategory = [](const Json* member) { return member && (member->is_structured() || member->is_null()); };
    Json made = Json::object();
    if (isCategory(metadata))
        made["structuredMetadata"] = labelsOf(*metadata);
    if (isCategory(parsed))
        made["parsed"] = labelsOf(*parsed);
    if (made.empty())
        made["structuredMetadata"] = labelsOf(*json);
    return jsonutil::dump(made).toStdString();
}
