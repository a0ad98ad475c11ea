#include "datasources/loki/lokiformat.h"

QString lokiRegularEscape(const QString& value)
{
    QString result = value;
    return result.replace(QLatin1Char('\''), QLatin1String("\\\\'"));
}

QString lokiSpecialRegexEscape(const QString& value)
{
    static const QLatin1String specials("$^*{}[]'+?.()|");
    QString result;
    for (const QChar c : value) {
        if (c == QLatin1Char('\\'))
            result += QLatin1String("\\\\\\");
        else if (specials.contains(c))
            result += QLatin1String("\\\\");
        result += c;
    }
    return lokiRegularEscape(result);
}

QString formatLokiVariable(const QStringList& values, bool multiOrAll)
{
    if (!multiOrAll && values.size() == 1)
        return lokiRegularEscape(values.front());
    QStringList parts;
    for (const QString& value : values)
        parts << lokiSpecialRegexEscape(value);
    return parts.join(QLatin1Char('|'));
}
