#include "widgets/inspector/codehighlighter.h"

#include "widgets/documents/codetokens.h"

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
    if (line.size() > mostOfLine || document()->characterCount() > mostCharacters)
        return;
    for (const CodeToken& token : codeTokens(line, QStringLiteral("json")))
        setFormat(int(token.begin), int(token.end - token.begin), codeColor(token.kind, m_theme));
}
