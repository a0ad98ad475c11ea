#pragma once

#include "dashboards/expressions/expressiondata.h"
#include "dashboards/expressions/mathparser.h"

#include <functional>

/// The items of a refId.
using ItemsOf = std::function<const ExpressionItems&(const QString& refId)>;

/// Computes over every pair of items that belong together: those with equal labels, those whose labels are part of the
/// other's, and those without any. A lone item on each side always does. Series meet at times that both have; null
/// with anything is null.
ExpressionItems evaluateMath(const MathNode& node, const ItemsOf& itemsOf);
