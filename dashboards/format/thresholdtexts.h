#pragma once

#include "datasources/data/jsonutil.h"

#include <functional>

/// Steps may name variables in place of numbers (valueExpr). True when one does.
bool hasThresholdTexts(const Json& thresholds);
/// The same with the numbers that the texts say, in order; what says none keeps the number beside it, and the base step
/// stays the base. thresholdsOverrideProcessor of @grafana/data 13.2.
Json resolvedThresholds(const Json& thresholds, const std::function<QString(const QString&)>& interpolate);
