#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/trace.h"

/// A search result as Grafana's Jaeger datasource gives it: Trace ID, Trace name, Start time, Duration (and what we
/// know more: Spans, Errors).
Frame traceTable(const std::vector<TraceSummary>& summaries);
/// The spans of one trace, for panels and transformations that work on tables.
Frame spanTable(const Trace& trace);
