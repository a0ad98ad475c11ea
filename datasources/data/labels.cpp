#include "datasources/data/labels.h"

#include <QStringList>

QString formatLabels(const Labels& labels, bool withoutBraces)
{
    QStringList parts;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        parts << it.key() + QLatin1String("=\"") + it.value() + QLatin1Char('"');
    const QString inner = parts.join(QLatin1String(", "));
    return withoutBraces ? inner : QLatin1Char('{') + inner + QLatin1Char('}');
}
