#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/configmapping.h"

#include <algorithm>

namespace {

const QString nameHandler = QStringLiteral("field.name");
const QString valueHandler = QStringLiteral("field.value");
const QString ignoreHandler = QStringLiteral("__ignore");

/// What each column is for.
struct Plan
{
    int name = -1;
    int value = -1;
    std::vector<ConfigMapping> mappings; ///< one a field; those without a handler give labels

    Plan(const Frame& frame, const Json& options)
    {
        const Json& given = jsonutil::array(options, "mappings");
        const auto isGiven = [&given](const QString& handler) {
            return std::any_of(given.begin(), given.end(),
                               [&](const Json& mapping) { return jsonutil::string(mapping, "handlerKey") == handler; });
        };
        const bool namesItself = !isGiven(nameHandler);
        const bool valuesItself = !isGiven(valueHandler);
        for (const Field& field : frame.fields) {
            ConfigMapping mapping = mappingFor(field, frame, given);
            // The first text that means nothing else is the name, the first number the value.
            const bool free = !mapping.given && mapping.handler.isEmpty();
            if (free && name < 0 && namesItself && field.type == FieldType::String)
                mapping.handler = nameHandler;
            else if (free && value < 0 && valuesItself && field.type == FieldType::Number)
                mapping.handler = valueHandler;
            if (mapping.handler == nameHandler)
                name = int(mappings.size());
            else if (mapping.handler == valueHandler)
                value = int(mappings.size());
            mappings.push_back(std::move(mapping));
        }
    }
};

Field fieldOfRow(const Frame& frame, const Plan& plan, qsizetype row)
{
    const Field& names = frame.fields[size_t(plan.name)];
    const Field& source = frame.fields[size_t(plan.value)];
    Field field = cells::field(cells::text(names.at(row)), source.type, {source.at(row)});
    field.labels = names.labels;
    ConfigChanges changes;
    for (size_t i = 0; i < frame.fields.size(); ++i) {
        const Value v = frame.fields[i].at(row);
        const ConfigMapping& mapping = plan.mappings[i];
        const QString& handler = mapping.handler;
        if (isConfigHandler(handler)) {
            if (!handler.startsWith(QLatin1String("mappings."))) // lists, of which a row has none
                changes.set(mapping, v);
        } else if (handler != nameHandler && handler != valueHandler && handler != ignoreHandler && !isMissing(v)) {
            field.labels.insert(mapping.fieldName, cells::text(v));
        }
    }
    field.config = changes.appliedTo(FieldConfig());
    return field;
}

} // namespace

/// Each row becomes a field: its name and value from two columns, configuration and labels from the others.
Frames rowsToFields(Frames frames, const Json& options, const TransformContext&)
{
    for (Frame& frame : frames) {
        const Plan plan(frame, options);
        if (plan.name < 0 || plan.value < 0)
            continue;
        Frame out;
        out.refId = frame.refId;
        for (qsizetype row = 0; row < frame.rows; ++row)
            out.add(fieldOfRow(frame, plan, row));
        frame = std::move(out);
    }
    return frames;
}
