#include "widgets/logs/logsyntax.h"

#include <QRegularExpression>

namespace {

constexpr qsizetype longestColoured = 10'000; // characters

CodeToken::Kind kindOf(const QRegularExpressionMatch& match)
{
    static constexpr CodeToken::Kind kinds[] = {CodeToken::Kind::String, CodeToken::Kind::Key, CodeToken::Kind::Number};
    for (int group = 1; group <= 3; ++group)
        if (match.capturedStart(group) >= 0)
            return kinds[group - 1];
    return CodeToken::Kind::Keyword;
}

} // namespace

std::vector<CodeToken> lineTokens(const QString& line)
{
    if (line.size() > longestColoured)
        return {};
    const QString text = line.trimmed();
    if (text.startsWith(u'{') && text.endsWith(u'}'))
        return codeTokens(line, QStringLiteral("json"));
    static const QRegularExpression pieces(
        QStringLiteral("(\"(?:[^\"\\\\]++|\\\\.)*+\")" // quoted
                       "|(\\b[A-Za-z_][\\w.\\-/@]*+(?==))" // key=
                       "|(?<==)(-?\\d+(?:\\.\\d+)?[A-Za-z\\x{b5}%]*+(?=\\s|$))" // =12.5ms
                       "|\\b(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|TRACE|CONNECT)\\b"));
    std::vector<CodeToken> tokens;
    auto matches = pieces.globalMatch(line);
    while (matches.hasNext()) {
        const auto match = matches.next();
        tokens.push_back({kindOf(match), match.capturedStart(), match.capturedEnd()});
    }
    return tokens;
}
