#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/prometheus/promqllexer.h"

/// A variable's query: label_values(up, job) and its relatives. The numbers are those of Grafana's qryType.
struct PrometheusVariableQuery
{
    enum class Kind
    {
        LabelNames = 0,
        LabelValues = 1,
        MetricNames = 2,
        QueryResult = 3,
        Series = 4
    };
    Kind kind = Kind::Series;
    QString label; ///< of LabelValues
    bool hasMetric = false; ///< LabelValues: a selector was given
    QString metric; ///< LabelValues: of the selector; MetricNames: the regular expression
    std::vector<PromqlMatcher> matchers; ///< of the selector
    QString text; ///< LabelNames: the selector, may be empty; QueryResult: PromQL; Series: the selector
};

PrometheusVariableQuery parseVariableQuery(const QString& text);
/// The object form without a `query` text.
PrometheusVariableQuery variableQueryFromJson(const Json& object);
Json variableQueryJson(const PrometheusVariableQuery& query);
QString variableQueryText(const PrometheusVariableQuery& query);
/// The selector of LabelValues; empty for all series.
QString selectorText(const PrometheusVariableQuery& query);
