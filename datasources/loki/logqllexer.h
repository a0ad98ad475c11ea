#pragma once

#include <QString>

#include <vector>

/// A piece of LogQL, for highlighting and for finding selectors. Positions count UTF-16 units of the query.
struct LogqlToken
{
    enum class Kind
    {
        Identifier, ///< a label name
        Function,
        Parser, ///< json, logfmt, pattern, line_format... behind a pipe
        Keyword, ///< by, without, on...
        Number, ///< durations and sizes as well
        String,
        Variable, ///< $name, ${name}, [[name]]
        Operator, ///< |, |=, !~, = and their kind
        Bracket,
        Comment,
        Unknown
    };
    Kind kind = Kind::Unknown;
    qsizetype begin = 0;
    qsizetype end = 0;
    friend bool operator==(const LogqlToken&, const LogqlToken&) = default;
};

/// Blanks are left out. Never fails: what is no LogQL becomes Unknown.
std::vector<LogqlToken> logqlTokens(const QString& query);

/// {matchers} and the pipeline behind it. `pipelineEnd` is where another stage can be put.
struct LogqlSelector
{
    qsizetype begin = 0; ///< of the brace
    qsizetype end = 0; ///< behind the closing brace
    qsizetype pipelineEnd = 0;
    bool hasParser = false; ///< a stage makes labels of the line
};
std::vector<LogqlSelector> logqlSelectors(const QString& query);

/// True when the query gives lines, not numbers.
bool isLogQuery(const QString& query);
/// Nothing but braces without matchers: no query yet.
bool isEmptySelector(const QString& query);

/// Puts a label matcher into every selector, or, behind a parser, a label filter at the end of the pipeline, because
/// the label may come out of the line. `value` is plain text; op is =, !=, =~, !~, <, >.
QString addLogqlFilter(const QString& query, const QString& label, const QString& op, const QString& value);
/// The same for labels that are never in the index (parsed parts, structured metadata): always at the end.
QString addLogqlPipelineFilter(const QString& query, const QString& label, const QString& op, const QString& value);
/// The text between double quotes.
QString logqlEscaped(const QString& value);
