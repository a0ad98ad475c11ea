#include "datasources/prometheus/prometheusformat.h"

#include <QRegularExpression>

namespace {

/// Puts `escape` before every one of `specials`.
QString escaped(const QString& value, QLatin1String specials, QLatin1String escape)
{
    QString result;
    for (const QChar c : value) {
        if (specials.contains(c))
            result += escape;
        result += c;
    }
    return result;
}

} // namespace

QString prometheusRegularEscape(const QString& value, bool specialChars)
{
    // A value that is a whole matcher, job="api", keeps its quotes.
    static const QRegularExpression matcher(QStringLiteral(R"re(^\w+(=|!=|=~|!~)".*"$)re"));
    if (specialChars && matcher.match(value).hasMatch())
        return value;
    QString result = value;
    result.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    return specialChars ? result.replace(QLatin1Char('"'), QLatin1String("\\\""))
                        : result.replace(QLatin1Char('\''), QLatin1String("\\\\'"));
}

QString prometheusSpecialRegexEscape(const QString& value, bool specialChars)
{
    QString result = value;
    result.replace(QLatin1Char('\\'), QLatin1String("\\\\\\\\"));
    if (specialChars)
        result.replace(QLatin1Char('"'), QLatin1String("\\\\\\\""));
    return escaped(result, specialChars ? QLatin1String("$^*{}[]+?.()|'") : QLatin1String("$^*{}[]+?.()|"),
                   QLatin1String("\\\\"));
}

QString formatPrometheusVariable(const QStringList& values, bool multiOrAll, bool specialChars)
{
    if (!multiOrAll && values.size() == 1)
        return prometheusRegularEscape(values.front(), specialChars);
    QStringList parts;
    for (const QString& value : values)
        parts << prometheusSpecialRegexEscape(value, specialChars);
    return parts.size() == 1 ? parts.front() : QLatin1Char('(') + parts.join(QLatin1Char('|')) + QLatin1Char(')');
}

QString escapeLabelValueInExactSelector(const QString& value)
{
    QString result = value;
    return result.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('\n'), QLatin1String("\\n"))
        .replace(QLatin1Char('"'), QLatin1String("\\\""));
}

QString escapeLabelValueInRegexSelector(const QString& value)
{
    return escapeLabelValueInExactSelector(escaped(value, QLatin1String("*+?()|\\.[]{}^$"), QLatin1String("\\")));
}
