#include "datasources/data/fieldconfigjson.h"

#include "datasources/data/dataactionjson.h"

#include <QHash>

#include <limits>

namespace {

using jsonutil::asBool;
using jsonutil::asNumber;
using jsonutil::asString;

/// Texts of a field's config that old dashboards also hold as numbers ("noValue": 0).
std::optional<QString> textOrNumber(const Json& value)
{
    if (value.is_number())
        return QString::fromUtf8(jsonutil::dump(value));
    return asString(value);
}

QStringList textList(const Json& parent, const char* key)
{
    QStringList list;
    for (const Json& item : jsonutil::array(parent, key))
        list << asString(item).value_or(QString());
    return list;
}

JsonPtr shared(const Json& value)
{
    return value.is_null() ? nullptr : std::make_shared<const Json>(value);
}

std::optional<FieldColor> colorFromJson(const Json& json)
{
    if (!json.is_object())
        return std::nullopt;
    FieldColor color;
    color.mode = jsonutil::string(json, "mode");
    color.fixedColor = jsonutil::string(json, "fixedColor");
    color.seriesBy = jsonutil::string(json, "seriesBy");
    color.gradientTo = jsonutil::string(json, "gradientColorTo");
    return color;
}

MappingResult mappingResult(const Json& json)
{
    MappingResult result;
    if (const Json* text = jsonutil::find(json, "text"))
        result.text = textOrNumber(*text);
    result.color = jsonutil::string(json, "color");
    result.icon = jsonutil::string(json, "icon");
    result.index = jsonutil::integer(json, "index");
    return result;
}

std::optional<ValueMapping::Special> specialMatch(const QString& name)
{
    using Special = ValueMapping::Special;
    static const QHash<QString, Special> names = {
        {QStringLiteral("null"), Special::Null},           {QStringLiteral("nan"), Special::NaN},
        {QStringLiteral("null+nan"), Special::NullAndNaN}, {QStringLiteral("true"), Special::True},
        {QStringLiteral("false"), Special::False},         {QStringLiteral("empty"), Special::Empty},
    };
    const auto it = names.constFind(name);
    return it == names.cend() ? std::nullopt : std::optional(*it);
}

void addValueMappings(std::vector<ValueMapping>& mappings, const Json& options, int group)
{
    if (!options.is_object())
        return;
    for (const auto& [key, result] : options.items()) {
        ValueMapping mapping;
        mapping.key = jsonutil::text(key);
        mapping.result = mappingResult(result);
        mapping.group = group;
        mappings.push_back(std::move(mapping));
    }
}

std::optional<ValueMapping> rangeMapping(const Json& options)
{
    ValueMapping mapping;
    mapping.kind = ValueMapping::Kind::Range;
    mapping.from = jsonutil::optNumber(options, "from");
    mapping.to = jsonutil::optNumber(options, "to");
    return mapping;
}

std::optional<ValueMapping> regexMapping(const Json& options)
{
    ValueMapping mapping;
    mapping.kind = ValueMapping::Kind::Regex;
    mapping.key = jsonutil::string(options, "pattern");
    return mapping;
}

std::optional<ValueMapping> specialMapping(const Json& options)
{
    const auto match = specialMatch(jsonutil::string(options, "match"));
    if (!match)
        return std::nullopt;
    ValueMapping mapping;
    mapping.kind = ValueMapping::Kind::Special;
    mapping.special = *match;
    return mapping;
}

using KeySetter = void (*)(FieldConfig&, const Json&);

/// Every key this client reads; a null or a value of another type unsets it.
const QHash<QString, KeySetter>& keySetters()
{
    static const QHash<QString, KeySetter> setters = {
        {QStringLiteral("displayName"), [](FieldConfig& c, const Json& v) { c.displayName = textOrNumber(v); }},
        {QStringLiteral("displayNameFromDS"), [](FieldConfig& c, const Json& v) { c.displayNameFromDS = asString(v); }},
        {QStringLiteral("description"), [](FieldConfig& c, const Json& v) { c.description = asString(v); }},
        {QStringLiteral("unit"), [](FieldConfig& c, const Json& v) { c.unit = asString(v); }},
        {QStringLiteral("noValue"), [](FieldConfig& c, const Json& v) { c.noValue = textOrNumber(v); }},
        {QStringLiteral("decimals"), [](FieldConfig& c, const Json& v) { c.decimals = asNumber(v); }},
        {QStringLiteral("min"), [](FieldConfig& c, const Json& v) { c.min = asNumber(v); }},
        {QStringLiteral("max"), [](FieldConfig& c, const Json& v) { c.max = asNumber(v); }},
        {QStringLiteral("fieldMinMax"), [](FieldConfig& c, const Json& v) { c.fieldMinMax = asBool(v); }},
        {QStringLiteral("filterable"), [](FieldConfig& c, const Json& v) { c.filterable = asBool(v); }},
        {QStringLiteral("interval"), [](FieldConfig& c, const Json& v) { c.intervalMs = asNumber(v); }},
        {QStringLiteral("color"), [](FieldConfig& c, const Json& v) { c.color = colorFromJson(v); }},
        {QStringLiteral("thresholds"),
         [](FieldConfig& c, const Json& v) {
             c.thresholds = v.is_object() ? std::optional(thresholdsFromJson(v)) : std::nullopt;
         }},
        {QStringLiteral("mappings"),
         [](FieldConfig& c, const Json& v) {
             c.mappings = v.is_array() ? std::optional(mappingsFromJson(v)) : std::nullopt;
         }},
        {QStringLiteral("links"), [](FieldConfig& c, const Json& v) { c.links = dataLinksFromJson(v); }},
        {QStringLiteral("actions"), [](FieldConfig& c, const Json& v) { c.actions = dataActionsFromJson(v); }},
        {QStringLiteral("type"),
         [](FieldConfig& c, const Json& v) {
             const Json& texts = jsonutil::object(v, "enum");
             c.enumTexts = textList(texts, "text");
             c.enumColors = textList(texts, "color");
         }},
        {QStringLiteral("custom"),
         [](FieldConfig& c, const Json& v) { c.custom = v.is_object() ? shared(v) : nullptr; }},
    };
    return setters;
}

} // namespace

Thresholds thresholdsFromJson(const Json& json)
{
    Thresholds thresholds;
    if (jsonutil::string(json, "mode") == QLatin1String("percentage"))
        thresholds.mode = Thresholds::Mode::Percentage;
    for (const Json& step : jsonutil::array(json, "steps"))
        thresholds.steps.push_back({jsonutil::number(step, "value", -std::numeric_limits<double>::infinity()),
                                    jsonutil::string(step, "color")});
    return thresholds;
}

std::vector<ValueMapping> mappingsFromJson(const Json& json)
{
    using Reader = std::optional<ValueMapping> (*)(const Json&);
    static const QHash<QString, Reader> readers = {
        {QStringLiteral("range"), rangeMapping},
        {QStringLiteral("regex"), regexMapping},
        {QStringLiteral("special"), specialMapping},
    };
    std::vector<ValueMapping> mappings;
    if (!json.is_array())
        return mappings;
    int group = 0;
    for (const Json& item : json) {
        const Json& options = jsonutil::object(item, "options");
        const QString type = jsonutil::string(item, "type");
        if (type == QLatin1String("value")) {
            addValueMappings(mappings, options, group);
        } else if (const Reader read = readers.value(type)) {
            if (auto mapping = read(options)) {
                mapping->result = mappingResult(jsonutil::object(options, "result"));
                mapping->group = group;
                mappings.push_back(*std::move(mapping));
            }
        }
        ++group;
    }
    return mappings;
}

std::vector<DataLink> dataLinksFromJson(const Json& json)
{
    std::vector<DataLink> links;
    if (!json.is_array())
        return links;
    for (const Json& item : json) {
        if (!item.is_object())
            continue;
        DataLink link;
        link.title = jsonutil::string(item, "title");
        link.url = jsonutil::string(item, "url");
        link.targetBlank = jsonutil::boolean(item, "targetBlank");
        link.oneClick = jsonutil::boolean(item, "oneClick");
        if (const Json* internal = jsonutil::find(item, "internal"))
            link.internal = shared(*internal);
        links.push_back(std::move(link));
    }
    return links;
}

bool setFieldConfigKey(FieldConfig& config, const QString& key, const Json& value)
{
    const KeySetter set = keySetters().value(key);
    if (set)
        set(config, value);
    return set != nullptr;
}

FieldConfig fieldConfigFromJson(const Json& json)
{
    FieldConfig config;
    if (!json.is_object())
        return config;
    Json other = Json::object();
    for (const auto& [key, value] : json.items())
        if (!setFieldConfigKey(config, jsonutil::text(key), value))
            other[key] = value;
    if (!other.empty())
        config.other = std::make_shared<const Json>(std::move(other));
    return config;
}
