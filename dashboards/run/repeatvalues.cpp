#include "dashboards/run/repeatvalues.h"

std::vector<RepeatValue> repeatValues(const QString& variable, const VariableScope& scope)
{
    std::vector<RepeatValue> values;
    if (const VariableValue* value = variable.isEmpty() ? nullptr : scope.find(variable)) {
        if (value->isAll()) {
            for (const VariableOption& option : value->options)
                if (option.value != QLatin1String("$__all"))
                    values.push_back({option.value, option.text});
        } else {
            for (qsizetype i = 0; i < value->values.size(); ++i)
                values.push_back({value->values[i], value->texts.value(i, value->values[i])});
        }
    }
    if (values.empty())
        values.emplace_back();
    return values;
}

std::shared_ptr<const VariableScope> scopeWith(const std::shared_ptr<const VariableScope>& parent,
                                               const QString& variable, const RepeatValue& repeat)
{
    if (variable.isEmpty() || repeat.isEmpty())
        return parent;
    auto scope = std::make_shared<VariableScope>(parent);
    VariableValue value;
    value.values = {repeat.value};
    value.texts = {repeat.text};
    if (const VariableValue* outer = parent->find(variable))
        value.multi = outer->multi || outer->includeAll;
    scope->set(variable, std::move(value));
    return scope;
}
