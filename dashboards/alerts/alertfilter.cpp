#include "dashboards/alerts/alertfilter.h"

#include <algorithm>
#include <limits>

namespace {

const QString dashboardKey = QStringLiteral("__dashboardUid__");
const QString folderKey = QStringLiteral("grafana_folder");

/// What alerts and rules have in common.
struct Subject
{
    const QString& name;
    const Labels& labels;
    const Labels& annotations;
    const QString& file;
};

bool passes(const Subject& subject, const AlertFilter& filter)
{
    if (!subject.name.contains(filter.name, Qt::CaseInsensitive))
        return false;
    if (filter.dashboardUid
        && (filter.dashboardUid->isEmpty() || subject.annotations.value(dashboardKey) != *filter.dashboardUid))
        return false; // nothing can be linked to a dashboard that has no uid
    return filter.folder.isEmpty() || subject.labels.value(folderKey) == filter.folder || subject.file == filter.folder;
}

/// Alerts as they are left, and for each old index the new one.
std::vector<size_t> removeOthers(std::vector<Alert>& alerts, const AlertFilter& filter)
{
    constexpr size_t gone = std::numeric_limits<size_t>::max();
    std::vector<size_t> places(alerts.size(), gone);
    size_t kept = 0;
    for (size_t i = 0; i < alerts.size(); ++i) {
        const QString name = alerts[i].name();
        if (!passes({name, alerts[i].labels, alerts[i].annotations, QString()}, filter))
            continue;
        places[i] = kept;
        if (kept != i)
            alerts[kept] = std::move(alerts[i]);
        ++kept;
    }
    alerts.resize(kept);
    return places;
}

void follow(std::vector<AlertGroup>& groups, const std::vector<size_t>& places)
{
    constexpr size_t gone = std::numeric_limits<size_t>::max();
    for (AlertGroup& group : groups) {
        std::vector<size_t> members;
        for (const size_t index : group.alerts)
            if (places[index] != gone)
                members.push_back(places[index]);
        group.alerts = std::move(members);
    }
    const auto isEmpty = [](const AlertGroup& group) { return group.alerts.empty(); };
    groups.erase(std::remove_if(groups.begin(), groups.end(), isEmpty), groups.end());
}

} // namespace

AlertList filteredAlerts(AlertList list, const AlertFilter& filter)
{
    if (filter.isEmpty())
        return list;
    follow(list.groups, removeOthers(list.alerts, filter));
    const auto isOther = [&filter](const AlertRule& rule) {
        return !passes({rule.name, rule.labels, rule.annotations, rule.file}, filter);
    };
    list.rules.erase(std::remove_if(list.rules.begin(), list.rules.end(), isOther), list.rules.end());
    return list;
}
