#include "datasources/data/framejson.h"

#include "datasources/data/fieldconfigjson.h"
#include "datasources/data/framecells.h"

#include <QCoreApplication>

#include <limits>

namespace {

using jsonutil::array;
using jsonutil::find;

QString tr(const char* text)
{
    return QCoreApplication::translate("FrameJson", text);
}

FrameMeta metaFromJson(const Json& json)
{
    static const QHash<QString, Notice::Severity> severities = {
        {QStringLiteral("warning"), Notice::Severity::Warning},
        {QStringLiteral("error"), Notice::Severity::Error},
    };
    FrameMeta meta;
    meta.type = jsonutil::string(json, "type");
    meta.preferredVisual = jsonutil::string(json, "preferredVisualisationType");
    meta.executedQuery = jsonutil::string(json, "executedQueryString");
    meta.topic = jsonutil::string(json, "dataTopic");
    for (const Json& notice : array(json, "notices"))
        meta.notices.push_back({severities.value(jsonutil::string(notice, "severity"), Notice::Severity::Info),
                                jsonutil::string(notice, "text")});
    if (const Json* custom = find(json, "custom"); custom && !custom->is_null())
        meta.custom = std::make_shared<const Json>(*custom);
    return meta;
}

Labels labelsFromJson(const Json& field, const char* key)
{
    Labels labels;
    for (const auto& [name, value] : jsonutil::object(field, key).items())
        labels.insert(jsonutil::text(name), jsonutil::asString(value).value_or(QString()));
    return labels;
}

/// A field of its description and its cells; `type` overrides what the description says.
Field makeField(const Json& description, const Json& cells, std::optional<FieldType> type = std::nullopt)
{
    const QString name = jsonutil::string(description, "name");
    if (!type)
        type = fieldTypeFromName(jsonutil::string(description, "type"));
    if (!type || *type == FieldType::Other) {
        const bool isOther = type.has_value();
        type = guessFieldType(name, cells);
        // A field that is declared "other" may become anything but what its texts only look like.
        if (isOther && cells.is_array() && !cells.empty() && cells.front().is_string())
            type = FieldType::String;
    }
    Field field(name, *type, columnFromCells(cells, *type), labelsFromJson(description, "labels"));
    if (const Json* config = find(description, "config"); config && config->is_object() && !config->empty())
        field.config = std::make_shared<const FieldConfig>(fieldConfigFromJson(*config));
    return field;
}

Frame frameHead(const Json& json)
{
    Frame frame;
    frame.name = jsonutil::string(json, "name");
    frame.refId = jsonutil::string(json, "refId");
    frame.meta = metaFromJson(jsonutil::object(json, "meta"));
    return frame;
}

Frame frameFromFields(const Json& json)
{
    Frame frame = frameHead(json);
    for (const Json& field : array(json, "fields"))
        frame.add(makeField(field, array(field, "values")));
    return frame;
}

/// Numbers that JSON cannot say stand beside the cells: {"NaN": [rows], "Inf": ..., "NegInf": ..., "Undef": ...}.
void putEntities(Json& cells, const Json& entities)
{
    const std::pair<const char*, Json> kinds[] = {
        {"NaN", std::numeric_limits<double>::quiet_NaN()},
        {"Inf", std::numeric_limits<double>::infinity()},
        {"NegInf", -std::numeric_limits<double>::infinity()},
        {"Undef", Json(Json::value_t::discarded)},
    };
    for (const auto& [key, value] : kinds)
        for (const Json& row : array(entities, key))
            if (const auto index = jsonutil::asNumber(row); index && *index >= 0 && *index < double(cells.size()))
                cells[size_t(*index)] = value;
}

/// Texts that repeat are sent as indexes into a list.
void putEnums(Json& cells, const Json& texts)
{
    for (Json& cell : cells) {
        const auto index = jsonutil::asNumber(cell);
        const bool known = index && *index >= 0 && *index < double(texts.size());
        cell = known ? texts[size_t(*index)] : Json(Json::value_t::discarded);
    }
}

const Json* partOf(const Json& data, const char* key, size_t index)
{
    const Json& list = array(data, key);
    return index < list.size() && !list[index].is_null() ? &list[index] : nullptr;
}

/// Adds the part of each time that is finer than a millisecond.
Field withNanos(Field field, const Json& nanos)
{
    const TimeColumn* times = field.times();
    if (!times)
        return field;
    TimeColumn exact = *times;
    for (size_t i = 0; i < exact.size() && i < nanos.size(); ++i)
        if (exact[i] != nullTime)
            exact[i] += qint64(jsonutil::asNumber(nanos[i]).value_or(0));
    field.values = std::make_shared<const Column>(std::move(exact));
    return field;
}

Frame frameFromWire(const Json& schema, const Json& data)
{
    Frame frame = frameHead(schema);
    const Json& columns = array(data, "values");
    size_t rows = 0;
    for (const Json& column : columns)
        rows = std::max(rows, column.is_array() ? column.size() : 0);
    const Json& fields = array(schema, "fields");
    for (size_t i = 0; i < fields.size(); ++i) {
        Json cells = i < columns.size() && columns[i].is_array() ? columns[i] : Json::array();
        while (cells.size() < rows)
            cells.push_back(Json(Json::value_t::discarded));
        if (const Json* entities = partOf(data, "entities", i))
            putEntities(cells, *entities);
        const Json* enums = partOf(data, "enums", i);
        if (enums)
            putEnums(cells, *enums);
        Field field = makeField(fields[i], cells, enums ? std::optional(FieldType::String) : std::nullopt);
        const Json* nanos = partOf(data, "nanos", i);
        frame.add(nanos ? withNanos(std::move(field), *nanos) : std::move(field));
    }
    return frame;
}

/// The form of Grafana before data frames: {target, datapoints: [[value, time]...]}.
Frame frameFromDatapoints(const Json& json)
{
    Frame frame = frameHead(json);
    if (const auto target = jsonutil::optString(json, "target"))
        frame.name = *target;
    Json times = Json::array();
    Json values = Json::array();
    for (const Json& point : array(json, find(json, "datapoints") ? "datapoints" : "points")) {
        const bool isPair = point.is_array() && point.size() >= 2;
        values.push_back(isPair ? point[0] : Json());
        times.push_back(isPair ? point[1] : Json());
    }
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, columnFromCells(times, FieldType::Time)));
    Field value(QStringLiteral("Value"), FieldType::Number, columnFromCells(values, FieldType::Number),
                labelsFromJson(json, "tags"));
    FieldConfig config;
    config.unit = jsonutil::optString(json, "unit");
    config.displayNameFromDS = jsonutil::optString(json, "title");
    value.config = std::make_shared<const FieldConfig>(std::move(config));
    frame.add(std::move(value));
    return frame;
}

/// {columns: [{text, type}], rows: [[...]]}.
Frame frameFromTable(const Json& json)
{
    Frame frame = frameHead(json);
    const Json& columns = array(json, "columns");
    for (size_t i = 0; i < columns.size(); ++i) {
        Json cells = Json::array();
        for (const Json& row : array(json, "rows"))
            cells.push_back(row.is_array() && i < row.size() ? row[i] : Json(Json::value_t::discarded));
        const QString plainName = jsonutil::asString(columns[i]).value_or(QString());
        Json description = {{"name", jsonutil::string(columns[i], "text", plainName).toStdString()}};
        if (const auto type = fieldTypeFromName(jsonutil::string(columns[i], "type"));
            type && *type != FieldType::Other)
            description["type"] = columns[i]["type"];
        Json config = columns[i].is_object() ? columns[i] : Json::object();
        config.erase("text");
        config.erase("type");
        description["config"] = std::move(config);
        frame.add(makeField(description, cells));
    }
    return frame;
}

} // namespace

std::optional<FieldType> fieldTypeFromName(const QString& name)
{
    static const QHash<QString, FieldType> types = {
        {QStringLiteral("time"), FieldType::Time},          {QStringLiteral("number"), FieldType::Number},
        {QStringLiteral("string"), FieldType::String},      {QStringLiteral("boolean"), FieldType::Boolean},
        {QStringLiteral("enum"), FieldType::Enum},          {QStringLiteral("frame"), FieldType::Frame},
        {QStringLiteral("nestedFrames"), FieldType::Frame}, {QStringLiteral("other"), FieldType::Other},
        {QStringLiteral("trace"), FieldType::Other},        {QStringLiteral("geo"), FieldType::Other},
    };
    const auto it = types.constFind(name);
    return it == types.cend() ? std::nullopt : std::optional(*it);
}

const char* fieldTypeName(FieldType type)
{
    static constexpr const char* names[] = {"time", "number", "string", "boolean", "other", "enum", "frame"};
    return names[size_t(type)];
}

Result<Frame> frameFromJson(const Json& json)
{
    if (find(json, "fields"))
        return frameFromFields(json);
    if (find(json, "datapoints") || find(json, "points"))
        return frameFromDatapoints(json);
    const Json* schema = find(json, "schema");
    if (schema && schema->is_object() && find(*schema, "fields"))
        return frameFromWire(*schema, jsonutil::object(json, "data"));
    if (find(json, "columns"))
        return frameFromTable(json);
    return Error {Error::Kind::Parse, tr("A data frame has neither fields nor a schema."), {}};
}

Result<Frames> framesFromJson(const Json& json)
{
    Frames frames;
    const Json list = json.is_array() ? Json() : Json::array({json});
    for (const Json& item : json.is_array() ? json : list) {
        auto frame = frameFromJson(item);
        if (!frame)
            return frame.error();
        frames.push_back(*std::move(frame));
    }
    return frames;
}
