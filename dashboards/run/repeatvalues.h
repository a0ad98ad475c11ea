#pragma once

#include "dashboards/variables/interpolate.h"

/// One value that a repeat runs over.
struct RepeatValue
{
    QString value;
    QString text;
    bool isEmpty() const { return value.isEmpty() && text.isEmpty(); }
};

/// All means every option. One empty entry when the variable is unknown or has no values, so that the panel is still
/// there.
std::vector<RepeatValue> repeatValues(const QString& variable, const VariableScope& scope);

/// The scope inside a clone: the variable has that one value.
std::shared_ptr<const VariableScope> scopeWith(const std::shared_ptr<const VariableScope>& parent,
                                               const QString& variable, const RepeatValue& repeat);
