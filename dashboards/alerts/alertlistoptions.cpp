#include "dashboards/alerts/alertlistoptions.h"

#include <algorithm>

namespace {

bool isGroupsPanel(const QString& type)
{
    return type == QLatin1String("alertGroups") || type == QLatin1String("alert-groups");
}

AlertListOptions::Sort sortOf(const Json& options)
{
    using Sort = AlertListOptions::Sort;
    const int order = jsonutil::integer(options, "sortOrder", int(Sort::NameUp));
    return order >= int(Sort::NameUp) && order <= int(Sort::NewestFirst) ? Sort(order) : Sort::NameUp;
}

Json countConfig(const Json& options)
{
    const Json* thresholds = jsonutil::find(options, "statThresholds");
    const Json* mappings = jsonutil::find(options, "statValueMappings");
    if ((!thresholds || thresholds->is_null()) && (!mappings || mappings->empty()))
        return {};
    Json config = {{"color", {{"mode", "thresholds"}}}};
    if (thresholds)
        config["thresholds"] = *thresholds;
    if (mappings)
        config["mappings"] = *mappings;
    return config;
}

/// Only Grafana's own rules lie in folders, so a folder beside another datasource says nothing.
QString folderOf(const Json& options)
{
    const QString datasource = jsonutil::string(options, "datasource");
    const bool counts =
        datasource.isEmpty() || datasource == QLatin1String("grafana") || datasource == QLatin1String("-- Grafana --");
    return counts ? jsonutil::string(jsonutil::object(options, "folder"), "title") : QString();
}

/// A flag of stateFilter; older panels hold a list of state names.
bool wants(const Json& options, const char* key, const char* oldName, bool fallback)
{
    const Json* filter = jsonutil::find(options, "stateFilter");
    if (filter && filter->is_array())
        return filter->empty() || jsonutil::strings(options, "stateFilter").contains(QLatin1String(oldName));
    return filter ? jsonutil::boolean(*filter, key, fallback) : fallback;
}

} // namespace

bool isAlertPanel(const QString& type)
{
    return type == QLatin1String("alertlist") || isGroupsPanel(type);
}

AlertListOptions alertListOptions(const QString& type, const Json& json)
{
    AlertListOptions options;
    if (isGroupsPanel(type)) {
        options.asGroups = true;
        options.datasource = jsonutil::string(json, "alertmanager");
        options.labelFilter = jsonutil::string(json, "labels");
        options.showInstances = jsonutil::boolean(json, "expandAll");
        options.maxItems = std::numeric_limits<int>::max();
        options.pending = options.recovering = false;
        return options;
    }
    if (jsonutil::string(json, "viewMode") == QLatin1String("stat"))
        options.view = AlertListOptions::View::Count;
    options.countConfig = countConfig(json);
    options.countColor = jsonutil::string(json, "statColorMode", options.countColor);
    options.sort = sortOf(json);
    options.maxItems = std::max(1, jsonutil::integer(json, "maxItems", jsonutil::integer(json, "limit", 20)));
    if (jsonutil::string(json, "groupMode") == QLatin1String("custom"))
        options.groupBy = jsonutil::strings(json, "groupBy");
    options.showInstances = jsonutil::boolean(json, "showInstances");
    options.name = jsonutil::string(json, "alertName", jsonutil::string(json, "nameFilter"));
    options.labelFilter = jsonutil::string(json, "alertInstanceLabelFilter");
    options.datasource = jsonutil::string(json, "datasource");
    options.ofDashboard = jsonutil::boolean(json, "dashboardAlerts", jsonutil::boolean(json, "onlyAlertsOnDashboard"));
    options.folder = folderOf(json);
    options.firing = wants(json, "firing", "alerting", true);
    options.pending = wants(json, "pending", "pending", true);
    options.error = wants(json, "error", "execution_error", true);
    options.recovering = wants(json, "recovering", "alerting", true);
    options.inactive = wants(json, "normal", "ok", false) || wants(json, "inactive", "ok", false)
        || jsonutil::boolean(json, "showInactiveAlerts");
    return options;
}
