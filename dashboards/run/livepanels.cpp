#include "dashboards/run/livepanels.h"

#include "dashboards/model/gridlayout.h"
#include "dashboards/run/paneljob.h"

#include <QSet>

#include <algorithm>

namespace {

/// A row with its panels, or panels under no row.
struct Section
{
    std::shared_ptr<const PanelSpec> row;
    std::vector<std::shared_ptr<const PanelSpec>> panels;
};

std::vector<Section> sectionsOf(const Dashboard& dashboard)
{
    std::vector<Section> sections(1);
    for (const PanelSpec& panel : dashboard.panels) {
        auto spec = std::make_shared<const PanelSpec>(panel);
        if (!panel.isRow()) {
            if (sections.back().row) // the row owns its panels already: this one only stands below
                sections.emplace_back();
            sections.back().panels.push_back(std::move(spec));
            continue;
        }
        Section& section = sections.emplace_back();
        section.row = std::move(spec);
        for (const PanelSpec& child : panel.panels)
            section.panels.push_back(std::make_shared<const PanelSpec>(child));
    }
    if (sections.front().panels.empty())
        sections.erase(sections.begin());
    return sections;
}

struct RepeatValue
{
    QString value;
    QString text;
};

/// The values a repeat runs over; All means every option. One empty entry when the variable is unknown or has no
/// values, so that the panel is still there.
std::vector<RepeatValue> repeatValues(const QString& variable, const VariableScope& scope)
{
    std::vector<RepeatValue> values;
    if (const VariableValue* value = scope.find(variable)) {
        if (value->isAll()) {
            for (const VariableOption& option : value->options)
                if (option.value != QLatin1String("$__all"))
                    values.push_back({option.value, option.text});
        } else {
            for (qsizetype i = 0; i < value->values.size(); ++i)
                values.push_back({value->values[i], value->texts.value(i, value->values[i])});
        }
    }
    if (values.empty())
        values.emplace_back();
    return values;
}

std::shared_ptr<const VariableScope> scopeWith(const std::shared_ptr<const VariableScope>& parent,
                                               const QString& variable, const RepeatValue& repeat)
{
    if (variable.isEmpty() || (repeat.value.isEmpty() && repeat.text.isEmpty()))
        return parent;
    auto scope = std::make_shared<VariableScope>(parent);
    VariableValue value;
    value.values = {repeat.value};
    value.texts = {repeat.text};
    if (const VariableValue* outer = parent->find(variable))
        value.multi = outer->multi || outer->includeAll;
    scope->set(variable, std::move(value));
    return scope;
}

PanelId cloneId(const PanelId& base, const RepeatValue& repeat, size_t index)
{
    return index == 0 ? base : PanelId(base.value + QLatin1Char('@') + repeat.value);
}

class Builder
{
public:
    explicit Builder(const LivePanelsInput& input) : m_input(input)
    {
        for (const PanelSpec& panel : input.dashboard.panels) {
            m_shared.insert(sharedPanel(panel));
            for (const PanelSpec& child : panel.panels)
                m_shared.insert(sharedPanel(child));
        }
    }

    std::vector<LivePanel> build()
    {
        for (const Section& section : sectionsOf(m_input.dashboard)) {
            const QString variable = section.row ? section.row->repeat : QString();
            const auto values =
                variable.isEmpty() ? std::vector<RepeatValue>(1) : repeatValues(variable, *m_input.scope);
            for (size_t i = 0; i < values.size(); ++i)
                addSection(section, scopeWith(m_input.scope, variable, values[i]), values[i], i);
        }
        return std::move(m_panels);
    }

private:
    void addSection(const Section& section, const std::shared_ptr<const VariableScope>& scope,
                    const RepeatValue& repeat, size_t index)
    {
        PanelId rowId;
        if (section.row) {
            LivePanel row = makePanel(section.row, scope, cloneId(section.row->id, repeat, index));
            row.gridPos = {0, m_top, grid::columns, 1};
            row.rowPanelCount = int(section.panels.size());
            row.collapsed = m_input.collapsed.value(row.id, section.row->collapsed);
            rowId = row.id;
            const bool collapsed = row.collapsed;
            m_panels.push_back(std::move(row));
            ++m_top;
            if (collapsed) {
                addHidden(section, scope, rowId);
                return;
            }
        }
        std::vector<LivePanel> panels = repeatedPanels(section, scope);
        for (LivePanel& panel : panels) {
            panel.row = rowId;
            if (index > 0)
                panel.id = PanelId(panel.id.value + QLatin1Char('@') + repeat.value);
        }
        place(std::move(panels));
    }

    void addHidden(const Section& section, const std::shared_ptr<const VariableScope>& scope, const PanelId& rowId)
    {
        for (const auto& spec : section.panels) {
            if (!m_shared.contains(spec->id))
                continue;
            LivePanel panel = makePanel(spec, scope, spec->id);
            panel.hidden = true;
            panel.row = rowId;
            m_panels.push_back(std::move(panel));
        }
    }

    LivePanel makePanel(const std::shared_ptr<const PanelSpec>& spec, const std::shared_ptr<const VariableScope>& scope,
                        PanelId id) const
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

    /// Every panel of the section with its clones, in order; what stands below a repeat moves down by its growth.
    std::vector<LivePanel> repeatedPanels(const Section& section,
                                          const std::shared_ptr<const VariableScope>& scope) const
    {
        std::vector<std::shared_ptr<const PanelSpec>> specs = section.panels;
        std::stable_sort(specs.begin(), specs.end(), [](const auto& a, const auto& b) {
            return std::pair(a->gridPos.y, a->gridPos.x) < std::pair(b->gridPos.y, b->gridPos.x);
        });
        std::vector<LivePanel> panels;
        int grownBy = 0; // rows added by the repeats so far
        int grownAboveY = 0; // of the file: a panel at or below it moves
        for (const auto& spec : specs) {
            const int moved = spec->gridPos.y >= grownAboveY ? grownBy : 0;
            if (spec->repeat.isEmpty()) {
                panels.push_back(makePanel(spec, scope, spec->id));
                panels.back().gridPos.y += moved;
                continue;
            }
            const int height = addClones(spec, scope, moved, panels);
            grownBy += height - spec->gridPos.h;
            grownAboveY = spec->gridPos.y + spec->gridPos.h;
        }
        return panels;
    }

    /// Returns the height that all clones take together.
    int addClones(const std::shared_ptr<const PanelSpec>& spec, const std::shared_ptr<const VariableScope>& scope,
                  int moved, std::vector<LivePanel>& panels) const
    {
        const auto values = repeatValues(spec->repeat, *scope);
        const int perLine = std::clamp(int(values.size()), 1, std::max(1, spec->maxPerRow));
        const int width = spec->repeatVertical ? spec->gridPos.w : std::max(1, grid::columns / perLine);
        int x = spec->repeatVertical ? spec->gridPos.x : 0;
        int y = spec->gridPos.y + moved;
        const int top = y;
        for (size_t i = 0; i < values.size(); ++i) {
            if (!spec->repeatVertical && x + width > grid::columns) {
                x = 0;
                y += spec->gridPos.h;
            }
            LivePanel panel =
                makePanel(spec, scopeWith(scope, spec->repeat, values[i]), cloneId(spec->id, values[i], i));
            panel.gridPos = {x, y, width, spec->gridPos.h};
            panels.push_back(std::move(panel));
            if (spec->repeatVertical)
                y += i + 1 < values.size() ? spec->gridPos.h : 0;
            else
                x += width;
        }
        return y + spec->gridPos.h - top;
    }

    /// Packs the panels upwards under what is already placed.
    void place(std::vector<LivePanel> panels)
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

std::vector<LivePanel> livePanels(const LivePanelsInput& input)
{
    return Builder(input).build();
}
