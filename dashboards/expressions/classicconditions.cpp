#include "dashboards/expressions/classicconditions.h"

#include "dashboards/expressions/evaluator.h"
#include "dashboards/expressions/itemreducers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace {

const QString& inputOf(const QStringList& params)
{
    static const QString none;
    return params.isEmpty() ? none : params.front();
}

QStringList params(const Json& condition)
{
    QStringList list;
    for (const Json& param : jsonutil::array(jsonutil::object(condition, "query"), "params"))
        list << jsonutil::asString(param).value_or(QString());
    return list;
}

/// The change from the first to the last number.
struct Change
{
    const char* name;
    double (*apply)(double first, double last);
};

const Change changes[] = {
    {"diff", [](double first, double last) { return last - first; }},
    {"diff_abs", [](double first, double last) { return std::abs(last - first); }},
    {"percent_diff", [](double first, double last) { return (last - first) / std::abs(first) * 100; }},
    {"percent_diff_abs", [](double first, double last) { return std::abs((last - first) / first * 100); }},
};

/// Null stands for no numbers.
std::optional<double> reduceSeries(const QString& name, const NumberColumn& values)
{
    NumberColumn numbers;
    std::copy_if(values.begin(), values.end(), std::back_inserter(numbers), [](double v) { return !std::isnan(v); });
    if (name == QLatin1String("count_non_null"))
        return numbers.empty() ? nullNumber : double(numbers.size());
    for (const Change& change : changes)
        if (name == QLatin1String(change.name))
            return numbers.empty() ? nullNumber : change.apply(numbers.front(), numbers.back());
    const bool counts = name == QLatin1String("count");
    const auto result =
        reduceValues(name == QLatin1String("avg") ? QStringLiteral("mean") : name, counts ? values : numbers, {});
    return result && numbers.empty() && !counts ? nullNumber : result;
}

struct Outcome
{
    bool holds = false;
    bool hasData = false;
};

Result<Outcome> evaluateCondition(const Json& condition, const ItemsOf& itemsOf)
{
    const auto evaluator = readEvaluator(jsonutil::object(condition, "evaluator"));
    if (!evaluator)
        return evaluator.error();
    const QString reducer = jsonutil::string(jsonutil::object(condition, "reducer"), "type", QStringLiteral("avg"));
    const ExpressionItems& items = itemsOf(inputOf(params(condition)));
    Outcome outcome;
    outcome.holds = items.empty() && evaluator->onNothing;
    for (const ExpressionItem& item : items) {
        const auto value = reduceSeries(reducer, item.values);
        if (!value)
            return Error {
                Error::Kind::Query,
                QCoreApplication::translate("Expressions", "There is no reducing function “%1”.").arg(reducer),
                {}};
        outcome.hasData = outcome.hasData || !isMissing(*value);
        outcome.holds = outcome.holds || (*evaluator)(*value) == 1;
    }
    return outcome;
}

} // namespace

Result<ExpressionItems> classicConditions(const Json& query, const ItemsOf& itemsOf)
{
    Outcome all;
    bool first = true;
    for (const Json& condition : jsonutil::array(query, "conditions")) {
        const auto outcome = evaluateCondition(condition, itemsOf);
        if (!outcome)
            return outcome.error();
        const QString joined = jsonutil::string(jsonutil::object(condition, "operator"), "type");
        const bool either = first || joined == QLatin1String("or") || joined == QLatin1String("logic-or");
        all.holds = first ? outcome->holds : either ? all.holds || outcome->holds : all.holds && outcome->holds;
        all.hasData = all.hasData || outcome->hasData;
        first = false;
    }
    return ExpressionItems {numberItem(all.holds ? 1 : all.hasData ? 0 : nullNumber)};
}

QStringList classicConditionInputs(const Json& query)
{
    QStringList names;
    for (const Json& condition : jsonutil::array(query, "conditions"))
        if (const QString name = inputOf(params(condition)); !name.isEmpty() && !names.contains(name))
            names << name;
    return names;
}
