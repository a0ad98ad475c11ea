#pragma once

#include "dashboards/run/livepanels.h"
#include "dashboards/run/queryrunner.h"

#include <map>

/// One panel of a session with its queries and what the view said about it.
struct RunningPanel
{
    LivePanel live;
    std::unique_ptr<QueryRunner> runner; ///< nullptr for rows
    bool visible = false;
    int widthPx = 0;
    std::shared_ptr<const VariableScope> askedWith; ///< the variables of its newest request
    QString compareWith; ///< period a person chose to compare with; empty: what the panel's options say
    bool dirty = true; ///< must ask when it is next visible
    bool following = false; ///< lines are followed as they come
    int mostLines = 0; ///< of its log queries; 0: what they say themselves
    bool tickWaits = false; ///< a tick came while it was loading
    bool hadData = false; ///< when conditions last looked
};

/// What the panel sees of these variables differs from what it asked with: a changed one may be that of another row.
bool seesOtherValues(const RunningPanel& panel, const QSet<QString>& names);

/// The panels of a session by id; knows who shows whose answers. GUI thread only.
class PanelSet
{
public:
    using MakeRunner = std::function<std::unique_ptr<QueryRunner>(const PanelId&)>;
    explicit PanelSet(MakeRunner makeRunner) : m_makeRunner(std::move(makeRunner)) { }

    /// Takes over a new list; panels that stay keep their data. True when the list differs in more than titles.
    bool update(std::vector<LivePanel> panels);

    const std::vector<LivePanel>& list() const { return m_list; }
    RunningPanel* find(const PanelId& id);
    const RunningPanel* find(const PanelId& id) const;
    std::map<PanelId, RunningPanel>& all() { return m_panels; }

    /// True when the panel is visible, or a visible one shows its answers.
    bool isNeeded(const PanelId& id) const;
    /// True while it asks for somebody who sees it.
    bool isLoading(const PanelId& id) const;
    /// True when its newest answer has cells.
    bool hasData(const PanelId& id) const;
    /// Panels that show this one's answers.
    const std::vector<PanelId>& sharersOf(const PanelId& id) const;

private:
    MakeRunner m_makeRunner;
    std::vector<LivePanel> m_list;
    std::map<PanelId, RunningPanel> m_panels;
    std::map<PanelId, std::vector<PanelId>> m_sharers; ///< of m_panels: asked for each of them at every refresh
};
