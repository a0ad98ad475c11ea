#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/variables/interpolate.h"

/// What a condition may look at.
struct ConditionContext
{
    const VariableScope& scope;
    qint64 rangeMs = 0;
    bool hasData = false; ///< of the panel, or of any panel in the part
};

/// True when what carries the condition is shown.
bool isShown(const ConditionSpec& condition, const ConditionContext& context);
