#pragma once

#include "dashboards/run/annotations.h"
#include "dashboards/run/paneljob.h"

/// Asks the dashboard's annotation queries once per refresh and keeps the newest good answer of each. GUI thread only.
class AnnotationRunner
{
public:
    using Send = std::function<Pending(const QueryRequest&, Sink)>;
    explicit AnnotationRunner(Send send) : m_send(std::move(send)) { }

    void onChanged(std::function<void()> changed) { m_changed = std::move(changed); }
    void run(const std::vector<AnnotationSpec>& specs, const RefreshContext& refresh,
             const InterpolateContext& variables);
    std::vector<Annotation> annotationsFor(const PanelId& panel, const Palette& palette) const;

private:
    struct Query
    {
        AnnotationSpec spec;
        ResponsePtr response;
        std::vector<TimeRange> regions; ///< time regions ask nobody
        Pending pending;
    };
    Send m_send;
    std::function<void()> m_changed;
    std::vector<std::unique_ptr<Query>> m_queries;
};
