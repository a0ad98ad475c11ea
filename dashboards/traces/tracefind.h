#pragma once

#include "datasources/data/trace.h"

/// The spans a person looks for, as Jaeger's find box reads it: words separated by spaces, any of which may occur in
/// the operation, the service, the id, a key, a value, `key=value` or an event; quotes keep spaces; `-key` leaves that
/// key out of the search. Of those only the spans longer than `>100ms` and shorter than `<1s`; `>2.5%` is of the whole
/// trace. `error` also finds spans that failed without saying so in words. Case does not count. Indices in the order of
/// the trace. Decodes every span: run it in the pool for large traces.
std::vector<quint32> findSpans(const Trace& trace, const QString& text);
