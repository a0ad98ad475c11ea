#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// A piece of PromQL, for highlighting and for finding selectors. Positions count UTF-16 units of the query.
struct PromqlToken
{
    enum class Kind
    {
        Identifier, ///< a metric or label name
        Function,
        Aggregation,
        Keyword,
        Number, ///< durations as well
        String,
        Variable, ///< $name, ${name}, [[name]], $__macro
        Operator,
        Bracket,
        Comment,
        Unknown
    };
    Kind kind = Kind::Unknown;
    qsizetype begin = 0;
    qsizetype end = 0;
    friend bool operator==(const PromqlToken&, const PromqlToken&) = default;
};

/// Blanks are left out. Never fails: what is no PromQL becomes Unknown.
std::vector<PromqlToken> promqlTokens(const QString& query);

struct PromqlMatcher
{
    QString label;
    QString op;
    QString value; ///< between the quotes, escapes kept
    friend bool operator==(const PromqlMatcher&, const PromqlMatcher&) = default;
};

/// metric{matchers} at a place of a query.
struct PromqlSelector
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QString metric;
    std::vector<PromqlMatcher> matchers;
    QString text() const; ///< in Grafana's spelling: metric{a="b", c="d"}
};

std::vector<PromqlSelector> promqlSelectors(const QString& query);

/// Puts the matcher into every selector that has not the same label and value yet. The value goes in as it is.
QString addLabelToQuery(const QString& query, const QString& key, const QString& value, const QString& op);

/// Every aggregation of the query keeps these labels as well: `by` names them, `without` no longer does. A query that
/// aggregates nothing stays as it is. LogQL writes aggregations alike.
QString addGroupingToQuery(const QString& query, const QStringList& keys);

/// Names that need no quotes in every version of Prometheus: [a-zA-Z_:][a-zA-Z0-9_:]*.
bool isLegacyName(const QString& name);
/// The name, quoted when it is not a legacy name; an empty name stays empty.
QString quotedName(const QString& name);
/// `{a="b", c!="d"}`; nothing for no matchers.
QString matchersText(const std::vector<PromqlMatcher>& matchers);
