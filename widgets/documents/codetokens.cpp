#include "widgets/documents/codetokens.h"

#include "dashboards/format/color.h"
#include "datasources/prometheus/promqllexer.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace {

using Kind = CodeToken::Kind;

constexpr qsizetype mostCharacters = 200'000; // more would hold the window up while it is coloured

/// The first group of a pattern that matches tells the kind: comment, key, string, number, word. A word is coloured if
/// it is a keyword.
struct Language
{
    const char* names; ///< separated by blanks
    const char* pattern; ///< with named groups; those it has not are left out
    const char* keywords;
    bool ignoresCase = false;
};

constexpr const char* goWords =
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package "
    "range return select struct switch type var nil true false string int int64 float64 bool byte error any";
constexpr const char* scriptWords =
    "abstract any as async await boolean break case catch class const continue default delete do else enum export "
    "extends false finally for from function if implements import in instanceof interface let new null number of "
    "private protected public readonly return static string super switch this throw true try type typeof undefined "
    "var void while yield";
constexpr const char* sqlWords =
    "select from where group by order having limit offset join left right inner outer full cross on as and or not in "
    "is null like between exists distinct union all insert into values update set delete create table view index "
    "drop alter add primary key foreign references with case when then else end asc desc count sum avg min max cast "
    "interval true false";

constexpr std::array languages {
    Language {"json",
              R"((?<key>"(?:[^"\\\n]|\\.)*"(?=\s*:))|(?<string>"(?:[^"\\\n]|\\.)*"))"
              R"(|(?<number>-?\b\d[\d.]*(?:[eE][+-]?\d+)?\b)|(?<word>\b[a-z]+\b))",
              "true false null"},
    Language {"yaml yml",
              R"((?<comment>(?:^|(?<=\s))#[^\n]*)|^[ \t]*(?:- +)*(?<key>[^\s:#'"{\[\-][^:#\n]*?)(?=:(?:\s|$)))"
              R"(|(?<string>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'))"
              R"(|(?<number>(?<![\w.-])-?\d[\d.]*(?:[eE][+-]?\d+)?(?![\w.-]))|(?<word>\b[a-zA-Z]+\b))",
              "true false null yes no on off"},
    Language {"xml html",
              R"((?<comment><!--.*?(?:-->|\z))|(?<key></?[A-Za-z!?][\w:.-]*|\??/?>))"
              R"(|(?<string>(?<==)\s*(?:"[^"<]*"|'[^'<]*'))|(?<number>&#?\w+;)|(?<word>[\w:-]+(?=\s*=\s*["'])))",
              "*"},
    Language {"markdown md",
              R"((?<comment>^>[^\n]*)|(?<key>^#{1,6} [^\n]*)|(?<string>`{3}.*?(?:`{3}|\z)|`[^`\n]+`))"
              R"(|(?<number>\[[^\]\n]*\]\([^)\n]*\))|(?<word>\*\*[^*\n]+\*\*|__[^_\n]+__))",
              "*"},
    Language {"sql",
              R"((?<comment>--[^\n]*|/\*.*?(?:\*/|\z))|(?<string>'(?:[^']|'')*')|(?<key>"[^"\n]*"|`[^`\n]*`))"
              R"(|(?<number>\b\d[\d.]*\b)|(?<word>\b[A-Za-z_]+\b))",
              sqlWords, true},
    Language {"go golang",
              R"((?<comment>//[^\n]*|/\*.*?(?:\*/|\z))|(?<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`))"
              R"(|(?<number>\b\d[\w.]*\b)|(?<key>\b\w+(?=\())|(?<word>\b[A-Za-z_]\w*\b))",
              goWords},
    Language {
        "typescript javascript ts js",
        R"((?<comment>//[^\n]*|/\*.*?(?:\*/|\z))|(?<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`))"
        R"(|(?<number>\b\d[\w.]*\b)|(?<word>\b[A-Za-z_$][\w$]*\b))",
        scriptWords},
};

/// A language ready for use: making it takes longer than colouring a line.
struct Compiled
{
    explicit Compiled(const Language& language)
        : names(QString::fromLatin1(language.names).split(u' '))
        , pattern(QString::fromLatin1(language.pattern),
                  QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption)
        , ignoresCase(language.ignoresCase)
    {
        const QStringList list = QString::fromLatin1(language.keywords).split(u' ');
        keywords = QSet<QString>(list.begin(), list.end());
    }

    QStringList names;
    QRegularExpression pattern;
    QSet<QString> keywords; ///< "*": every word
    bool ignoresCase;
};

const Compiled* compiledOf(const QString& name)
{
    static const std::vector<Compiled> known(languages.begin(), languages.end());
    const auto it = std::find_if(known.begin(), known.end(),
                                 [&](const Compiled& language) { return language.names.contains(name); });
    return it == known.end() ? nullptr : &*it;
}

std::vector<CodeToken> promqlPieces(const QString& text)
{
    using P = PromqlToken::Kind;
    std::vector<CodeToken> tokens;
    for (const PromqlToken& token : promqlTokens(text)) {
        const std::optional<Kind> kind = token.kind == P::String        ? std::optional(Kind::String)
            : token.kind == P::Number                                   ? std::optional(Kind::Number)
            : token.kind == P::Comment                                  ? std::optional(Kind::Comment)
            : token.kind == P::Function || token.kind == P::Aggregation ? std::optional(Kind::Key)
            : token.kind == P::Keyword || token.kind == P::Variable     ? std::optional(Kind::Keyword)
                                                                        : std::nullopt;
        if (kind)
            tokens.push_back({*kind, token.begin, token.end});
    }
    return tokens;
}

std::vector<CodeToken> pieces(const QString& text, const Compiled& language)
{
    const bool everyWord = language.keywords.contains(QStringLiteral("*"));
    static const std::array groups {
        std::pair(QStringLiteral("comment"), Kind::Comment), std::pair(QStringLiteral("key"), Kind::Key),
        std::pair(QStringLiteral("string"), Kind::String), std::pair(QStringLiteral("number"), Kind::Number),
        std::pair(QStringLiteral("word"), Kind::Keyword)};
    std::vector<CodeToken> tokens;
    for (auto it = language.pattern.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        for (const auto& [group, kind] : groups) {
            if (match.capturedLength(group) <= 0)
                continue;
            const QString word = kind == Kind::Keyword ? match.captured(group) : QString();
            const bool coloured = kind != Kind::Keyword || everyWord
                || language.keywords.contains(language.ignoresCase ? word.toLower() : word);
            if (coloured)
                tokens.push_back({kind, match.capturedStart(group), match.capturedEnd(group)});
            break;
        }
    }
    return tokens;
}

} // namespace

std::vector<CodeToken> codeTokens(const QString& text, const QString& language)
{
    if (text.size() > mostCharacters)
        return {};
    const QString name = language.toLower();
    if (name == QLatin1String("promql"))
        return promqlPieces(text);
    const Compiled* known = compiledOf(name);
    return known ? pieces(text, *known) : std::vector<CodeToken>();
}

QColor codeColor(CodeToken::Kind kind, const Theme& theme)
{
    switch (kind) {
    case Kind::Key:
        return theme.link;
    case Kind::String:
        return theme.success;
    case Kind::Number:
        return theme.warning;
    case Kind::Keyword:
        return toQColor(resolveColor(QStringLiteral("purple"), theme.palette));
    case Kind::Comment:
        break;
    }
    return theme.textSecondary;
}
