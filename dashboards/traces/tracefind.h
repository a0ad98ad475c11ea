#pragma once

#include "datasources/data/trace.h"

/// The spans a person looks for, as Jaeger's find box reads it: words separated by spaces, any of which may occur in
/// the operation, the service, the id, a key, a value, `key=value` or an event; quotes keep spaces; `-key` leaves that
/// key out of the search. Case does not count. Indices in the order of the trace. Decodes every span: run it in the
/// pool for large traces.
std::vector<quint32> findSpans(const Trace& trace, const QString& text);
