#pragma once

#include "datasources/jaeger/jaegertraces.h"

/// Reads OTLP JSON of spans: {"result":{"resourceSpans"}}, {"resourceSpans"}, {"trace":{"resourceSpans"}} and Tempo's
/// {"batches"}; also several such objects one after the other, as collectors write them to files, or as a list. Ids may
/// be hex or base64. `bytes` has httpBodyPadding bytes of room behind its end. False when the text is broken or
/// something else.
bool readOtlpTraces(const std::shared_ptr<const std::string>& bytes, ReadTraces& read);
