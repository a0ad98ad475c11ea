#include "dashboards/run/panelset.h"

#include "dashboards/run/paneljob.h"

#include <QSet>

#include <algorithm>

namespace {

bool sameShape(const std::vector<LivePanel>& a, const std::vector<LivePanel>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const LivePanel& x, const LivePanel& y) {
        return x.id == y.id && x.gridPos == y.gridPos && x.collapsed == y.collapsed && x.row == y.row
            && x.title == y.title && x.description == y.description && x.hidden == y.hidden && x.tabs == y.tabs
            && x.openTab == y.openTab && x.variables == y.variables && x.autoColumns == y.autoColumns;
    });
}

} // namespace

bool PanelSet::update(std::vector<LivePanel> panels)
{
    const bool changed = !sameShape(m_list, panels);
    QSet<PanelId> kept;
    for (const LivePanel& live : panels) {
        kept.insert(live.id);
        RunningPanel& panel = m_panels[live.id];
        if (!panel.runner && !live.spec->isPart())
            panel.runner = m_makeRunner(live.id);
        panel.live = live;
    }
    for (auto it = m_panels.begin(); it != m_panels.end();)
        it = kept.contains(it->first) ? std::next(it) : m_panels.erase(it);
    m_sharers.clear();
    for (const auto& [id, panel] : m_panels)
        if (const PanelId shared = panel.live.spec->isPart() ? PanelId() : sharedPanel(*panel.live.spec);
            !shared.isEmpty() && shared != id)
            m_sharers[shared].push_back(id);
    m_list = std::move(panels);
    return changed;
}

RunningPanel* PanelSet::find(const PanelId& id)
{
    const auto it = m_panels.find(id);
    return it == m_panels.end() ? nullptr : &it->second;
}

const RunningPanel* PanelSet::find(const PanelId& id) const
{
    const auto it = m_panels.find(id);
    return it == m_panels.end() ? nullptr : &it->second;
}

const std::vector<PanelId>& PanelSet::sharersOf(const PanelId& id) const
{
    static const std::vector<PanelId> none;
    const auto it = m_sharers.find(id);
    return it == m_sharers.end() ? none : it->second;
}

bool PanelSet::isLoading(const PanelId& id) const
{
    const RunningPanel* panel = find(id);
    return panel && panel->runner && panel->runner->isBusy() && isNeeded(id);
}

bool PanelSet::isNeeded(const PanelId& id) const
{
    const RunningPanel* panel = find(id);
    if (!panel || !panel->runner)
        return false;
    if (panel->visible || panel->live.watched)
        return true;
    const auto& sharers = sharersOf(id);
    return std::any_of(sharers.begin(), sharers.end(), [this](const PanelId& sharer) {
        const RunningPanel* other = find(sharer);
        return other && other->visible;
    });
}

bool PanelSet::hasData(const PanelId& id) const
{
    const RunningPanel* panel = find(id);
    if (!panel || !panel->runner)
        return false;
    const Frames& frames = panel->runner->data()->frames;
    return std::any_of(frames.begin(), frames.end(), [](const Frame& frame) { return frame.rows > 0; });
}

bool seesOtherValues(const RunningPanel& panel, const QSet<QString>& names)
{
    return std::any_of(names.begin(), names.end(), [&panel](const QString& name) {
        const VariableValue* before = panel.askedWith ? panel.askedWith->find(name) : nullptr;
        const VariableValue* now = panel.live.scope->find(name);
        return !before || !now || !(*before == *now);
    });
}
