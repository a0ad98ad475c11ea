#include "dashboards/format/nestedframes.h"

namespace {

template<typename T>
void fill(std::optional<T>& own, const std::optional<T>& fallback)
{
    if (!own)
        own = fallback;
}

/// Own settings of a series over those of the column it stands in, whatever its type.
FieldConfig inherited(const FieldConfig& own, const FieldConfig& column)
{
    FieldConfig config = own;
    fill(config.displayName, column.displayName);
    fill(config.displayNameFromDS, column.displayNameFromDS);
    fill(config.description, column.description);
    fill(config.unit, column.unit);
    fill(config.noValue, column.noValue);
    fill(config.decimals, column.decimals);
    fill(config.min, column.min);
    fill(config.max, column.max);
    fill(config.fieldMinMax, column.fieldMinMax);
    fill(config.filterable, column.filterable);
    fill(config.intervalMs, column.intervalMs);
    fill(config.color, column.color);
    fill(config.thresholds, column.thresholds);
    fill(config.mappings, column.mappings);
    if (config.links.empty())
        config.links = column.links;
    if (config.actions.empty())
        config.actions = column.actions;
    if (!column.custom || !column.custom->is_object())
        return config;
    Json custom = *column.custom;
    if (config.custom && config.custom->is_object())
        custom.update(*config.custom, true);
    config.custom = std::make_shared<const Json>(std::move(custom));
    return config;
}

FramesColumn overriddenTables(const FramesColumn& cells, const FieldConfigSource& source, OverrideContext context)
{
    context.scope = QStringLiteral("nested");
    FramesColumn result;
    result.reserve(cells.size());
    for (const auto& cell : cells)
        result.push_back(cell ? std::make_shared<const Frames>(applyFieldOverrides(*cell, source, context)) : nullptr);
    return result;
}

FramesColumn overriddenSeries(const Field& field, const FramesColumn& cells, const FieldConfigSource& source,
                              OverrideContext context)
{
    Frames series;
    for (const auto& cell : cells) {
        Frame& frame = series.emplace_back(cell && !cell->empty() ? cell->front() : Frame());
        for (Field& inner : frame.fields)
            inner.config = std::make_shared<const FieldConfig>(inherited(*inner.config, *field.config));
    }
    context.scope.clear();
    const Frames applied = applyFieldOverrides(series, source, context);
    FramesColumn result = cells;
    for (size_t i = 0; i < result.size(); ++i) {
        if (!result[i] || result[i]->empty())
            continue;
        Frames frames = *result[i];
        frames.front() = applied[i];
        result[i] = std::make_shared<const Frames>(std::move(frames));
    }
    return result;
}

} // namespace

bool holdsTables(const Field& field)
{
    const auto* cells = field.as<FramesColumn>();
    if (!cells || field.name == QLatin1String("__nestedFrames"))
        return cells != nullptr;
    for (const auto& cell : *cells) {
        if (!cell || cell->empty() || cell->front().fields.empty())
            continue;
        const Frame& frame = cell->front();
        return frame.fields.size() != 2 || !frame.first(FieldType::Time) || !frame.first(FieldType::Number);
    }
    return false;
}

void overrideInCells(Field& field, const FieldConfigSource& source, const OverrideContext& context)
{
    const auto* cells = field.as<FramesColumn>();
    if (!cells)
        return;
    field.values =
        std::make_shared<const Column>(holdsTables(field) ? overriddenTables(*cells, source, context)
                                                          : overriddenSeries(field, *cells, source, context));
}
