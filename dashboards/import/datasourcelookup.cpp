#include "dashboards/import/datasourcelookup.h"

#include "datasources/datasources.h"

DataSourceLookup dataSourceLookup(const DataSources& sources)
{
    return [&sources](const QString& nameOrUid) -> Json {
        const auto id = sources.resolve({}, nameOrUid);
        const ConnectionConfig* config = id ? sources.config(*id) : nullptr;
        if (!config)
            return nullptr;
        return {{"type", config->type.toStdString()}, {"uid", config->uid.value.toStdString()}};
    };
}
