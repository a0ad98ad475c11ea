#pragma once

#include "datasources/data/frame.h"

#include <optional>

enum class NullMode;

/// JavaScript's Number(): null is 0, absent and objects NaN.
double scriptNumber(const Value& value);
/// JavaScript's a + b: a text glues what it is added to.
Value scriptSum(const Value& a, const Value& b);

/// Totals and extremes of a field of numbers or times some of whose cells are texts, calculated as scripts do it: of
/// "1" and 2 the sum is the text "012". Nullopt for other fields and for reducers to which texts make no difference.
std::optional<Value> mixedStatistic(const Field& field, const QString& id, NullMode mode);
