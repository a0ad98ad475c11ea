#pragma once

#include "datasources/datasource.h"

struct LokiDefaults
{
    int maxLines = 1000; ///< of the connection
    std::vector<DerivedField> derivedFields;
};

/// One query of a panel as the server is asked; times in ns.
struct LokiQuery
{
    enum class Kind
    {
        Nothing, ///< the query is empty
        Lines,
        Range,
        Instant,
        Tail,
        Fields, ///< what fields the lines have, counted by the server
        FieldValues, ///< the values of one of them
        Patterns, ///< what the lines have in common, found by the server
        Size, ///< how much of what is stored a query reads
        Volume, ///< how many bytes the streams hold, by their labels
        Format, ///< the query itself as the server writes it
        Context ///< the lines around one line of a stream
    };
    Kind kind = Kind::Nothing;
    QString refId;
    QString expr; ///< after macros
    QString legendFormat;
    QString field; ///< of FieldValues
    bool newestFirst = true;
    int maxLines = 1000;
    qint64 stepMs = 0;
    qint64 fromNs = 0;
    qint64 toNs = 0; ///< lines at this very time are not in the answer
    std::vector<DerivedField> derivedFields;
    Labels spotLabels; ///< of Context: all that the line was shown with, among them the labels of its stream
    qint64 spotNs = 0; ///< of Context: the time of the line
};

/// jsonData.derivedFields of a connection; entries without a name or with a bad expression are left out.
std::vector<DerivedField> lokiDerivedFields(const Json& jsonData);
Result<LokiQuery> planLokiQuery(const QueryRequest& request, const LokiDefaults& defaults);
/// The step of a metric query: the query's own times its resolution, else the interval times its resolution, but never
/// more than 11,000 steps. An error when `step` is no duration.
Result<qint64> lokiStepMs(const QString& step, qint64 intervalMs, int resolution, const TimeRange& range);
/// Replaces $__interval, $__interval_ms, $__range, $__range_s, $__range_ms and $__auto, with and without braces.
/// `autoMs` is what $__auto means: the step of a range query, the range of an instant one.
QString expandLokiMacros(const QString& expr, qint64 intervalMs, const TimeRange& range, const QString& autoText);
/// The metric query that counts the lines of a log query by level over time.
QString lokiVolumeExpr(const QString& logExpr);
/// "Expr: {a=\"b\"}\nLimit: 1000" for the inspector.
QString describeLokiQuery(const LokiQuery& query);
