#include "datasources/data/labels.h"

QString formatLabels(const Labels& labels, bool withoutBraces)
{
    qsizetype length = 2;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        length += it.key().size() + it.value().size() + 5;
    QString text;
    text.reserve(length); // many such texts are kept
    if (!withoutBraces)
        text += QLatin1Char('{');
    const qsizetype start = text.size();
    for (auto it = labels.cbegin(); it != labels.cend(); ++it) {
        if (text.size() > start)
            text += QLatin1String(", ");
        text += it.key();
        text += QLatin1String("=\"");
        text += it.value();
        text += QLatin1Char('"');
    }
    if (!withoutBraces)
        text += QLatin1Char('}');
    return text;
}
