#include "dashboards/variables/interpolate.h"

void VariableScope::set(const QString& name, VariableValue value)
{
    const auto known = m_index.constFind(name);
    if (known != m_index.constEnd()) {
        m_values[*known] = std::move(value);
        return;
    }
    m_index.insert(name, m_values.size());
    m_names << name;
    m_values.push_back(std::move(value));
}

const VariableValue* VariableScope::find(const QString& name) const
{
    for (const VariableScope* scope = this; scope; scope = scope->m_parent.get()) {
        const auto known = scope->m_index.constFind(name);
        if (known != scope->m_index.constEnd())
            return &scope->m_values[*known];
    }
    return nullptr;
}

QStringList VariableScope::names() const
{
    QStringList names = m_parent ? m_parent->names() : QStringList();
    for (const QString& name : m_names)
        if (!m_parent || !m_parent->find(name))
            names << name;
    return names;
}
