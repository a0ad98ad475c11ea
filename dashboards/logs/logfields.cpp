#include "dashboards/logs/logfields.h"

#include "dashboards/logs/linefields.h"
#include "datasources/loki/logqllexer.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <map>

namespace {

constexpr qsizetype mostLines = 2000; // whose text is read
constexpr qsizetype longestValue = 1000; // characters of a value that is told apart

struct Found
{
    LogField::Origin origin;
    QString parser;
    QSet<QString> values;
};

/// Calls visit(name, value, origin, parser) for each field of the newest lines; a field of the text is left out where
/// the server gave one of that name.
template<typename Visit>
void forFields(const LogLines& lines, const Visit& visit)
{
    const qsizetype first = std::max<qsizetype>(0, lines.size() - mostLines);
    for (qsizetype row = first; row < lines.size(); ++row) {
        QSet<QString> known;
        for (const LogField& field : lines.fields(row)) {
            known.insert(field.name);
            visit(field.name, field.value, field.origin, QString());
        }
        const QString text = lines.text(row);
        const bool json = text.trimmed().startsWith(u'{');
        for (const auto& [name, value] : fieldsOfLine(text))
            if (!known.contains(name) && !value.startsWith(u'{') && !value.startsWith(u'['))
                visit(name, value, LogField::Origin::Parsed, json ? QStringLiteral("json") : QStringLiteral("logfmt"));
    }
}

/// Loki's names of labels that a parser makes of any key.
QString labelNameOf(QString key)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9_]"));
    return key.replace(others, QStringLiteral("_"));
}

bool hasStage(const QString& expr, const QString& stage)
{
    const auto tokens = logqlTokens(expr);
    return std::any_of(tokens.begin(), tokens.end(), [&](const LogqlToken& token) {
        return token.kind == LogqlToken::Kind::Parser && expr.mid(token.begin, token.end - token.begin) == stage;
    });
}

QString atEndOfPipelines(QString expr, const QString& stage)
{
    const auto selectors = logqlSelectors(expr);
    for (auto it = selectors.rbegin(); it != selectors.rend(); ++it)
        expr.insert(it->pipelineEnd, stage);
    return expr;
}

} // namespace

LogFieldSummaries fieldsOfLines(const LogLines& lines)
{
    std::map<QString, Found> found;
    forFields(lines, [&](const QString& name, const QString& value, LogField::Origin origin, const QString& parser) {
        Found& field = found.try_emplace(name, Found {origin, parser, {}}).first->second;
        field.values.insert(value.left(longestValue));
    });
    LogFieldSummaries fields;
    for (const auto& [name, field] : found)
        fields.push_back({name, field.origin, field.parser, qint64(field.values.size())});
    std::stable_sort(fields.begin(), fields.end(),
                     [](const LogFieldSummary& a, const LogFieldSummary& b) { return a.origin < b.origin; });
    return fields;
}

LogFieldSummaries withServerFields(LogFieldSummaries fields, const Frame& found)
{
    const Field* names = found.byName(QStringLiteral("field"));
    const Field* counts = found.byName(QStringLiteral("cardinality"));
    const Field* parsers = found.byName(QStringLiteral("parsers"));
    if (!names || !counts || !parsers || !names->as<StringColumn>() || !parsers->as<StringColumn>())
        return fields;
    QHash<QString, size_t> places; // by name, and by what a parser makes of it: user_id of user.id
    const auto note = [&](size_t place) {
        for (const QString& name : {fields[place].name, labelNameOf(fields[place].name)})
            if (!places.contains(name))
                places.insert(name, place);
    };
    for (size_t i = 0; i < fields.size(); ++i)
        note(i);
    for (qsizetype row = 0; row < found.rows; ++row) {
        const QString& name = (*names->as<StringColumn>())[size_t(row)];
        const QString parser = (*parsers->as<StringColumn>())[size_t(row)].section(u',', 0, 0);
        if (!places.contains(name)) {
            const auto origin = parser.isEmpty() ? LogField::Origin::Metadata : LogField::Origin::Parsed;
            fields.push_back({name, origin, parser, 0});
            note(fields.size() - 1);
        }
        LogFieldSummary& field = fields[places.value(name)];
        field.cardinality = std::max(field.cardinality, qint64(counts->numberAt(row)));
    }
    std::stable_sort(fields.begin(), fields.end(), [](const LogFieldSummary& a, const LogFieldSummary& b) {
        return a.origin != b.origin ? a.origin < b.origin : a.name < b.name;
    });
    return fields;
}

std::vector<LogFieldValue> valuesOfField(const LogLines& lines, const QString& name)
{
    QHash<QString, qint64> counts;
    forFields(lines, [&](const QString& field, const QString& value, LogField::Origin, const QString&) {
        if (field == name)
            ++counts[value.left(longestValue)];
    });
    std::vector<LogFieldValue> values;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        values.push_back({it.key(), it.value()});
    std::sort(values.begin(), values.end(), [](const LogFieldValue& a, const LogFieldValue& b) {
        return a.lines != b.lines ? a.lines > b.lines : a.value < b.value;
    });
    return values;
}

QString withFieldFilter(const QString& expr, const LogFieldSummary& field, const QString& op, const QString& value)
{
    if (field.origin == LogField::Origin::Stream)
        return addLogqlFilter(expr, field.name, op, value);
    const bool needsStage = !field.parser.isEmpty() && !hasStage(expr, field.parser);
    const QString parsed = needsStage ? atEndOfPipelines(expr, QStringLiteral(" | ") + field.parser) : expr;
    return addLogqlPipelineFilter(parsed, labelNameOf(field.name), op, value);
}

QString withPatternFilter(const QString& expr, const QString& pattern, bool without)
{
    QString narrowed = expr;
    const QString filter =
        (without ? QStringLiteral(" !> \"") : QStringLiteral(" |> \"")) + logqlEscaped(pattern) + u'"';
    const auto selectors = logqlSelectors(expr);
    for (auto it = selectors.rbegin(); it != selectors.rend(); ++it)
        narrowed.insert(it->end, filter); // of the line as it was written, before any stage changes it
    return narrowed;
}
