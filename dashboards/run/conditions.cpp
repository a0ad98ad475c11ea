#include "dashboards/run/conditions.h"

#include "dashboards/time/intervals.h"

#include <QRegularExpression>

#include <algorithm>

namespace {

bool matchesAny(const QStringList& values, const QString& pattern)
{
    const QRegularExpression regex(pattern);
    return regex.isValid()
        && std::any_of(values.begin(), values.end(), [&](const QString& v) { return regex.match(v).hasMatch(); });
}

bool variableHolds(const ConditionItem& item, const VariableScope& scope)
{
    const VariableValue* value = scope.find(item.variable);
    if (!value)
        return true; // a rule about nothing hides nothing
    QStringList values = value->values;
    if (value->isAll() && value->allValue.isEmpty()) {
        values.clear();
        for (const VariableOption& option : value->options)
            values << option.value;
    }
    if (item.op == QLatin1String("notEquals"))
        return !values.contains(item.value);
    if (item.op == QLatin1String("matches"))
        return matchesAny(values, item.value);
    if (item.op == QLatin1String("notMatches"))
        return !matchesAny(values, item.value);
    return values.contains(item.value);
}

bool holds(const ConditionItem& item, const ConditionContext& context)
{
    switch (item.kind) {
    case ConditionItem::Kind::Variable:
        return variableHolds(item, context.scope);
    case ConditionItem::Kind::Data:
        return context.hasData == item.wantsData;
    case ConditionItem::Kind::TimeRangeSize:
        break;
    }
    const auto limit = intervalToMs(item.value);
    return !limit || context.rangeMs <= *limit;
}

} // namespace

bool isShown(const ConditionSpec& condition, const ConditionContext& context)
{
    if (condition.items.empty())
        return true;
    const auto itemHolds = [&context](const ConditionItem& item) { return holds(item, context); };
    const bool met = condition.any ? std::any_of(condition.items.begin(), condition.items.end(), itemHolds)
                                   : std::all_of(condition.items.begin(), condition.items.end(), itemHolds);
    return met == condition.shows;
}
