#pragma once

#include "dashboards/variables/variableengine.h"
#include "dashboards/variables/variableoptions.h"

// What a variable is worth, without any datasource: pure functions of its spec.

/// The choice and the options the file was saved with.
VariableValue savedValue(const VariableSpec& spec);
ChoiceRules choiceRules(const VariableSpec& spec);

/// Options of custom, interval and switch variables; `query` is their text, interpolated.
Result<VariableOptions> ownOptions(const VariableSpec& spec, const QString& query);
/// Options a person added to those of a query.
VariableOptions withStaticOptions(const VariableSpec& spec, VariableOptions options);

/// The value as texts see it: an auto interval is calculated, ad-hoc filters are an expression.
VariableValue scopeValue(const VariableState& state, const TimeRange& range);
/// What links and the command line carry of it: ad-hoc filters as texts; nothing for what they never carry.
QStringList carriedValues(const VariableState& state);
/// `a="b",c=~"d"`
QString filterExpression(const std::vector<AdhocFilter>& filters);
/// The names that stand for the length of the time range.
std::optional<QString> rangeText(const QString& name, qint64 durationMs);

/// The value that stands for a calculated interval.
inline QString autoInterval()
{
    return QStringLiteral("$__auto");
}
