#include "datasources/builtinsources.h"

#include "datasources/testdata/testdatasource.h"

void registerBuiltinSources(DataSourceTypes& types)
{
    types.add(testDataType());
}
