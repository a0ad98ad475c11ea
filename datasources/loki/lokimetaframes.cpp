#include "datasources/loki/lokimetaframes.h"

#include "datasources/data/fieldconfig.h"

#include <set>

namespace {

template<typename Item, typename TextOf>
Field texts(const char* name, const std::vector<Item>& items, const TextOf& textOf)
{
    StringColumn column;
    for (const Item& item : items)
        column.push_back(textOf(item));
    return {QLatin1String(name), FieldType::String, std::move(column)};
}

template<typename Item, typename NumberOf>
Field numbers(const char* name, const std::vector<Item>& items, const NumberOf& numberOf)
{
    NumberColumn column;
    for (const Item& item : items)
        column.push_back(double(numberOf(item)));
    return {QLatin1String(name), FieldType::Number, std::move(column)};
}

Field withUnit(Field field, const char* unit)
{
    FieldConfig config = *field.config;
    config.unit = QLatin1String(unit);
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    return field;
}

QString levelText(LogLevel level)
{
    const auto name = logLevelName(level);
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

} // namespace

Frame lokiFieldsFrame(const std::vector<LokiDetectedField>& fields)
{
    using Detected = LokiDetectedField;
    Frame frame;
    frame.add(texts("field", fields, [](const Detected& field) { return field.name; }));
    frame.add(texts("type", fields, [](const Detected& field) { return field.type; }));
    frame.add(numbers("cardinality", fields, [](const Detected& field) { return field.cardinality; }));
    frame.add(texts("parsers", fields, [](const Detected& field) { return field.parsers.join(u','); }));
    return frame;
}

Frame lokiFieldValuesFrame(const QString& field, const QStringList& values)
{
    Frame frame;
    frame.add(Field(field, FieldType::String, StringColumn(values.cbegin(), values.cend())));
    return frame;
}

Frame lokiSizeFrame(const LokiIndexStats& stats)
{
    std::vector<LokiIndexStats> rows;
    if (stats != LokiIndexStats())
        rows.push_back(stats);
    using Stats = LokiIndexStats;
    Frame frame;
    frame.add(numbers("streams", rows, [](const Stats& row) { return row.streams; }));
    frame.add(numbers("chunks", rows, [](const Stats& row) { return row.chunks; }));
    frame.add(numbers("entries", rows, [](const Stats& row) { return row.entries; }));
    frame.add(withUnit(numbers("bytes", rows, [](const Stats& row) { return row.bytes; }), "bytes"));
    return frame;
}

Frame lokiVolumeFrame(const std::vector<LokiVolume>& volumes)
{
    std::set<QString> names;
    for (const LokiVolume& volume : volumes)
        names.insert(volume.labels.keyBegin(), volume.labels.keyEnd());
    Frame frame;
    for (const QString& name : names)
        frame.add(Field(name, FieldType::String, [&] {
            StringColumn values;
            for (const LokiVolume& volume : volumes)
                values.push_back(volume.labels.value(name));
            return values;
        }()));
    frame.add(withUnit(numbers("bytes", volumes, [](const LokiVolume& volume) { return volume.bytes; }), "bytes"));
    return frame;
}

Frame lokiPatternsFrame(const std::vector<LokiPattern>& patterns)
{
    Frame frame;
    frame.add(texts("pattern", patterns, [](const LokiPattern& pattern) { return pattern.text; }));
    frame.add(texts("level", patterns, [](const LokiPattern& pattern) { return levelText(pattern.level); }));
    frame.add(numbers("lines", patterns, [](const LokiPattern& pattern) { return pattern.total; }));
    return frame;
}

Frame lokiQueryFrame(const QString& query)
{
    Frame frame;
    frame.add(
        Field(QStringLiteral("query"), FieldType::String, query.isEmpty() ? StringColumn() : StringColumn {query}));
    return frame;
}
