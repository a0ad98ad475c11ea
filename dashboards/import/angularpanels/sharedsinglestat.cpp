#include "dashboards/import/angularpanels/angularpanels.h"
#include "dashboards/import/angularpanels/calculations.h"
#include "dashboards/import/angularpanels/singlestat.h"
#include "dashboards/import/jsonedit.h"
#include "dashboards/import/schemasteps.h"

#include <limits>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

/// Before 6.2: unit, decimals and the calculation stood in valueOptions.
void moveValueOptions(Json& options)
{
    const Json* values = jsonutil::find(options, "valueOptions");
    if (!values || !values->is_object())
        return;
    Json fieldOptions = Json::object();
    Json defaults = Json::object();
    copy(options, "valueMappings", fieldOptions, "mappings");
    copy(options, "thresholds", fieldOptions, "thresholds");
    copy(*values, "unit", defaults, "unit");
    copy(*values, "decimals", defaults, "decimals");
    copy(options, "minValue", defaults, "min");
    copy(options, "maxValue", defaults, "max");
    if (const Calculation* calculation = findCalculation(jsonutil::string(*values, "stat")))
        fieldOptions["calcs"] = Json::array({calculation->id});
    fieldOptions["defaults"] = std::move(defaults);
    options["fieldOptions"] = std::move(fieldOptions);
    erase(options, {"valueMappings", "thresholds", "valueOptions", "minValue", "maxValue"});
}

double stepValue(const Json& step)
{
    const auto value = jsonutil::optNumber(step, "value");
    return value.value_or(-std::numeric_limits<double>::infinity());
}

/// Steps in rising order, the first one open below.
Json sortedSteps(const Json& thresholds)
{
    std::vector<Json> sorted;
    for (const Json& old : thresholds) {
        if (!old.is_object())
            continue;
        Json step = Json::object();
        step["value"] = old.value("value", Json());
        copy(old, "color", step, "color");
        sorted.push_back(std::move(step));
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Json& a, const Json& b) { return stepValue(a) < stepValue(b); });
    if (!sorted.empty())
        sorted.front()["value"] = nullptr;
    return sorted;
}

/// Before 6.3: mappings belonged to fieldOptions, thresholds to the options.
void moveThresholdsAndMappings(Json& options)
{
    Json* fieldOptions = member(options, "fieldOptions");
    if (!fieldOptions || !fieldOptions->is_object())
        return;
    Json& defaults = objectAt(*fieldOptions, "defaults");
    if (Json* mappings = member(*fieldOptions, "mappings")) {
        defaults["mappings"] = std::move(*mappings);
        fieldOptions->erase("mappings");
    }
    const Json& thresholds = jsonutil::array(options, "thresholds");
    if (!thresholds.empty())
        defaults["thresholds"] = sortedSteps(thresholds);
    else
        defaults.erase("thresholds");
}

/// Before 6.6: thresholds were a bare list, a colour a bare text.
void moveThresholdsToSteps(Json& fieldOptions)
{
    if (truthy(fieldOptions, "override")) {
        fieldOptions.erase("override");
        fieldOptions["overrides"] = Json::array();
    }
    Json& defaults = objectAt(fieldOptions, "defaults");
    Json steps;
    if (Json* own = member(defaults, "thresholds"); truthy(own))
        steps = std::move(*own);
    else if (Json* shared = member(fieldOptions, "thresholds"))
        steps = std::move(*shared);
    defaults.erase("thresholds");
    fieldOptions.erase("thresholds");
    if (steps.is_array())
        defaults["thresholds"] = Json {{"mode", "absolute"}, {"steps", std::move(steps)}};
    else if (steps.is_object())
        defaults["thresholds"] = std::move(steps);
    if (Json* color = member(defaults, "color"); color && color->is_string())
        *color = Json {{"mode", "fixed"}, {"fixedColor", *color}};
    else if (!color && defaults.contains("thresholds"))
        defaults["color"] = Json {{"mode", "thresholds"}};
    Json* min = member(defaults, "min");
    Json* max = member(defaults, "max");
    if (min && max && min->is_number() && max->is_number() && min->get<double>() > max->get<double>())
        std::swap(*min, *max);
}

/// Before 7.0: field configuration stood in options.fieldOptions.
void moveFieldOptions(Json& options, Json& fieldConfig)
{
    Json* old = member(options, "fieldOptions");
    if (!old || !old->is_object()) {
        options.erase("fieldOptions");
        return;
    }
    Json& defaults = objectAt(fieldConfig, "defaults");
    defaults.update(jsonutil::object(*old, "defaults"));
    Json& overrides = listAt(fieldConfig, "overrides");
    for (const Json& rule : jsonutil::array(*old, "overrides"))
        overrides.push_back(rule);
    Json reduce = Json::object();
    for (const char* key : {"values", "limit", "calcs"})
        copy(*old, key, reduce, key);
    options["reduceOptions"] = std::move(reduce);
    options.erase("fieldOptions");
}

double versionOf(const Json& panel)
{
    const Json* version = jsonutil::find(panel, "pluginVersion");
    return truthy(version) ? leadingNumber(version).value_or(100) : 6.1;
}

} // namespace

StatConversion statFromOlderVersion(const Json& panel)
{
    StatConversion result;
    if (const Json* config = jsonutil::find(panel, "fieldConfig"); config && config->is_object())
        result.fieldConfig = *config;
    const Json* options = jsonutil::find(panel, "options");
    if (!options || !options->is_object()) {
        result.options = Json {{"reduceOptions", {{"calcs", Json::array({"mean"})}}}, {"orientation", "horizontal"}};
        return result;
    }
    result.options = *options;
    const double version = versionOf(panel);
    if (version < 6.2)
        moveValueOptions(result.options);
    if (version < 6.3)
        moveThresholdsAndMappings(result.options);
    Json* fieldOptions = member(result.options, "fieldOptions");
    if (version < 6.6 && fieldOptions && fieldOptions->is_object())
        moveThresholdsToSteps(*fieldOptions);
    if (version < 7.0)
        moveFieldOptions(result.options, result.fieldConfig);
    Json& defaults = objectAt(result.fieldConfig, "defaults");
    if (const Json* title = member(defaults, "title"); version < 7.1 && title && !title->is_null())
        rename(defaults, "title", "displayName");
    if (version < 8.0)
        addPercentRange(defaults);
    return result;
}

Json keptStatOptions(const Json& previousOptions, Json options)
{
    for (const char* key : {"reduceOptions", "orientation"})
        copy(previousOptions, key, options, key);
    return options;
}

void angularpanels::sharedSingleStat(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    objectAt(panel, "options");
    if (versionOf(panel) >= 8.0)
        return;
    StatConversion stat = statFromOlderVersion(panel);
    Json& defaults = objectAt(stat.fieldConfig, "defaults");
    // Mappings may have come along in their first form.
    if (Json* mappings = member(defaults, "mappings"); mappings && mappings->is_array())
        *mappings = schemasteps::upgradedMappings(*mappings, member(defaults, "thresholds"));
    panel["options"] = std::move(stat.options);
    panel["fieldConfig"] = std::move(stat.fieldConfig);
}
