#pragma once

#include <string_view>

enum class TraceForm
{
    None, ///< not a text of traces
    Jaeger, ///< what readJaegerTraces() reads
    Otlp ///< what readOtlpTraces() reads
};

/// The one rule for what is a file of traces: the keys of the text's first object, also of one in a list, and what
/// stands behind them. Keys further inside do not count, so a dashboard that speaks of traces is none. Reads no further
/// than it needs to, so the text may be large and may end anywhere.
TraceForm traceFormOf(std::string_view text);
