#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"

#include <algorithm>

namespace {

Value asText(const Field& field, const Value& value, const Value& empty)
{
    if (field.type == FieldType::Enum) {
        const double index = cells::number(value);
        const QStringList& texts = field.config->enumTexts;
        return index >= 0 && index < double(texts.size()) ? Value(texts[qsizetype(index)]) : empty;
    }
    if (isMissing(value))
        return empty;
    const bool plain = field.type == FieldType::Time || field.type == FieldType::Number
        || field.type == FieldType::Boolean || field.type == FieldType::String;
    return plain ? cells::text(value) : QString::fromUtf8(jsonutil::dump(cells::json(value)));
}

FieldType commonType(const std::vector<Field>& fields, size_t from)
{
    if (fields.size() <= from)
        return FieldType::String;
    const FieldType type = fields[from].type;
    const bool same = std::all_of(fields.begin() + qsizetype(from), fields.end(),
                                  [type](const Field& field) { return field.type == type; });
    return same ? type : FieldType::String;
}

Frame transposed(const Frame& frame, const Json& options)
{
    const Field& first = frame.fields.front();
    const bool headed =
        first.type == FieldType::String || first.type == FieldType::Time || first.type == FieldType::Enum;
    const size_t from = headed ? 1 : 0;
    const Value empty = cells::special(jsonutil::string(options, "emptyValue"));
    const QString given = jsonutil::string(options, "firstFieldName");
    const QString firstName = given.isEmpty() ? QStringLiteral("Field") : given;
    const QString rest = jsonutil::string(options, "restFieldsName");
    const QString restName = rest.isEmpty() ? QStringLiteral("Value") : rest;
    const FieldType type = commonType(frame.fields, from);

    Frame out = frame;
    out.fields.clear();
    out.rows = 0;
    out.refId = QStringLiteral("transpose-") + frame.refId;
    std::vector<Value> names;
    for (size_t i = from; i < frame.fields.size(); ++i)
        names.emplace_back(frame.fields[i].state.displayName);
    out.add(cells::field(firstName, FieldType::String, names));
    for (qsizetype row = 0; row < first.size(); ++row) {
        std::vector<Value> values;
        for (size_t i = from; i < frame.fields.size(); ++i) {
            const Field& field = frame.fields[i];
            values.push_back(type == FieldType::String ? asText(field, field.at(row), empty) : field.at(row));
        }
        Field field = cells::field(restName, type, values);
        const Value header = headed ? asText(first, first.at(row), empty) : Value(double(row + 1));
        field.labels.insert(headed ? first.name : QStringLiteral("row"), cells::text(header));
        out.add(std::move(field));
    }
    return out;
}

} // namespace

Frames transposeFrames(Frames frames, const Json& options, const TransformContext&)
{
    resolveNames(frames);
    for (Frame& frame : frames)
        if (!frame.fields.empty())
            frame = transposed(frame, options);
    return frames;
}
