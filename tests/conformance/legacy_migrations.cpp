#include "dashboards/import/classicschema.h"
#include "dashboards/import/jsonedit.h"
#include "tests/conformance/conformance.h"

// Grafana's backend fills in defaults and renames retired types whatever the version asked for; the table holds its
// output, so the same is done here to ours.

namespace {

struct Rename
{
    const char* from;
    const char* to;
};

constexpr Rename renames[] = {
    {"graph", "timeseries"},
    {"singlestat", "stat"},
    {"table-old", "table"},
    {"grafana-piechart-panel", "piechart"},
    {"grafana-worldmap-panel", "geomap"},
    {"natel-discrete-panel", "state-timeline"},
};

void renameType(Json& panel)
{
    const QString type = jsonutil::string(panel, "type");
    for (const Rename& rename : renames)
        if (type == QLatin1String(rename.from)) {
            panel["autoMigrateFrom"] = rename.from;
            panel["type"] = rename.to;
        }
}

/// Older outputs leave the types as they are.
void keepType(Json& panel)
{
    if (!panel.contains("autoMigrateFrom"))
        return;
    panel["type"] = panel["autoMigrateFrom"];
    panel.erase("autoMigrateFrom");
}

/// A base step without a value and one of null are the same.
void openBase(Json& panel)
{
    Json* fieldConfig = panel.contains("fieldConfig") ? &panel["fieldConfig"] : nullptr;
    const Json* steps = fieldConfig ? jsonutil::at(*fieldConfig, {"defaults", "thresholds", "steps"}) : nullptr;
    if (!steps || !steps->is_array())
        return;
    for (Json& step : (*fieldConfig)["defaults"]["thresholds"]["steps"])
        if (step.is_object() && step.contains("value") && step["value"].is_null())
            step.erase("value");
}

void sortByPlace(Json& dashboard)
{
    const auto place = [](const Json& panel) {
        const Json& pos = jsonutil::object(panel, "gridPos");
        return std::pair(jsonutil::integer(pos, "y"), jsonutil::integer(pos, "x"));
    };
    Json& panels = jsonedit::listAt(dashboard, "panels");
    std::stable_sort(panels.begin(), panels.end(), [&](const Json& a, const Json& b) { return place(a) < place(b); });
}

void addDefaults(Json& dashboard)
{
    const Json defaults {{"editable", true},
                         {"fiscalYearStartMonth", 0},
                         {"graphTooltip", 0},
                         {"links", Json::array()},
                         {"tags", Json::array()},
                         {"templating", {{"list", Json::array()}}},
                         {"time", {{"from", "now-6h"}, {"to", "now"}}},
                         {"timepicker", Json::object()},
                         {"timezone", ""},
                         {"weekStart", ""}};
    for (const auto& [key, value] : defaults.items())
        if (!dashboard.contains(key))
            dashboard[key] = value;
    const Json builtIn {{"builtIn", 1},
                        {"datasource", {{"type", "grafana"}, {"uid", "-- Grafana --"}}},
                        {"enable", true},
                        {"hide", true},
                        {"iconColor", "rgba(0, 211, 255, 1)"},
                        {"name", "Annotations & Alerts"},
                        {"type", "dashboard"}};
    for (Json& panel : jsonedit::listAt(dashboard, "panels"))
        if (panel.is_object() && panel.contains("fieldConfig") && !panel["fieldConfig"].contains("overrides"))
            panel["fieldConfig"]["overrides"] = Json::array();
    Json& list = jsonedit::listAt(jsonedit::objectAt(dashboard, "annotations"), "list");
    if (std::none_of(list.begin(), list.end(), [](const Json& a) { return jsonedit::truthy(a, "builtIn"); }))
        list.insert(list.begin(), builtIn);
    dashboard.erase("version");
}

Json onlyPanels(const Json& dashboard)
{
    return {{"schemaVersion", dashboard["schemaVersion"]}, {"panels", dashboard["panels"]}};
}

/// Only the panels that are expected, by id.
Json listedPanels(const Json& actual, const Json& expected)
{
    Json panels = Json::array();
    for (const Json& wanted : expected)
        for (const Json& panel : actual)
            if (jsonutil::find(panel, "id") && jsonutil::find(wanted, "id") && panel["id"] == wanted["id"])
                panels.push_back(panel);
    return panels;
}

} // namespace

Json runLegacyMigrations(const ConformanceCase& c)
{
    const int to = jsonutil::integer(c.input, "toVersion");
    // Names of datasources become references only where all datasources are known.
    if (to == 33 || to == 36)
        return skipped();
    Json dashboard = jsonutil::object(c.input, "dashboard");
    ImportReport report;
    migrateClassicSchema(dashboard, report, to);
    jsonedit::forEachPanel(dashboard, renameType);
    sortByPlace(dashboard);
    if (jsonutil::string(c.input, "compare") != QLatin1String("full"))
        return {{"dashboard", onlyPanels(dashboard)}};
    addDefaults(dashboard);
    return {{"dashboard", dashboard}};
}

bool sameMigration(const Json& actual, const Json& expected)
{
    Json wanted = jsonutil::object(expected, "dashboard");
    Json got = jsonutil::object(actual, "dashboard");
    for (const char* key : {"gnetId", "meta", "version"}) // of the database, in older outputs
        wanted.erase(key);
    if (jsonutil::dump(wanted).indexOf("autoMigrateFrom") < 0)
        jsonedit::forEachPanel(got, keepType);
    for (Json* side : {&wanted, &got})
        jsonedit::forEachPanel(*side, openBase);
    const bool full = wanted.contains("templating");
    if (!full)
        got["panels"] = listedPanels(jsonutil::array(got, "panels"), jsonutil::array(wanted, "panels"));
    return sameJson(got, wanted) && sameJson(wanted, got);
}
