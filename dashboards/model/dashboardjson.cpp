#include "dashboards/model/dashboardjson.h"

#include "dashboards/model/datasourceref.h"
#include "dashboards/model/keyreader.h"
#include "dashboards/model/paneljson.h"
#include "dashboards/model/variablejson.h"

#include <QCoreApplication>
#include <QHash>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("DashboardJson", text);
}

AnnotationSpec annotationFromJson(const KeyReader& annotation)
{
    AnnotationSpec spec;
    spec.name = annotation.text("name");
    spec.enable = annotation.flag("enable", true);
    spec.hide = annotation.flag("hide");
    spec.builtIn = annotation.flag("builtIn");
    spec.iconColor = annotation.text("iconColor");
    spec.datasource = dataSourceRefFromJson(annotation.find("datasource"));
    spec.query = annotation.json();
    const KeyReader filter = annotation.child("filter");
    spec.filterExclude = filter.flag("exclude");
    for (const QString& id : filter.texts("ids"))
        spec.filterIds.emplace_back(id);
    return spec;
}

constexpr size_t mostAnnotations = 100; // each asks a server, and every panel looks through them

std::vector<AnnotationSpec> annotationsFromJson(const KeyReader& dashboard)
{
    std::vector<AnnotationSpec> annotations;
    const KeyReader parent = dashboard.child("annotations");
    const Json& list = parent.list("list");
    for (size_t i = 0; i < list.size() && annotations.size() < mostAnnotations; ++i)
        if (list[i].is_object())
            annotations.push_back(annotationFromJson(KeyReader(list[i], parent.pathOf("list", i), dashboard.report())));
    if (annotations.size() < list.size() && annotations.size() == mostAnnotations)
        parent.ignored("list",
                       tr("%1 more are left out: a dashboard shows at most %2 kinds of annotations.")
                           .arg(list.size() - mostAnnotations)
                           .arg(mostAnnotations));
    return annotations;
}

RawTimeRange timeFromJson(const KeyReader& parent)
{
    const RawTimeRange fallback;
    RawTimeRange range {parent.text("from", fallback.from), parent.text("to", fallback.to)};
    if (range.from.isEmpty() || range.to.isEmpty())
        range = fallback;
    return range;
}

TimePickerSpec timePickerFromJson(const KeyReader& picker)
{
    TimePickerSpec spec;
    spec.refreshIntervals = picker.texts("refresh_intervals");
    spec.hidden = picker.flag("hidden");
    spec.nowDelay = picker.text("nowDelay");
    for (const Json& range : picker.list("quick_ranges")) {
        const RawTimeRange raw {jsonutil::string(range, "from"), jsonutil::string(range, "to")};
        if (!raw.from.isEmpty() && !raw.to.isEmpty())
            spec.quickRanges.emplace_back(raw, jsonutil::string(range, "display", raw.from));
    }
    return spec;
}

/// "utc" in any case is UTC; "default" and "browser" mean the person's own zone.
QString timezoneFromJson(const KeyReader& dashboard)
{
    QString zone = dashboard.text("timezone");
    if (zone.compare(QLatin1String("utc"), Qt::CaseInsensitive) == 0)
        return QStringLiteral("utc");
    if (zone == QLatin1String("default"))
        return {};
    return zone;
}

CursorSync cursorSyncFromJson(const KeyReader& dashboard)
{
    const Json* value = dashboard.find("graphTooltip");
    if (value && value->is_boolean())
        return value->get<bool>() ? CursorSync::Crosshair : CursorSync::Off;
    return CursorSync(dashboard.integer("graphTooltip", 0, 0, 2));
}

/// Variables of rows and tabs join the dashboard's under names of their own, so that nothing outside of the part means
/// them; the part knows both names.
void liftVariables(std::vector<PanelSpec>& panels, Dashboard& dashboard, QHash<QString, int>& count)
{
    for (PanelSpec& panel : panels) {
        for (VariableSpec& variable : panel.variables) {
            const QString name = variable.name;
            variable.jsonPath = panel.jsonPath + QStringLiteral(".spec.variables")
                + variable.jsonPath.mid(variable.jsonPath.lastIndexOf(u'[')); // as the v2 form has it
            variable.name = QStringLiteral("%1@%2").arg(name).arg(++count[name]);
            panel.ownVariables.emplace_back(name, variable.name);
            if (variable.label.isEmpty())
                variable.label = panel.title.isEmpty() || !panel.hideHeader
                    ? name
                    : panel.title + QStringLiteral(": ") + name; // it stands above the dashboard, far from its part
            dashboard.variables.push_back(std::move(variable));
        }
        panel.variables.clear();
        liftVariables(panel.panels, dashboard, count);
    }
}

} // namespace

Dashboard dashboardFromJson(const Json& classic, ImportReport& report)
{
    const KeyReader reader(classic, {}, report);
    Dashboard dashboard;
    dashboard.uid = reader.text("uid");
    dashboard.title = reader.line("title");
    dashboard.description = reader.text("description");
    dashboard.tags = reader.texts("tags");
    dashboard.timezone = timezoneFromJson(reader);
    dashboard.time = timeFromJson(reader.child("time"));
    dashboard.refresh = reader.text("refresh");
    dashboard.timePicker = timePickerFromJson(reader.child("timepicker"));
    dashboard.weekStart = reader.text("weekStart");
    dashboard.fiscalYearStartMonth = reader.integer("fiscalYearStartMonth", 0, 0, 11);
    dashboard.cursorSync = cursorSyncFromJson(reader);
    dashboard.liveNow = reader.flag("liveNow");
    dashboard.preload = reader.flag("preload");
    dashboard.schemaVersion = reader.integer("schemaVersion", 0, 0, 100'000);
    dashboard.panels = panelsFromJson(reader);
    dashboard.variables = variablesFromJson(reader);
    QHash<QString, int> count;
    liftVariables(dashboard.panels, dashboard, count);
    dashboard.annotations = annotationsFromJson(reader);
    const Json& links = reader.list("links");
    for (size_t i = 0; i < links.size(); ++i)
        if (links[i].is_object())
            dashboard.links.push_back(linkFromJson(KeyReader(links[i], reader.pathOf("links", i), report)));
    if (dashboard.title.isEmpty())
        dashboard.title = tr("Untitled dashboard");
    return dashboard;
}
