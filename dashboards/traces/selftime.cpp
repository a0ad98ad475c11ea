#include "dashboards/traces/selftime.h"

#include <algorithm>

std::vector<qint64> selfTimes(const Trace& trace)
{
    std::vector<qint64> self = trace.durationNs;
    // Children come by start within `order`, so one pass knows how far a parent is covered.
    std::vector<qint64> coveredTo = trace.startNs;
    for (const quint32 span : trace.order) {
        if (trace.parent[span] == Trace::noParent)
            continue;
        const auto parent = size_t(trace.parent[span]);
        const qint64 parentEnd = trace.startNs[parent] + trace.durationNs[parent];
        const qint64 from = std::max(trace.startNs[span], coveredTo[parent]);
        const qint64 to = std::min(trace.startNs[span] + trace.durationNs[span], parentEnd);
        if (from >= to)
            continue;
        self[parent] -= to - from;
        coveredTo[parent] = to;
    }
    return self;
}
