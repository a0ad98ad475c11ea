#include "dashboards/transform/jsregex.h"

namespace {

constexpr QRegularExpression::PatternOptions plain = QRegularExpression::NoPatternOption;

} // namespace

std::optional<JsRegex> JsRegex::fromText(const QString& text)
{
    JsRegex out;
    QRegularExpression::PatternOptions options = plain;
    QString pattern = QLatin1Char('^') + text + QLatin1Char('$');
    if (text.startsWith(QLatin1Char('/'))) {
        static const QRegularExpression form(QStringLiteral("^/(.*?)/(g?i?m?y?s?)$"));
        const auto match = form.match(text);
        if (!match.hasMatch())
            return std::nullopt;
        pattern = match.captured(1);
        const QString flags = match.captured(2);
        out.m_global = flags.contains(QLatin1Char('g'));
        options.setFlag(QRegularExpression::CaseInsensitiveOption, flags.contains(QLatin1Char('i')));
        options.setFlag(QRegularExpression::MultilineOption, flags.contains(QLatin1Char('m')));
        options.setFlag(QRegularExpression::DotMatchesEverythingOption, flags.contains(QLatin1Char('s')));
    }
    out.m_regex = QRegularExpression(pattern, options);
    return out.m_regex.isValid() ? std::optional(out) : std::nullopt;
}

std::optional<JsRegex> JsRegex::fromPattern(const QString& pattern)
{
    JsRegex out;
    out.m_regex = QRegularExpression(pattern);
    return out.m_regex.isValid() ? std::optional(out) : std::nullopt;
}

QString JsRegex::expanded(const QRegularExpressionMatch& match, const QString& text, const QString& replacement) const
{
    static const QRegularExpression reference(QStringLiteral("\\$(?:(\\$)|(&)|(`)|(')|(\\d\\d?)|<([^>]*)>)"));
    QString out;
    qsizetype from = 0;
    const int groups = m_regex.captureCount();
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
            const bool named = !m_regex.namedCaptureGroups().join(QString()).isEmpty();
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

QString JsRegex::replace(const QString& text, const QString& replacement) const
{
    QString out;
    qsizetype from = 0;
    auto matches = m_regex.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out += text.mid(from, match.capturedStart() - from) + expanded(match, text, replacement);
        from = match.capturedEnd();
        if (!m_global)
            break;
    }
    return out + text.mid(from);
}
