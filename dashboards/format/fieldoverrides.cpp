#include "dashboards/format/fieldoverrides.h"

#include "dashboards/format/displayname.h"
#include "dashboards/reduce/reducers.h"

#include <cmath>

namespace {

template<typename T>
void fill(std::optional<T>& own, const std::optional<T>& fallback)
{
    if (!own)
        own = fallback;
}

JsonPtr mergedCustom(const JsonPtr& own, const JsonPtr& defaults)
{
    if (!own || !defaults || !own->is_object() || !defaults->is_object())
        return own ? own : defaults;
    Json merged = *defaults;
    merged.update(*own, true);
    return std::make_shared<const Json>(std::move(merged));
}

/// What the field's own config lacks, where the property means something for its type.
void fillDefaults(FieldConfig& config, const FieldConfig& defaults, FieldType type)
{
    const bool number = type == FieldType::Number;
    fill(config.displayName, defaults.displayName);
    fill(config.description, defaults.description);
    fill(config.unit, defaults.unit);
    fill(config.noValue, defaults.noValue);
    fill(config.filterable, defaults.filterable);
    fill(config.color, defaults.color);
    fill(config.thresholds, defaults.thresholds);
    if (number) {
        fill(config.decimals, defaults.decimals);
        fill(config.min, defaults.min);
        fill(config.max, defaults.max);
        fill(config.fieldMinMax, defaults.fieldMinMax);
    }
    if (type != FieldType::Time)
        fill(config.mappings, defaults.mappings);
    config.links.insert(config.links.end(), defaults.links.begin(), defaults.links.end());
    config.custom = mergedCustom(config.custom, defaults.custom);
    if (config.min && config.max && *config.min > *config.max)
        std::swap(config.min, config.max);
    if (!config.color && config.thresholds) {
        config.color = FieldColor();
        config.color->mode = QStringLiteral("thresholds");
    }
}

/// Sets or removes the value at a path below `custom`.
void setCustom(FieldConfig& config, const QString& path, const Json& value)
{
    Json custom = config.custom && config.custom->is_object() ? *config.custom : Json::object();
    Json* here = &custom;
    const QStringList keys = path.split(QLatin1Char('.'));
    for (qsizetype i = 0; i + 1 < keys.size(); ++i) {
        Json& next = (*here)[keys[i].toStdString()];
        if (!next.is_object())
            next = Json::object();
        here = &next;
    }
    if (value.is_null())
        here->erase(keys.last().toStdString());
    else
        (*here)[keys.last().toStdString()] = value;
    config.custom = std::make_shared<const Json>(std::move(custom));
}

/// Puts mappings behind others; their groups stay apart.
void appendMappings(std::vector<ValueMapping>& mappings, const std::vector<ValueMapping>& more)
{
    const int groups = mappings.empty() ? 0 : mappings.back().group + 1;
    for (ValueMapping mapping : more) {
        mapping.group += groups;
        mappings.push_back(std::move(mapping));
    }
}

/// The range over all number fields, which those without limits of their own share.
class SharedRange
{
public:
    explicit SharedRange(const Frames& frames)
    {
        for (const Frame& frame : frames)
            for (const Field& field : frame.fields)
                if (field.type == FieldType::Number)
                    widen(field);
    }

    std::optional<FieldRange> of(const FieldConfig& config) const
    {
        const auto min = config.min ? config.min : m_min;
        const auto max = config.max ? config.max : m_max;
        return min && max ? std::optional(FieldRange {*min, *max}) : std::nullopt;
    }

    void widen(const Field& field)
    {
        const auto [min, max] = extremes(field);
        if (!std::isnan(min))
            m_min = std::min(min, m_min.value_or(min));
        if (!std::isnan(max))
            m_max = std::max(max, m_max.value_or(max));
    }

    SharedRange() = default;

private:
    /// What the reducers min and max say, in one pass over ordinary columns; NaN when there is no number.
    static std::pair<double, double> extremes(const Field& field)
    {
        double min = std::numeric_limits<double>::infinity();
        double max = -min;
        bool finite = field.numbers() != nullptr;
        static const NumberColumn none;
        for (const double v : field.numbers() ? *field.numbers() : none) {
            min = v < min ? v : min; // NaN compares false
            max = v > max ? v : max;
        }
        finite = finite && std::isfinite(min) && std::isfinite(max);
        if (finite)
            return {min, max};
        return {reduceToNumber(field, QStringLiteral("min")), reduceToNumber(field, QStringLiteral("max"))};
    }

    std::optional<double> m_min;
    std::optional<double> m_max;
};

std::optional<FieldRange> rangeOf(const Field& field, const SharedRange& shared)
{
    if (field.type != FieldType::Number)
        return std::nullopt;
    if (!field.config->fieldMinMax.value_or(false))
        return shared.of(*field.config);
    SharedRange own;
    own.widen(field);
    return own.of(*field.config);
}

void interpolateTexts(FieldConfig& config, const Field& field, const Frame& frame, const OverrideContext& context)
{
    if (!context.interpolate)
        return;
    for (std::optional<QString>* text : {&config.displayName, &config.description, &config.unit, &config.noValue})
        if (*text)
            *text = context.interpolate(**text, field, frame);
}

/// Applies the rules that fit a field, in order, so that later ones see names that earlier ones gave.
void applyRules(Field& field, const Frame& frame, const Frames& all, const FieldConfigSource& source)
{
    for (const OverrideRule& rule : source.overrides) {
        const QString& scope = rule.matcher.scope;
        if (!scope.isEmpty() && scope != QLatin1String("series"))
            continue;
        if (!matchesField(rule.matcher, field, frame, all))
            continue;
        FieldConfig config = *field.config;
        for (const OverrideProperty& property : rule.properties)
            setFieldConfigProperty(config, property.id, property.value);
        field.config = std::make_shared<const FieldConfig>(std::move(config));
    }
}

} // namespace

bool setFieldConfigProperty(FieldConfig& config, const QString& id, const Json& value)
{
    const QString customPrefix = QStringLiteral("custom.");
    if (id.startsWith(customPrefix)) {
        setCustom(config, id.mid(customPrefix.size()), value);
        return true;
    }
    const auto mappings = config.mappings;
    const auto links = config.links;
    if (!setFieldConfigKey(config, id, value))
        return false;
    if (id == QLatin1String("mappings") && config.mappings && mappings)
        appendMappings(*config.mappings, *mappings);
    if (id == QLatin1String("links") && !value.is_null())
        config.links.insert(config.links.end(), links.begin(), links.end());
    return true;
}

Frames applyFieldOverrides(const Frames& frames, const FieldConfigSource& source, const OverrideContext& context)
{
    Frames result = frames;
    const SharedRange shared(frames);
    int seriesIndex = 0;
    for (Frame& frame : result) {
        for (Field& field : frame.fields) {
            FieldConfig config = *field.config;
            fillDefaults(config, source.defaults, field.type);
            field.config = std::make_shared<const FieldConfig>(std::move(config));
            applyRules(field, frame, result, source);
            config = *field.config;
            interpolateTexts(config, field, frame, context);
            field.config = std::make_shared<const FieldConfig>(std::move(config));
            field.state.seriesIndex = seriesIndex;
            if (field.type != FieldType::Time)
                ++seriesIndex;
            field.state.range = rangeOf(field, shared);
        }
    }
    for (Frame& frame : result)
        for (Field& field : frame.fields)
            field.state.displayName = fieldDisplayName(field, frame, result);
    return result;
}
