#include "dashboards/run/partplaces.h"

#include <algorithm>
#include <utility>

namespace {

constexpr size_t mostPlaced = 500; // each may ask a server
constexpr size_t mostCopies = 10'000; // as many as are shown
constexpr int maxDepth = 32;

bool hasOwnVariables(const PanelSpec& part)
{
    return !part.ownVariables.empty() || std::any_of(part.panels.begin(), part.panels.end(), hasOwnVariables);
}

class Placing
{
public:
    void add(const std::vector<PanelSpec>& panels, const PartPlace& outer, const std::vector<VariableBinding>& around,
             int depth = 0)
    {
        for (const PanelSpec& part : panels) {
            if (!part.isPart() || depth > maxDepth || !hasOwnVariables(part))
                continue;
            const auto values = repeatValues(part.repeat, *outer.scope);
            for (size_t i = 0; i < values.size() && m_placed.size() < mostPlaced && m_copies < mostCopies; ++i)
                addCopy(part, {outer, around, depth}, values[i], i);
        }
    }

    std::vector<PlacedVariable> take() { return std::move(m_placed); }

private:
    struct Around
    {
        const PartPlace& place;
        const std::vector<VariableBinding>& bindings;
        int depth;
    };

    void addCopy(const PanelSpec& part, const Around& around, const RepeatValue& value, size_t index)
    {
        ++m_copies;
        const PartPlace place = placeInside(part, around.place, value, index);
        std::vector<VariableBinding> bindings = around.bindings;
        const auto repeated = scopeWith(around.place.scope, part.repeat, value);
        if (repeated != around.place.scope)
            bindings.push_back({part.repeat, {}, *repeated->find(part.repeat)});
        for (const auto& [name, unique] : part.ownVariables)
            if (name != unique + place.suffix)
                bindings.push_back({name, unique + place.suffix, {}});
        if (!bindings.empty())
            for (const auto& [name, unique] : part.ownVariables)
                m_placed.push_back({unique, unique + place.suffix, bindings});
        add(part.panels, place, bindings, around.depth + 1);
    }

    std::vector<PlacedVariable> m_placed;
    size_t m_copies = 0; ///< of parts, of all levels
};

} // namespace

QString cloneMark(const PartPlace& outer)
{
    return QString(outer.repeats + 1, QLatin1Char('@'));
}

PartPlace placeInside(const PanelSpec& part, const PartPlace& outer, const RepeatValue& value, size_t index)
{
    PartPlace place {scopeWith(outer.scope, part.repeat, value), outer.suffix,
                     outer.repeats + (part.repeat.isEmpty() ? 0 : 1)};
    if (index > 0)
        place.suffix = cloneMark(outer) + value.value + outer.suffix;
    std::shared_ptr<VariableScope> own;
    for (const auto& [name, unique] : part.ownVariables) {
        const QString copy = place.scope->find(unique + place.suffix) ? unique + place.suffix : unique;
        const VariableValue* variable = copy == name ? nullptr : place.scope->find(copy);
        if (!variable)
            continue;
        if (!own)
            own = std::make_shared<VariableScope>(place.scope);
        own->set(name, *variable);
    }
    if (own)
        place.scope = std::move(own);
    return place;
}

std::vector<PlacedVariable> placedVariables(const Dashboard& dashboard, std::shared_ptr<const VariableScope> scope)
{
    Placing placing;
    placing.add(dashboard.panels, {std::move(scope), {}, 0}, {});
    return placing.take();
}
