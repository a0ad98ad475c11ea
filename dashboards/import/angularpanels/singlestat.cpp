#include "dashboards/import/angularpanels/singlestat.h"

#include "dashboards/import/angularpanels/calculations.h"
#include "dashboards/import/angularpanels/graphparts.h"
#include "dashboards/import/jsonedit.h"
#include "dashboards/import/schemasteps.h"

#include <QCoreApplication>

#include <cmath>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

std::string reducerId(const QString& valueName)
{
    const Calculation* calculation = findCalculation(valueName);
    return calculation ? calculation->id : "mean";
}

/// "10,20" with three colours: a base step and one from each value. A colour without a value has none.
Json stepsOf(const QString& thresholds, const Json& colors)
{
    const QStringList levels = thresholds.split(QLatin1Char(','));
    Json steps = Json::array();
    for (size_t i = 0; i < colors.size(); ++i) {
        Json step {{"color", colors[i]}};
        if (i == 0) {
            step["value"] = nullptr;
        } else if (qsizetype(i) <= levels.size()) {
            const QString level = levels[qsizetype(i) - 1].trimmed();
            bool ok = false;
            const double value = level.toDouble(&ok);
            step["value"] = ok || level.isEmpty() ? numberJson(value) : Json(std::nan(""));
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

Json mapped(const Json& map, int type, const Json* thresholds)
{
    Json old = map;
    old["type"] = type;
    // A range from or to "null" was how one asked for missing values.
    const bool missing = type == 2 && (map.value("from", Json()) == "null" || map.value("to", Json()) == "null");
    if (missing) {
        old["type"] = 1;
        old["value"] = "null";
    }
    return schemasteps::upgradedMappings(Json::array({old}), thresholds);
}

void graphLook(const Json& old, Json& options, Json& defaults)
{
    const Json& sparkline = jsonutil::object(old, "sparkline");
    const bool area = truthy(sparkline, "show");
    options["graphMode"] = area ? "area" : "none";
    if (truthy(old, "colorBackground")) {
        options["colorMode"] = "background";
        return;
    }
    options["colorMode"] = truthy(old, "colorValue") ? "value" : "none";
    if (options["colorMode"] == "none" && area && truthy(sparkline, "lineColor"))
        defaults["color"] = fixedColor(sparkline["lineColor"]);
}

bool hasFiniteValue(const Json& step)
{
    const Json* value = jsonutil::find(step, "value");
    return value && (value->is_null() || std::isfinite(jsonutil::asNumber(*value).value_or(std::nan(""))));
}

/// Steps whose value was left open or no number never become active.
void dropOpenSteps(Json& defaults)
{
    Json* thresholds = member(defaults, "thresholds");
    Json* steps = thresholds ? member(*thresholds, "steps") : nullptr;
    if (!steps || !steps->is_array())
        return;
    const auto firstOpen = std::find_if_not(steps->begin(), steps->end(), hasFiniteValue);
    steps->erase(firstOpen, steps->end());
}

/// A unit that writes a text beside the number as well; nullopt when no unit does both.
std::optional<QString> unitWithText(const QString& unit, const QString& prefix, const QString& postfix)
{
    const bool plain = unit.isEmpty() || unit == QLatin1String("none");
    if (plain && prefix.isEmpty())
        return QStringLiteral("suffix:") + postfix;
    if (plain && postfix.isEmpty())
        return QStringLiteral("prefix:") + prefix;
    if (unit == QLatin1String("short") && prefix.isEmpty() && !postfix.trimmed().isEmpty())
        return QStringLiteral("count:") + postfix.trimmed();
    return std::nullopt;
}

/// Texts beside the value became part of the unit, where the unit leaves room for them.
void keepTextBeside(const PanelMigration& migration, Json& defaults)
{
    const QString prefix = jsonutil::string(migration.panel, "prefix");
    const QString postfix = jsonutil::string(migration.panel, "postfix");
    if (prefix.isEmpty() && postfix.isEmpty())
        return;
    if (const auto unit = unitWithText(jsonutil::string(defaults, "unit"), prefix, postfix)) {
        defaults["unit"] = unit->toStdString();
        return;
    }
    for (const auto& [key, text] : {std::pair("prefix", prefix), std::pair("postfix", postfix)})
        if (!text.isEmpty())
            migration.lost(key, tr("The text \"%1\" beside the value is not shown.").arg(text));
}

/// The arc around the value became a panel type of its own.
void toGauge(const Json& old, Json& panel)
{
    Json options {{"reduceOptions", panel["options"]["reduceOptions"]},
                  {"orientation", "auto"},
                  {"showThresholdMarkers", truthy(old, "thresholdMarkers")},
                  {"showThresholdLabels", truthy(old, "thresholdLabels")}};
    panel["type"] = "gauge";
    panel["options"] = std::move(options);
}

} // namespace

void addPercentRange(Json& defaults)
{
    const QString unit = jsonutil::string(defaults, "unit");
    const bool percent = unit == QLatin1String("percent");
    if (!percent && unit != QLatin1String("percentunit"))
        return;
    const std::pair<const char*, int> limits[] = {{"min", 0}, {"max", percent ? 100 : 1}};
    for (const auto& [key, limit] : limits)
        if (const Json* value = member(defaults, key); !value || !value->is_number())
            defaults[key] = limit;
}

Json mappingsFromSingleStat(const Json& old, const Json* thresholds)
{
    const Json& values = jsonutil::array(old, "valueMaps");
    const Json& ranges = jsonutil::array(old, "rangeMaps");
    int type = jsonutil::integer(old, "mappingType");
    if (type == 0 && !values.empty())
        type = 1;
    else if (type == 0 && !ranges.empty())
        type = 2;
    Json mappings = Json::array();
    if (type != 1 && type != 2)
        return mappings;
    for (const Json& map : type == 1 ? values : ranges) {
        if (!map.is_object())
            continue;
        for (Json& mapping : mapped(map, type, thresholds))
            mappings.push_back(std::move(mapping));
    }
    return mappings;
}

StatConversion statFromSingleStat(const Json& old)
{
    StatConversion result;
    Json& defaults = result.fieldConfig["defaults"];
    Json reduce {{"calcs", Json::array({reducerId(jsonutil::string(old, "valueName"))})}};
    if (truthy(old, "tableColumn"))
        reduce["fields"] = "/^" + jsonutil::string(old, "tableColumn").toStdString() + "$/";
    result.options = Json {{"reduceOptions", std::move(reduce)}, {"orientation", "horizontal"}};
    const std::pair<const char*, const char*> renamed[] = {
        {"format", "unit"}, {"nullPointMode", "nullValueMode"}, {"nullText", "noValue"}};
    for (const auto& [key, newKey] : renamed)
        if (truthy(old, key))
            defaults[newKey] = old[key];
    if (const auto decimals = jsonutil::optNumber(old, "decimals"))
        defaults["decimals"] = numberJson(*decimals);
    const QString thresholds = jsonutil::string(old, "thresholds");
    const Json* colors = jsonutil::find(old, "colors");
    if (!thresholds.isEmpty() && colors && colors->is_array())
        defaults["thresholds"] = Json {{"mode", "absolute"}, {"steps", stepsOf(thresholds, *colors)}};
    Json mappings = mappingsFromSingleStat(old, member(defaults, "thresholds"));
    if (!mappings.empty())
        defaults["mappings"] = std::move(mappings);
    const Json& gauge = jsonutil::object(old, "gauge");
    if (truthy(gauge, "show")) {
        copy(gauge, "minValue", defaults, "min");
        copy(gauge, "maxValue", defaults, "max");
    }
    return result;
}

StatConversion statFromGraph(const Json& graph)
{
    StatConversion result;
    Json legend {{"displayMode", "list"}, {"showLegend", true}, {"placement", "bottom"}, {"calcs", Json::array()}};
    Json calcs = Json::array();
    const Json& xaxis = jsonutil::object(graph, "xaxis");
    if (jsonutil::string(xaxis, "mode") == QLatin1String("series")) {
        result.fieldConfig["defaults"]["color"] = Json {{"mode", "palette-classic"}};
        calcs = reducerIds(jsonutil::array(xaxis, "values"));
        if (jsonutil::find(graph, "legend"))
            legend = graphLegend(graph);
        erase(legend, {"sortBy", "sortDesc"});
    }
    result.options = Json {{"orientation", "auto"},
                           {"reduceOptions", {{"values", false}, {"calcs", std::move(calcs)}}},
                           {"legend", std::move(legend)}};
    return result;
}

void angularpanels::singleStat(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    const Json overrides = jsonutil::array(jsonutil::object(panel, "fieldConfig"), "overrides");
    StatConversion stat = statFromSingleStat(panel);
    Json& defaults = stat.fieldConfig["defaults"];
    dropOpenSteps(defaults);
    graphLook(panel, stat.options, defaults);
    addPercentRange(defaults);
    if (jsonutil::string(panel, "valueName") == QLatin1String("name")) {
        stat.options["textMode"] = "name";
        stat.options["reduceOptions"]["calcs"] = Json::array({"lastNotNull"});
    }
    keepTextBeside(migration, defaults);
    stat.fieldConfig["overrides"] = overrides;
    panel["type"] = "stat";
    panel["options"] = std::move(stat.options);
    if (const Json& gauge = jsonutil::object(panel, "gauge"); truthy(gauge, "show"))
        toGauge(gauge, panel);
    panel["fieldConfig"] = std::move(stat.fieldConfig);
    // The shared rules of older stat panels have nothing left to do.
    panel["pluginVersion"] = "8.0.0";
    erase(panel, {"valueName", "format",    "decimals",        "thresholds",      "colors",
                  "gauge",     "sparkline", "colorBackground", "colorValue",      "nullPointMode",
                  "nullText",  "valueMaps", "rangeMaps",       "mappingType",     "tableColumn",
                  "prefix",    "postfix",   "prefixFontSize",  "postfixFontSize", "valueFontSize"});
}
