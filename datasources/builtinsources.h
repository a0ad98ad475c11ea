#pragma once

#include "datasources/datasource.h"

/// The explicit list of all datasource types that dashboards may name.
void registerBuiltinSources(DataSourceTypes& types);
