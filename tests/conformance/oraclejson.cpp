#include "dashboards/format/fieldoverrides.h"
#include "datasources/data/framejson.h"
#include "tests/conformance/conformance.h"

#include <cmath>

namespace {

const std::string* special(const Json& value)
{
    if (!value.is_object() || value.size() != 1)
        return nullptr;
    const auto it = value.find("$");
    return it != value.end() && it->is_string() ? it->get_ptr<const std::string*>() : nullptr;
}

bool isUndefined(const Json& value)
{
    const std::string* name = special(value);
    return name && *name == "undefined";
}

bool isNumeric(const Json& value)
{
    const std::string* name = special(value);
    return value.is_number() || (name && *name != "undefined" && *name != "InvalidDate");
}

bool sameNumber(double a, double b)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) && std::isnan(b);
    return a == b || std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

bool looksLikeColor(const std::string& text)
{
    return text.starts_with('#') || text.starts_with("rgb");
}

bool sameText(const std::string& a, const std::string& b)
{
    if (a == b)
        return true;
    return looksLikeColor(b) && QString::fromStdString(a).compare(QString::fromStdString(b), Qt::CaseInsensitive) == 0;
}

/// Every key of `expected`, and no other unless it says nothing.
bool sameObject(const Json& actual, const Json& expected)
{
    if (!sameAsserted(actual, expected))
        return false;
    for (const auto& [key, value] : actual.items())
        if (!isUndefined(value) && value != "" && !expected.contains(key))
            return false;
    return true;
}

bool allOf(const Json& cells, const std::function<bool(const Json&)>& test)
{
    return std::all_of(cells.begin(), cells.end(),
                       [&](const Json& c) { return c.is_null() || isUndefined(c) || test(c); });
}

TimeColumn timeColumn(const Json& cells)
{
    TimeColumn column;
    for (const Json& c : cells) {
        const double ms = isNumeric(c) ? numberFromOracle(c) : std::nan("");
        const double whole = std::trunc(ms);
        column.push_back(std::isfinite(ms) ? qint64(whole) * 1'000'000 + std::llround((ms - whole) * 1e6) : nullTime);
    }
    return column;
}

Column columnFromOracle(const Json& cells, FieldType type)
{
    if (type == FieldType::Time && std::all_of(cells.begin(), cells.end(), [](const Json& c) {
            return c.is_null() || (c.is_number() && std::abs(c.get<double>()) < 9e12);
        }))
        return timeColumn(cells);
    if (type != FieldType::String && type != FieldType::Boolean && allOf(cells, isNumeric)) {
        NumberColumn column;
        for (const Json& c : cells)
            column.push_back(numberFromOracle(c));
        return column;
    }
    if (type == FieldType::String && allOf(cells, [](const Json& c) { return c.is_string(); })) {
        StringColumn column;
        for (const Json& c : cells)
            column.push_back(c.is_null()                        ? QString()
                                 : isUndefined(c)               ? absentText()
                                 : c.get<std::string>().empty() ? QStringLiteral("")
                                                                : jsonutil::text(c));
        return column;
    }
    if (type == FieldType::Boolean && allOf(cells, [](const Json& c) { return c.is_boolean(); })) {
        BoolColumn column;
        for (const Json& c : cells)
            column.push_back(c.is_null() ? nullBool : isUndefined(c) ? absentBool : quint8(c.get<bool>()));
        return column;
    }
    ObjectColumn column;
    for (const Json& c : cells) {
        if (isUndefined(c))
            column.push_back(std::make_shared<const Json>(Json::value_t::discarded));
        else if (c.is_null())
            column.push_back(nullptr);
        else
            column.push_back(std::make_shared<const Json>(isNumeric(c) ? Json(numberFromOracle(c)) : c));
    }
    return column;
}

} // namespace

bool sameAsserted(const Json& actual, const Json& expected)
{
    if (!actual.is_object())
        return false;
    for (const auto& [key, value] : expected.items()) {
        const auto it = actual.find(key);
        if (it == actual.end() ? !isUndefined(value) : !sameJson(*it, value))
            return false;
    }
    return true;
}

bool sameJson(const Json& actual, const Json& expected)
{
    if (isUndefined(expected))
        return actual.is_discarded() || isUndefined(actual) || actual.is_null();
    if (isNumeric(expected))
        return isNumeric(actual) && sameNumber(numberFromOracle(actual), numberFromOracle(expected));
    if (expected.is_string())
        return actual.is_string() && sameText(actual.get<std::string>(), expected.get<std::string>());
    if (expected.is_array()) {
        if (!actual.is_array() || actual.size() != expected.size())
            return false;
        for (size_t i = 0; i < expected.size(); ++i)
            if (!sameJson(actual[i], expected[i]))
                return false;
        return true;
    }
    if (expected.is_object())
        return special(expected) ? actual == expected : sameObject(actual, expected);
    return actual == expected;
}

Json numberJson(double value)
{
    if (isNull(value))
        return nullptr;
    if (isAbsent(value))
        return {{"$", "undefined"}};
    if (std::isnan(value))
        return {{"$", "NaN"}};
    if (std::isinf(value))
        return {{"$", value > 0 ? "Infinity" : "-Infinity"}};
    return value;
}

double numberFromOracle(const Json& value)
{
    if (value.is_null())
        return nullNumber;
    if (const std::string* name = special(value)) {
        if (*name == "NaN" || *name == "InvalidDate")
            return std::nan("");
        if (*name == "Infinity")
            return std::numeric_limits<double>::infinity();
        if (*name == "-Infinity")
            return -std::numeric_limits<double>::infinity();
        return *name == "-0" ? -0.0 : absentNumber;
    }
    return jsonutil::asNumber(value).value_or(std::nan(""));
}

Json valueJson(const Value& value)
{
    switch (value.index()) {
    case 0:
        return {{"$", "undefined"}};
    case 1:
        return nullptr;
    case 2:
        return std::get<bool>(value);
    case 3:
        return numberJson(std::get<double>(value));
    case 4:
        return std::get<QString>(value).toStdString();
    default:
        return *std::get<JsonPtr>(value);
    }
}

Value valueFromOracle(const Json& value)
{
    if (value.is_null())
        return Null {};
    if (isUndefined(value))
        return Absent {};
    if (value.is_boolean())
        return value.get<bool>();
    if (isNumeric(value) || special(value))
        return numberFromOracle(value);
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    return std::make_shared<const Json>(value);
}

Frame frameFromOracle(const Json& json)
{
    Frame frame;
    frame.name = jsonutil::string(json, "name");
    frame.refId = jsonutil::string(json, "refId");
    if (const Json* meta = jsonutil::find(json, "meta"); meta && meta->is_object()) {
        frame.meta.type = jsonutil::string(*meta, "type");
        frame.meta.preferredVisual = jsonutil::string(*meta, "preferredVisualisationType");
        frame.meta.custom = std::make_shared<const Json>(*meta);
    }
    for (const Json& f : jsonutil::array(json, "fields")) {
        const FieldType type = fieldTypeFromName(jsonutil::string(f, "type")).value_or(FieldType::Other);
        Field field(jsonutil::string(f, "name"), type, columnFromOracle(jsonutil::array(f, "values"), type));
        for (const auto& [key, value] : jsonutil::object(f, "labels").items())
            field.labels.insert(QString::fromStdString(key), jsonutil::asString(value).value_or(QString()));
        if (const Json* config = jsonutil::find(f, "config"))
            field.config = std::make_shared<const FieldConfig>(fieldConfigFromJson(*config));
        frame.add(std::move(field));
    }
    if (const auto length = jsonutil::optNumber(json, "length"))
        frame.rows = qsizetype(*length);
    return frame;
}

Frames framesFromOracle(const Json& json)
{
    Frames frames;
    if (json.is_array())
        for (const Json& frame : json)
            frames.push_back(frameFromOracle(frame));
    return frames;
}

Json cellsJson(const Field& field)
{
    Json cells = Json::array();
    for (qsizetype row = 0; row < field.size(); ++row)
        cells.push_back(valueJson(field.at(row)));
    return cells;
}

FieldConfigSource fieldConfigSourceFromOracle(const Json& json)
{
    FieldConfigSource source;
    source.defaultsJson = jsonutil::object(json, "defaults");
    source.defaults = fieldConfigFromJson(source.defaultsJson);
    // Loading a dashboard restores the value of the base step; the table's functions see that it has none.
    const Json& steps = jsonutil::array(jsonutil::object(source.defaultsJson, "thresholds"), "steps");
    for (size_t i = 0; i < steps.size(); ++i)
        if (!jsonutil::find(steps[i], "value"))
            source.defaults.thresholds->steps[i].value = std::nan("");
    for (const Json& rule : jsonutil::array(json, "overrides")) {
        const Json& matcher = jsonutil::object(rule, "matcher");
        const Json* options = jsonutil::find(matcher, "options");
        OverrideRule read;
        read.matcher = {jsonutil::string(matcher, "id"), options ? *options : Json(),
                        jsonutil::string(matcher, "scope")};
        for (const Json& property : jsonutil::array(rule, "properties")) {
            const Json* value = jsonutil::find(property, "value");
            read.properties.push_back({jsonutil::string(property, "id"), value ? *value : Json()});
        }
        source.overrides.push_back(std::move(read));
    }
    return source;
}
