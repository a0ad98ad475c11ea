#pragma once

#include "dashboards/import/importreport.h"
#include "datasources/data/jsonutil.h"

// The parts of a Perses dashboard in their classic form.

/// A panel of `panels`, without its place.
Json panelFromPerses(const Json& panel, const QString& path, ImportReport& report);
/// One of `variables`; null when it has no name.
Json variableFromPerses(const Json& variable, const QString& path, ImportReport& report);
/// {kind: PrometheusDatasource, name: x} as {type, uid}; `kind` stands in when the selector names none.
Json dataSourceFromPerses(const Json& selector, const QString& kind);
/// Plugin kinds end in what they are for: LokiLogQuery, LokiDatasource -> loki.
QString sourceTypeOf(const QString& pluginKind);
