#pragma once

#include "datasources/data/jsonutil.h"

#include <functional>

// Changing JSON in place without surprises: no function throws, whatever the types found.

namespace jsonedit {

/// The value of a key; nullptr when it is missing or `object` is no object.
Json* member(Json& object, const char* key);
/// The value of a key if it is an object or a list, else a new one in its place; `parent` must be an object.
Json& objectAt(Json& parent, const char* key);
Json& listAt(Json& parent, const char* key);
/// What JavaScript takes for true: not null, false, 0, NaN or "". nullptr is false.
bool truthy(const Json* value);
inline bool truthy(const Json& object, const char* key)
{
    return truthy(jsonutil::find(object, key));
}
/// Copies a key when it is there and not null.
void copy(const Json& from, const char* key, Json& to, const char* newKey);
/// Moves a key when it is there.
void rename(Json& object, const char* key, const char* newKey);
void erase(Json& object, std::initializer_list<const char*> keys);
/// JavaScript's parseFloat: the number at the start of a text.
std::optional<double> leadingNumber(const Json* value);
/// A whole number as integer, so that it is written without ".0".
Json numberJson(double value);

/// Every panel of `panels` and of `rows[].panels`, children of rows included; only objects.
void forEachPanel(Json& dashboard, const std::function<void(Json& panel)>& change);
/// Every object of templating.list.
void forEachVariable(Json& dashboard, const std::function<void(Json& variable)>& change);
/// Every object of a list; nothing when it is missing or none.
void forEachObject(Json* list, const std::function<void(Json& item)>& change);

} // namespace jsonedit
