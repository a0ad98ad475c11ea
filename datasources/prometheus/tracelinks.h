#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"

/// Links from a label of exemplars to their traces (exemplarTraceIdDestinations of the connection).
struct TraceLinks
{
    struct Destination
    {
        QString label; ///< its value is the id of the trace
        DataLink link;
    };
    std::vector<Destination> destinations;
};
TraceLinks traceLinksFromJson(const Json& jsonData);
/// Adds the links to the fields they are for.
void addTraceLinks(const TraceLinks& links, Frame& exemplars);
