#pragma once

#include "dashboards/expressions/mathevaluate.h"
#include "datasources/data/jsonutil.h"

/// The conditions of old alert rules: each reduces the series of a query, holds when one of them fits, and is joined
/// to what stands before it by and/or. One number without labels: 1, 0, or null when nothing has data.
Result<ExpressionItems> classicConditions(const Json& query, const ItemsOf& itemsOf);

/// RefIds that the conditions read.
QStringList classicConditionInputs(const Json& query);
