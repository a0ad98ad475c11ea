#pragma once

#include "datasources/data/trace.h"

/// A stretch of time in which a root waits for one span and for none of its children.
struct PathSection
{
    quint32 span = 0;
    qint64 fromNs = 0;
    qint64 toNs = 0;
    friend bool operator==(const PathSection&, const PathSection&) = default;
};

/// The sections that decide how long the trace took, the latest first, root by root in the order of the trace. Follows
/// Jaeger: children are cut to their parents, those outside and those nobody waits for (FOLLOWS_FROM, consumers of a
/// producer) do not count; from the end of a span the path goes to the child that finished last. The sections of one
/// root never overlap and together cover it.
std::vector<PathSection> criticalPath(const Trace& trace);
