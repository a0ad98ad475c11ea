#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/ids.h"
#include "datasources/data/jsonutil.h"
#include "datasources/data/timerange.h"

#include <QSet>

#include <map>
#include <optional>

/// A target of the datasource `__expr__`, which computes from other targets of its panel.
struct ExpressionSpec
{
    RefId refId;
    bool hidden = false;
    Json query; ///< the target's own keys, dashboard variables replaced
};

/// Why expressions of this type are not evaluated; empty for those that are.
QString unsupportedExpression(const Json& query);

/// A threshold with a condition of its own for series that fire already. Only rules of alerts know which do: in a
/// panel, as in Grafana's, the first condition decides alone.
bool hasRecoveryThreshold(const Json& query);

/// RefIds that an expression reads; empty also for one that cannot be read.
QStringList expressionInputs(const Json& query);

/// Every refId that the visible expressions read, directly or through others: hidden queries among them must run.
QSet<RefId> neededInputs(const std::vector<ExpressionSpec>& expressions);

struct ExpressionInput
{
    std::map<RefId, Frames> answers; ///< of the panel's queries
    std::map<RefId, Error> failures; ///< of queries that have no answer
    TimeRange range;
};

struct ExpressionAnswer
{
    Frames frames;
    std::vector<Notice> notices;
    std::optional<Error> error; ///< its text begins with the refId
};

/// Evaluates expressions, each after those that it reads.
std::map<RefId, ExpressionAnswer> runExpressions(const std::vector<ExpressionSpec>& expressions,
                                                 const ExpressionInput& input);
