#include "datasources/data/framecells.h"

#include "datasources/data/framejson.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace {

bool isMissingCell(const Json& cell)
{
    return cell.is_null() || cell.is_discarded();
}

template<typename Test>
bool allCells(const Json& cells, Test test)
{
    return std::all_of(cells.begin(), cells.end(), [&](const Json& c) { return isMissingCell(c) || test(c); });
}

/// ms since the epoch, as a number or an ISO text, in ns.
qint64 timeCell(const Json& cell)
{
    constexpr double farthestMs = 9.2e12;
    if (const auto ms = jsonutil::asNumber(cell)) {
        if (!(std::abs(*ms) < farthestMs))
            return nullTime;
        const double whole = std::floor(*ms); // apart from its fraction: the product would not fit a double's digits
        return qint64(whole) * 1'000'000 + std::llround((*ms - whole) * 1e6);
    }
    const QDateTime time = QDateTime::fromString(jsonutil::asString(cell).value_or(QString()), Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() * 1'000'000 : nullTime;
}

TimeColumn timeColumn(const Json& cells)
{
    TimeColumn column;
    column.reserve(cells.size());
    for (const Json& cell : cells)
        column.push_back(isMissingCell(cell) ? nullTime : timeCell(cell));
    return column;
}

NumberColumn numberColumn(const Json& cells)
{
    NumberColumn column;
    column.reserve(cells.size());
    for (const Json& cell : cells)
        column.push_back(cell.is_discarded() ? absentNumber : cell.is_null() ? nullNumber : cell.get<double>());
    return column;
}

StringColumn stringColumn(const Json& cells)
{
    StringColumn column;
    column.reserve(cells.size());
    QHash<QString, QString> interned; // repeated texts share their characters
    for (const Json& cell : cells) {
        if (isMissingCell(cell)) {
            column.push_back(cell.is_null() ? QString() : absentText());
            continue;
        }
        const QString text = jsonutil::text(cell.get_ref<const std::string&>());
        column.push_back(*interned.insert(text, interned.value(text, text)));
    }
    return column;
}

BoolColumn boolColumn(const Json& cells)
{
    BoolColumn column;
    column.reserve(cells.size());
    for (const Json& cell : cells)
        column.push_back(cell.is_discarded() ? absentBool : cell.is_null() ? nullBool : quint8(cell.get<bool>()));
    return column;
}

ObjectColumn objectColumn(const Json& cells)
{
    ObjectColumn column;
    column.reserve(cells.size());
    for (const Json& cell : cells)
        column.push_back(cell.is_null() ? nullptr : std::make_shared<const Json>(cell));
    return column;
}

FramesColumn framesColumn(const Json& cells)
{
    FramesColumn column;
    column.reserve(cells.size());
    for (const Json& cell : cells) {
        auto frames = isMissingCell(cell) ? Result<Frames>(Error()) : framesFromJson(cell);
        column.push_back(frames ? std::make_shared<const Frames>(*std::move(frames)) : nullptr);
    }
    return column;
}

FieldType typeOfText(const QString& text)
{
    static const QRegularExpression number(QStringLiteral(R"(^\s*(-?(\d*\.?\d+|\d+\.?\d*)(e[-+]?\d+)?|NAN)\s*$)"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QStringList truths = {QStringLiteral("true"),  QStringLiteral("TRUE"),  QStringLiteral("True"),
                                       QStringLiteral("false"), QStringLiteral("FALSE"), QStringLiteral("False")};
    if (number.match(text).hasMatch())
        return FieldType::Number;
    return truths.contains(text) ? FieldType::Boolean : FieldType::String;
}

bool isNameOfTime(const QString& name)
{
    const QString lower = name.toLower();
    return lower == QLatin1String("time") || lower == QLatin1String("date");
}

} // namespace

Column columnFromCells(const Json& cells, FieldType type)
{
    if (type == FieldType::Time)
        return timeColumn(cells);
    if (type == FieldType::Frame)
        return framesColumn(cells);
    const bool numeric = type == FieldType::Number || type == FieldType::Enum;
    if (numeric && allCells(cells, [](const Json& c) { return c.is_number(); }))
        return numberColumn(cells);
    if (type == FieldType::String && allCells(cells, [](const Json& c) { return c.is_string(); }))
        return stringColumn(cells);
    if (type == FieldType::Boolean && allCells(cells, [](const Json& c) { return c.is_boolean(); }))
        return boolColumn(cells);
    return objectColumn(cells);
}

FieldType guessFieldType(const QString& name, const Json& cells)
{
    if (isNameOfTime(name))
        return FieldType::Time;
    const auto it = std::find_if_not(cells.begin(), cells.end(), isMissingCell);
    if (it == cells.end())
        return FieldType::Other;
    if (it->is_number())
        return FieldType::Number;
    if (it->is_boolean())
        return FieldType::Boolean;
    return it->is_string() ? typeOfText(*jsonutil::asString(*it)) : FieldType::Other;
}

std::optional<FieldType> guessFieldType(const QString& name, const std::vector<Value>& values)
{
    if (isNameOfTime(name))
        return FieldType::Time;
    const auto first = std::find_if(values.begin(), values.end(), [](const Value& v) { return !isMissing(v); });
    if (first == values.end())
        return std::nullopt;
    if (std::holds_alternative<double>(*first))
        return FieldType::Number;
    if (std::holds_alternative<bool>(*first))
        return FieldType::Boolean;
    const QString* text = std::get_if<QString>(&*first);
    return text ? typeOfText(*text) : FieldType::Other;
}
