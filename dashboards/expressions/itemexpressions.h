#pragma once

#include "dashboards/expressions/expressiondata.h"
#include "datasources/data/jsonutil.h"
#include "datasources/data/timerange.h"

// The expressions that turn the items of one refId into others; `query` is the target's JSON, variables replaced.

/// Each series becomes one number. Numbers stay as they are, which a notice says.
Result<ExpressionItems> reduceItems(const Json& query, const ExpressionItems& input, std::vector<Notice>& notices);
/// Each series gets one sample per window of the range: several are reduced, none is filled up.
Result<ExpressionItems> resampleItems(const Json& query, const ExpressionItems& input, const TimeRange& range);
/// 1 where the first condition holds, else 0.
Result<ExpressionItems> thresholdItems(const Json& query, const ExpressionItems& input);
