#include "dashboards/variables/optionregex.h"

#include <QCoreApplication>

namespace {

Error invalid(const QString& text, const QString& detail)
{
    return {Error::Kind::Config,
            QCoreApplication::translate("Variables", "%1 is not a valid regular expression.").arg(text), detail};
}

QString toPcre(const QString& pattern)
{
    static const QRegularExpression unicode(QStringLiteral(R"(\\u\{?([0-9a-fA-F]{4,6})\}?)"));
    QString out = pattern;
    out.replace(unicode, QStringLiteral("\\x{\\1}"));
    out.replace(QLatin1String("[^]"), QLatin1String("[\\s\\S]"));
    return out;
}

QRegularExpression::PatternOptions optionsOf(const QString& flags)
{
    QRegularExpression::PatternOptions options;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, flags.contains(QLatin1Char('i')));
    options.setFlag(QRegularExpression::MultilineOption, flags.contains(QLatin1Char('m')));
    options.setFlag(QRegularExpression::DotMatchesEverythingOption, flags.contains(QLatin1Char('s')));
    return options;
}

} // namespace

Result<OptionRegex> parseOptionRegex(const QString& text)
{
    QString body = QLatin1Char('^') + text + QLatin1Char('$');
    QString flags;
    if (text.startsWith(QLatin1Char('/'))) {
        static const QRegularExpression form(QStringLiteral(R"(^/(.*)/([dgimsuvy]*)$)"),
                                             QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch match = form.match(text);
        if (!match.hasMatch())
            return invalid(text, {});
        body = match.captured(1);
        flags = match.captured(2);
    }
    QRegularExpression pattern(toPcre(body), optionsOf(flags));
    if (!pattern.isValid())
        return invalid(text, pattern.errorString());
    pattern.optimize();
    return OptionRegex {pattern, flags.contains(QLatin1Char('g')), pattern.namedCaptureGroups()};
}
