#pragma once

#include "datasources/datasource.h"

/// The explicit list of all datasource types of the product.
void registerBuiltinSources(DataSourceTypes& types);
