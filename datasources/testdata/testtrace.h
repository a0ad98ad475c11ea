#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/trace.h"

/// The trace that a frame in Grafana's layout of spans tells (traceID, spanID, parentSpanID, operationName,
/// serviceName, startTime and duration in ms, tags, logs); none for other frames.
std::vector<TracePtr> tracesOfSpans(const Frame& frame);
