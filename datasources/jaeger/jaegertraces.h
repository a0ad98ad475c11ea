#pragma once

#include "datasources/data/trace.h"

/// What an answer holds.
struct ReadTraces
{
    std::vector<TracePtr> traces;
    QStringList errors; ///< the server's words about what it could not give, each once
};

/// Reads Jaeger's own JSON of traces: {"data":[{"traceID","spans","processes","warnings"}]}, the list or one such trace
/// alone. `bytes` has httpBodyPadding bytes of room behind its end. False when the text is broken or something else.
bool readJaegerTraces(const std::shared_ptr<const std::string>& bytes, ReadTraces& read);
