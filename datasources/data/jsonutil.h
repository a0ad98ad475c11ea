#pragma once

#include "datasources/data/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <optional>

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

// Getters that never throw: a key that is missing or of another type gives the fallback. Numbers written as text
// ("5") are read as numbers, because old dashboards hold them. They work on Json and OrderedJson alike.
namespace jsonutil {

/// Parses UTF-8; the error says line and column. Depth is limited to 512 levels.
Result<Json> parse(const QByteArray& text);
Result<OrderedJson> parseOrdered(const QByteArray& text);

inline QString text(const std::string& s)
{
    return QString::fromStdString(s);
}

template<typename J>
const J* find(const J& object, const char* key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(key);
    return it == object.end() ? nullptr : &*it;
}

/// Follows keys downwards: at(panel, {"fieldConfig", "defaults"}); nullptr when one is missing.
template<typename J>
const J* at(const J& object, std::initializer_list<const char*> path)
{
    const J* here = &object;
    for (const char* key : path) {
        here = find(*here, key);
        if (!here)
            return nullptr;
    }
    return here;
}

template<typename J>
std::optional<QString> asString(const J& value)
{
    if (value.is_string())
        return text(value.template get_ref<const std::string&>());
    return std::nullopt;
}

template<typename J>
std::optional<double> asNumber(const J& value)
{
    if (value.is_number())
        return value.template get<double>();
    if (value.is_string()) {
        bool ok = false;
        const double v = text(value.template get_ref<const std::string&>()).toDouble(&ok);
        if (ok)
            return v;
    }
    return std::nullopt;
}

template<typename J>
std::optional<bool> asBool(const J& value)
{
    if (value.is_boolean())
        return value.template get<bool>();
    return std::nullopt;
}

template<typename J>
std::optional<QString> optString(const J& object, const char* key)
{
    const J* v = find(object, key);
    return v ? asString(*v) : std::nullopt;
}
template<typename J>
QString string(const J& object, const char* key, const QString& fallback = {})
{
    return optString(object, key).value_or(fallback);
}
template<typename J>
std::optional<double> optNumber(const J& object, const char* key)
{
    const J* v = find(object, key);
    return v ? asNumber(*v) : std::nullopt;
}
template<typename J>
double number(const J& object, const char* key, double fallback = 0)
{
    return optNumber(object, key).value_or(fallback);
}
/// Saturates instead of overflowing; fractions are cut.
int toInt(double value, int fallback = 0);
template<typename J>
int integer(const J& object, const char* key, int fallback = 0)
{
    const auto v = optNumber(object, key);
    return v ? toInt(*v, fallback) : fallback;
}
template<typename J>
bool boolean(const J& object, const char* key, bool fallback = false)
{
    const J* v = find(object, key);
    return v ? asBool(*v).value_or(fallback) : fallback;
}
/// The array of that name; an empty one when it is missing or something else.
template<typename J>
const J& array(const J& object, const char* key)
{
    static const J empty = J::array();
    const J* v = find(object, key);
    return v && v->is_array() ? *v : empty;
}
template<typename J>
const J& object(const J& parent, const char* key)
{
    static const J empty = J::object();
    const J* v = find(parent, key);
    return v && v->is_object() ? *v : empty;
}
/// The texts of an array, or one text as a list of one.
template<typename J>
QStringList strings(const J& parent, const char* key)
{
    QStringList list;
    const J* v = find(parent, key);
    if (v && v->is_string())
        list << *asString(*v);
    if (v && v->is_array())
        for (const J& item : *v)
            if (auto s = asString(item))
                list << *s;
    return list;
}

/// Compact UTF-8; broken UTF-8 is replaced, so it never throws.
QByteArray dump(const Json& value, int indent = -1);
QByteArray dump(const OrderedJson& value, int indent = -1);

} // namespace jsonutil
