#pragma once

#include "datasources/data/trace.h"

/// Reads Jaeger's own JSON of traces: {"data":[{"traceID","spans","processes","warnings"}]}, the list or one such trace
/// alone. `bytes` has httpBodyPadding bytes of room behind its end. False when the text is broken or something else.
bool readJaegerTraces(const std::shared_ptr<const std::string>& bytes, std::vector<TracePtr>& traces);
