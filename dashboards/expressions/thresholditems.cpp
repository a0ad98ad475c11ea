#include "dashboards/expressions/evaluator.h"
#include "dashboards/expressions/itemexpressions.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace {

struct EvaluatorKind
{
    const char* name;
    int params;
    double (*test)(double value, double low, double high);
};

const EvaluatorKind kinds[] = {
    {"gt", 1, [](double v, double a, double) { return double(v > a); }},
    {"lt", 1, [](double v, double a, double) { return double(v < a); }},
    {"eq", 1, [](double v, double a, double) { return double(v == a); }},
    {"ne", 1, [](double v, double a, double) { return double(v != a); }},
    {"gte", 1, [](double v, double a, double) { return double(v >= a); }},
    {"lte", 1, [](double v, double a, double) { return double(v <= a); }},
    {"within_range", 2, [](double v, double a, double b) { return double(v > a && v < b); }},
    {"outside_range", 2, [](double v, double a, double b) { return double(v < a || v > b); }},
    {"within_range_included", 2, [](double v, double a, double b) { return double(v >= a && v <= b); }},
    {"outside_range_included", 2, [](double v, double a, double b) { return double(v <= a || v >= b); }},
    {"no_value", 0, [](double, double, double) { return 0.0; }},
};

} // namespace

double Evaluator::operator()(double value) const
{
    if (onNothing)
        return double(std::isnan(value));
    if (isMissing(value) || std::isnan(value))
        return value;
    return test(value, low, high);
}

Result<Evaluator> readEvaluator(const Json& json)
{
    const QString name = jsonutil::string(json, "type");
    const auto* const kind = std::find_if(std::begin(kinds), std::end(kinds),
                                          [&](const EvaluatorKind& k) { return name == QLatin1String(k.name); });
    if (kind == std::end(kinds))
        return Error {Error::Kind::Query,
                      QCoreApplication::translate("Expressions", "There is no condition “%1”.").arg(name),
                      {}};
    const Json& params = jsonutil::array(json, "params");
    if (int(params.size()) < kind->params)
        return Error {Error::Kind::Query,
                      QCoreApplication::translate("Expressions", "The condition “%1” lacks a limit.").arg(name),
                      {}};
    Evaluator evaluator;
    evaluator.test = kind->test;
    evaluator.low = kind->params > 0 ? jsonutil::asNumber(params[0]).value_or(0) : 0;
    evaluator.high = kind->params > 1 ? jsonutil::asNumber(params[1]).value_or(0) : 0;
    if (evaluator.high < evaluator.low && kind->params > 1)
        std::swap(evaluator.low, evaluator.high);
    evaluator.onNothing = kind->params == 0;
    return evaluator;
}

/// A recovery limit (unloadEvaluator) holds for series that fired at the evaluation before, which only rules of alerts
/// remember: in a panel nothing has fired, so it is read, and refused when it is none, but decides nothing.
Result<ExpressionItems> thresholdItems(const Json& query, const ExpressionItems& input)
{
    const Json& conditions = jsonutil::array(query, "conditions");
    const Json condition = conditions.empty() ? Json() : conditions.front();
    const auto evaluator = readEvaluator(jsonutil::object(condition, "evaluator"));
    if (!evaluator)
        return evaluator.error();
    if (const Json* recovery = jsonutil::find(condition, "unloadEvaluator"); recovery && !recovery->is_null())
        if (const auto read = readEvaluator(*recovery); !read)
            return read.error();
    ExpressionItems items = input;
    for (ExpressionItem& item : items)
        std::transform(item.values.begin(), item.values.end(), item.values.begin(), *evaluator);
    return items;
}
