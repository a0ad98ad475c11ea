#pragma once

#include "dashboards/run/querylink.h"
#include "datasources/data/loglines.h"

/// What was logged around a line in its stream, whatever the query left out: a minute before and after. nullopt when
/// the line has no labels of its stream. `datasource` is the connection it came from.
std::optional<QueryLink> logContextLink(const LogLines& lines, qsizetype row, const QString& datasource);
