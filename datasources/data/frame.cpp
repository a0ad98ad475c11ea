#include "datasources/data/frame.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

const QString& absentText()
{
    static const QString text = QStringLiteral("absent");
    return text;
}

namespace {

const std::shared_ptr<const FieldConfig>& emptyConfig()
{
    static const auto config = std::make_shared<const FieldConfig>();
    return config;
}

Value cell(const TimeColumn& column, size_t row)
{
    if (column[row] == nullTime)
        return Null {};
    // Nanoseconds of our days are no exact doubles: whole milliseconds and the rest are.
    constexpr qint64 nsPerMs = 1'000'000;
    const qint64 wholeMs = column[row] / nsPerMs;
    return double(wholeMs) + double(column[row] % nsPerMs) / double(nsPerMs);
}

Value cell(const NumberColumn& column, size_t row)
{
    const double v = column[row];
    if (isNull(v))
        return Null {};
    if (isAbsent(v))
        return Absent {};
    return v;
}

Value cell(const StringColumn& column, size_t row)
{
    const QString& text = column[row];
    if (text.isNull())
        return Null {};
    if (isAbsent(text))
        return Absent {};
    return text;
}

Value cell(const BoolColumn& column, size_t row)
{
    if (column[row] == nullBool)
        return Null {};
    if (column[row] == absentBool)
        return Absent {};
    return column[row] != 0;
}

Value cell(const ObjectColumn& column, size_t row)
{
    const JsonPtr& object = column[row];
    if (!object || object->is_null())
        return Null {};
    if (object->is_discarded())
        return Absent {};
    if (object->is_boolean())
        return object->get<bool>();
    if (object->is_number())
        return object->get<double>();
    if (object->is_string())
        return QString::fromStdString(object->get_ref<const std::string&>());
    return object;
}

Value cell(const FramesColumn& column, size_t row)
{
    if (!column[row])
        return Null {};
    return std::make_shared<const nlohmann::json>(nlohmann::json::object());
}

/// JavaScript's Number(text): blanks around, an empty text is 0, 0x, 0o and 0b are read, Infinity is a number.
double numberFromText(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return 0;
    bool ok = false;
    const auto prefixed = [&](const QString& prefix, int base) {
        return trimmed.startsWith(prefix, Qt::CaseInsensitive) ? double(trimmed.mid(2).toULongLong(&ok, base)) : 0.0;
    };
    for (const auto& [prefix, base] :
         {std::pair {QStringLiteral("0x"), 16}, {QStringLiteral("0o"), 8}, {QStringLiteral("0b"), 2}}) {
        const double v = prefixed(prefix, base);
        if (ok)
            return v;
    }
    if (trimmed == QLatin1String("Infinity") || trimmed == QLatin1String("+Infinity"))
        return std::numeric_limits<double>::infinity();
    if (trimmed == QLatin1String("-Infinity"))
        return -std::numeric_limits<double>::infinity();
    if (trimmed.contains(QLatin1String("nan"), Qt::CaseInsensitive)
        || trimmed.contains(QLatin1String("inf"), Qt::CaseInsensitive))
        return std::nan("");
    const double v = trimmed.toDouble(&ok);
    return ok ? v : std::nan("");
}

} // namespace

Field::Field() : values(std::make_shared<const Column>()), config(emptyConfig()) { }

Field::Field(QString fieldName, FieldType fieldType, Column column, Labels fieldLabels)
    : name(std::move(fieldName))
    , type(fieldType)
    , labels(std::move(fieldLabels))
    , values(std::make_shared<const Column>(std::move(column)))
    , config(emptyConfig())
{ }

qsizetype Field::size() const
{
    return std::visit([](const auto& column) { return qsizetype(column.size()); }, *values);
}

Value Field::at(qsizetype row) const
{
    if (row < 0 || row >= size())
        return Absent {};
    return std::visit([row](const auto& column) { return cell(column, size_t(row)); }, *values);
}

double Field::numberAt(qsizetype row) const
{
    if (const NumberColumn* column = numbers())
        return row >= 0 && row < qsizetype(column->size()) ? (*column)[size_t(row)] : absentNumber;
    const Value value = at(row);
    switch (value.index()) {
    case 0:
        return absentNumber;
    case 1:
        return nullNumber;
    case 2:
        return std::get<bool>(value) ? 1 : 0;
    case 3:
        return std::get<double>(value);
    case 4:
        return numberFromText(std::get<QString>(value));
    default:
        return std::nan("");
    }
}

const Field* Frame::first(FieldType type) const
{
    const auto it = std::find_if(fields.begin(), fields.end(), [type](const Field& f) { return f.type == type; });
    return it == fields.end() ? nullptr : &*it;
}

const Field* Frame::byName(const QString& fieldName) const
{
    const auto it = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == fieldName; });
    return it == fields.end() ? nullptr : &*it;
}

void Frame::add(Field field)
{
    rows = std::max(rows, field.size());
    fields.push_back(std::move(field));
}
