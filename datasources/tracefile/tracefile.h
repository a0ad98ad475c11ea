#pragma once

#include "datasources/datasource.h"

/// A file of traces that was saved by Jaeger or written by a collector, as a datasource of its own: its query is
/// {"file": path}. It needs no configuration.
DataSourceType traceFileType();
/// The connection that is always there for it.
const ConnectionConfig& traceFileConnection();
/// True when the beginning of a file looks like traces in one of the forms that are read.
bool looksLikeTraces(const QByteArray& begin);
