#include "dashboards/format/valueformat.h"
#include "dashboards/import/jsonedit.h"
#include "dashboards/import/schemasteps.h"

#include <cmath>
#include <limits>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of these steps

constexpr const char* colorWithoutSteps = "#808080";

/// The step that was active for a number: the last of the leading run that is not above it.
Json activeColor(double value, const Json& thresholds)
{
    const Json& steps = jsonutil::array(thresholds, "steps");
    if (steps.empty())
        return colorWithoutSteps;
    const Json* active = &steps[0];
    for (size_t i = 1; i < steps.size(); ++i) {
        const auto from = jsonutil::optNumber(steps[i], "value");
        if (!from || !(value >= *from))
            break;
        active = &steps[i];
    }
    const Json* color = jsonutil::find(*active, "color");
    return color ? *color : Json();
}

Json resultOf(const Json& old, const Json* thresholds)
{
    Json result = Json::object();
    copy(old, "text", result, "text");
    const auto number = leadingNumber(jsonutil::find(old, "text"));
    if (!thresholds || !thresholds->is_object() || !number)
        return result;
    const Json color = activeColor(*number, *thresholds);
    if (truthy(&color))
        result["color"] = color;
    return result;
}

Json nullMapping(Json result)
{
    return {{"type", "special"}, {"options", {{"match", "null"}, {"result", std::move(result)}}}};
}

Json boundOf(const Json& old, const char* key)
{
    const auto bound = jsonutil::optNumber(old, key);
    return bound ? numberJson(*bound) : Json();
}

std::string keyText(const Json& value)
{
    if (value.is_number())
        return jsNumberText(value.get<double>()).toStdString(); // 1.0 was the key "1"
    return value.is_string() ? value.get<std::string>() : value.dump();
}

} // namespace

Json schemasteps::upgradedMappings(const Json& mappings, const Json* thresholds)
{
    Json values = Json::object();
    Json result = Json::array();
    for (const Json& old : mappings) {
        const Json* type = jsonutil::find(old, "type");
        if (!type)
            continue;
        if (type->is_string() && jsonutil::find(old, "options")) {
            if (*type == "value")
                values.update(jsonutil::object(old, "options"));
            else
                result.push_back(old);
            continue;
        }
        const Json* value = jsonutil::find(old, "value");
        if (*type == 1 && value && *value == "null")
            result.push_back(nullMapping(resultOf(old, thresholds)));
        else if (*type == 1 && value && !value->is_null())
            values[keyText(*value)] = resultOf(old, thresholds);
        else if (*type == 2)
            result.push_back({{"type", "range"},
                              {"options",
                               {{"from", boundOf(old, "from")},
                                {"to", boundOf(old, "to")},
                                {"result", resultOf(old, thresholds)}}}});
    }
    if (!values.empty())
        result.insert(result.begin(), Json {{"type", "value"}, {"options", std::move(values)}});
    return result;
}

Json schemasteps::cellOptionsOf(const Json& displayMode)
{
    struct Cell
    {
        const char* displayMode;
        const char* type;
        const char* mode;
    };
    static constexpr Cell cells[] = {
        {"basic", "gauge", "basic"},
        {"gradient-gauge", "gauge", "gradient"},
        {"lcd-gauge", "gauge", "lcd"},
        {"color-background", "color-background", "gradient"},
        {"color-background-solid", "color-background", "basic"},
    };
    for (const Cell& cell : cells)
        if (displayMode == cell.displayMode)
            return {{"type", cell.type}, {"mode", cell.mode}};
    return {{"type", displayMode}};
}
