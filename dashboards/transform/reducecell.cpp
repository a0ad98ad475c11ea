#include "dashboards/transform/reducecell.h"

#include "dashboards/reduce/reducers.h"
#include "dashboards/transform/cells.h"

#include <algorithm>

namespace {

Json listOf(const Field& field, bool unique)
{
    Json list = Json::array();
    for (const Value& v : cells::values(field)) {
        Json item = cells::json(v);
        if (!unique || std::find(list.begin(), list.end(), item) == list.end())
            list.push_back(std::move(item));
    }
    return list;
}

} // namespace

Value reduceToCell(const Field& field, const QString& reducer)
{
    if (field.size() == 0 && (reducer == QLatin1String("allValues") || reducer == QLatin1String("uniqueValues")))
        return Absent {};
    const bool unique = reducer == QLatin1String("uniqueValues");
    if (unique || reducer == QLatin1String("allValues"))
        return std::make_shared<const Json>(listOf(field, unique));
    Value value = reduceField(field, reducer);
    if (field.size() == 0 && std::holds_alternative<Null>(value))
        return Absent {};
    return value;
}
