#include "dashboards/transform/grouping.h"

#include "dashboards/transform/cells.h"
#include "dashboards/transform/reducecell.h"

#include <QHash>

Groups groupRows(const Frame& frame, const std::vector<size_t>& byFields)
{
    Groups groups;
    QHash<QString, size_t> byKey;
    for (qsizetype row = 0; row < frame.rows; ++row) {
        QStringList parts;
        for (const size_t field : byFields) {
            const Value v = frame.fields[field].at(row);
            parts << (isMissing(v) ? QString() : cells::text(v));
        }
        const QString key = parts.join(QLatin1Char(','));
        auto it = byKey.find(key);
        if (it == byKey.end()) {
            it = byKey.insert(key, groups.rows.size());
            groups.rows.emplace_back();
            groups.keys << key;
        }
        groups.rows[*it].push_back(row);
    }
    return groups;
}

Field rowsOf(const Field& field, const std::vector<qsizetype>& rows)
{
    Field out = field;
    out.values = std::make_shared<const Column>(cells::gather(*field.values, rows));
    return out;
}

std::vector<Field> groupedFields(const Frame& frame, const std::vector<size_t>& byFields, const Groups& groups)
{
    std::vector<qsizetype> firstRows;
    for (const auto& rows : groups.rows)
        firstRows.push_back(rows.front());
    std::vector<Field> fields;
    for (const size_t index : byFields) {
        Field field = rowsOf(frame.fields[index], firstRows);
        field.labels.clear();
        field.state = {};
        fields.push_back(std::move(field));
    }
    return fields;
}

std::vector<Value> reduceGroups(const Field& field, const Groups& groups, const QString& reducer)
{
    std::vector<Value> results;
    results.reserve(groups.rows.size());
    for (const auto& rows : groups.rows)
        results.push_back(reduceToCell(rowsOf(field, rows), reducer));
    return results;
}
