#include "dashboards/import/angularpanels/angularpanels.h"
#include "dashboards/import/angularpanels/graphparts.h"
#include "dashboards/import/jsonedit.h"

#include <QCoreApplication>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of these conversions

Json pieLegend(const Json& panel)
{
    const Json* old = jsonutil::find(panel, "legend");
    const QString place = jsonutil::string(panel, "legendType");
    Json legend {{"placement", place == QLatin1String("Under graph") ? "bottom" : "right"},
                 {"values", Json::array()},
                 {"displayMode", "table"},
                 {"calcs", Json::array()}};
    const bool shown = !old || !old->is_object() || truthy(*old, "show");
    legend["showLegend"] = shown && place != QLatin1String("On graph");
    if (old && truthy(*old, "values"))
        legend["values"].push_back("value");
    if (old && truthy(*old, "percentage"))
        legend["values"].push_back("percent");
    return legend;
}

void addMappings(const Json& list, const char* textKey, Json& values)
{
    for (const Json& map : list) {
        const Json* value = jsonutil::find(map, "value");
        const Json& key = value ? *value : map.value("text", Json());
        if (key.is_string() && key != "null")
            copy(map, textKey, values[key.get<std::string>()], textKey);
    }
}

Json discreteMappings(const Json& panel)
{
    Json values = Json::object();
    addMappings(jsonutil::array(panel, "valueMaps"), "text", values);
    // A colour belongs to the text that is shown.
    Json mappings = Json::array();
    for (const Json& map : jsonutil::array(panel, "colorMaps")) {
        const QString text = jsonutil::string(map, "text");
        bool found = false;
        for (Json& value : values)
            if (jsonutil::string(value, "text") == text) {
                copy(map, "color", value, "color");
                found = true;
            }
        if (!found && !text.isEmpty())
            copy(map, "color", values[text.toStdString()], "color");
    }
    if (!values.empty())
        mappings.push_back({{"type", "value"}, {"options", std::move(values)}});
    for (const Json& map : jsonutil::array(panel, "rangeMaps")) {
        Json result = Json::object();
        copy(map, "text", result, "text");
        Json options {{"result", std::move(result)}};
        for (const char* key : {"from", "to"}) {
            const auto bound = jsonutil::optNumber(map, key);
            options[key] = bound ? numberJson(*bound) : Json();
        }
        mappings.push_back({{"type", "range"}, {"options", std::move(options)}});
    }
    return mappings;
}

void renameGraphKey(Json* hideFrom)
{
    if (hideFrom && hideFrom->is_object() && hideFrom->contains("graph"))
        rename(*hideFrom, "graph", "viz");
}

} // namespace

void angularpanels::pieChart(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    Json overrides = Json::array();
    for (const auto& [alias, value] : jsonutil::object(panel, "aliasColors").items())
        if (truthy(&value))
            overrides.push_back(byNameOverride(alias, "color", fixedColor(value)));
    Json defaults {{"decimals", jsonutil::integer(panel, "decimals")}, {"color", {{"mode", "palette-classic"}}}};
    copy(panel, "format", defaults, "unit");
    Json options {{"legend", pieLegend(panel)},
                  {"pieType", jsonutil::string(panel, "pieType") == QLatin1String("donut") ? "donut" : "pie"}};
    if (truthy(panel, "valueName"))
        options["reduceOptions"] = Json {{"calcs", reducerIds(Json::array({panel["valueName"]}))}};
    if (jsonutil::string(panel, "legendType") == QLatin1String("On graph")) {
        options["displayLabels"] = Json::array({"name"});
        for (const Json& value : options["legend"]["values"])
            options["displayLabels"].push_back(value);
    }
    panel["type"] = "piechart";
    panel["options"] = std::move(options);
    panel["fieldConfig"] = Json {{"defaults", std::move(defaults)}, {"overrides", std::move(overrides)}};
    erase(panel,
          {"aliasColors", "breakPoint", "combine", "decimals", "fontSize", "format", "legend", "legendType", "pieType",
           "strokeWidth", "valueName", "nullPointMode"});
}

void angularpanels::worldMap(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    Json view {{"id", "coords"}};
    const std::pair<const char*, const char*> numbers[] = {
        {"mapCenterLatitude", "lat"}, {"mapCenterLongitude", "lon"}, {"initialZoom", "zoom"}};
    for (const auto& [key, newKey] : numbers)
        if (const auto value = jsonutil::optNumber(panel, key))
            view[newKey] = numberJson(*value);
    panel["type"] = "geomap";
    panel["options"] = Json {{"view", std::move(view)}, {"layers", Json::array({Json {{"type", "markers"}}})}};
    if (!jsonutil::find(panel, "fieldConfig"))
        panel["fieldConfig"] = Json {{"defaults", Json::object()}, {"overrides", Json::array()}};
}

void angularpanels::discrete(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    Json defaults {{"custom", {{"fillOpacity", 100}, {"lineWidth", 0}}}};
    Json mappings = discreteMappings(panel);
    if (!mappings.empty())
        defaults["mappings"] = std::move(mappings);
    copy(panel, "units", defaults, "unit");
    copy(panel, "decimals", defaults, "decimals");
    panel["type"] = "state-timeline";
    panel["options"] = Json {{"mergeValues", true},
                             {"alignValue", "left"},
                             {"showValue", truthy(panel, "writeAllValues") ? "always" : "auto"},
                             {"legend", {{"showLegend", truthy(panel, "showLegend")}, {"displayMode", "list"}}}};
    panel["fieldConfig"] = Json {{"defaults", std::move(defaults)}, {"overrides", Json::array()}};
}

void angularpanels::oldText(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    Json& options = objectAt(panel, "options");
    options["content"] = panel["content"];
    const QString mode = jsonutil::string(panel, "mode", QStringLiteral("markdown"));
    // Plain text was a mode of its own once; the text panel reads it as Markdown now.
    options["mode"] = mode == QLatin1String("text") ? "markdown" : mode.toStdString();
    erase(panel, {"content", "mode"});
}

void angularpanels::oldHideFrom(const PanelMigration& migration)
{
    Json* config = member(migration.panel, "fieldConfig");
    if (!config)
        return;
    if (Json* defaults = member(*config, "defaults"))
        if (Json* custom = member(*defaults, "custom"))
            renameGraphKey(member(*custom, "hideFrom"));
    forEachObject(member(*config, "overrides"), [](Json& rule) {
        forEachObject(member(rule, "properties"), [](Json& property) {
            if (jsonutil::string(property, "id") == QLatin1String("custom.hideFrom"))
                renameGraphKey(member(property, "value"));
        });
    });
}
