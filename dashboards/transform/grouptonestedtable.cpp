#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/grouping.h"
#include "datasources/data/framecells.h"

namespace {

struct Rule
{
    MatcherSpec matcher;
    QString operation;
    QStringList aggregations;
    bool keepNestedField = false;
};

/// The rules of the present form, or one per field of the earlier form.
std::vector<Rule> rulesOf(const Json& options)
{
    std::vector<Rule> rules;
    if (jsonutil::find(options, "rules")) {
        for (const Json& rule : jsonutil::array(options, "rules"))
            rules.push_back({matcherFromJson(jsonutil::object(rule, "matcher")), jsonutil::string(rule, "operation"),
                             jsonutil::strings(rule, "aggregations"), jsonutil::boolean(rule, "keepNestedField")});
        return rules;
    }
    for (const auto& [name, field] : jsonutil::object(options, "fields").items())
        rules.push_back({matcherByName(QString::fromStdString(name)), jsonutil::string(field, "operation"),
                         jsonutil::strings(field, "aggregations"), false});
    return rules;
}

const Rule* ruleFor(const std::vector<Rule>& rules, Field& field, const Frame& frame, const Frames& all)
{
    for (const Rule& rule : rules)
        if (fieldMatches(rule.matcher, field, frame, all))
            return &rule;
    return nullptr;
}

bool groups(const Rule* rule)
{
    return rule && rule->operation == QLatin1String("groupby");
}
bool aggregates(const Rule* rule)
{
    return rule && rule->operation == QLatin1String("aggregate") && !rule->aggregations.isEmpty();
}
/// Fields that the outer table does not show are left for the inner ones.
bool staysInside(const Rule* rule)
{
    return !rule || rule->operation.isEmpty()
        || (rule->operation == QLatin1String("aggregate") && (rule->aggregations.isEmpty() || rule->keepNestedField));
}

FieldType resultType(const QString& reducer, const Field& source, const std::vector<Value>& values)
{
    if (reducer == QLatin1String("allIsNull"))
        return FieldType::Boolean;
    static const QStringList keeping {QStringLiteral("last"), QStringLiteral("lastNotNull"), QStringLiteral("first"),
                                      QStringLiteral("firstNotNull")};
    return keeping.contains(reducer) ? source.type : guessFieldType(QString(), values).value_or(FieldType::String);
}

Frame innerTable(const std::vector<Field>& fields, const std::vector<qsizetype>& rows, const QString& key,
                 bool showHeaders)
{
    Frame inner;
    for (const Field& field : fields) {
        Field part = rowsOf(field, rows);
        part.labels.clear();
        auto config = std::make_shared<FieldConfig>(*field.config);
        config->displayName = field.state.displayName;
        part.config = std::move(config);
        inner.add(std::move(part));
    }
    inner.meta.custom = std::make_shared<const Json>(
        Json {{"custom", {{"noHeader", !showHeaders}, {"stableRowKey", key.toStdString()}}}});
    return inner;
}

std::optional<Frame> nested(Frame& frame, const Frames& all, const std::vector<Rule>& rules, const Json& options)
{
    std::vector<size_t> byFields;
    std::vector<Field> inside;
    std::vector<const Rule*> ruleOf;
    for (size_t i = 0; i < frame.fields.size(); ++i) {
        Field& field = frame.fields[i];
        ruleOf.push_back(ruleFor(rules, field, frame, all));
        ownName(field);
        if (groups(ruleOf[i]))
            byFields.push_back(i);
        if (staysInside(ruleOf[i]))
            inside.push_back(field);
    }
    if (byFields.empty())
        return std::nullopt;
    const Groups grouped = groupRows(frame, byFields);
    Frame out;
    out.fields = groupedFields(frame, byFields, grouped);
    for (size_t i = 0; i < frame.fields.size(); ++i) {
        if (!aggregates(ruleOf[i]))
            continue;
        for (const QString& reducer : ruleOf[i]->aggregations) {
            const std::vector<Value> values = reduceGroups(frame.fields[i], grouped, reducer);
            out.fields.push_back(cells::field(QStringLiteral("%1 (%2)").arg(frame.fields[i].state.displayName, reducer),
                                              resultType(reducer, frame.fields[i], values), values));
        }
    }
    const bool headers = jsonutil::boolean(options, "showSubframeHeaders", true);
    FramesColumn tables;
    for (size_t g = 0; g < grouped.rows.size(); ++g)
        tables.push_back(std::make_shared<const Frames>(
            Frames {innerTable(inside, grouped.rows[g], grouped.keys[qsizetype(g)], headers)}));
    out.fields.emplace_back(QStringLiteral("__nestedFrames"), FieldType::Frame, std::move(tables));
    out.rows = qsizetype(grouped.rows.size());
    if (jsonutil::boolean(options, "expandAllRows"))
        out.meta.custom = std::make_shared<const Json>(Json {{"custom", {{"expandAllRows", true}}}});
    return out;
}

} // namespace

Frames groupToNestedTable(Frames frames, const Json& options, const TransformContext&)
{
    const std::vector<Rule> rules = rulesOf(options);
    if (std::none_of(rules.begin(), rules.end(), [](const Rule& rule) { return groups(&rule); }))
        return frames;
    Frames out;
    for (Frame& frame : frames)
        if (std::optional<Frame> result = nested(frame, frames, rules, options))
            out.push_back(std::move(*result));
    return out;
}
