#pragma once

#include "datasources/datasource.h"

#include <QSet>

/// The files that a person opened: nothing else is read, because any dashboard may name any file. GUI thread only.
class OpenedTraceFiles
{
public:
    /// Gives the path as queries must name it.
    QString add(const QString& path);
    bool contains(const QString& path) const;

private:
    QSet<QString> m_paths;
};

/// A file of traces that was saved by Jaeger or written by a collector, as a datasource of its own: its query is
/// {"file": path} of an opened one. It needs no configuration.
DataSourceType traceFileType(std::shared_ptr<const OpenedTraceFiles> opened);
/// The connection that is always there for it.
const ConnectionConfig& traceFileConnection();
