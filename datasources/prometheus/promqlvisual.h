#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/prometheus/promqllexer.h"

/// A query as a chain of steps over one selector: `sum by (job) (rate(up[5m]))` is up, then rate over 5m, then the sum
/// by job. Names of steps are those of Grafana's query builder.
struct PromqlVisual
{
    struct Operation
    {
        QString id; ///< a function's name, __sum_by, __divide_by...
        Json params = Json::array(); ///< numbers, and texts of ranges, labels and strings
    };
    struct Binary;

    QString metric;
    std::vector<PromqlMatcher> labels;
    std::vector<Operation> operations; ///< from inside out
    std::vector<Binary> binaries; ///< other vectors that this one is computed with
};

struct PromqlVisual::Binary
{
    QString op;
    QString matchType; ///< on or ignoring; empty for neither
    QStringList matchLabels;
    PromqlVisual query;
};

struct PromqlReading
{
    PromqlVisual visual;
    int errors = 0; ///< places that were not understood
};

/// Takes a query apart; never fails: what is not understood is counted and left out.
PromqlReading readPromql(const QString& query);
