#pragma once

#include "datasources/data/trace.h"

#include <string_view>

/// Attributes, events, links and warnings of one span object of Jaeger's own JSON (`/api/traces`). What cannot be read
/// is left out. Links include the parent.
SpanDetail jaegerSpanDetail(std::string_view object);
/// The same of a span object of OTLP JSON (`/api/v3/traces`, files of the collector).
SpanDetail otlpSpanDetail(std::string_view object);
