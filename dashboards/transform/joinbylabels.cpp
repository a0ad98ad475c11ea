#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"

#include <QHash>

namespace {

struct Row
{
    QStringList keys;
    QHash<QString, std::vector<Value>> values; ///< by the value of the chosen label
};

} // namespace

/// One row per combination of the joining labels, one column per value of the chosen label.
Frames joinByLabels(Frames frames, const Json& options, const TransformContext&)
{
    const QString valueLabel = jsonutil::string(options, "value");
    QStringList join = jsonutil::strings(options, "join");
    const bool allLabels = join.isEmpty();
    QStringList columns;
    std::vector<Row> rows;
    QHash<QString, size_t> byKey;
    if (valueLabel.isEmpty())
        return frames;
    if (allLabels)
        for (const Frame& frame : frames)
            for (const Field& field : frame.fields)
                for (auto it = field.labels.begin(); it != field.labels.end(); ++it)
                    if (it.key() != valueLabel && !join.contains(it.key()))
                        join << it.key();
    for (const Frame& frame : frames)
        for (const Field& field : frame.fields) {
            const QString column = field.labels.value(valueLabel);
            if (column.isEmpty())
                continue;
            QStringList keys;
            for (const QString& label : join)
                keys << field.labels.value(label);
            const QString key = keys.join(QChar(0x1f));
            if (!byKey.contains(key)) {
                byKey.insert(key, rows.size());
                rows.push_back({keys, {}});
            }
            if (!columns.contains(column))
                columns << column;
            rows[byKey.value(key)].values[column] = cells::values(field);
        }
    if (rows.empty())
        return frames;
    std::vector<std::vector<Value>> labelColumns(size_t(join.size()));
    std::vector<std::vector<Value>> valueColumns(size_t(columns.size()));
    for (const Row& row : rows) {
        size_t height = 0;
        for (const auto& values : row.values)
            height = std::max(height, values.size());
        for (size_t i = 0; i < height; ++i) {
            for (qsizetype k = 0; k < join.size(); ++k)
                labelColumns[size_t(k)].emplace_back(row.keys[k]);
            for (qsizetype c = 0; c < columns.size(); ++c) {
                const auto& values = row.values.value(columns[c]);
                valueColumns[size_t(c)].push_back(i < values.size() ? values[i] : Value(Null {}));
            }
        }
    }
    Frame out;
    for (qsizetype k = 0; k < join.size(); ++k)
        out.add(cells::field(join[k], FieldType::String, labelColumns[size_t(k)]));
    for (qsizetype c = 0; c < columns.size(); ++c)
        out.add(cells::field(columns[c], FieldType::Number, valueColumns[size_t(c)]));
    return {std::move(out)};
}
