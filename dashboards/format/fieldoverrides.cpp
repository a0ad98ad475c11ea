#include "dashboards/format/fieldoverrides.h"

#include "dashboards/format/nestedframes.h"
#include "dashboards/format/thresholdtexts.h"
#include "dashboards/reduce/reducers.h"
#include "datasources/data/framecells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace {

using ConfigPtr = std::shared_ptr<const FieldConfig>;
using Applies = std::function<bool(const QString& id, FieldType type)>;

/// Options below `custom` that are one value, however many keys they have: a field's own is not completed.
bool isOneValue(const std::string& key)
{
    static const std::set<std::string> keys = {"hideFrom",    "stacking",          "lineStyle",
                                               "cellOptions", "scaleDistribution", "thresholdsStyle"};
    return keys.count(key) > 0;
}

/// The defaults below `custom` that apply to the type, under the field's own.
JsonPtr mergedCustom(const JsonPtr& own, const JsonPtr& defaults, FieldType type, const Applies& applies)
{
    if (!defaults || !defaults->is_object())
        return own;
    Json merged = Json::object();
    for (const auto& [key, value] : defaults->items()) {
        const QString id = QStringLiteral("custom.") + jsonutil::text(key);
        if (applies ? applies(id, type) : propertyApplies(id, type))
            merged[key] = value;
    }
    if (own && own->is_object()) {
        for (const auto& [key, value] : own->items())
            if (isOneValue(key) && !value.is_null())
                merged.erase(key);
        merged.update(*own, true);
    }
    return std::make_shared<const Json>(std::move(merged));
}

/// A colour without a mode says nothing; thresholds alone ask for their mode.
void completeColor(FieldConfig& config)
{
    if (config.color && config.color->mode.isEmpty()) {
        config.color.reset();
    } else if (!config.color && config.thresholds) {
        config.color = FieldColor();
        config.color->mode = QStringLiteral("thresholds");
    }
}

/// Steps of data may begin above nothing; what lies below them is as the defaults say.
void completeThresholds(Thresholds& own, const std::optional<Thresholds>& defaults)
{
    const auto isBase = [](const Threshold& step) { return std::isinf(step.value) && step.value < 0; };
    const auto hasBase = [&](const Thresholds& thresholds) {
        return std::any_of(thresholds.steps.begin(), thresholds.steps.end(), isBase);
    };
    const auto absolute = Thresholds::Mode::Absolute;
    if (own.mode != absolute || hasBase(own) || !defaults || defaults->mode != absolute || !hasBase(*defaults))
        return;
    own.steps.insert(own.steps.begin(), *std::find_if(defaults->steps.begin(), defaults->steps.end(), isBase));
}

/// What the field's own config lacks, where the property means something for its type; but for `custom`.
void fillDefaults(FieldConfig& config, const FieldConfig& defaults, FieldType type, const OverrideContext& context)
{
    if (config.thresholds)
        completeThresholds(*config.thresholds, defaults.thresholds);
    const auto fillIf = [&](const char* id, auto FieldConfig::*property) {
        if (config.*property || !(defaults.*property))
            return;
        const QString name = QString::fromLatin1(id);
        if (context.applies ? context.applies(name, type) : propertyApplies(name, type))
            config.*property = defaults.*property;
    };
    fillIf("displayName", &FieldConfig::displayName);
    fillIf("description", &FieldConfig::description);
    fillIf("unit", &FieldConfig::unit);
    fillIf("noValue", &FieldConfig::noValue);
    fillIf("filterable", &FieldConfig::filterable);
    fillIf("color", &FieldConfig::color);
    fillIf("thresholds", &FieldConfig::thresholds);
    fillIf("decimals", &FieldConfig::decimals);
    fillIf("min", &FieldConfig::min);
    fillIf("max", &FieldConfig::max);
    fillIf("fieldMinMax", &FieldConfig::fieldMinMax);
    fillIf("mappings", &FieldConfig::mappings);
    config.links.insert(config.links.end(), defaults.links.begin(), defaults.links.end());
    config.actions.insert(config.actions.end(), defaults.actions.begin(), defaults.actions.end());
    if (config.min && config.max && *config.min > *config.max)
        std::swap(config.min, config.max);
    completeColor(config);
}

/// Gives fields the configs that the defaults complete. Fields in a row mostly share their own config, or at least its
/// `custom`: what was made of one serves the next, which saves time and, with thousands of series, most of the memory.
class Completion
{
public:
    Completion(const FieldConfig& defaults, const OverrideContext& context) : m_defaults(defaults), m_context(context)
    { }

    ConfigPtr of(const ConfigPtr& own, FieldType type)
    {
        Last& last = m_last[type];
        if (last.own != own) {
            FieldConfig config = *own;
            fillDefaults(config, m_defaults, type, m_context);
            if (!last.own || last.own->custom != own->custom)
                last.custom = mergedCustom(own->custom, m_defaults.custom, type, m_context.applies);
            config.custom = last.custom;
            last.own = own;
            last.completed = std::make_shared<const FieldConfig>(std::move(config));
        }
        return last.completed;
    }

private:
    struct Last
    {
        ConfigPtr own;
        ConfigPtr completed;
        JsonPtr custom;
    };
    const FieldConfig& m_defaults;
    const OverrideContext& m_context;
    std::map<FieldType, Last> m_last;
};

/// Sets or removes the value at a path below `custom`.
void setCustom(FieldConfig& config, const QString& path, const Json& value)
{
    Json custom = config.custom && config.custom->is_object() ? *config.custom : Json::object();
    Json* here = &custom;
    const QStringList keys = path.split(QLatin1Char('.'));
    for (qsizetype i = 0; i + 1 < keys.size(); ++i) {
        const std::string key = keys[i].toStdString();
        if (value.is_null() && !jsonutil::find(*here, key.c_str()))
            return; // nothing to remove
        Json& next = (*here)[key];
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

/// Limits that fields share or one has alone; either may be unknown.
struct Limits
{
    std::optional<double> min;
    std::optional<double> max;

    void widen(const Field& field)
    {
        const auto [least, most] = extremes(field);
        if (!std::isnan(least))
            min = std::min(least, min.value_or(least));
        if (!std::isnan(most))
            max = std::max(most, max.value_or(most));
    }

    std::optional<FieldRange> under(const FieldConfig& config) const
    {
        const auto low = config.min ? config.min : min;
        const auto high = config.max ? config.max : max;
        return low && high ? std::optional(FieldRange {*low, *high}) : std::nullopt;
    }

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
};

/// Ranges of fields in their order: of those with both limits, and of numbers. Numbers without limits of their own
/// share one: that over all numbers, or that of the first field that has both.
class Ranges
{
public:
    explicit Ranges(const Frames& frames) : m_frames(frames) { }

    std::optional<FieldRange> of(const Field& field)
    {
        const FieldConfig& config = *field.config;
        if (config.min && config.max) {
            m_shared = m_shared.value_or(Limits {config.min, config.max});
            return FieldRange {*config.min, *config.max};
        }
        if (field.type != FieldType::Number)
            return std::nullopt;
        if (!config.fieldMinMax.value_or(false))
            return shared().under(config);
        Limits own;
        own.widen(field);
        if (field.size() == 0)
            own = {0, 100};
        return own.under(config);
    }

private:
    const Limits& shared()
    {
        if (!m_shared) {
            m_shared.emplace();
            for (const Frame& frame : m_frames)
                for (const Field& field : frame.fields)
                    if (field.type == FieldType::Number)
                        m_shared->widen(field);
        }
        return *m_shared;
    }

    const Frames& m_frames;
    std::optional<Limits> m_shared;
};

/// A field whose texts stay as they are keeps the config that it shares with others.
void interpolateTexts(Field& field, const Frame& frame, const OverrideContext& context)
{
    if (!context.interpolate)
        return;
    std::optional<FieldConfig> changed;
    for (auto FieldConfig::*property :
         {&FieldConfig::displayName, &FieldConfig::description, &FieldConfig::unit, &FieldConfig::noValue}) {
        const std::optional<QString>& text = (*field.config).*property;
        if (!text)
            continue;
        const QString interpolated = context.interpolate(*text, field, frame);
        if (interpolated == *text && interpolated.isNull() == text->isNull())
            continue;
        if (!changed)
            changed = *field.config;
        *((*changed).*property) = interpolated;
    }
    if (changed)
        field.config = std::make_shared<const FieldConfig>(*std::move(changed));
}

bool hasScope(const OverrideRule& rule, const QString& scope)
{
    const QString series = QStringLiteral("series");
    return (rule.matcher.scope.isEmpty() ? series : rule.matcher.scope) == (scope.isEmpty() ? series : scope);
}

/// Thresholds that name variables, for one field.
Json thresholdsAt(const Json& thresholds, const Field& field, const Frame& frame, const OverrideContext& context)
{
    return resolvedThresholds(thresholds, [&](const QString& text) {
        return context.interpolate ? context.interpolate(text, field, frame) : text;
    });
}

/// The defaults of one field.
FieldConfig defaultsAt(const FieldConfigSource& source, const Field& field, const Frame& frame,
                       const OverrideContext& context)
{
    FieldConfig defaults = source.defaults;
    defaults.thresholds =
        thresholdsFromJson(thresholdsAt(jsonutil::object(source.defaultsJson, "thresholds"), field, frame, context));
    return defaults;
}

/// Applies the rules that fit a field, in order, so that later ones see names that earlier ones gave.
void applyRules(Field& field, const Frame& frame, const NameScope& names, const FieldConfigSource& source,
                const OverrideContext& context)
{
    for (const OverrideRule& rule : source.overrides) {
        if (!hasScope(rule, context.scope))
            continue;
        if (!matchesField(rule.matcher, field, frame, names))
            continue;
        FieldConfig config = *field.config;
        for (const OverrideProperty& property : rule.properties) {
            const bool named = property.id == QLatin1String("thresholds") && hasThresholdTexts(property.value);
            setFieldConfigProperty(config, property.id,
                                   named ? thresholdsAt(property.value, field, frame, context) : property.value);
        }
        field.config = std::make_shared<const FieldConfig>(std::move(config));
    }
}

/// Untyped data may well be numbers or texts. Times have a column of their own, so none are found here.
void guessType(Field& field)
{
    for (qsizetype row = 0; field.type == FieldType::Other && row < field.size(); ++row) {
        const Value value = field.at(row);
        if (isMissing(value))
            continue;
        field.type = guessFieldType({}, std::vector {value}).value_or(FieldType::Other);
        return;
    }
}

} // namespace

bool propertyApplies(const QString& id, FieldType type)
{
    static const QStringList ofNumbers = {QStringLiteral("decimals"), QStringLiteral("min"), QStringLiteral("max"),
                                          QStringLiteral("fieldMinMax")};
    if (ofNumbers.contains(id))
        return type == FieldType::Number;
    if (id == QLatin1String("custom.axisLabel")) // names the axis of values, not the one they stand over
        return type != FieldType::Time && type != FieldType::String;
    return id != QLatin1String("mappings") || type != FieldType::Time;
}

bool setFieldConfigProperty(FieldConfig& config, const QString& id, const Json& value)
{
    const QString customPrefix = QStringLiteral("custom.");
    if (id.startsWith(customPrefix)) {
        setCustom(config, id.mid(customPrefix.size()), value);
        return true;
    }
    const auto mappings = config.mappings;
    const auto links = config.links;
    const auto actions = config.actions;
    if (!setFieldConfigKey(config, id, value))
        return false;
    if (id == QLatin1String("mappings") && config.mappings && mappings)
        appendMappings(*config.mappings, *mappings);
    if (id == QLatin1String("links") && !value.is_null())
        config.links.insert(config.links.end(), links.begin(), links.end());
    if (id == QLatin1String("actions") && !value.is_null())
        config.actions.insert(config.actions.end(), actions.begin(), actions.end());
    return true;
}

Frames applyFieldOverrides(const Frames& frames, const FieldConfigSource& source, const OverrideContext& context)
{
    Frames result = frames;
    const NameScope names(result);
    Completion completion(source.defaults, context);
    Ranges ranges(frames);
    const bool namedDefaults = hasThresholdTexts(jsonutil::object(source.defaultsJson, "thresholds"));
    int seriesIndex = 0;
    for (Frame& frame : result) {
        for (Field& field : frame.fields) {
            const auto completed = [&] {
                const FieldConfig defaults = defaultsAt(source, field, frame, context);
                return Completion(defaults, context).of(field.config, field.type);
            };
            field.config = namedDefaults ? completed() : completion.of(field.config, field.type);
            applyRules(field, frame, names, source, context);
            interpolateTexts(field, frame, context);
            field.state.range = ranges.of(field);
            guessType(field);
            field.state.seriesIndex = seriesIndex;
            if (field.type != FieldType::Time)
                ++seriesIndex;
            overrideInCells(field, source, context);
        }
    }
    for (Frame& frame : result)
        for (Field& field : frame.fields)
            field.state.displayName = fieldDisplayName(field, frame, names);
    return result;
}

Frames applyScopedRules(const Frames& frames, const FieldConfigSource& source, OverrideContext context,
                        const QString& scope)
{
    FieldConfigSource rules;
    std::copy_if(source.overrides.begin(), source.overrides.end(), std::back_inserter(rules.overrides),
                 [&](const OverrideRule& rule) { return hasScope(rule, scope); });
    if (rules.overrides.empty())
        return frames;
    context.scope = scope;
    return applyFieldOverrides(frames, rules, context);
}
