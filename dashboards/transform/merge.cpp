#include "dashboards/format/textpattern.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/refids.h"

#include <QHash>

#include <algorithm>

namespace {

constexpr int none = -1;

/// Which field of each frame a column of the result takes its cells from.
struct Plan
{
    QStringList names;
    std::vector<Field> structure;
    std::vector<std::vector<int>> fieldOf; ///< [column][frame]
    std::vector<size_t> keys; ///< columns that every frame has
};

Field withoutData(const Field& field)
{
    Field out(field.name, field.type, NumberColumn());
    auto config = std::make_shared<FieldConfig>(*field.config);
    config->displayName.reset();
    out.config = std::move(config);
    return out;
}

Plan planOf(const Frames& frames)
{
    Plan plan;
    for (size_t f = 0; f < frames.size(); ++f)
        for (size_t i = 0; i < frames[f].fields.size(); ++i) {
            const Field& field = frames[f].fields[i];
            auto column = plan.names.indexOf(field.name);
            if (column < 0) {
                column = plan.names.size();
                plan.names << field.name;
                plan.structure.push_back(withoutData(field));
                plan.fieldOf.emplace_back(frames.size(), none);
            }
            plan.fieldOf[size_t(column)][f] = int(i);
            const auto& places = plan.fieldOf[size_t(column)];
            if (f + 1 == frames.size() && std::find(places.begin(), places.end(), none) == places.end())
                plan.keys.push_back(size_t(column));
        }
    return plan;
}

using Row = std::vector<std::optional<Value>>; // nullopt: the frame has no such field

/// Two rows are one when no cell of theirs contradicts the other.
bool mergeable(const Row& existing, const Row& row)
{
    for (size_t c = 0; c < row.size(); ++c)
        if (row[c] && existing[c] && !isMissing(*existing[c]) && !cells::same(*existing[c], *row[c]))
            return false;
    return true;
}

class MergedRows
{
public:
    void add(const QString& key, Row row)
    {
        std::vector<size_t>& group = m_byKey[key];
        bool merged = false;
        for (const size_t at : group) {
            if (!mergeable(m_rows[at], row))
                continue;
            merged = true;
            for (size_t c = 0; c < row.size(); ++c)
                if (row[c])
                    m_rows[at][c] = row[c];
        }
        if (merged)
            return;
        group.push_back(m_rows.size());
        m_rows.push_back(std::move(row));
    }
    const std::vector<Row>& rows() const { return m_rows; }

private:
    QHash<QString, std::vector<size_t>> m_byKey;
    std::vector<Row> m_rows;
};

/// What a column of this type makes of a text that a frame with another type brings.
Value readAs(FieldType type, const Value& value)
{
    const QString* text = std::get_if<QString>(&value);
    if (text && type == FieldType::Number)
        return jsLeadingNumber(*text);
    if (text && type == FieldType::Boolean) {
        const QChar first = text->isEmpty() ? QChar() : text->front();
        return first != QLatin1Char('F') && first != QLatin1Char('f') && first != QLatin1Char('0');
    }
    return value;
}

Frame frameOf(const Plan& plan, const MergedRows& merged)
{
    Frame out;
    for (size_t c = 0; c < plan.structure.size(); ++c) {
        std::vector<Value> values;
        values.reserve(merged.rows().size());
        for (const Row& row : merged.rows())
            values.push_back(readAs(plan.structure[c].type, row[c].value_or(Value(Absent {}))));
        Field field = plan.structure[c];
        field.values = std::make_shared<const Column>(cells::column(values, field.type));
        out.add(std::move(field));
    }
    out.rows = qsizetype(merged.rows().size());
    return out;
}

} // namespace

Frames mergeFrames(Frames frames, const Json&, const TransformContext&)
{
    if (frames.size() <= 1)
        return frames;
    Frames data;
    std::copy_if(frames.begin(), frames.end(), std::back_inserter(data),
                 [](const Frame& frame) { return !frame.fields.empty(); });
    if (data.empty())
        return {frames.front()};
    const Plan plan = planOf(data);
    if (plan.keys.empty())
        return frames;
    MergedRows merged;
    for (size_t f = 0; f < data.size(); ++f)
        for (qsizetype r = 0; r < data[f].rows; ++r) {
            Row row(plan.structure.size());
            for (size_t c = 0; c < row.size(); ++c)
                if (plan.fieldOf[c][f] != none)
                    row[c] = data[f].fields[size_t(plan.fieldOf[c][f])].at(r);
            QString key;
            for (const size_t c : plan.keys)
                key += cells::text(row[c].value_or(Value(Absent {})));
            merged.add(key, std::move(row));
        }
    Frame out = frameOf(plan, merged);
    out.refId = joinedRefId(QStringLiteral("merge"), data);
    return {std::move(out)};
}
