#include "dashboards/reduce/mixedstatistics.h"

#include "dashboards/format/textpattern.h"
#include "dashboards/format/valueformat.h"
#include "dashboards/reduce/reducers.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <limits>

namespace {

constexpr double maxNumber = std::numeric_limits<double>::max();

bool isText(const Value& value)
{
    return std::holds_alternative<QString>(value);
}

QString scriptText(const Value& value)
{
    if (const QString* text = std::get_if<QString>(&value))
        return *text;
    if (const double* number = std::get_if<double>(&value))
        return jsNumberText(*number);
    if (const bool* b = std::get_if<bool>(&value))
        return *b ? QStringLiteral("true") : QStringLiteral("false");
    return std::holds_alternative<Null>(value) ? QStringLiteral("null") : QStringLiteral("undefined");
}

/// Texts compare letter by letter, all else as numbers.
bool isGreater(const Value& a, const Value& b)
{
    return isText(a) && isText(b) ? std::get<QString>(a) > std::get<QString>(b) : scriptNumber(a) > scriptNumber(b);
}

bool isTruthy(const Value& value)
{
    return isText(value) ? !std::get<QString>(value).isEmpty() : scriptNumber(value) != 0;
}

struct Totals
{
    Value sum = 0.0;
    Value min = maxNumber;
    Value max = -maxNumber;
    Value logMin = maxNumber;
    double step = maxNumber;
    double delta = 0;
    double count = 0;
    bool allIsZero = true;

    void add(const Value& cell)
    {
        sum = scriptSum(sum, isTruthy(cell) ? cell : Value(0.0));
        ++count;
        addStep(cell);
        if (isGreater(cell, max))
            max = cell;
        if (isGreater(min, cell))
            min = cell;
        if (isGreater(logMin, cell) && scriptNumber(cell) > 0)
            logMin = cell;
        allIsZero = allIsZero && cell == Value(0.0);
    }

private:
    void addStep(const Value& cell)
    {
        if (count > 1) {
            const double rise = scriptNumber(cell) - scriptNumber(m_last);
            step = std::min(step, rise); // NaN is not less
            const bool falls = isGreater(m_last, cell);
            if (!falls && m_up)
                delta += rise;
            m_up = !falls;
        }
        m_last = cell;
    }

    Value m_last;
    bool m_up = true;
};

Value touched(const Value& value, double untouched)
{
    return value == Value(untouched) ? Value(Null()) : value;
}

Value range(const Totals& t)
{
    const Value min = touched(t.min, maxNumber);
    const Value max = touched(t.max, -maxNumber);
    return isMissing(min) || isMissing(max) ? Value(Null()) : Value(scriptNumber(max) - scriptNumber(min));
}

using Statistic = Value (*)(const Totals&);

const QHash<QString, Statistic>& statistics()
{
    using T = const Totals&;
    static const QHash<QString, Statistic> table = {
        {QStringLiteral("sum"), [](T t) { return t.sum; }},
        {QStringLiteral("mean"),
         [](T t) { return t.count > 0 ? Value(scriptNumber(t.sum) / t.count) : Value(Null()); }},
        {QStringLiteral("min"), [](T t) { return touched(t.min, maxNumber); }},
        {QStringLiteral("max"), [](T t) { return touched(t.max, -maxNumber); }},
        {QStringLiteral("logmin"), [](T t) { return t.logMin; }},
        {QStringLiteral("range"), range},
        {QStringLiteral("step"), [](T t) { return touched(t.step, maxNumber); }},
        {QStringLiteral("delta"), [](T t) { return Value(t.delta); }},
        {QStringLiteral("allIsZero"), [](T t) { return Value(t.allIsZero && t.count > 0); }},
    };
    return table;
}

bool hasTexts(const Field& field)
{
    if (field.numbers() || field.times() || (field.type != FieldType::Number && field.type != FieldType::Time))
        return false;
    for (qsizetype row = 0; row < field.size(); ++row)
        if (isText(field.at(row)))
            return true;
    return false;
}

} // namespace

double scriptNumber(const Value& value)
{
    if (const double* number = std::get_if<double>(&value))
        return *number;
    if (const bool* b = std::get_if<bool>(&value))
        return *b ? 1 : 0;
    if (const QString* text = std::get_if<QString>(&value))
        return jsTextNumber(*text);
    return std::holds_alternative<Null>(value) ? 0 : std::nan("");
}

Value scriptSum(const Value& a, const Value& b)
{
    return isText(a) || isText(b) ? Value(scriptText(a) + scriptText(b)) : Value(scriptNumber(a) + scriptNumber(b));
}

std::optional<Value> mixedStatistic(const Field& field, const QString& id, NullMode mode)
{
    const Statistic statistic = statistics().value(id);
    if (!statistic || !hasTexts(field))
        return std::nullopt;
    Totals totals;
    for (qsizetype row = 0; row < field.size(); ++row) {
        Value cell = field.at(row);
        if (isMissing(cell) && mode == NullMode::AsZero)
            cell = 0.0;
        const double* number = std::get_if<double>(&cell);
        if (!isMissing(cell) && !(number && std::isnan(*number)))
            totals.add(cell);
    }
    return statistic(totals);
}
