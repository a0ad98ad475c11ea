#include "datasources/builtinsources.h"

#include "datasources/loki/lokidatasource.h"
#include "datasources/prometheus/prometheusdatasource.h"
#include "datasources/testdata/testdatasource.h"

void registerBuiltinSources(DataSourceTypes& types)
{
    types.add(lokiType());
    types.add(prometheusType());
    types.add(testDataType());
}
