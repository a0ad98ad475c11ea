#include "dashboards/expressions/mathevaluate.h"

#include "dashboards/expressions/mathoperators.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double truth(bool value)
{
    return value ? 1 : 0;
}

double ifNumber(double value, double (*map)(double))
{
    return isMissing(value) ? nullNumber : std::isnan(value) ? value : map(value);
}

const std::vector<MathFunction>& mathFunctions()
{
    static const std::vector<MathFunction> functions = {
        {"abs", false, [](double v) { return ifNumber(v, [](double n) { return std::abs(n); }); }},
        {"log", false,
         [](double v) { return ifNumber(v, [](double n) { return n < 0 ? std::nan("") : std::log(n); }); }},
        {"round", false, [](double v) { return ifNumber(v, [](double n) { return std::round(n); }); }},
        {"ceil", false, [](double v) { return ifNumber(v, [](double n) { return std::ceil(n); }); }},
        {"floor", false, [](double v) { return ifNumber(v, [](double n) { return std::floor(n); }); }},
        {"is_inf", false, [](double v) { return truth(std::isinf(v)); }},
        {"is_nan", false, [](double v) { return truth(std::isnan(v) && !isMissing(v)); }},
        {"is_null", false, [](double v) { return truth(isMissing(v)); }},
        {"is_number", false, [](double v) { return truth(std::isfinite(v)); }},
        {"inf", true, [](double) { return infinity; }},
        {"infn", true, [](double) { return -infinity; }},
        {"nan", true, [](double) { return std::nan(""); }},
        {"null", true, [](double) { return nullNumber; }},
    };
    return functions;
}

double applyBinary(const MathOperator& sign, double a, double b)
{
    if (isMissing(a) || isMissing(b))
        return nullNumber;
    if (std::isnan(a) || std::isnan(b)) {
        const QLatin1String text(sign.text);
        if (text == QLatin1String("||") && !std::isnan(a) && a != 0)
            return 1;
        if (text == QLatin1String("&&") && a == 0)
            return 0;
        return std::nan("");
    }
    return sign.apply(a, b);
}

double applyUnary(const QString& sign, double value)
{
    if (isMissing(value) || std::isnan(value))
        return value;
    return sign == QLatin1String("-") ? -value : truth(value == 0);
}

bool contains(const Labels& all, const Labels& part)
{
    for (auto it = part.cbegin(); it != part.cend(); ++it) {
        const auto own = all.constFind(it.key());
        if (own == all.cend() || *own != *it)
            return false;
    }
    return true;
}

/// The labels of what two items make together; nullopt when they do not belong together.
std::optional<Labels> unionLabels(const Labels& a, const Labels& b)
{
    if (contains(a, b))
        return a;
    if (contains(b, a))
        return b;
    return std::nullopt;
}

ExpressionItem seriesWithNumber(const MathOperator& sign, const ExpressionItem& a, const ExpressionItem& b)
{
    ExpressionItem result = a.isSeries() ? a : b;
    for (double& value : result.values)
        value = a.isSeries() ? applyBinary(sign, value, b.values.front()) : applyBinary(sign, a.values.front(), value);
    return result;
}

/// Times need not ascend: answers of tables keep the order of their rows.
ExpressionItem seriesWithSeries(const MathOperator& sign, const ExpressionItem& a, const ExpressionItem& b)
{
    if (a.times == b.times || *a.times == *b.times) {
        ExpressionItem result = a;
        for (size_t i = 0; i < result.values.size(); ++i)
            result.values[i] = applyBinary(sign, a.values[i], b.values[i]);
        return result;
    }
    std::vector<std::pair<qint64, size_t>> other(b.times->size());
    for (size_t i = 0; i < other.size(); ++i)
        other[i] = {(*b.times)[i], i};
    std::sort(other.begin(), other.end());
    TimeColumn times;
    ExpressionItem result;
    for (size_t i = 0; i < a.times->size(); ++i) {
        const qint64 at = (*a.times)[i];
        const auto it = std::lower_bound(other.begin(), other.end(), std::pair(at, size_t(0)));
        if (it == other.end() || it->first != at)
            continue;
        times.push_back(at);
        result.values.push_back(applyBinary(sign, a.values[i], b.values[it->second]));
    }
    result.times = std::make_shared<const TimeColumn>(std::move(times));
    return result;
}

ExpressionItem combine(const MathOperator& sign, const ExpressionItem& a, const ExpressionItem& b, Labels labels)
{
    ExpressionItem result = a.isSeries() && b.isSeries() ? seriesWithSeries(sign, a, b)
        : a.isSeries() || b.isSeries()                   ? seriesWithNumber(sign, a, b)
                                       : numberItem(applyBinary(sign, a.values.front(), b.values.front()));
    result.labels = std::move(labels);
    return result;
}

ExpressionItems combineAll(const MathOperator& sign, const ExpressionItems& left, const ExpressionItems& right)
{
    ExpressionItems items;
    for (const ExpressionItem& a : left)
        for (const ExpressionItem& b : right)
            if (auto labels = unionLabels(a.labels, b.labels))
                items.push_back(combine(sign, a, b, *std::move(labels)));
    if (items.empty() && left.size() == 1 && right.size() == 1)
        items.push_back(combine(sign, left.front(), right.front(), {}));
    return items;
}

} // namespace

const std::vector<MathOperator>& mathOperators()
{
    static const std::vector<MathOperator> operators = {
        {"**", 5, [](double a, double b) { return std::pow(a, b); }},
        {"||", 0, [](double a, double b) { return truth(a != 0 || b != 0); }},
        {"&&", 1, [](double a, double b) { return truth(a != 0 && b != 0); }},
        {"==", 2, [](double a, double b) { return truth(a == b); }},
        {"!=", 2, [](double a, double b) { return truth(a != b); }},
        {">=", 2, [](double a, double b) { return truth(a >= b); }},
        {"<=", 2, [](double a, double b) { return truth(a <= b); }},
        {">", 2, [](double a, double b) { return truth(a > b); }},
        {"<", 2, [](double a, double b) { return truth(a < b); }},
        {"+", 3, [](double a, double b) { return a + b; }},
        {"-", 3, [](double a, double b) { return a - b; }},
        {"*", 4, [](double a, double b) { return a * b; }},
        {"/", 4, [](double a, double b) { return a / b; }},
        {"%", 4, [](double a, double b) { return std::fmod(a, b); }},
    };
    return operators;
}

const MathOperator* findMathOperator(const QString& text)
{
    for (const MathOperator& candidate : mathOperators())
        if (text == QLatin1String(candidate.text))
            return &candidate;
    return nullptr;
}

const MathFunction* findMathFunction(const QString& name)
{
    for (const MathFunction& candidate : mathFunctions())
        if (name == QLatin1String(candidate.name))
            return &candidate;
    return nullptr;
}

ExpressionItems evaluateMath(const MathNode& node, const ItemsOf& itemsOf)
{
    ExpressionItems items;
    switch (node.kind) {
    case MathNode::Kind::Number:
        return {numberItem(node.number)};
    case MathNode::Kind::Variable:
        return itemsOf(node.text);
    case MathNode::Kind::Binary:
        if (const auto* found = findMathOperator(node.text)) // the parser knows no others
            return combineAll(*found, evaluateMath(node.children[0], itemsOf), evaluateMath(node.children[1], itemsOf));
        return items;
    case MathNode::Kind::Unary:
        items = evaluateMath(node.children[0], itemsOf);
        for (ExpressionItem& item : items)
            for (double& value : item.values)
                value = applyUnary(node.text, value);
        return items;
    case MathNode::Kind::Call:
        break;
    }
    const MathFunction* function = findMathFunction(node.text);
    if (function->constant)
        return {numberItem(function->apply(0))};
    items = evaluateMath(node.children[0], itemsOf);
    for (ExpressionItem& item : items)
        for (double& value : item.values)
            value = function->apply(value);
    return items;
}
