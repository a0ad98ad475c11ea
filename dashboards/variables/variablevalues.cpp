#include "dashboards/variables/variablevalues.h"

#include "dashboards/time/intervals.h"
#include "dashboards/variables/variableurl.h"

#include <cmath>

namespace {

using Type = VariableSpec::Type;

QString queryText(const VariableSpec& spec)
{
    return jsonutil::asString(spec.query).value_or(QString());
}

void putFixed(VariableValue& value, const QString& text)
{
    value.values = {text};
    value.texts = {text};
}

/// Older files name the variable in it: $__auto_interval_name.
void mendAutoInterval(VariableValue& value)
{
    if (value.values.value(0).startsWith(autoInterval())) {
        value.values = {autoInterval()};
        value.texts = {QStringLiteral("auto")};
    }
}

bool isNeverInLinks(const VariableSpec& spec)
{
    return spec.skipUrlSync || spec.type == Type::Constant;
}

QString quoted(const QString& text)
{
    QString out = text;
    out.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    out.replace(QLatin1Char('"'), QLatin1String("\\\""));
    out.replace(QLatin1Char('\n'), QLatin1String("\\n"));
    return QLatin1Char('"') + out + QLatin1Char('"');
}

} // namespace

VariableValue savedValue(const VariableSpec& spec)
{
    VariableValue value;
    value.values = spec.currentValues;
    value.texts = spec.currentTexts.size() == spec.currentValues.size() ? spec.currentTexts : spec.currentValues;
    value.multi = spec.multi;
    value.includeAll = spec.includeAll;
    value.allValue = spec.allValue;
    value.options = spec.options;
    value.skipUrlSync = isNeverInLinks(spec);
    const bool hasText = !spec.currentValues.isEmpty();
    if (spec.type == Type::Constant || (spec.type == Type::TextBox && !hasText))
        putFixed(value, queryText(spec).isEmpty() ? spec.currentValues.value(0) : queryText(spec));
    if (spec.type == Type::Switch && !hasText)
        putFixed(value, spec.disabledValue);
    if (spec.type == Type::Interval)
        mendAutoInterval(value);
    return value;
}

ChoiceRules choiceRules(const VariableSpec& spec)
{
    return {spec.multi, spec.includeAll, spec.includeAll};
}

Result<VariableOptions> ownOptions(const VariableSpec& spec, const QString& query)
{
    if (spec.type == Type::Switch)
        return VariableOptions {{spec.enabledValue, spec.enabledValue, {}},
                                {spec.disabledValue, spec.disabledValue, {}}};
    if (spec.type == Type::Custom && spec.valuesFormat == QLatin1String("json"))
        return jsonOptions(query);
    VariableOptions options = query.isEmpty() ? spec.options : csvOptions(query);
    if (spec.type == Type::Interval) {
        const auto isAuto = [](const VariableOption& option) { return option.value.startsWith(autoInterval()); };
        options.erase(std::remove_if(options.begin(), options.end(), isAuto), options.end());
        if (spec.autoInterval)
            options.insert(options.begin(), {QStringLiteral("auto"), autoInterval(), {}});
    }
    return options;
}

VariableOptions withStaticOptions(const VariableSpec& spec, VariableOptions options)
{
    if (spec.staticOptions.empty())
        return options;
    const auto isStatic = [&spec](const VariableOption& option) {
        return std::any_of(spec.staticOptions.begin(), spec.staticOptions.end(),
                           [&option](const VariableOption& own) { return own.value == option.value; });
    };
    options.erase(std::remove_if(options.begin(), options.end(), isStatic), options.end());
    const bool first =
        spec.staticOptionsOrder != QLatin1String("after") && spec.staticOptionsOrder != QLatin1String("sorted");
    options.insert(first ? options.begin() : options.end(), spec.staticOptions.begin(), spec.staticOptions.end());
    if (spec.staticOptionsOrder == QLatin1String("sorted"))
        sortOptions(options, spec.sort);
    return options;
}

VariableValue scopeValue(const VariableState& state, const TimeRange& range)
{
    VariableValue value = state.value;
    if (state.spec.type == Type::AdHoc) {
        putFixed(value, filterExpression(state.spec.filters));
        value.linkValues = urlValues(state.spec.filters);
    }
    if (state.spec.type == Type::Interval && value.values.value(0) == autoInterval()) {
        const qint64 least = intervalToMs(state.spec.autoMin).value_or(1);
        const int count = state.spec.autoCount > 0 ? state.spec.autoCount : 1;
        value.values = {intervalText(calculateInterval(range.durationMs(), count, least))};
    }
    return value;
}

QStringList carriedValues(const VariableState& state)
{
    if (state.value.skipUrlSync)
        return {};
    return state.spec.type == Type::AdHoc ? urlValues(state.spec.filters) : urlValues(state.value);
}

QString filterExpression(const std::vector<AdhocFilter>& filters)
{
    QStringList parts;
    for (const AdhocFilter& filter : filters)
        if (!filter.key.isEmpty() && !filter.isGrouping())
            parts << filter.key + filter.op + quoted(filter.value);
    return parts.join(QLatin1Char(','));
}

std::optional<QString> rangeText(const QString& name, qint64 durationMs)
{
    const qint64 seconds = std::llround(double(durationMs) / 1000);
    if (name == QLatin1String("__range"))
        return QString::number(seconds) + QLatin1Char('s');
    if (name == QLatin1String("__range_s"))
        return QString::number(seconds);
    if (name == QLatin1String("__range_ms"))
        return QString::number(durationMs);
    return std::nullopt;
}
