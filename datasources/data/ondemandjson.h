#pragma once

#include <simdjson.h>

#include <algorithm>
#include <string_view>

// Loops over simdjson's lazy values that pass over keys of another type: false means that the JSON itself is broken.
namespace ondemandjson {

using Value = simdjson::ondemand::value;

template<typename Read>
bool forEachKey(simdjson::ondemand::object object, const Read& read)
{
    for (auto field : object) {
        std::string_view key;
        Value member;
        if (field.unescaped_key().get(key) || field.value().get(member) || !read(key, member))
            return false;
    }
    return true;
}

template<typename Read>
bool forEachKey(Value value, const Read& read)
{
    simdjson::ondemand::object object;
    if (const auto error = value.get_object().get(object))
        return error == simdjson::INCORRECT_TYPE;
    return forEachKey(object, read);
}

template<typename Read>
bool forEachItem(Value value, const Read& read)
{
    simdjson::ondemand::array array;
    if (const auto error = value.get_array().get(array))
        return error == simdjson::INCORRECT_TYPE;
    for (auto item : array) {
        Value member;
        if (item.get(member) || !read(member))
            return false;
    }
    return true;
}

/// The text of a value; an empty one for other types. One with escapes that mean nothing (half of a pair of \u) is
/// given as it is written: it must not cost the whole answer.
inline bool readText(Value value, std::string_view& text)
{
    const auto error = value.get_string().get(text);
    if (error)
        text = {};
    if (error == simdjson::STRING_ERROR) {
        const std::string_view token = value.raw_json_token();
        text = token.substr(1, std::max<size_t>(token.rfind('"'), 1) - 1);
        return true;
    }
    return !error || error == simdjson::INCORRECT_TYPE;
}

/// A whole number, as such or as text; 0 for other types.
inline bool readInteger(Value value, int64_t& number)
{
    number = 0;
    simdjson::ondemand::json_type type;
    if (value.type().get(type))
        return false;
    if (type == simdjson::ondemand::json_type::string)
        return !value.get_int64_in_string().get(number) || (number = 0, true);
    if (type != simdjson::ondemand::json_type::number)
        return true;
    if (!value.get_int64().get(number))
        return true;
    double real = 0;
    if (!value.get_double().get(real) && real > -9e18 && real < 9e18)
        number = int64_t(real);
    return true;
}

} // namespace ondemandjson
