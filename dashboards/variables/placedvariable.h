#pragma once

#include "dashboards/variables/interpolate.h"

#include <vector>

/// What a name means to the texts of one variable of a row or tab: another variable, or a value that a repeat fixed.
struct VariableBinding
{
    QString name; ///< as the texts have it
    QString variable; ///< the engine's name for it; empty: the value below stands for it
    VariableValue value;
    friend bool operator==(const VariableBinding&, const VariableBinding&) = default;
};

/// A variable of a row or tab in one of the copies that repeats make of it: each copy loads and keeps its own.
struct PlacedVariable
{
    QString base; ///< the file's variable
    QString name; ///< of this copy; the first copy keeps the file's
    std::vector<VariableBinding> bindings; ///< inner ones last
    friend bool operator==(const PlacedVariable&, const PlacedVariable&) = default;
};

/// What a name means to the texts of the variable `asking`, whose own name is that of one around it; nullptr: what it
/// means to the dashboard.
const VariableBinding* bindingOf(const std::vector<VariableBinding>& bindings, const QString& name,
                                 const QString& asking);
/// The variables as the texts of the variable `asking` see them.
std::shared_ptr<const VariableScope> boundScope(std::shared_ptr<const VariableScope> around,
                                                const std::vector<VariableBinding>& bindings, const QString& asking);
