#include "dashboards/import/jsonedit.h"

#include "dashboards/format/textpattern.h"

#include <cmath>

namespace jsonedit {

namespace {

// Rows hold panels, panels hold none; deeper nesting is not followed for ever.
constexpr int maxRowDepth = 8;

void forEachPanelOf(Json& owner, const std::function<void(Json&)>& change, int depth)
{
    Json* panels = member(owner, "panels");
    forEachObject(panels, [&](Json& panel) {
        change(panel);
        if (depth < maxRowDepth)
            forEachPanelOf(panel, change, depth + 1);
    });
}

} // namespace

Json* member(Json& object, const char* key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(key);
    return it == object.end() ? nullptr : &*it;
}

Json& objectAt(Json& parent, const char* key)
{
    Json& value = parent[key];
    if (!value.is_object())
        value = Json::object();
    return value;
}

Json& listAt(Json& parent, const char* key)
{
    Json& value = parent[key];
    if (!value.is_array())
        value = Json::array();
    return value;
}

bool truthy(const Json* value)
{
    if (!value || value->is_null())
        return false;
    if (value->is_boolean())
        return value->get<bool>();
    if (value->is_number())
        return value->get<double>() != 0 && !std::isnan(value->get<double>());
    return !value->is_string() || !value->get_ref<const std::string&>().empty();
}

void copy(const Json& from, const char* key, Json& to, const char* newKey)
{
    const Json* value = jsonutil::find(from, key);
    if (value && !value->is_null())
        to[newKey] = *value;
}

void rename(Json& object, const char* key, const char* newKey)
{
    Json* value = member(object, key);
    if (!value)
        return;
    Json moved = std::move(*value);
    object.erase(key);
    object[newKey] = std::move(moved);
}

void erase(Json& object, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        object.erase(key);
}

std::optional<double> leadingNumber(const Json* value)
{
    if (!value)
        return std::nullopt;
    if (value->is_number())
        return value->get<double>();
    if (!value->is_string())
        return std::nullopt;
    const double number = jsLeadingNumber(*jsonutil::asString(*value));
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

Json numberJson(double value)
{
    if (std::abs(value) < 1e15 && value == std::trunc(value))
        return qint64(value);
    return value;
}

void forEachObject(Json* list, const std::function<void(Json&)>& change)
{
    if (!list || !list->is_array())
        return;
    for (Json& item : *list)
        if (item.is_object())
            change(item);
}

void forEachPanel(Json& dashboard, const std::function<void(Json&)>& change)
{
    forEachPanelOf(dashboard, change, 0);
    forEachObject(member(dashboard, "rows"), [&](Json& row) { forEachPanelOf(row, change, 0); });
}

void forEachVariable(Json& dashboard, const std::function<void(Json&)>& change)
{
    if (Json* templating = member(dashboard, "templating"))
        forEachObject(member(*templating, "list"), change);
}

} // namespace jsonedit
