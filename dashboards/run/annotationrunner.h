#pragma once

#include "dashboards/run/annotations.h"
#include "dashboards/run/paneljob.h"

/// Asks the dashboard's annotation queries once per refresh, some of them when a variable changes, and keeps the newest
/// good answer of each. GUI thread only.
class AnnotationRunner
{
public:
    using Send = std::function<Pending(const QueryRequest&, Sink)>;
    using Which = std::function<bool(const AnnotationSpec&)>;
    explicit AnnotationRunner(Send send) : m_send(std::move(send)) { }

    void onChanged(std::function<void()> changed) { m_changed = std::move(changed); }
    /// Asks those of the dashboard's annotations anew that `which` names; all without it. The others stay as they are.
    void run(const std::vector<AnnotationSpec>& specs, const RefreshContext& refresh,
             const InterpolateContext& variables, const Which& which = {});
    std::vector<Annotation> annotationsFor(const PanelId& panel, const Palette& palette) const;

private:
    struct Query
    {
        AnnotationSpec spec;
        ResponsePtr response;
        std::vector<TimeRange> regions; ///< time regions ask nobody
        Pending pending;
    };
    std::unique_ptr<Query> ask(const AnnotationSpec& spec, const RefreshContext& refresh,
                               const InterpolateContext& variables, ResponsePtr before);
    Send m_send;
    std::function<void()> m_changed;
    std::vector<std::unique_ptr<Query>> m_queries; ///< one for each annotation; nullptr where there is nobody to ask
};
