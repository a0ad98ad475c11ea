#pragma once

#include "dashboards/run/querylink.h"
#include "datasources/data/loglines.h"

/// What was logged around a line in its stream, whatever the query left out. nullopt when the line has no labels.
/// `datasource` is the connection it came from, `expr` the query that gave it.
std::optional<QueryLink> logContextLink(const LogLines& lines, qsizetype row, const QString& datasource,
                                        const QString& expr);
