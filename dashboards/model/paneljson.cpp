#include "dashboards/model/paneljson.h"

#include "dashboards/format/fieldoverrides.h"
#include "dashboards/model/datasourceref.h"
#include "dashboards/model/gridlayout.h"
#include "dashboards/model/paneldefaults.h"
#include "dashboards/model/refids.h"
#include "dashboards/model/variablejson.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace {

// Far above any real dashboard; keeps sums of positions away from overflow.
constexpr int maxGridRow = 1'000'000;
constexpr int maxGridHeight = 400; ///< 15,192 px, drawn at twice the size, too; the raster engine ends at 32,767
constexpr int maxPartDepth = 32; // of rows and tabs inside each other

QString tr(const char* text)
{
    return QCoreApplication::translate("PanelJson", text);
}

GridPos gridPosFromJson(const KeyReader& panel, bool isRow)
{
    const KeyReader pos = panel.child("gridPos");
    GridPos result;
    result.x = pos.integer("x", 0, -24, maxGridRow);
    result.y = pos.integer("y", 0, 0, maxGridRow);
    result.w = pos.integer("w", result.w, 1, maxGridRow);
    result.h = pos.integer("h", result.h, 1, maxGridHeight);
    if (isRow) {
        result = {0, result.y, grid::columns, 1};
        return result;
    }
    const auto value = [&pos](const char* key, int fallback) {
        return jsonutil::optNumber(pos.json(), key).value_or(fallback);
    };
    const auto below = [&value](const char* key, int least) { return value(key, least) < least; };
    const bool tooWide = value("x", 0) >= grid::columns || value("w", 1) > grid::columns;
    const bool tooHigh = value("h", 1) > maxGridHeight;
    if (tooWide || tooHigh || below("x", 0) || below("y", 0) || below("w", 1) || below("h", 1))
        panel.report().add(Finding::Severity::Ignored, panel.pathOf("gridPos"),
                           tr("The panel lies outside of the grid or has no size to draw; it is moved inside."));
    return result;
}

Json queryOf(const Json& target)
{
    Json query = target;
    for (const char* key : {"refId", "hide", "datasource"})
        query.erase(key);
    return query;
}

/// Grafana asks the panel's source for all of its queries, whatever is stored with them: what a panel was switched from
/// may still stand there. Only a mixed panel and one that names none leave it to its queries.
DataSourceRef sourceOfTarget(const Json& target, const DataSourceRef& panel)
{
    using Kind = DataSourceRef::Kind;
    DataSourceRef own = dataSourceRefFromJson(jsonutil::find(target, "datasource"));
    const bool keeps = own.kind == Kind::Expression || panel.kind == Kind::Mixed
        || (panel.kind == Kind::Default && own.kind != Kind::Default);
    return keeps ? own : panel;
}

std::vector<TargetSpec> targetsFromJson(const KeyReader& panel, const DataSourceRef& panelSource)
{
    std::vector<TargetSpec> targets;
    QSet<QString> taken;
    const Json& list = panel.list("targets");
    for (const Json& item : list)
        taken.insert(jsonutil::string(item, "refId"));
    QSet<QString> used;
    for (size_t i = 0; i < list.size(); ++i) {
        if (!list[i].is_object())
            continue;
        const KeyReader reader(list[i], panel.pathOf("targets", i), panel.report());
        QString refId = reader.text("refId");
        if (refId.isEmpty() || used.contains(refId))
            refId = nextRefId(taken);
        taken.insert(refId);
        used.insert(refId);
        TargetSpec target;
        target.refId = RefId(refId);
        target.hidden = reader.flag("hide");
        target.datasource = sourceOfTarget(list[i], panelSource);
        target.query = queryOf(list[i]);
        targets.push_back(std::move(target));
    }
    return targets;
}

std::vector<TransformationSpec> transformationsFromJson(const KeyReader& panel)
{
    std::vector<TransformationSpec> result;
    const Json& list = panel.list("transformations");
    for (size_t i = 0; i < list.size(); ++i) {
        const KeyReader reader(list[i], panel.pathOf("transformations", i), panel.report());
        TransformationSpec spec;
        spec.id = reader.text("id");
        if (spec.id.isEmpty())
            continue;
        spec.options = reader.object("options");
        spec.disabled = reader.flag("disabled");
        if (const Json* filter = reader.find("filter"))
            spec.filter = *filter;
        spec.topic = reader.text("topic");
        result.push_back(std::move(spec));
    }
    return result;
}

OverrideRule overrideFromJson(const KeyReader& rule)
{
    OverrideRule result;
    const KeyReader matcher = rule.child("matcher");
    result.matcher.id = matcher.text("id");
    if (const Json* options = matcher.find("options"))
        result.matcher.options = *options;
    result.matcher.scope = matcher.text("scope");
    result.systemRef = rule.text("__systemRef");
    for (const Json& property : rule.list("properties")) {
        const QString id = jsonutil::string(property, "id");
        const Json* value = jsonutil::find(property, "value");
        if (!id.isEmpty())
            result.properties.push_back({id, value ? *value : Json()});
    }
    return result;
}

FieldConfigSource fieldConfigSourceFromJson(const KeyReader& panel)
{
    FieldConfigSource source;
    const KeyReader config = panel.child("fieldConfig");
    source.defaultsJson = config.object("defaults");
    source.defaults = fieldConfigFromJson(source.defaultsJson);
    const Json& overrides = config.list("overrides");
    for (size_t i = 0; i < overrides.size(); ++i)
        if (overrides[i].is_object())
            source.overrides.push_back(
                overrideFromJson(KeyReader(overrides[i], config.pathOf("overrides", i), panel.report())));
    return source;
}

void readQueryOptions(const KeyReader& panel, PanelSpec& spec)
{
    if (const auto points = panel.number("maxDataPoints"); points && *points >= 1)
        spec.maxDataPoints = std::min(jsonutil::toInt(*points), 100'000);
    spec.interval = panel.text("interval");
    spec.timeFrom = panel.text("timeFrom");
    spec.timeShift = panel.text("timeShift");
    spec.hideTimeOverride = panel.flag("hideTimeOverride");
    // Newer files have it here, where older ones have it among the panel's options.
    if (const QString compare = panel.text("timeCompare"); !compare.isEmpty() && !spec.options.contains("timeCompare"))
        spec.options["timeCompare"] = compare.toStdString();
}

/// Texts of whole books would be laid out for minutes.
void cutText(const KeyReader& panel, PanelSpec& spec)
{
    constexpr qsizetype longest = 100'000;
    const auto content = spec.options.find("content");
    if (spec.type != QLatin1String("text") || content == spec.options.end())
        return;
    const QString text = jsonutil::asString(*content).value_or(QString());
    if (text.size() <= longest)
        return;
    *content = text.left(longest).toStdString();
    panel.report().add(Finding::Severity::Ignored, panel.pathOf("options") + QStringLiteral(".content"),
                       tr("The text ends after %1 of its %2 characters.").arg(longest).arg(text.size()));
}

/// What only the v2 form has.
void readPart(const KeyReader& panel, PanelSpec& spec)
{
    spec.holdsAll = panel.flag(panelSectionKey);
    if (panel.find(panelVariablesKey))
        spec.variables = variablesFromList(panel, panelVariablesKey);
    spec.hideHeader = panel.flag("hideHeader");
    if (const Json* own = panel.find(panelAutoGridKey); own && own->is_object())
        spec.autoGrid =
            AutoGridSpec {jsonutil::integer(*own, "maxColumns", 3), jsonutil::integer(*own, "minColumnPx", 448),
                          jsonutil::integer(*own, "rowHeight", 9), jsonutil::boolean(*own, "fillsScreen")};
    if (const Json* condition = panel.find(panelConditionKey); condition && condition->is_object())
        spec.condition = conditionFromJson(*condition);
}

/// Numbers the panels that have no id or one that is taken.
class IdRepair
{
public:
    explicit IdRepair(const KeyReader& dashboard) : m_report(dashboard.report()) { }

    void run(std::vector<PanelSpec>& panels)
    {
        findLargest(panels);
        repair(panels);
        if (m_repeated > mostNamed)
            m_report.add(Finding::Severity::Ignored, QStringLiteral("panels"),
                         tr("%1 more panels have the id of another one; they get ids of their own.")
                             .arg(m_repeated - mostNamed));
    }

private:
    void findLargest(const std::vector<PanelSpec>& panels)
    {
        for (const PanelSpec& panel : panels) {
            m_largest = std::max(m_largest, panel.id.value.toLongLong());
            findLargest(panel.panels);
        }
    }

    void repair(std::vector<PanelSpec>& panels)
    {
        for (PanelSpec& panel : panels) {
            const bool missing = panel.id.isEmpty();
            if (missing || m_taken.contains(panel.id)) {
                const PanelId fresh(QString::number(++m_largest));
                if (!missing && ++m_repeated <= mostNamed)
                    m_report.add(
                        Finding::Severity::Ignored, panel.jsonPath + QStringLiteral(".id"),
                        tr("Another panel has the id %1 too; this one gets %2.").arg(panel.id.value, fresh.value));
                panel.id = fresh;
            }
            m_taken.insert(panel.id);
            repair(panel.panels);
        }
    }

    static constexpr int mostNamed = 20; ///< findings of their own

    ImportReport& m_report;
    qint64 m_largest = 0;
    int m_repeated = 0; ///< ids that several panels have
    QSet<PanelId> m_taken;
};

bool standsBefore(const PanelSpec& a, const PanelSpec& b)
{
    return std::pair(a.gridPos.y, a.gridPos.x) < std::pair(b.gridPos.y, b.gridPos.x);
}

/// An expanded row owns what stands between it and the next row; what follows a collapsed one stays free.
std::vector<PanelSpec> adopted(std::vector<PanelSpec> panels)
{
    std::stable_sort(panels.begin(), panels.end(), standsBefore);
    std::vector<PanelSpec> result;
    PanelSpec* row = nullptr;
    result.reserve(panels.size()); // keeps `row` valid
    for (PanelSpec& panel : panels) {
        if (row && !panel.isRow()) {
            row->panels.push_back(std::move(panel));
            continue;
        }
        result.push_back(std::move(panel));
        if (result.back().isPart())
            row =
                result.back().isRow() && !result.back().collapsed && !result.back().holdsAll ? &result.back() : nullptr;
    }
    return result;
}

std::vector<PanelSpec> panelList(const KeyReader& owner, int depth)
{
    std::vector<PanelSpec> panels;
    const Json& list = owner.list("panels");
    for (size_t i = 0; i < list.size(); ++i) {
        const QString marked = jsonutil::string(list[i], panelPathKey);
        const KeyReader reader(list[i], marked.isEmpty() ? owner.pathOf("panels", i) : marked, owner.report());
        if (!list[i].is_object()) {
            owner.report().add(Finding::Severity::Error, reader.path(), tr("This is no panel; it is left out."));
            continue;
        }
        PanelSpec panel = panelFromJson(reader);
        if (jsonutil::boolean(list[i], panelSectionKey)) {
            if (depth < maxPartDepth)
                panel.panels = panelList(reader, depth + 1);
            panels.push_back(std::move(panel));
            continue;
        }
        if (panel.isRow() && depth == 0)
            panel.panels = panelList(reader, depth + 1);
        // A row inside a row has no meaning; its panels take its place.
        if (panel.isRow() && depth > 0) {
            for (PanelSpec& inner : panelList(reader, depth + 1))
                panels.push_back(std::move(inner));
            continue;
        }
        panels.push_back(std::move(panel));
    }
    return panels;
}

} // namespace

ConditionSpec conditionFromJson(const Json& group)
{
    const Json& spec = jsonutil::object(group, "spec");
    ConditionSpec condition;
    condition.shows = jsonutil::string(spec, "visibility") != QLatin1String("hide");
    condition.any = jsonutil::string(spec, "condition") == QLatin1String("or");
    for (const Json& rule : jsonutil::array(spec, "items")) {
        const QString kind = jsonutil::string(rule, "kind");
        const Json& own = jsonutil::object(rule, "spec");
        ConditionItem item;
        item.variable = jsonutil::string(own, "variable");
        item.op = jsonutil::string(own, "operator");
        item.value = jsonutil::string(own, "value");
        item.wantsData = jsonutil::boolean(own, "value", true);
        if (kind == QLatin1String("ConditionalRenderingData"))
            item.kind = ConditionItem::Kind::Data;
        else if (kind == QLatin1String("ConditionalRenderingTimeRangeSize"))
            item.kind = ConditionItem::Kind::TimeRangeSize;
        else if (kind != QLatin1String("ConditionalRenderingVariable"))
            continue;
        condition.items.push_back(std::move(item));
    }
    return condition;
}

LinkSpec linkFromJson(const KeyReader& link)
{
    LinkSpec spec;
    spec.kind = link.text("type") == QLatin1String("dashboards") ? LinkSpec::Kind::Dashboards : LinkSpec::Kind::Link;
    spec.title = link.text("title");
    spec.url = link.text("url");
    spec.tooltip = link.text("tooltip");
    spec.icon = link.text("icon");
    spec.tags = link.texts("tags");
    spec.asDropdown = link.flag("asDropdown");
    spec.keepTime = link.flag("keepTime");
    spec.includeVars = link.flag("includeVars");
    spec.targetBlank = link.flag("targetBlank");
    return spec;
}

PanelSpec panelFromJson(const KeyReader& panel)
{
    PanelSpec spec;
    spec.id = PanelId(panel.text("id"));
    spec.type = panel.text("type");
    spec.title = panel.line("title");
    spec.description = panel.text("description");
    spec.gridPos = gridPosFromJson(panel, spec.isPart());
    spec.transparent = panel.flag("transparent");
    spec.datasource = dataSourceRefFromJson(panel.find("datasource"));
    spec.targets = targetsFromJson(panel, spec.datasource);
    spec.transformations = transformationsFromJson(panel);
    spec.fieldConfig = fieldConfigSourceFromJson(panel);
    spec.options = panel.object("options");
    cutText(panel, spec);
    const Json& links = panel.list("links");
    for (size_t i = 0; i < links.size(); ++i)
        if (links[i].is_object())
            spec.links.push_back(linkFromJson(KeyReader(links[i], panel.pathOf("links", i), panel.report())));
    spec.pluginVersion = panel.text("pluginVersion");
    readQueryOptions(panel, spec);
    spec.repeat = panel.text("repeat");
    spec.repeatVertical = panel.text("repeatDirection") == QLatin1String("v");
    spec.maxPerRow = panel.integer("maxPerRow", spec.maxPerRow, 1, 24);
    spec.libraryPanel = jsonutil::string(panel.object("libraryPanel"), "uid");
    spec.collapsed = panel.flag("collapsed");
    readPart(panel, spec);
    spec.jsonPath = panel.path();
    applyFieldDefaults(spec);
    return spec;
}

std::vector<PanelSpec> panelsFromJson(const KeyReader& dashboard)
{
    std::vector<PanelSpec> panels = panelList(dashboard, 0);
    IdRepair(dashboard).run(panels);
    for (PanelSpec& panel : panels)
        if (!panel.holdsAll)
            std::stable_sort(panel.panels.begin(), panel.panels.end(), standsBefore);
    return adopted(std::move(panels));
}
