#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"

#include <QHash>

namespace {

Field* findField(Frame& frame, const QString& name)
{
    const Frames alone {frame};
    for (Field& field : frame.fields)
        if (fieldMatches(matcherByName(name), field, frame, alone))
            return &field;
    return nullptr;
}

/// Distinct values in the order of appearance, and for every row which of them it has.
struct Distinct
{
    std::vector<Value> values;
    std::vector<size_t> ofRow;

    explicit Distinct(const Field& field)
    {
        QHash<QString, size_t> known;
        for (const Value& v : cells::values(field)) {
            const QString id = QString::number(v.index()) + cells::text(v);
            auto it = known.find(id);
            if (it == known.end()) {
                it = known.insert(id, values.size());
                values.push_back(v);
            }
            ofRow.push_back(*it);
        }
    }
};

QString option(const Json& options, const char* key, const QString& fallback)
{
    const QString given = jsonutil::string(options, key);
    return given.isEmpty() ? fallback : given;
}

std::shared_ptr<const FieldConfig> columnConfig(const Field& value, bool hasNumberColumn)
{
    auto config = std::make_shared<FieldConfig>(*value.config);
    config->displayName.reset();
    if (hasNumberColumn)
        config->displayNameFromDS.reset();
    return config;
}

} // namespace

Frames groupingToMatrix(Frames frames, const Json& options, const TransformContext&)
{
    if (frames.size() != 1)
        return frames;
    const QString columnName = option(options, "columnField", QStringLiteral("Time"));
    const QString rowName = option(options, "rowField", QStringLiteral("Time"));
    const Field* column = findField(frames[0], columnName);
    const Field* row = findField(frames[0], rowName);
    const Field* value = findField(frames[0], option(options, "valueField", QStringLiteral("Value")));
    if (!column || !row || !value)
        return frames;
    const Distinct columns(*column);
    const Distinct rows(*row);
    const Value empty = value->type == FieldType::Frame
        ? Value(Absent {})
        : cells::special(option(options, "emptyValue", QStringLiteral("empty")));
    std::vector<std::vector<Value>> matrix(columns.values.size(), std::vector<Value>(rows.values.size(), empty));
    for (size_t i = 0; i < columns.ofRow.size() && i < rows.ofRow.size(); ++i) {
        Value v = value->at(qsizetype(i));
        Value& cell = matrix[columns.ofRow[i]][rows.ofRow[i]];
        if (isMissing(v))
            cell = empty;
        else
            cell = std::move(v);
    }
    Frame out;
    out.add(cells::field(rowName + QLatin1Char('\\') + columnName, row->type, rows.values));
    out.fields.back().config = row->config;
    const bool numbers = !columns.values.empty() && std::holds_alternative<double>(columns.values.front());
    const auto config = columnConfig(*value, numbers);
    for (size_t c = 0; c < matrix.size(); ++c) {
        const Value& name = columns.values[c];
        out.add(cells::field(isMissing(name) ? QString() : cells::text(name), value->type, matrix[c]));
        out.fields.back().config = config;
    }
    return {std::move(out)};
}
