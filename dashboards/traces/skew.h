#pragma once

#include "datasources/data/trace.h"

#include <limits>

/// Starts moved so that clocks of different hosts agree.
struct SkewAdjustment
{
    std::vector<qint64> deltaNs; ///< of each span; 0 for those that stay
    size_t adjusted = 0; ///< spans that were moved
    size_t tooFar = 0; ///< subtrees that would have to move by more than the limit, and stay
};

/// Follows Jaeger's adjuster: where a span runs on another host than its parent (host.id, else the first host.ip, else
/// host.name) and does not fit into it, it is moved: a longer one to the parent's start, a shorter one to the middle;
/// spans of the same host below it move along. A span without a host counts as another one.
SkewAdjustment skewAdjustment(const Trace& trace, qint64 limitNs = std::numeric_limits<qint64>::max());
/// The trace with these starts; children in their new order.
TracePtr adjusted(const TracePtr& trace, const SkewAdjustment& adjustment);
