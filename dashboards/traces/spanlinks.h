#pragma once

#include "dashboards/run/querylink.h"
#include "datasources/data/trace.h"
#include "datasources/data/tracesettings.h"

#include <vector>

/// Where a person can go on from a span: to its log lines and to its series, as the connection says. Those whose
/// query would ask for something the span does not have are left out.
std::vector<QueryLink> spanLinks(const Trace& trace, size_t span, const TraceSettings& settings);
