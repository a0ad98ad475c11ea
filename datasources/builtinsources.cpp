#include "datasources/builtinsources.h"

#include "datasources/alertmanager/alertmanagerdatasource.h"
#include "datasources/jaeger/jaegerdatasource.h"
#include "datasources/loki/lokidatasource.h"
#include "datasources/prometheus/prometheusdatasource.h"
#include "datasources/testdata/testdatasource.h"

void registerBuiltinSources(DataSourceTypes& types)
{
    types.add(lokiType());
    types.add(alertmanagerType());
    types.add(jaegerType());
    types.add(prometheusType());
    types.add(testDataType());
}
