#include "dashboards/transform/cells.h"

#include "dashboards/format/valueformat.h"

#include <cmath>

namespace cells {

namespace {

template<typename T>
bool holdsOnly(const std::vector<Value>& values)
{
    return std::all_of(values.begin(), values.end(),
                       [](const Value& v) { return isMissing(v) || std::holds_alternative<T>(v); });
}

QString jsonText(const Json& json)
{
    if (json.is_array()) {
        QStringList parts;
        for (const Json& item : json)
            parts << (item.is_null() ? QString() : text(value(item)));
        return parts.join(QLatin1Char(','));
    }
    return json.is_object() ? QStringLiteral("[object Object]") : text(value(json));
}

double nullOf(const NumberColumn*)
{
    return nullNumber;
}
qint64 nullOf(const TimeColumn*)
{
    return nullTime;
}
QString nullOf(const StringColumn*)
{
    return {};
}
quint8 nullOf(const BoolColumn*)
{
    return nullBool;
}
JsonPtr nullOf(const ObjectColumn*)
{
    return nullptr;
}
std::shared_ptr<const Frames> nullOf(const FramesColumn*)
{
    return nullptr;
}
double absentOf(const NumberColumn*)
{
    return absentNumber;
}
qint64 absentOf(const TimeColumn*)
{
    return nullTime;
}
QString absentOf(const StringColumn*)
{
    return absentText();
}
quint8 absentOf(const BoolColumn*)
{
    return absentBool;
}
JsonPtr absentOf(const ObjectColumn*)
{
    static const JsonPtr absent = std::make_shared<const Json>(Json::value_t::discarded);
    return absent;
}
std::shared_ptr<const Frames> absentOf(const FramesColumn*)
{
    return nullptr;
}

template<typename C>
C gatherColumn(const C& column, const std::vector<qsizetype>& rows)
{
    const auto null = nullOf(&column);
    const auto absent = absentOf(&column);
    C out;
    out.reserve(rows.size());
    for (const qsizetype row : rows)
        out.push_back(row >= 0 && row < qsizetype(column.size()) ? column[size_t(row)] : row == -2 ? null : absent);
    return out;
}

TimeColumn timeColumn(const std::vector<Value>& values)
{
    TimeColumn out;
    out.reserve(values.size());
    for (const Value& v : values) {
        const double* ms = std::get_if<double>(&v);
        if (!ms || !(std::abs(*ms) < 9e12)) {
            out.push_back(nullTime);
            continue;
        }
        // The product of such numbers would lose digits of the nanoseconds.
        const double whole = std::trunc(*ms);
        out.push_back(qint64(whole) * 1'000'000 + std::llround((*ms - whole) * 1e6));
    }
    return out;
}

NumberColumn numberColumn(const std::vector<Value>& values)
{
    NumberColumn out;
    out.reserve(values.size());
    for (const Value& v : values)
        out.push_back(v.index() == 0 ? absentNumber : v.index() == 1 ? nullNumber : std::get<double>(v));
    return out;
}

StringColumn stringColumn(const std::vector<Value>& values)
{
    StringColumn out;
    out.reserve(values.size());
    for (const Value& v : values) {
        if (isMissing(v))
            out.push_back(v.index() == 0 ? absentText() : QString());
        else
            out.push_back(std::get<QString>(v).isNull() ? QStringLiteral("") : std::get<QString>(v));
    }
    return out;
}

BoolColumn boolColumn(const std::vector<Value>& values)
{
    BoolColumn out;
    out.reserve(values.size());
    for (const Value& v : values)
        out.push_back(v.index() == 0 ? absentBool : v.index() == 1 ? nullBool : quint8(std::get<bool>(v)));
    return out;
}

ObjectColumn objectColumn(const std::vector<Value>& values)
{
    ObjectColumn out;
    out.reserve(values.size());
    for (const Value& v : values) {
        if (isMissing(v))
            out.push_back(v.index() == 0 ? absentOf(&out) : nullptr);
        else if (const JsonPtr* object = std::get_if<JsonPtr>(&v))
            out.push_back(*object);
        else
            out.push_back(std::make_shared<const Json>(json(v)));
    }
    return out;
}

} // namespace

QString text(const Value& value)
{
    switch (value.index()) {
    case 0:
        return QStringLiteral("undefined");
    case 1:
        return QStringLiteral("null");
    case 2:
        return std::get<bool>(value) ? QStringLiteral("true") : QStringLiteral("false");
    case 3:
        return jsNumberText(std::get<double>(value));
    case 4:
        return std::get<QString>(value);
    default:
        return jsonText(*std::get<JsonPtr>(value));
    }
}

double number(const Value& value)
{
    if (const double* v = std::get_if<double>(&value))
        return *v;
    if (isMissing(value))
        return value.index() == 1 ? 0 : std::nan("");
    if (const bool* v = std::get_if<bool>(&value))
        return *v ? 1 : 0;
    if (const QString* v = std::get_if<QString>(&value)) // Field knows how JavaScript reads texts
        return Field(QString(), FieldType::String, StringColumn {v->isNull() ? QStringLiteral("") : *v}).numberAt(0);
    return std::nan("");
}

bool truthy(const Value& value)
{
    if (const double* v = std::get_if<double>(&value))
        return *v != 0 && !std::isnan(*v);
    if (const bool* v = std::get_if<bool>(&value))
        return *v;
    if (const QString* v = std::get_if<QString>(&value))
        return !v->isEmpty();
    return !isMissing(value);
}

bool same(const Value& a, const Value& b)
{
    if (a.index() != b.index())
        return false;
    if (const double* v = std::get_if<double>(&a))
        return *v == std::get<double>(b);
    return a == b; // objects by identity, as in JavaScript
}

bool equal(const Value& a, const Value& b)
{
    if (a.index() == b.index())
        return same(a, b);
    if (isMissing(a) || isMissing(b))
        return isMissing(a) && isMissing(b);
    if (std::holds_alternative<JsonPtr>(a) || std::holds_alternative<JsonPtr>(b))
        return text(a) == text(b);
    return number(a) == number(b);
}

Json json(const Value& value)
{
    switch (value.index()) {
    case 2:
        return std::get<bool>(value);
    case 3:
        return std::get<double>(value);
    case 4:
        return std::get<QString>(value).toStdString();
    case 5:
        return *std::get<JsonPtr>(value);
    default:
        return nullptr;
    }
}

Value value(const Json& json)
{
    if (json.is_discarded())
        return Absent {};
    if (json.is_null())
        return Null {};
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return QString::fromStdString(json.get_ref<const std::string&>());
    return std::make_shared<const Json>(json);
}

Value special(const QString& name)
{
    if (name == QLatin1String("true"))
        return true;
    if (name == QLatin1String("false"))
        return false;
    if (name == QLatin1String("null"))
        return Null {};
    if (name == QLatin1String("zero"))
        return 0.0;
    return QStringLiteral("");
}

Column column(const std::vector<Value>& values, FieldType type)
{
    const bool hasAbsent =
        std::any_of(values.begin(), values.end(), [](const Value& v) { return std::holds_alternative<Absent>(v); });
    if (type == FieldType::Time && !hasAbsent && holdsOnly<double>(values))
        return timeColumn(values);
    if (type != FieldType::String && type != FieldType::Boolean && holdsOnly<double>(values))
        return numberColumn(values);
    if (holdsOnly<QString>(values))
        return stringColumn(values);
    if (holdsOnly<bool>(values))
        return boolColumn(values);
    if (holdsOnly<double>(values))
        return numberColumn(values);
    return objectColumn(values);
}

Column gather(const Column& column, const std::vector<qsizetype>& rows)
{
    return std::visit([&rows](const auto& c) { return Column(gatherColumn(c, rows)); }, column);
}

std::vector<Value> values(const Field& field)
{
    std::vector<Value> list;
    list.reserve(size_t(field.size()));
    for (qsizetype row = 0; row < field.size(); ++row)
        list.push_back(field.at(row));
    return list;
}

Field field(const QString& name, FieldType type, const std::vector<Value>& values)
{
    return Field(name, type, column(values, type));
}

void gatherRows(Frame& frame, const std::vector<qsizetype>& rows)
{
    for (Field& f : frame.fields)
        f.values = std::make_shared<const Column>(gather(*f.values, rows));
    frame.rows = qsizetype(rows.size());
}

} // namespace cells
