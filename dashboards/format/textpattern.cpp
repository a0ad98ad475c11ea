#include "dashboards/format/textpattern.h"

#include <cmath>
#include <limits>

namespace {

/// JavaScript's syntax where it differs from PCRE's: [^] and \uXXXX.
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

TextPattern::TextPattern(const QString& pattern)
{
    if (!pattern.startsWith(QLatin1Char('/'))) {
        compile(QLatin1Char('^') + pattern + QLatin1Char('$'), {});
        return;
    }
    static const QRegularExpression form(QStringLiteral(R"(^/(.*)/([dgimsuvy]*)$)"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch parts = form.match(pattern);
    if (!parts.hasMatch())
        return;
    const QString flags = parts.captured(2);
    m_global = flags.contains(QLatin1Char('g'));
    compile(parts.captured(1), optionsOf(flags));
}

TextPattern TextPattern::anywhere(const QString& pattern)
{
    TextPattern out;
    out.compile(pattern, {});
    return out;
}

void TextPattern::compile(const QString& source, QRegularExpression::PatternOptions options)
{
    m_expression = QRegularExpression(toPcre(source), options);
    m_valid = m_expression.isValid();
    if (!m_valid)
        return;
    m_expression.optimize();
    m_groupNames = m_expression.namedCaptureGroups();
}

QString TextPattern::expanded(const QRegularExpressionMatch& match, const QString& text,
                              const QString& replacement) const
{
    static const QRegularExpression reference(QStringLiteral("\\$(?:(\\$)|(&)|(`)|(')|(\\d\\d?)|<([^>]*)>)"));
    QString out;
    qsizetype from = 0;
    const int groups = m_expression.captureCount();
    auto references = reference.globalMatch(replacement);
    while (references.hasNext()) {
        const auto r = references.next();
        out += replacement.mid(from, r.capturedStart() - from);
        from = r.capturedEnd();
        if (r.hasCaptured(1)) {
            out += QLatin1Char('$');
        } else if (r.hasCaptured(2)) {
            out += match.captured();
        } else if (r.hasCaptured(3)) {
            out += text.left(match.capturedStart());
        } else if (r.hasCaptured(4)) {
            out += text.mid(match.capturedEnd());
        } else if (r.hasCaptured(6)) {
            const bool named = !m_groupNames.join(QString()).isEmpty();
            out += named ? match.captured(r.captured(6)) : r.captured();
        } else {
            // Two digits when there are so many groups, else one digit and the rest as text.
            const QString digits = r.captured(5);
            int group = digits.toInt();
            QString rest;
            if (group > groups && digits.size() == 2) {
                group = digits.left(1).toInt();
                rest = digits.mid(1);
            }
            out += group >= 1 && group <= groups ? match.captured(group) + rest : r.captured();
        }
    }
    return out + replacement.mid(from);
}

QString TextPattern::replaced(const QString& text, const QString& replacement) const
{
    QString out;
    qsizetype from = 0;
    auto matches = m_expression.globalMatch(text);
    while (m_valid && matches.hasNext()) {
        const auto match = matches.next();
        out += text.mid(from, match.capturedStart() - from) + expanded(match, text, replacement);
        from = match.capturedEnd();
        if (!m_global)
            break;
    }
    return out + text.mid(from);
}

double jsTextNumber(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return 0;
    bool ok = false;
    const QString lower = trimmed.toLower();
    for (const auto& [prefix, base] : {std::pair("0x", 16), std::pair("0o", 8), std::pair("0b", 2)}) {
        if (lower.startsWith(QLatin1String(prefix))) {
            const quint64 n = trimmed.mid(2).toULongLong(&ok, base);
            return ok ? double(n) : std::nan("");
        }
    }
    if (lower.endsWith(QLatin1String("infinity"))) {
        const QString sign = trimmed.chopped(8);
        const bool valid = trimmed.endsWith(QLatin1String("Infinity"))
            && (sign.isEmpty() || sign == QLatin1String("+") || sign == QLatin1String("-"));
        const double infinity = std::numeric_limits<double>::infinity();
        return !valid ? std::nan("") : sign == QLatin1String("-") ? -infinity : infinity;
    }
    if (lower.contains(QLatin1String("inf")) || lower.contains(QLatin1String("nan")))
        return std::nan("");
    const double number = trimmed.toDouble(&ok);
    return ok ? number : std::nan("");
}

double jsLeadingNumber(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^\s*([+-]?(?:Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)))"));
    const auto match = form.match(text);
    return match.hasMatch() ? jsTextNumber(match.captured(1)) : std::nan("");
}
