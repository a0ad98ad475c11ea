#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/variables/interpolate.h"
#include "datasources/data/result.h"

class DataSources;

/// What a datasource variable offers: the connections of its type whose names match the pattern.
Result<VariableOptions> dataSourceOptions(const VariableSpec& spec, const DataSources& sources, const QString& pattern);

/// The option that a chosen value means: a file may name a connection by its name, by an input of an export or as the
/// default.
QString knownDataSource(const VariableSpec& spec, const DataSources& sources, const QString& chosen,
                        const VariableOptions& options);

/// The connection a reference means, its variables replaced.
Result<ConnectionId> resolveDataSource(const DataSourceRef& ref, const DataSources& sources,
                                       const InterpolateContext& context);
