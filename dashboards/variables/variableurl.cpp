#include "dashboards/variables/variableurl.h"

#include <algorithm>

QStringList urlValues(const VariableValue& value)
{
    if (value.multi)
        return value.values.isEmpty() ? QStringList {QString()} : value.values;
    return {value.values.value(0)};
}

namespace {

QString escaped(QString part)
{
    return part.replace(QLatin1Char('|'), QLatin1String("__gfp__"))
        .replace(QLatin1Char(','), QLatin1String("__gfc__"))
        .replace(QLatin1Char('#'), QLatin1String("__gfh__"));
}

QString unescaped(QString part)
{
    return part.replace(QLatin1String("__gfp__"), QLatin1String("|"))
        .replace(QLatin1String("__gfc__"), QLatin1String(","))
        .replace(QLatin1String("__gfh__"), QLatin1String("#"));
}

} // namespace

QStringList urlValues(const std::vector<AdhocFilter>& filters)
{
    QStringList texts;
    for (const AdhocFilter& filter : filters) {
        const QStringList values = filter.values.isEmpty() ? QStringList {filter.value} : filter.values;
        const bool isWhole = filter.isGrouping() || !values.front().isEmpty();
        if (filter.key.isEmpty() || filter.op.isEmpty() || !isWhole)
            continue;
        QStringList parts {filter.key, filter.op};
        if (!filter.isGrouping())
            parts += values;
        std::transform(parts.begin(), parts.end(), parts.begin(), escaped);
        texts << parts.join(QLatin1Char('|'));
    }
    return texts.isEmpty() ? QStringList {QString()} : texts;
}

std::vector<AdhocFilter> filtersFromUrl(const QStringList& urlValues)
{
    std::vector<AdhocFilter> filters;
    for (const QString& text : urlValues) {
        QStringList parts = text.section(QLatin1Char('#'), 0, 0).split(QLatin1Char('|'));
        for (QString& part : parts)
            part = unescaped(part.section(QLatin1Char(','), 0, 0));
        AdhocFilter filter {parts[0], parts.value(1), parts.value(2), {}};
        if (filter.key.isEmpty() || (parts.size() < 3 && !filter.isGrouping()))
            continue;
        if (parts.size() > 3 || filter.op.endsWith(QLatin1Char('|')))
            filter.values = parts.mid(2);
        filters.push_back(std::move(filter));
    }
    return filters;
}

QStringList valuesFromUrl(const QStringList& urlValues, bool includeAll, const QString& allValue)
{
    QStringList values = urlValues;
    for (QString& value : values)
        if (includeAll && (value == QLatin1String("All") || (!allValue.isEmpty() && value == allValue)))
            value = QStringLiteral("$__all");
    return values;
}
