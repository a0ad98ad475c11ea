#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"

namespace {

Frames labelsToRows(Frames frames, const std::optional<QStringList>& keep)
{
    Frames out;
    for (Frame& frame : frames)
        for (Field& field : frame.fields) {
            if (field.labels.isEmpty())
                continue;
            std::vector<Value> names;
            std::vector<Value> values;
            const auto names0 = keep.value_or(QStringList(field.labels.keys()));
            for (const QString& name : names0) {
                names.emplace_back(name);
                values.push_back(field.labels.contains(name) ? Value(field.labels.value(name)) : Value(Absent {}));
            }
            if (values.empty())
                continue;
            Frame rows = frame;
            rows.name = displayName(field, frame, frames);
            rows.fields = {cells::field(QStringLiteral("label"), FieldType::String, names),
                           cells::field(QStringLiteral("value"), FieldType::String, values)};
            rows.rows = qsizetype(values.size());
            out.push_back(std::move(rows));
        }
    return out;
}

/// Labels of a frame's fields and their distinct values, in the order of appearance.
class LabelColumns
{
public:
    void add(const QString& name, const QString& value)
    {
        auto it = std::find_if(m_columns.begin(), m_columns.end(), [&](const auto& c) { return c.first == name; });
        if (it == m_columns.end())
            it = m_columns.insert(m_columns.end(), {name, {}});
        if (!it->second.contains(value))
            it->second << value;
    }
    void appendTo(Frame& frame) const
    {
        for (const auto& [name, values] : m_columns)
            for (const QString& value : values)
                frame.fields.push_back(Field(name, FieldType::String, StringColumn(size_t(frame.rows), value)));
    }

private:
    std::vector<std::pair<QString, QStringList>> m_columns;
};

void clearName(Field& field)
{
    auto config = std::make_shared<FieldConfig>(*field.config);
    config->displayName.reset();
    config->displayNameFromDS.reset();
    field.config = std::move(config);
}

void labelsToColumns(Frame& frame, const QStringList& keep, const QString& valueLabel)
{
    LabelColumns columns;
    for (Field& field : frame.fields) {
        if (field.labels.isEmpty())
            continue;
        clearName(field);
        for (auto it = field.labels.begin(); it != field.labels.end(); ++it) {
            if (!keep.isEmpty() && !keep.contains(it.key()))
                continue;
            if (it.key() == valueLabel)
                field.name = it.value();
            else
                columns.add(it.key(), it.value());
        }
        field.labels.clear();
    }
    columns.appendTo(frame);
}

} // namespace

Frames labelsToFields(Frames frames, const Json& options, const TransformContext&)
{
    const QStringList keep = jsonutil::strings(options, "keepLabels");
    if (jsonutil::string(options, "mode") == QLatin1String("rows"))
        return labelsToRows(std::move(frames),
                            jsonutil::find(options, "keepLabels") ? std::optional(keep) : std::nullopt);
    for (Frame& frame : frames)
        labelsToColumns(frame, keep, jsonutil::string(options, "valueLabel"));
    return frames;
}
