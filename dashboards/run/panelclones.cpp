#include "dashboards/run/panelclones.h"

#include "dashboards/model/gridlayout.h"
#include "dashboards/run/repeatvalues.h"

#include <algorithm>

namespace {

class Cloning
{
public:
    Cloning(std::shared_ptr<const VariableScope> scope, CloneRules rules)
        : m_scope(std::move(scope))
        , m_rules(std::move(rules))
    { }

    void add(const std::shared_ptr<const PanelSpec>& spec)
    {
        const int moved = spec->gridPos.y >= m_grownAboveY ? m_grownBy : 0;
        if (spec->repeat.isEmpty()) {
            push({spec, m_scope, spec->id, spec->gridPos, 0});
            if (!m_clones.empty() && !m_full)
                m_clones.back().pos.y += moved;
            return;
        }
        const int height = addClones(spec, moved);
        m_grownBy += height - spec->gridPos.h;
        m_grownAboveY = spec->gridPos.y + spec->gridPos.h;
    }

    std::vector<PanelClone> take() { return std::move(m_clones); }

private:
    void push(PanelClone clone)
    {
        if (int(m_clones.size()) < m_rules.most) {
            m_clones.push_back(std::move(clone));
            return;
        }
        m_full = true;
        if (!m_clones.empty())
            ++m_clones.back().leftOut;
    }

    /// Returns the height that all clones take together.
    int addClones(const std::shared_ptr<const PanelSpec>& spec, int moved)
    {
        const auto values = repeatValues(spec->repeat, *m_scope);
        const int perLine = std::clamp(int(values.size()), 1, std::max(1, spec->maxPerRow));
        const bool down = spec->repeatVertical;
        const int width = down ? spec->gridPos.w : std::max(1, grid::columns / perLine);
        int x = down ? spec->gridPos.x : 0;
        int y = spec->gridPos.y + moved;
        const int top = y;
        for (size_t i = 0; i < values.size(); ++i) {
            if (!down && x + width > grid::columns) {
                x = 0;
                y += spec->gridPos.h;
            }
            push({spec,
                  scopeWith(m_scope, spec->repeat, values[i]),
                  cloneId(spec->id, m_rules.mark + values[i].value, i),
                  {x, y, width, spec->gridPos.h},
                  0});
            if (down)
                y += i + 1 < values.size() && !m_full ? spec->gridPos.h : 0;
            else
                x += m_full ? 0 : width;
        }
        return y + spec->gridPos.h - top;
    }

    std::shared_ptr<const VariableScope> m_scope;
    std::vector<PanelClone> m_clones;
    CloneRules m_rules;
    bool m_full = false;
    int m_grownBy = 0; // rows added by the repeats so far
    int m_grownAboveY = 0; // of the file: a panel at or below it moves
};

} // namespace

PanelId cloneId(const PanelId& base, const QString& markedValue, size_t index)
{
    return index == 0 ? base : PanelId(base.value + markedValue);
}

std::vector<PanelClone> panelClones(std::vector<std::shared_ptr<const PanelSpec>> specs,
                                    const std::shared_ptr<const VariableScope>& scope, const CloneRules& rules)
{
    std::stable_sort(specs.begin(), specs.end(), [](const auto& a, const auto& b) {
        return std::pair(a->gridPos.y, a->gridPos.x) < std::pair(b->gridPos.y, b->gridPos.x);
    });
    Cloning cloning(scope, rules);
    for (const auto& spec : specs)
        cloning.add(spec);
    return cloning.take();
}

GridPos autoGridPlace(int index, int columns, int height)
{
    const int at = index % columns;
    const int x = at * grid::columns / columns;
    return {x, index / columns * height, (at + 1) * grid::columns / columns - x, height};
}
