#include "tests/conformance/fieldconfigjson.h"

#include "tests/conformance/conformance.h"

#include <cmath>
#include <limits>

namespace {

void put(Json& json, const char* key, const std::optional<QString>& value)
{
    if (value)
        json[key] = value->toStdString();
}

void put(Json& json, const char* key, const std::optional<double>& value)
{
    if (value)
        json[key] = numberJson(*value);
}

void put(Json& json, const char* key, const std::optional<bool>& value)
{
    if (value)
        json[key] = *value;
}

void putText(Json& json, const char* key, const QString& value)
{
    if (!value.isEmpty())
        json[key] = value.toStdString();
}

Json resultJson(const MappingResult& result)
{
    Json json = Json::object();
    put(json, "text", result.text);
    putText(json, "color", result.color);
    putText(json, "icon", result.icon);
    if (result.index != 0)
        json["index"] = result.index;
    return json;
}

Json mappingJson(const ValueMapping& mapping)
{
    static const char* const specials[] = {"null", "nan", "null+nan", "true", "false", "empty"};
    const Json result = resultJson(mapping.result);
    switch (mapping.kind) {
    case ValueMapping::Kind::Value:
        return {{"type", "value"}, {"options", {{mapping.key.toStdString(), result}}}};
    case ValueMapping::Kind::Regex:
        return {{"type", "regex"}, {"options", {{"pattern", mapping.key.toStdString()}, {"result", result}}}};
    case ValueMapping::Kind::Special:
        return {{"type", "special"}, {"options", {{"match", specials[size_t(mapping.special)]}, {"result", result}}}};
    case ValueMapping::Kind::Range:
        break;
    }
    Json options = {{"result", result}};
    put(options, "from", mapping.from);
    put(options, "to", mapping.to);
    return {{"type", "range"}, {"options", options}};
}

/// Entries of one group, added by the same rule, stand in one object.
Json mappingsJson(const std::vector<ValueMapping>& mappings)
{
    Json list = Json::array();
    const ValueMapping* before = nullptr;
    for (const ValueMapping& mapping : mappings) {
        const bool joins = before && mapping.kind == ValueMapping::Kind::Value && before->kind == mapping.kind
            && before->group == mapping.group && !list.back()["options"].contains(mapping.key.toStdString());
        if (joins)
            list.back()["options"][mapping.key.toStdString()] = resultJson(mapping.result);
        else
            list.push_back(mappingJson(mapping));
        before = &mapping;
    }
    return list;
}

Json linksJson(const std::vector<DataLink>& links)
{
    Json list = Json::array();
    for (const DataLink& link : links)
        list.push_back({{"title", link.title.toStdString()}, {"url", link.url.toStdString()}});
    return list;
}

Json colorJson(const FieldColor& color)
{
    Json json = Json::object();
    putText(json, "mode", color.mode);
    putText(json, "fixedColor", color.fixedColor);
    putText(json, "seriesBy", color.seriesBy);
    putText(json, "gradientColorTo", color.gradientTo);
    return json;
}

} // namespace

Json thresholdsJson(const Thresholds& thresholds)
{
    Json steps = Json::array();
    for (const Threshold& step : thresholds.steps) {
        steps.push_back({{"color", step.color.toStdString()}});
        if (!std::isnan(step.value)) // see fieldConfigSourceFromOracle
            steps.back()["value"] = numberJson(step.value);
    }
    return {{"mode", thresholds.mode == Thresholds::Mode::Percentage ? "percentage" : "absolute"}, {"steps", steps}};
}

Json fieldConfigJson(const FieldConfig& config)
{
    Json json = {{"custom", config.custom ? *config.custom : Json::object()}};
    put(json, "displayName", config.displayName);
    put(json, "displayNameFromDS", config.displayNameFromDS);
    put(json, "description", config.description);
    put(json, "unit", config.unit);
    put(json, "noValue", config.noValue);
    put(json, "decimals", config.decimals);
    put(json, "min", config.min);
    put(json, "max", config.max);
    put(json, "fieldMinMax", config.fieldMinMax);
    put(json, "filterable", config.filterable);
    if (config.color)
        json["color"] = colorJson(*config.color);
    if (config.thresholds)
        json["thresholds"] = thresholdsJson(*config.thresholds);
    if (config.mappings)
        json["mappings"] = mappingsJson(*config.mappings);
    if (!config.links.empty())
        json["links"] = linksJson(config.links);
    return json;
}
