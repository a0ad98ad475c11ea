#include "dashboards/format/textpattern.h"

#include <cmath>
#include <limits>

TextPattern::TextPattern(const QString& pattern)
{
    static const QRegularExpression form(QStringLiteral("^/(.*)/([gimsuyd]*)$"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto parts = form.match(pattern);
    auto options = QRegularExpression::PatternOptions(QRegularExpression::NoPatternOption);
    QString source = QStringLiteral("^") + pattern + QStringLiteral("$");
    if (parts.hasMatch()) {
        source = parts.captured(1);
        const QString flags = parts.captured(2);
        options.setFlag(QRegularExpression::CaseInsensitiveOption, flags.contains(QLatin1Char('i')));
        options.setFlag(QRegularExpression::MultilineOption, flags.contains(QLatin1Char('m')));
        options.setFlag(QRegularExpression::DotMatchesEverythingOption, flags.contains(QLatin1Char('s')));
        m_all = flags.contains(QLatin1Char('g'));
    }
    m_expression = QRegularExpression(source, options);
    m_valid = m_expression.isValid();
    m_expression.optimize();
}

bool TextPattern::matches(const QString& text) const
{
    return m_valid && m_expression.match(text).hasMatch();
}

QString TextPattern::replaced(const QString& text, const QString& replacement) const
{
    QString out;
    qsizetype end = 0;
    auto matches = m_expression.globalMatch(text);
    while (m_valid && matches.hasNext()) {
        const auto match = matches.next();
        out += text.mid(end, match.capturedStart() - end);
        for (qsizetype i = 0; i < replacement.size(); ++i) {
            const QChar next = i + 1 < replacement.size() ? replacement[i + 1] : QChar();
            const bool group = replacement[i] == QLatin1Char('$') && next.isDigit()
                && next.digitValue() <= m_expression.captureCount() && next != QLatin1Char('0');
            if (group)
                out += match.captured(replacement[++i].digitValue());
            else if (replacement[i] == QLatin1Char('$') && next == QLatin1Char('&'))
                out += match.captured(0), ++i;
            else
                out += replacement[i];
        }
        end = match.capturedEnd();
        if (!m_all)
            break;
    }
    return out + text.mid(end);
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
