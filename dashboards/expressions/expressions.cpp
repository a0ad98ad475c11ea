#include "dashboards/expressions/expressions.h"

#include "dashboards/expressions/classicconditions.h"
#include "dashboards/expressions/itemexpressions.h"
#include "dashboards/expressions/mathevaluate.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Expressions", text);
}

QString typeOf(const Json& query)
{
    return jsonutil::string(query, "type", QStringLiteral("math"));
}

/// "A", "$A" and "${A}" name the same.
QString singleInput(const Json& query)
{
    QString name = jsonutil::string(query, "expression").trimmed();
    if (name.startsWith(QLatin1Char('$')))
        name.remove(0, 1);
    if (name.startsWith(QLatin1Char('{')) && name.endsWith(QLatin1Char('}')))
        name = name.mid(1, name.size() - 2);
    return name;
}

class Run
{
public:
    Run(const std::vector<ExpressionSpec>& specs, const ExpressionInput& input) : m_input(input)
    {
        for (const ExpressionSpec& spec : specs)
            m_specs.emplace(spec.refId, &spec);
    }

    ExpressionAnswer answer(const ExpressionSpec& spec)
    {
        const Value& value = valueOf(spec.refId);
        ExpressionAnswer answer;
        answer.notices = value.notices;
        if (value.error)
            answer.error = value.error;
        else
            answer.frames = framesFromItems(value.items, spec.refId.value);
        return answer;
    }

private:
    struct Value
    {
        bool running = true; ///< read again meanwhile: a circle
        ExpressionItems items;
        std::vector<Notice> notices;
        std::optional<Error> error;
    };

    const Value& valueOf(const RefId& refId)
    {
        const auto known = m_values.find(refId);
        if (known != m_values.end())
            return known->second;
        Value& value = m_values[refId];
        const auto spec = m_specs.find(refId);
        auto items = spec == m_specs.end() ? queried(refId) : evaluated(*spec->second, value);
        value.running = false;
        if (items)
            value.items = *std::move(items);
        else
            value.error = std::move(items).error();
        return value;
    }

    Result<ExpressionItems> queried(const RefId& refId) const
    {
        if (const auto failed = m_input.failures.find(refId); failed != m_input.failures.end())
            return failed->second;
        const auto answer = m_input.answers.find(refId);
        if (answer == m_input.answers.end())
            return Error {Error::Kind::Config, tr("The panel has no query %1.").arg(refId.value), {}};
        return itemsFromFrames(answer->second);
    }

    /// The error of an expression says which one it is, unless it is that of what it reads.
    Result<ExpressionItems> evaluated(const ExpressionSpec& spec, Value& value)
    {
        for (const QString& name : expressionInputs(spec.query)) {
            const Value& read = valueOf(RefId(name));
            if (read.running)
                return named(spec, {Error::Kind::Config, tr("it reads itself in a circle over %1.").arg(name), {}});
            if (read.error)
                return m_specs.count(RefId(name)) ? *read.error : named(spec, *read.error);
        }
        auto items = compute(spec.query, value.notices);
        return items ? std::move(items) : named(spec, std::move(items).error());
    }

    static Error named(const ExpressionSpec& spec, Error error)
    {
        error.text = tr("Expression %1: %2").arg(spec.refId.value, error.text);
        return error;
    }

    const ExpressionItems& itemsOf(const QString& name) const
    {
        static const ExpressionItems none;
        const auto it = m_values.find(RefId(name));
        return it == m_values.end() ? none : it->second.items;
    }

    Result<ExpressionItems> compute(const Json& query, std::vector<Notice>& notices) const
    {
        const QString type = typeOf(query);
        const auto find = [this](const QString& name) -> const ExpressionItems& { return itemsOf(name); };
        if (type == QLatin1String("math")) {
            const auto math = parseMath(jsonutil::string(query, "expression"));
            return math ? Result<ExpressionItems>(evaluateMath(*math, find)) : math.error();
        }
        if (type == QLatin1String("classic_conditions"))
            return classicConditions(query, find);
        const ExpressionItems& input = itemsOf(singleInput(query));
        if (type == QLatin1String("reduce"))
            return reduceItems(query, input, notices);
        if (type == QLatin1String("resample"))
            return resampleItems(query, input, m_input.range);
        if (type == QLatin1String("threshold"))
            return thresholdItems(query, input);
        return Error {Error::Kind::Query, unsupportedExpression(query), {}};
    }

    const ExpressionInput& m_input;
    std::map<RefId, const ExpressionSpec*> m_specs;
    std::map<RefId, Value> m_values;
};

} // namespace

QString unsupportedExpression(const Json& query)
{
    static const QStringList evaluated = {QStringLiteral("math"), QStringLiteral("reduce"), QStringLiteral("resample"),
                                          QStringLiteral("threshold"), QStringLiteral("classic_conditions")};
    const QString type = typeOf(query);
    if (evaluated.contains(type))
        return {};
    if (type == QLatin1String("sql"))
        return tr("SQL expressions are not evaluated.");
    return tr("Expressions of the type “%1” are not evaluated.").arg(type);
}

bool hasRecoveryThreshold(const Json& query)
{
    if (typeOf(query) != QLatin1String("threshold"))
        return false;
    const Json& conditions = jsonutil::array(query, "conditions");
    return std::any_of(conditions.begin(), conditions.end(), [](const Json& condition) {
        const Json* recovery = jsonutil::find(condition, "unloadEvaluator");
        return recovery && recovery->is_object();
    });
}

QStringList expressionInputs(const Json& query)
{
    const QString type = typeOf(query);
    if (type == QLatin1String("math")) {
        const auto math = parseMath(jsonutil::string(query, "expression"));
        return math ? mathVariables(*math) : QStringList();
    }
    if (type == QLatin1String("classic_conditions"))
        return classicConditionInputs(query);
    const QString name = singleInput(query);
    return name.isEmpty() || type == QLatin1String("sql") ? QStringList() : QStringList(name);
}

QSet<RefId> neededInputs(const std::vector<ExpressionSpec>& expressions)
{
    QSet<RefId> needed;
    std::vector<const ExpressionSpec*> open;
    for (const ExpressionSpec& spec : expressions)
        if (!spec.hidden)
            open.push_back(&spec);
    while (!open.empty()) {
        const ExpressionSpec* spec = open.back();
        open.pop_back();
        for (const QString& name : expressionInputs(spec->query)) {
            const RefId refId(name);
            if (needed.contains(refId))
                continue;
            needed.insert(refId);
            for (const ExpressionSpec& other : expressions)
                if (other.refId == refId)
                    open.push_back(&other);
        }
    }
    return needed;
}

std::map<RefId, ExpressionAnswer> runExpressions(const std::vector<ExpressionSpec>& expressions,
                                                 const ExpressionInput& input)
{
    Run run(expressions, input);
    std::map<RefId, ExpressionAnswer> answers;
    for (const ExpressionSpec& spec : expressions)
        if (!spec.hidden)
            answers[spec.refId] = run.answer(spec);
    return answers;
}
