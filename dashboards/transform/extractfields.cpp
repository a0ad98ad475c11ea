#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldextractors.h"
#include "dashboards/transform/fieldnames.h"

#include <algorithm>

namespace {

OrderedJson objectOf(const Value& cell, const Json& options)
{
    if (const JsonPtr* json = std::get_if<JsonPtr>(&cell))
        return OrderedJson::parse((*json)->dump(), nullptr, false);
    const QString* text = std::get_if<QString>(&cell);
    return text ? extractObject(*text, options) : OrderedJson();
}

/// New columns in the order of their first appearance.
class Extracted
{
public:
    explicit Extracted(qsizetype rows) : m_rows(size_t(rows)) { }

    void set(const QString& name, qsizetype row, const OrderedJson& json)
    {
        auto it = std::find_if(m_columns.begin(), m_columns.end(), [&](const auto& c) { return c.first == name; });
        if (it == m_columns.end())
            it = m_columns.insert(m_columns.end(), {name, std::vector<Value>(m_rows, Value(Absent {}))});
        it->second[size_t(row)] = cells::value(Json(json));
    }
    void appendTo(Frame& frame) const
    {
        for (const auto& [name, values] : m_columns) {
            const bool time = name == QLatin1String("Time") || name == QLatin1String("time");
            frame.add(cells::field(name, time ? FieldType::Time : typeOf(values), values));
        }
    }

private:
    /// By the value itself: a text of digits stays a text.
    static FieldType typeOf(const std::vector<Value>& values)
    {
        for (const Value& v : values) {
            if (std::holds_alternative<double>(v))
                return FieldType::Number;
            if (std::holds_alternative<QString>(v))
                return FieldType::String;
            if (std::holds_alternative<bool>(v))
                return FieldType::Boolean;
            if (!isMissing(v))
                return FieldType::Other;
        }
        return FieldType::Other;
    }

    size_t m_rows;
    std::vector<std::pair<QString, std::vector<Value>>> m_columns;
};

void extractRow(Extracted& extracted, const OrderedJson& object, qsizetype row, const Json& paths)
{
    const bool anyPath = std::any_of(paths.begin(), paths.end(),
                                     [](const Json& path) { return !jsonutil::string(path, "path").isEmpty(); });
    if (!anyPath) {
        if (object.is_structured())
            for (const auto& [key, value] : object.items()) // of a list the places are the names
                extracted.set(QString::fromStdString(key), row, value);
        return;
    }
    if (object.is_null())
        return;
    for (const Json& path : paths) {
        const QString at = jsonutil::string(path, "path");
        const QString alias = jsonutil::string(path, "alias");
        const OrderedJson* found = valueAtPath(object, at);
        if (!at.isEmpty()) // in every language: mappings of dashboards go by this value
            extracted.set(alias.isEmpty() ? at : alias, row,
                          found && !found->is_null() ? *found : OrderedJson("Not Found"));
    }
}

const Field* timeField(const Frame& frame)
{
    for (const char* name : {"Time", "time"})
        for (const Field& field : frame.fields)
            if (field.name == QLatin1String(name) || field.config->displayName == QLatin1String(name))
                return &field;
    return nullptr;
}

Frame extractedFrom(Frame& frame, const Frames& all, const Json& options)
{
    const QString name = jsonutil::string(options, "source");
    const MatcherSpec matcher = matcherByName(name);
    const auto source = std::find_if(frame.fields.begin(), frame.fields.end(),
                                     [&](Field& field) { return fieldMatches(matcher, field, frame, all); });
    if (name.isEmpty() || source == frame.fields.end())
        return frame;
    const bool paths = jsonutil::string(options, "format") == QLatin1String("json");
    Extracted extracted(frame.rows);
    for (qsizetype row = 0; row < frame.rows; ++row)
        extractRow(extracted, objectOf(source->at(row), options), row,
                   paths ? jsonutil::array(options, "jsonPaths") : Json::array());
    Frame out = frame;
    if (jsonutil::boolean(options, "replace"))
        out.fields.clear();
    if (jsonutil::boolean(options, "keepTime"))
        if (const Field* time = timeField(frame))
            out.fields.push_back(*time);
    extracted.appendTo(out);
    return out;
}

} // namespace

Frames extractFields(Frames frames, const Json& options, const TransformContext&)
{
    for (Frame& frame : frames)
        frame = extractedFrom(frame, frames, options);
    return frames;
}
