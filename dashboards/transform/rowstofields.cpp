#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/configmapping.h"

namespace {

struct Plan
{
    int name = -1;
    int value = -1;
    std::vector<ConfigMapping> mappings; ///< one a field

    Plan(const Frame& frame, const Json& options)
    {
        for (size_t i = 0; i < frame.fields.size(); ++i) {
            const Field& field = frame.fields[i];
            mappings.push_back(mappingFor(field, jsonutil::array(options, "mappings")));
            const QString& handler = mappings.back().handler;
            if (handler == QLatin1String("field.name"))
                name = int(i);
            else if (handler == QLatin1String("field.value"))
                value = int(i);
        }
        for (size_t i = 0; i < frame.fields.size(); ++i) {
            const bool free = mappings[i].handler.isEmpty();
            if (name < 0 && free && frame.fields[i].type == FieldType::String)
                name = int(i);
            if (value < 0 && free && frame.fields[i].type == FieldType::Number)
                value = int(i);
        }
    }
};

Field fieldOfRow(const Frame& frame, const Plan& plan, qsizetype row)
{
    const Field& source = frame.fields[size_t(plan.value)];
    Field field = cells::field(cells::text(frame.fields[size_t(plan.name)].at(row)), source.type, {source.at(row)});
    ConfigChanges changes;
    for (size_t i = 0; i < frame.fields.size(); ++i) {
        if (int(i) == plan.name || int(i) == plan.value)
            continue;
        const Value v = frame.fields[i].at(row);
        const QString& handler = plan.mappings[i].handler;
        if (isConfigHandler(handler) && !handler.startsWith(QLatin1String("mappings.")))
            changes.set(handler, v);
        else if (handler.isEmpty() || handler == QLatin1String("field.label"))
            field.labels.insert(frame.fields[i].name, isMissing(v) ? QString() : cells::text(v));
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
        Frame out = frame;
        out.fields.clear();
        out.rows = 0;
        for (qsizetype row = 0; row < frame.rows; ++row)
            out.add(fieldOfRow(frame, plan, row));
        frame = std::move(out);
    }
    return frames;
}
