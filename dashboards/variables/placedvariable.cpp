#include "dashboards/variables/placedvariable.h"

#include <algorithm>

const VariableBinding* bindingOf(const std::vector<VariableBinding>& bindings, const QString& name,
                                 const QString& asking)
{
    const auto found = std::find_if(bindings.rbegin(), bindings.rend(), [&](const VariableBinding& one) {
        return one.name == name && one.variable != asking;
    });
    return found == bindings.rend() ? nullptr : &*found;
}

std::shared_ptr<const VariableScope> boundScope(std::shared_ptr<const VariableScope> around,
                                                const std::vector<VariableBinding>& bindings, const QString& asking)
{
    if (bindings.empty())
        return around;
    auto scope = std::make_shared<VariableScope>(around);
    for (const VariableBinding& one : bindings) {
        const VariableBinding* bound = bindingOf(bindings, one.name, asking);
        if (!bound)
            continue;
        const VariableValue* value = bound->variable.isEmpty() ? &bound->value : around->find(bound->variable);
        if (value)
            scope->set(one.name, *value);
    }
    return scope;
}
