#include "dashboards/transform/valuematcher.h"

#include "dashboards/format/textpattern.h"
#include "dashboards/transform/cells.h"

#include <QHash>

#include <cmath>

namespace {

/// JavaScript's < and >: texts among themselves by code units, everything else as numbers.
bool less(const Value& a, const Value& b)
{
    const QString* textA = std::get_if<QString>(&a);
    const QString* textB = std::get_if<QString>(&b);
    return textA && textB ? *textA < *textB : cells::number(a) < cells::number(b);
}

bool lessOrEqual(const Value& a, const Value& b)
{
    const QString* textA = std::get_if<QString>(&a);
    const QString* textB = std::get_if<QString>(&b);
    return textA && textB ? *textA <= *textB : cells::number(a) <= cells::number(b);
}

using Comparison = bool (*)(const Value& cell, const Value& option);

bool isGreater(const Value& cell, const Value& option)
{
    return less(option, cell);
}
bool isGreaterOrEqual(const Value& cell, const Value& option)
{
    return lessOrEqual(option, cell);
}

Comparison comparison(const QString& id)
{
    static const QHash<QString, Comparison> table {{QStringLiteral("greater"), isGreater},
                                                   {QStringLiteral("greaterOrEqual"), isGreaterOrEqual},
                                                   {QStringLiteral("lower"), less},
                                                   {QStringLiteral("lowerOrEqual"), lessOrEqual}};
    return table.value(id, nullptr);
}

/// parseInt for limits that are no numbers.
double limitOf(const Json& options, const char* key)
{
    const Json* limit = jsonutil::find(options, key);
    if (limit && limit->is_number())
        return limit->get<double>();
    static const QRegularExpression leading(QStringLiteral("^\\s*([+-]?\\d+)"));
    const auto match = leading.match(limit ? jsonutil::asString(*limit).value_or(QString()) : QString());
    return match.hasMatch() ? match.captured(1).toDouble() : std::nan("");
}

CellTest substringTest(const QString& wanted, bool negated)
{
    if (negated)
        return [wanted](const Value& cell) {
            const QString* text = std::get_if<QString>(&cell);
            return text && !text->isEmpty() && !wanted.isEmpty() && !text->contains(wanted, Qt::CaseInsensitive);
        };
    return [wanted](const Value& cell) {
        const QString* text = std::get_if<QString>(&cell);
        return wanted.isEmpty() || (text && text->contains(wanted, Qt::CaseInsensitive));
    };
}

CellTest regexTest(const QString& pattern)
{
    const auto regex = TextPattern::anywhere(pattern);
    return [regex](const Value& cell) { return !isMissing(cell) && regex.matches(cells::text(cell)); };
}

} // namespace

CellTest cellTest(const QString& id, const Json& options)
{
    const Json* json = jsonutil::find(options, "value");
    const Value option = json ? cells::value(*json) : Value(Absent {});
    if (const Comparison compare = comparison(id))
        return
            [compare, option](const Value& cell) { return !std::isnan(cells::number(cell)) && compare(cell, option); };
    if (id == QLatin1String("between"))
        return [from = limitOf(options, "from"), to = limitOf(options, "to")](const Value& cell) {
            const double v = cells::number(cell);
            return v > from && v < to;
        };
    if (id == QLatin1String("equal"))
        return [option](const Value& cell) { return cells::equal(cell, option); };
    if (id == QLatin1String("notEqual"))
        return [option](const Value& cell) { return !cells::equal(cell, option); };
    if (id == QLatin1String("isNull"))
        return [](const Value& cell) { return isMissing(cell); };
    if (id == QLatin1String("isNotNull"))
        return [](const Value& cell) { return !isMissing(cell); };
    if (id == QLatin1String("regex"))
        return regexTest(cells::text(option));
    if (id == QLatin1String("substring") || id == QLatin1String("notSubstring"))
        return substringTest(cells::text(option), id == QLatin1String("notSubstring"));
    return [](const Value&) { return false; };
}
