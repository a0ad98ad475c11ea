#include "widgets/inspector/codehighlighter.h"

#include <QRegularExpression>

namespace {

constexpr int mostCharacters = 500'000;
constexpr int mostOfLine = 5'000;

} // namespace

CodeHighlighter::CodeHighlighter(QTextDocument* document)
    : QSyntaxHighlighter(document)
    , m_theme(Theme::make(ThemeKind::Dark))
{ }

void CodeHighlighter::setTheme(const Theme& theme)
{
    m_theme = theme;
    rehighlight();
}

void CodeHighlighter::highlightBlock(const QString& line)
{
    static const QRegularExpression tokens(
        QStringLiteral("(\"(?:[^\"\\\\]|\\\\.)*\")(\\s*:)?|(-?\\d[\\d.eE+-]*)|\\b(true|false|null)\\b"));
    if (line.size() > mostOfLine || document()->characterCount() > mostCharacters)
        return;
    for (auto it = tokens.globalMatch(line); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const bool key = match.capturedLength(2) > 0;
        const bool text = !key && match.capturedLength(1) > 0;
        const QColor color = key ? m_theme.link : text ? m_theme.success : m_theme.warning;
        const int group = match.capturedLength(1) > 0 ? 1 : 0;
        setFormat(int(match.capturedStart(group)), int(match.capturedLength(group)), color);
    }
}
