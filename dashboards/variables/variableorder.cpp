#include "dashboards/variables/variableorder.h"

#include "dashboards/variables/interpolate.h"

#include <QHash>

#include <algorithm>

namespace {

void addNames(const QString& text, QStringList& names)
{
    for (const QString& name : usedVariables(text))
        if (!names.contains(name))
            names << name;
}

void addNames(const Json& json, QStringList& names)
{
    if (const auto text = jsonutil::asString(json))
        addNames(*text, names);
    else if (json.is_structured())
        for (const Json& item : json)
            addNames(item, names);
}

} // namespace

QStringList referencedNames(const VariableSpec& spec)
{
    QStringList names;
    addNames(spec.query, names);
    addNames(spec.regex, names);
    addNames(spec.datasource.uid, names);
    return names;
}

/// A depth-first walk in the order of the file; the stack shows cycles.
struct VariableOrder::Visit
{
    const std::vector<VariableSpec>& specs;
    const Resolve& resolve;
    QHash<QString, std::size_t> byName;
    std::vector<std::size_t> path;
    std::vector<bool> done;

    void visit(VariableOrder& order, std::size_t index)
    {
        path.push_back(index);
        for (const QString& name : referencedNames(specs[index])) {
            const auto found = byName.constFind(resolve ? resolve(index, name) : name);
            if (found == byName.constEnd() || !follow(order, *found))
                continue;
            order.m_references[index].push_back(*found);
        }
        path.pop_back();
        done[index] = true;
        order.m_order.push_back(index);
    }
    /// False when the reference closes a cycle.
    bool follow(VariableOrder& order, std::size_t index)
    {
        const auto above = std::find(path.begin(), path.end(), index);
        if (above == path.end()) {
            if (!done[index])
                visit(order, index);
            return true;
        }
        QStringList names;
        for (auto at = above; at != path.end(); ++at)
            names << specs[*at].name;
        names << specs[index].name;
        order.m_cycles << names.join(QStringLiteral(" -> "));
        return false;
    }
};

VariableOrder::VariableOrder(const std::vector<VariableSpec>& specs, const Resolve& resolve)
    : m_references(specs.size())
{
    Visit visit {specs, resolve, {}, {}, std::vector<bool>(specs.size(), false)};
    for (std::size_t i = specs.size(); i-- > 0;)
        visit.byName.insert(specs[i].name, i); // the first of equal names wins
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (!visit.done[i])
            visit.visit(*this, i);
}

std::vector<std::size_t> VariableOrder::dependents(const std::vector<std::size_t>& changed) const
{
    std::vector<bool> affected(m_references.size(), false);
    for (const std::size_t index : changed)
        affected[index] = true;
    std::vector<std::size_t> result;
    for (const std::size_t index : m_order) {
        if (affected[index])
            continue;
        const auto& references = m_references[index];
        affected[index] =
            std::any_of(references.begin(), references.end(), [&](std::size_t other) { return affected[other]; });
        if (affected[index])
            result.push_back(index);
    }
    return result;
}
