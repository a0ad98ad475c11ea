#pragma once

#include "dashboards/traces/criticalpath.h"
#include "datasources/data/trace.h"
#include "widgets/theme/theme.h"

#include <QHash>

#include <map>

/// What timeline, minimap and detail show together: a trace and what was found out about it. Immutable, made in the
/// pool and shared.
struct TraceScene
{
    TracePtr trace = std::make_shared<const Trace>();
    TraceSummary summary;
    std::vector<std::pair<qint64, qint64>> pathOf(quint32 span) const; ///< its sections of the critical path
    std::vector<PathSection> path; ///< by span
    std::vector<qint64> selfNs;
    std::vector<int> serviceColor; ///< of each process: index into the palette
    size_t movedSpans = 0; ///< by the adjustment of clocks

    static std::shared_ptr<const TraceScene> make(const TracePtr& trace, bool adjustClocks);
};
using TraceScenePtr = std::shared_ptr<const TraceScene>;

/// The part of the trace's time that is shown.
struct TraceWindow
{
    qint64 fromNs = 0;
    qint64 toNs = 0;
    double durationNs() const { return double(std::max<qint64>(1, toNs - fromNs)); }
    /// Pixels from the left of `width`, not limited.
    double x(qint64 ns, double width) const { return double(ns - fromNs) / durationNs() * width; }
    friend bool operator==(const TraceWindow&, const TraceWindow&) = default;
};

QColor serviceColor(const TraceScene& scene, size_t span, const Theme& theme);
