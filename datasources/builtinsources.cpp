#include "datasources/builtinsources.h"

#include "datasources/prometheus/prometheusdatasource.h"
#include "datasources/testdata/testdatasource.h"

void registerBuiltinSources(DataSourceTypes& types)
{
    types.add(prometheusType());
    types.add(testDataType());
}
