#include "dashboards/import/jsonedit.h"
#include "dashboards/import/schemasteps.h"
#include "dashboards/model/refids.h"

namespace schemasteps {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of these steps

namespace {

bool isType(const Json& panel, const char* type)
{
    return jsonutil::string(panel, "type") == QLatin1String(type);
}

Json* fieldDefaults(Json& panel)
{
    Json* config = member(panel, "fieldConfig");
    return config ? member(*config, "defaults") : nullptr;
}

/// Every property of every override of a panel.
void forEachProperty(Json& panel, const std::function<void(Json& property)>& change)
{
    Json* config = member(panel, "fieldConfig");
    if (!config)
        return;
    forEachObject(member(*config, "overrides"), [&](Json& rule) { forEachObject(member(rule, "properties"), change); });
}

void forEachTransformation(Json& dashboard, const char* id, const std::function<void(Json&)>& change)
{
    forEachPanel(dashboard, [&](Json& panel) {
        forEachObject(member(panel, "transformations"), [&](Json& step) {
            if (jsonutil::string(step, "id") == QLatin1String(id))
                change(step);
        });
    });
}

void upgradePanelMappings(Json& panel)
{
    if (Json* defaults = fieldDefaults(panel))
        if (Json* mappings = member(*defaults, "mappings"); mappings && mappings->is_array())
            *mappings = upgradedMappings(*mappings, member(*defaults, "thresholds"));
    forEachProperty(panel, [](Json& property) {
        Json* value = member(property, "value");
        if (jsonutil::string(property, "id") == QLatin1String("mappings") && value && value->is_array())
            *value = upgradedMappings(*value, nullptr);
    });
}

void appendMerge(Json& panel)
{
    Json* steps = member(panel, "transformations");
    if (!steps || !steps->is_array())
        return;
    Json result = Json::array();
    for (Json& step : *steps) {
        const bool labels = jsonutil::string(step, "id") == QLatin1String("labelsToFields");
        result.push_back(std::move(step));
        if (labels)
            result.push_back({{"id", "merge"}, {"options", Json::object()}});
    }
    *steps = std::move(result);
}

/// `ownKey` is the key that only a query of a panel or only an annotation has.
bool isCloudWatch(const Json& target, const char* ownKey)
{
    return target.contains("dimensions") && target.contains("namespace") && target.contains("region")
        && target.contains("statistics") && target.contains(ownKey);
}

/// The further statistics of a query as queries of their own.
void splitStatistics(Json& target, const char* ownKey, Json& added)
{
    if (!isCloudWatch(target, ownKey))
        return;
    const Json statistics = jsonutil::array(target, "statistics");
    target.erase("statistics");
    for (size_t i = 0; i < statistics.size(); ++i) {
        Json query = target;
        query["statistic"] = statistics[i];
        if (i == 0)
            target = std::move(query);
        else
            added.push_back(std::move(query));
    }
}

/// Annotations of several statistics are told apart by their names.
void splitAnnotation(Json& annotation, Json& added)
{
    const size_t before = added.size();
    splitStatistics(annotation, "prefixMatching", added);
    if (added.size() == before)
        return;
    const auto nameAfter = [](Json& one) {
        const QString name = jsonutil::string(one, "name");
        one["name"] = QStringLiteral("%1 - %2").arg(name, jsonutil::string(one, "statistic")).toStdString();
    };
    nameAfter(annotation);
    for (size_t i = before; i < added.size(); ++i)
        nameAfter(added[i]);
}

void splitPanelStatistics(Json& panel)
{
    Json* targets = member(panel, "targets");
    if (!targets || !targets->is_array())
        return;
    Json added = Json::array();
    QSet<QString> taken;
    forEachObject(targets, [&](Json& target) {
        taken.insert(jsonutil::string(target, "refId"));
        splitStatistics(target, "metricName", added);
    });
    for (Json& query : added) {
        const QString refId = nextRefId(taken);
        taken.insert(refId);
        query["refId"] = refId.toStdString();
        targets->push_back(std::move(query));
    }
}

void keepTimeAxis(Json& panel)
{
    const Json* placement = jsonutil::at(panel, {"fieldConfig", "defaults", "custom", "axisPlacement"});
    if (!isType(panel, "timeseries") || !placement || *placement != "hidden")
        return;
    listAt(panel["fieldConfig"], "overrides")
        .push_back({{"matcher", {{"id", "byType"}, {"options", "time"}}},
                    {"properties", Json::array({{{"id", "custom.axisPlacement"}, {"value", "auto"}}})}});
}

void upgradeLegend(Json& panel)
{
    Json* options = member(panel, "options");
    Json* legend = options ? member(*options, "legend") : nullptr;
    if (legend && legend->is_null())
        options->erase("legend");
    else if (legend && legend->is_object()) {
        const Json* show = member(*legend, "showLegend");
        const bool hidden =
            jsonutil::string(*legend, "displayMode") == QLatin1String("hidden") || (show && *show == false);
        if (hidden)
            (*legend)["displayMode"] = "list";
        (*legend)["showLegend"] = !hidden;
    }
}

void upgradeCells(Json& panel)
{
    if (!isType(panel, "table"))
        return;
    Json* defaults = fieldDefaults(panel);
    Json* custom = defaults ? member(*defaults, "custom") : nullptr;
    if (Json* mode = custom ? member(*custom, "displayMode") : nullptr) {
        (*custom)["cellOptions"] = cellOptionsOf(*mode);
        custom->erase("displayMode");
    }
    forEachProperty(panel, [](Json& property) {
        if (jsonutil::string(property, "id") != QLatin1String("custom.displayMode"))
            return;
        property["id"] = "custom.cellOptions";
        property["value"] = cellOptionsOf(property["value"]);
    });
}

void hideFromTooltip(Json& property)
{
    Json* value = member(property, "value");
    if (jsonutil::string(property, "id") == QLatin1String("custom.hideFrom") && value
        && jsonutil::boolean(*value, "viz"))
        (*value)["tooltip"] = true;
}

Json conversionOf(const Json& options)
{
    Json conversion {{"destinationType", "string"}};
    copy(options, "timeField", conversion, "targetField");
    copy(options, "outputFormat", conversion, "dateFormat");
    copy(options, "timezone", conversion, "timezone");
    return conversion;
}

} // namespace

void to29(Json& dashboard)
{
    forEachVariable(dashboard, [](Json& variable) {
        if (!isType(variable, "query"))
            return;
        const Json* refresh = member(variable, "refresh");
        if (!refresh || (*refresh != 1 && *refresh != 2))
            variable["refresh"] = 1;
        if (variable.contains("options"))
            variable["options"] = Json::array();
    });
}

void to30(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        upgradePanelMappings(panel);
        Json* options = member(panel, "options");
        if (options && (isType(panel, "timeseries") || isType(panel, "xychart") || isType(panel, "xychart2")))
            rename(*options, "tooltipOptions", "tooltip");
    });
}

void to31(Json& dashboard)
{
    forEachPanel(dashboard, appendMerge);
}

void to34(Json& dashboard)
{
    forEachPanel(dashboard, splitPanelStatistics);
    Json* annotations = member(dashboard, "annotations");
    Json* list = annotations ? member(*annotations, "list") : nullptr;
    if (!list || !list->is_array())
        return;
    Json added = Json::array();
    forEachObject(list, [&](Json& annotation) { splitAnnotation(annotation, added); });
    for (Json& annotation : added)
        list->push_back(std::move(annotation));
}

void to35(Json& dashboard)
{
    forEachPanel(dashboard, keepTimeAxis);
}

void to37(Json& dashboard)
{
    forEachPanel(dashboard, upgradeLegend);
}

void to38(Json& dashboard)
{
    forEachPanel(dashboard, upgradeCells);
}

void to39(Json& dashboard)
{
    forEachTransformation(dashboard, "timeSeriesTable", [](Json& step) {
        const Json* stats = jsonutil::at(step, {"options", "refIdToStat"});
        if (!stats || !stats->is_object())
            return;
        Json options = Json::object();
        for (const auto& [refId, stat] : stats->items())
            options[refId] = Json {{"stat", stat}};
        step["options"] = std::move(options);
    });
}

void to40(Json& dashboard)
{
    const Json* refresh = member(dashboard, "refresh");
    if (!refresh || !refresh->is_string())
        dashboard["refresh"] = "";
}

void to41(Json& dashboard)
{
    if (Json* picker = member(dashboard, "timepicker"); picker && picker->is_object())
        picker->erase("time_options");
}

void to42(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) { forEachProperty(panel, hideFromTooltip); });
}

void to43(Json& dashboard)
{
    forEachTransformation(dashboard, "formatTime", [](Json& step) {
        const Json conversion = conversionOf(jsonutil::object(step, "options"));
        step["id"] = "convertFieldType";
        step["options"] = Json {{"conversions", Json::array({conversion})}};
    });
}

} // namespace schemasteps
