#include "dashboards/import/angularpanels/angularpanels.h"

#include "dashboards/import/angularpanels/graphparts.h"
#include "dashboards/import/jsonedit.h"
#include "dashboards/model/paneljson.h"

#include <QCoreApplication>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of these conversions

bool isType(const Json& panel, std::initializer_list<const char*> types)
{
    const QString type = jsonutil::string(panel, "type");
    return std::any_of(types.begin(), types.end(), [&](const char* t) { return type == QLatin1String(t); });
}

bool hasOptions(const Json& panel)
{
    return !jsonutil::object(panel, "options").empty();
}

bool hasFieldConfig(const Json& panel)
{
    const Json& config = jsonutil::object(panel, "fieldConfig");
    return !jsonutil::object(config, "defaults").empty() || !jsonutil::array(config, "overrides").empty();
}

bool isGraph(const Json& panel)
{
    return isType(panel, {"graph", "graphite"});
}

bool isSingleStat(const Json& panel)
{
    return isType(panel, {"singlestat", "grafana-singlestat-panel"});
}

bool isOldTable(const Json& panel)
{
    if (isType(panel, {"table-old"}))
        return true;
    const bool oldKeys = !jsonutil::array(panel, "styles").empty() || truthy(panel, "transform");
    return isType(panel, {"table"}) && oldKeys && !(hasOptions(panel) && hasFieldConfig(panel));
}

bool isOldHeatmap(const Json& panel)
{
    return isType(panel, {"heatmap"}) && !hasOptions(panel)
        && (panel.contains("dataFormat") || panel.contains("cards") || panel.contains("yAxis"));
}

bool isPreviewHeatmap(const Json& panel)
{
    return isType(panel, {"heatmap-new"});
}

bool isOldPieChart(const Json& panel)
{
    return isType(panel, {"grafana-piechart-panel"});
}

bool isWorldMap(const Json& panel)
{
    return isType(panel, {"grafana-worldmap-panel"});
}

bool isDiscrete(const Json& panel)
{
    return isType(panel, {"natel-discrete-panel"});
}

bool isOldText(const Json& panel)
{
    return isType(panel, {"text"}) && panel.contains("content")
        && !jsonutil::object(panel, "options").contains("content");
}

bool isSingleStatFamily(const Json& panel)
{
    return isType(panel, {"stat", "gauge", "bargauge"});
}

bool isTable(const Json& panel)
{
    return isType(panel, {"table"});
}

bool isAny(const Json&)
{
    return true;
}

struct RetiredPanel
{
    bool (*matches)(const Json& panel);
    void (*convert)(const PanelMigration& migration);
};

// In this order, all that match: later rows see what earlier ones made.
constexpr RetiredPanel retiredPanels[] = {
    {isGraph, angularpanels::graph},
    {isSingleStat, angularpanels::singleStat},
    {isOldTable, angularpanels::oldTable},
    {isOldHeatmap, angularpanels::oldHeatmap},
    {isPreviewHeatmap, angularpanels::previewHeatmap},
    {isOldPieChart, angularpanels::pieChart},
    {isWorldMap, angularpanels::worldMap},
    {isDiscrete, angularpanels::discrete},
    {isOldText, angularpanels::oldText},
    {isSingleStatFamily, angularpanels::sharedSingleStat},
    {isTable, angularpanels::oldTableKeys},
    {isAny, angularpanels::oldHideFrom},
};

void migratePanels(Json& owner, const QString& ownerPath, Json& annotations, ImportReport& report)
{
    Json* panels = member(owner, "panels");
    if (!panels || !panels->is_array())
        return;
    for (size_t i = 0; i < panels->size(); ++i) {
        Json& panel = (*panels)[i];
        if (!panel.is_object())
            continue;
        QString path = jsonutil::string(panel, panelPathKey);
        if (path.isEmpty())
            path = QStringLiteral("%1panels[%2]").arg(ownerPath).arg(i);
        if (isGraph(panel))
            for (Json& annotation : timeRegionAnnotations(panel))
                annotations.push_back(std::move(annotation));
        for (const RetiredPanel& retired : retiredPanels)
            if (retired.matches(panel))
                retired.convert({panel, path, report});
        migratePanels(panel, path + QLatin1Char('.'), annotations, report);
    }
}

} // namespace

void PanelMigration::lost(const char* key, const QString& what) const
{
    report.add(Finding::Severity::Ignored, path + QLatin1Char('.') + QLatin1String(key), what);
}

void migrateRetiredPanels(Json& dashboard, ImportReport& report)
{
    Json annotations = Json::array();
    migratePanels(dashboard, {}, annotations, report);
    if (annotations.empty())
        return;
    Json& list = listAt(objectAt(dashboard, "annotations"), "list");
    for (Json& annotation : annotations)
        list.push_back(std::move(annotation));
}
