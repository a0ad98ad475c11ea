#include "dashboards/variables/variablesources.h"

#include "dashboards/format/textpattern.h"
#include "dashboards/variables/variableoptions.h"
#include "datasources/datasources.h"

#include <QCoreApplication>

Result<VariableOptions> dataSourceOptions(const VariableSpec& spec, const DataSources& sources, const QString& pattern)
{
    const QString type = jsonutil::asString(spec.query).value_or(QString());
    const TextPattern regex(pattern);
    if (!pattern.isEmpty() && !regex.isValid())
        return invalidRegex(regex, pattern);
    VariableOptions options;
    for (const ConnectionConfig* connection : sources.byType(type))
        if (pattern.isEmpty() || regex.matches(connection->name))
            options.push_back({connection->name, connection->uid.value, {}});
    if (options.empty())
        return Error {Error::Kind::Config,
                      QCoreApplication::translate("Variables", "No datasource of the type %1 is configured.").arg(type),
                      {}};
    return options;
}

QString knownDataSource(const VariableSpec& spec, const DataSources& sources, const QString& chosen,
                        const VariableOptions& options)
{
    for (const VariableOption& option : options)
        if (option.value == chosen)
            return chosen;
    const QString type = jsonutil::asString(spec.query).value_or(QString());
    const auto connection = sources.resolve(type, chosen == QLatin1String("default") ? QString() : chosen);
    return connection ? connection->value : chosen;
}

Result<ConnectionId> resolveDataSource(const DataSourceRef& ref, const DataSources& sources,
                                       const InterpolateContext& context)
{
    QString uid = interpolate(ref.uid, context);
    if (uid.isEmpty())
        uid = ref.uid; // a variable that finds no datasource does not mean the default, which may be of another type
    auto found = sources.resolve(ref.type, uid == QLatin1String("default") ? QString() : uid);
    // An export's input (${DS_PROMETHEUS}) that nobody mapped means the connection of its plugin type.
    const bool openInput =
        uid.startsWith(QLatin1String("${")) && !ref.type.isEmpty() && !ref.type.startsWith(QLatin1Char('$'));
    if (found || !openInput || sources.byType(ref.type).empty()) // the default of another type cannot answer
        return found;
    return sources.resolve(ref.type, {});
}
