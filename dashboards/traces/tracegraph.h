#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/trace.h"

/// The spans of a trace as nodes and their parenthood as edges, for the node graph panel: total time as a share of the
/// trace, self time as a share of the operation.
Frames traceGraph(const Trace& trace);
