#pragma once

#include "dashboards/model/dashboard.h"

#include <functional>
#include <vector>

/// Which variables refer to which, and the order to load them in.
class VariableOrder
{
public:
    /// What a name in the texts of the spec with this index means: the name of another spec, or nothing.
    using Resolve = std::function<QString(std::size_t index, const QString& name)>;
    explicit VariableOrder(const std::vector<VariableSpec>& specs, const Resolve& resolve = {});

    /// Indexes of the specs, references first. Variables of a cycle come in the order of the file.
    const std::vector<std::size_t>& order() const { return m_order; }
    /// What a variable refers to directly; references that close a cycle are left out.
    const std::vector<std::size_t>& references(std::size_t index) const { return m_references[index]; }
    /// All that must load again when these change, in the order of loading, themselves not included.
    std::vector<std::size_t> dependents(const std::vector<std::size_t>& changed) const;
    /// Names that stand in cycles, each cycle as "a -> b -> a".
    const QStringList& cycles() const { return m_cycles; }

private:
    struct Visit;
    std::vector<std::size_t> m_order;
    std::vector<std::vector<std::size_t>> m_references;
    QStringList m_cycles;
};

/// Names used by the query, the regex, the datasource and the options of a variable.
QStringList referencedNames(const VariableSpec& spec);
