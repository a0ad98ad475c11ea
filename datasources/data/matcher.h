#pragma once

#include "datasources/data/labels.h"
#include "datasources/data/result.h"

#include <QRegularExpression>

/// One condition on a label, as Alertmanager, Prometheus and Loki write it. A label that is missing counts as empty.
struct Matcher
{
    enum class Op
    {
        Equal,
        NotEqual,
        Regex, ///< anchored at both ends
        NotRegex
    };
    QString name;
    Op op = Op::Equal;
    QString value;

    friend bool operator==(const Matcher&, const Matcher&) = default;
};
using Matchers = std::vector<Matcher>;

/// `severity=~"warning|critical"`.
QString matcherText(const Matcher& matcher);
/// Reads one matcher; values may stand without quotes, as Alertmanager takes them. The error says what is wrong.
Result<Matcher> parseMatcher(const QString& text);
/// Reads `{a="1", b!~"x.*"}` or the same without braces; an empty text gives none.
Result<Matchers> parseMatchers(const QString& text);

/// Matchers made ready to look at many label sets: regular expressions are compiled once.
class CompiledMatchers
{
public:
    static Result<CompiledMatchers> compile(const Matchers& matchers);
    bool matches(const Labels& labels) const;
    bool isEmpty() const { return m_matchers.empty(); }

private:
    struct Compiled
    {
        Matcher matcher;
        QRegularExpression regex;
    };
    std::vector<Compiled> m_matchers;
};
