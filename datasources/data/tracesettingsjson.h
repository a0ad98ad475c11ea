#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/ids.h"
#include "datasources/data/jsonutil.h"
#include "datasources/data/tracesettings.h"

/// What a connection says about leaving its traces, as it goes with them: its own keys, and its uid.
JsonPtr traceSettingsJson(const ConnectionId& uid, const Json& jsonData);
/// The frame that carries it: a trace of the response without rows, which a panel gets that shows no traces.
Frame traceFrame(const JsonPtr& settings, const QString& refId);
/// As the frames of a response carry it; nullptr when they say nothing.
TraceSettingsPtr traceSettingsOf(const Frames& frames);
/// tracesToLogsV2 (or the older tracesToLogs), tracesToMetrics, spanBar, nodeGraph, and the uid.
TraceSettings traceSettingsFromJson(const Json& settings);
