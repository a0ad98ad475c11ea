#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/run/repeatvalues.h"
#include "dashboards/variables/placedvariable.h"

/// What the repeats around a panel or part made of it.
struct PartPlace
{
    std::shared_ptr<const VariableScope> scope;
    QString suffix; ///< of the ids of all that stands here
    int repeats = 0; ///< how many parts around are repeated
};

/// What tells the ids that one more repeat makes apart: equal values of repeats at other depths must not meet.
QString cloneMark(const PartPlace& outer);

/// The place inside the copy of a part that one value makes: the value is fixed, the part's own variables win.
PartPlace placeInside(const PanelSpec& part, const PartPlace& outer, const RepeatValue& value, size_t index);

/// The variables of rows and tabs with what their texts mean in each copy. At most 500; copies beyond share the
/// first one's.
std::vector<PlacedVariable> placedVariables(const Dashboard& dashboard, std::shared_ptr<const VariableScope> scope);
