#include "dashboards/run/livepanels.h"

#include "dashboards/model/gridlayout.h"
#include "dashboards/run/conditions.h"
#include "dashboards/run/panelclones.h"
#include "dashboards/run/paneljob.h"
#include "dashboards/run/panellimit.h"
#include "dashboards/run/partplaces.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

constexpr int mostPanels = mostLivePanels;
constexpr int mostTabs = 300; ///< of one bar: nobody chooses among more, and bars of thousands stop the window
constexpr int maxDepth = 32;

QString tr(const char* text)
{
    return QCoreApplication::translate("LivePanels", text);
}

using SpecPtr = std::shared_ptr<const PanelSpec>;

bool asksForData(const ConditionSpec& condition)
{
    return std::any_of(condition.items.begin(), condition.items.end(),
                       [](const ConditionItem& item) { return item.kind == ConditionItem::Kind::Data; });
}

int panelCount(const std::vector<PanelSpec>& panels)
{
    int count = 0;
    for (const PanelSpec& panel : panels)
        count += panel.isPart() ? panelCount(panel.panels) : 1;
    return count;
}

QStringList offeredVariables(const PanelSpec& part, const Dashboard& dashboard)
{
    QStringList names;
    for (const VariableSpec& variable : dashboard.variables)
        for (const auto& [name, unique] : part.ownVariables)
            if (variable.name == unique && variable.isOffered())
                names << unique;
    return names;
}

void collectVariables(const std::vector<PanelSpec>& panels, const Dashboard& dashboard, QSet<QString>& names)
{
    for (const PanelSpec& panel : panels) {
        if (!panel.isPart())
            continue;
        if (!panel.hideHeader)
            for (const QString& name : offeredVariables(panel, dashboard))
                names << name;
        collectVariables(panel.panels, dashboard, names);
    }
}

/// Where panels are being added.
struct Place
{
    PartPlace at;
    PanelId row; ///< the heading it all stands under
    bool hidden = false; ///< under a collapsed row, in another tab, or hidden by a condition
    bool watched = false; ///< a condition waits for the data of these panels
    int depth = 0;
};

class Builder
{
public:
    explicit Builder(const LivePanelsInput& input) : m_input(input) { collectShared(input.dashboard.panels); }

    std::vector<LivePanel> build()
    {
        add(m_input.dashboard.panels, {{m_input.scope, {}, 0}, {}, false, false, 0});
        return std::move(m_panels);
    }

private:
    void collectShared(const std::vector<PanelSpec>& panels)
    {
        for (const PanelSpec& panel : panels) {
            m_shared.insert(sharedPanel(panel));
            collectShared(panel.panels);
        }
    }

    void add(const std::vector<PanelSpec>& panels, const Place& place)
    {
        if (place.depth > maxDepth)
            return;
        std::vector<SpecPtr> run;
        for (const PanelSpec& panel : panels) {
            if (!panel.isPart()) {
                run.push_back(std::make_shared<const PanelSpec>(panel));
                continue;
            }
            addRun(std::exchange(run, {}), place);
            if (panel.isTabs())
                addTabs(panel, place);
            else
                addRows(panel, place);
        }
        addRun(std::move(run), place);
    }

    int roomLeft() const { return std::max(0, mostPanels - int(m_panels.size())); }

    static bool shows(const PanelSpec& spec, const ConditionContext& context)
    {
        return !spec.condition || isShown(*spec.condition, context);
    }

    bool anyHasData(const std::vector<PanelSpec>& panels, const QString& suffix) const
    {
        return m_input.hasData && std::any_of(panels.begin(), panels.end(), [&](const PanelSpec& panel) {
                   return panel.isPart() ? anyHasData(panel.panels, suffix)
                                         : m_input.hasData(PanelId(panel.id.value + suffix));
               });
    }

    bool partIsShown(const PanelSpec& part, const Place& inside) const
    {
        const bool data = part.condition && asksForData(*part.condition) && anyHasData(part.panels, inside.at.suffix);
        return shows(part, {*inside.at.scope, m_input.rangeMs, data});
    }

    /// The place inside the clone of a part that one value makes.
    static Place inside(const PanelSpec& part, const Place& outer, const RepeatValue& value, size_t index)
    {
        Place place = outer;
        place.at = placeInside(part, outer.at, value, index);
        ++place.depth;
        return place;
    }

    void addRows(const PanelSpec& part, const Place& outer)
    {
        const auto spec = std::make_shared<const PanelSpec>(part);
        const auto values = repeatValues(part.repeat, *outer.at.scope);
        for (size_t i = 0; i < values.size(); ++i) {
            if (roomLeft() == 0) {
                leaveOut(int(values.size() - i));
                return;
            }
            Place place = inside(part, outer, values[i], i);
            const bool shown = partIsShown(part, place);
            place.watched = place.watched || (part.condition && asksForData(*part.condition));
            place.hidden = outer.hidden || !shown;
            if (!place.hidden && !part.hideHeader)
                addHeading(spec, place);
            add(part.panels, place);
        }
    }

    /// A part's variables under the names that this copy of it has.
    QStringList offered(const PanelSpec& part, const Place& inside) const
    {
        QStringList names = offeredVariables(part, m_input.dashboard);
        for (QString& name : names)
            if (m_input.scope->find(name + inside.at.suffix))
                name += inside.at.suffix;
        return names;
    }

    void addHeading(const SpecPtr& spec, Place& place)
    {
        LivePanel row = makePanel(spec, place.at.scope, PanelId(spec->id.value + place.at.suffix));
        row.gridPos = {0, m_top, grid::columns, 1};
        row.rowPanelCount = panelCount(spec->panels);
        row.collapsed = m_input.collapsed.value(row.id, spec->collapsed);
        if (!row.collapsed)
            row.variables = offered(*spec, place);
        row.gridPos.h += row.variables.isEmpty() ? 0 : 1;
        place.row = row.id;
        place.hidden = row.collapsed;
        m_top += row.gridPos.h;
        m_panels.push_back(std::move(row));
    }

    void addTabs(const PanelSpec& bar, const Place& outer)
    {
        struct Tab
        {
            const PanelSpec* spec;
            Place place;
        };
        std::vector<Tab> tabs;
        size_t leftOut = 0;
        LivePanel live =
            makePanel(std::make_shared<const PanelSpec>(bar), outer.at.scope, PanelId(bar.id.value + outer.at.suffix));
        for (const PanelSpec& part : bar.panels) {
            const auto values = repeatValues(part.repeat, *outer.at.scope);
            const size_t count = std::min(values.size(), size_t(mostTabs) - tabs.size());
            leftOut += values.size() - count;
            for (size_t i = 0; i < count; ++i) {
                Place place = inside(part, outer, values[i], i);
                place.watched = place.watched || (part.condition && asksForData(*part.condition));
                const bool shown = partIsShown(part, place);
                place.row = live.id;
                if (shown)
                    live.tabs.push_back(
                        {PanelId(part.id.value + place.at.suffix), m_input.interpolate(part.title, place.at.scope)});
                place.hidden = !shown; // told apart from the open one below
                tabs.push_back({&part, std::move(place)});
            }
        }
        const PanelId wanted = m_input.openTabs.value(live.id);
        const auto open = std::find_if(live.tabs.begin(), live.tabs.end(),
                                       [&wanted](const LiveTab& tab) { return tab.id == wanted; });
        live.openTab = open == live.tabs.end() ? 0 : int(open - live.tabs.begin());
        const PanelId openId = live.tabs.empty() ? PanelId() : live.tabs[size_t(live.openTab)].id;
        if (!outer.hidden && !live.tabs.empty()) {
            for (const Tab& tab : tabs)
                if (PanelId(tab.spec->id.value + tab.place.at.suffix) == openId)
                    live.variables = offered(*tab.spec, tab.place);
            live.gridPos = {0, m_top, grid::columns, live.variables.isEmpty() ? 1 : 2};
            m_top += live.gridPos.h;
            m_panels.push_back(std::move(live));
        }
        for (Tab& tab : tabs) {
            const PanelId id(tab.spec->id.value + tab.place.at.suffix);
            tab.place.hidden = outer.hidden || tab.place.hidden || id != openId;
            add(tab.spec->panels, tab.place);
        }
        if (leftOut > 0 && !m_panels.empty())
            m_panels.back().notice = tr("%1 tabs are left out: a bar shows at most %2.").arg(leftOut).arg(mostTabs);
    }

    void addRun(std::vector<SpecPtr> specs, const Place& place)
    {
        if (specs.empty())
            return;
        std::vector<LivePanel> shown;
        for (const PanelClone& clone :
             panelClones(std::move(specs), place.at.scope, {roomLeft(), cloneMark(place.at)})) {
            LivePanel panel = makePanel(clone.spec, clone.scope, PanelId(clone.id.value + place.at.suffix));
            panel.gridPos = clone.pos;
            panel.row = place.row;
            if (clone.leftOut > 0)
                panel.notice = leftOutText(clone.leftOut);
            const auto& condition = clone.spec->condition;
            const bool hasData = condition && m_input.hasData && m_input.hasData(panel.id);
            panel.hidden = place.hidden || !shows(*clone.spec, {*clone.scope, m_input.rangeMs, hasData});
            panel.watched = place.watched || (condition && asksForData(*condition));
            // Nobody sees it: it is there for those who wait for its data, or show it elsewhere.
            if (panel.hidden && (panel.watched || m_shared.contains(clone.spec->id)))
                m_panels.push_back(std::move(panel));
            else if (!panel.hidden)
                shown.push_back(std::move(panel));
        }
        if (!shown.empty() && shown.front().spec->autoGrid)
            fillAutoGrid(shown);
        pack(std::move(shown));
    }

    /// Panels that a condition hides leave no gap in an automatic grid.
    void fillAutoGrid(std::vector<LivePanel>& panels) const
    {
        const AutoGridSpec& spec = *panels.front().spec->autoGrid;
        const int fitting = grid::autoColumns(spec.maxColumns, spec.minColumnPx, m_input.gridPx.width());
        const int count = std::min(int(panels.size()), fitting);
        const int lines = (int(panels.size()) + count - 1) / count;
        const int room = (m_input.gridPx.height() + grid::gapPx) / (grid::rowHeightPx + grid::gapPx) - m_top;
        const int height = spec.fillsScreen ? std::max(spec.rowHeight, room / lines) : spec.rowHeight;
        for (size_t i = 0; i < panels.size(); ++i) {
            panels[i].gridPos = autoGridPlace(int(i), count, height);
            panels[i].autoColumn = int(i) % count;
            panels[i].autoColumns = count;
        }
    }

    static QString leftOutText(int count)
    {
        return tr("%1 more are left out: a dashboard shows at most %2 panels.").arg(count).arg(mostPanels);
    }

    void leaveOut(int count)
    {
        if (!m_panels.empty())
            m_panels.back().notice = leftOutText(count);
    }

    LivePanel makePanel(const SpecPtr& spec, const std::shared_ptr<const VariableScope>& scope, PanelId id) const
    {
        LivePanel panel;
        panel.id = std::move(id);
        panel.spec = spec;
        panel.scope = scope;
        panel.gridPos = spec->gridPos;
        panel.title = m_input.interpolate(spec->title, scope);
        panel.description = m_input.interpolate(spec->description, scope);
        return panel;
    }

    /// Packs the panels upwards under what is already placed.
    void pack(std::vector<LivePanel> panels)
    {
        if (panels.empty())
            return;
        std::vector<grid::Item> items;
        items.reserve(panels.size());
        for (const LivePanel& panel : panels)
            items.push_back({panel.gridPos, false});
        grid::correctBounds(items);
        grid::compact(items);
        for (size_t i = 0; i < panels.size(); ++i) {
            panels[i].gridPos = items[i].pos;
            panels[i].gridPos.y += m_top;
        }
        m_top += grid::bottom(items);
        std::stable_sort(panels.begin(), panels.end(), [](const LivePanel& a, const LivePanel& b) {
            return std::pair(a.gridPos.y, a.gridPos.x) < std::pair(b.gridPos.y, b.gridPos.x);
        });
        std::move(panels.begin(), panels.end(), std::back_inserter(m_panels));
    }

    const LivePanelsInput& m_input;
    std::vector<LivePanel> m_panels;
    QSet<PanelId> m_shared; // panels whose answers another panel shows
    int m_top = 0;
};

} // namespace

QSet<QString> variablesOfParts(const Dashboard& dashboard)
{
    QSet<QString> names;
    collectVariables(dashboard.panels, dashboard, names);
    return names;
}

std::vector<LivePanel> livePanels(const LivePanelsInput& input)
{
    return Builder(input).build();
}

bool hasAutoGrid(const std::vector<PanelSpec>& panels)
{
    return std::any_of(panels.begin(), panels.end(),
                       [](const PanelSpec& panel) { return panel.autoGrid || hasAutoGrid(panel.panels); });
}

bool hasConditions(const std::vector<PanelSpec>& panels)
{
    return std::any_of(panels.begin(), panels.end(),
                       [](const PanelSpec& panel) { return panel.condition || hasConditions(panel.panels); });
}
