#include "dashboards/variables/variableurl.h"

QStringList urlValues(const VariableValue& value)
{
    if (value.multi)
        return value.values.isEmpty() ? QStringList {QString()} : value.values;
    return {value.values.value(0)};
}

QStringList valuesFromUrl(const QStringList& urlValues, bool includeAll, const QString& allValue)
{
    QStringList values = urlValues;
    for (QString& value : values)
        if (includeAll && (value == QLatin1String("All") || (!allValue.isEmpty() && value == allValue)))
            value = QStringLiteral("$__all");
    return values;
}
