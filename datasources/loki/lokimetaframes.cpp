#include "datasources/loki/lokimetaframes.h"

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

Frame lokiPatternsFrame(const std::vector<LokiPattern>& patterns)
{
    Frame frame;
    frame.add(texts("pattern", patterns, [](const LokiPattern& pattern) { return pattern.text; }));
    frame.add(texts("level", patterns, [](const LokiPattern& pattern) { return levelText(pattern.level); }));
    frame.add(numbers("lines", patterns, [](const LokiPattern& pattern) { return pattern.total; }));
    return frame;
}
