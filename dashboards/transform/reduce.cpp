#include "dashboards/format/displayname.h"
#include "dashboards/reduce/reducers.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/reducecell.h"
#include "dashboards/transform/refids.h"
#include "datasources/data/framecells.h"

#include <algorithm>
#include <cmath>

namespace {

std::vector<const Reducer*> chosenReducers(const Json& options)
{
    std::vector<const Reducer*> chosen;
    const QStringList ids = jsonutil::find(options, "reducers") ? jsonutil::strings(options, "reducers")
                                                                : QStringList {QStringLiteral("max")};
    for (const QString& id : ids)
        if (const Reducer* reducer = findReducer(id);
            reducer && std::find(chosen.begin(), chosen.end(), reducer) == chosen.end())
            chosen.push_back(reducer); // once: each has a column of its own
    return chosen;
}

/// Which fields are reduced: a matcher, else all but the time.
struct Chooser
{
    std::optional<MatcherSpec> matcher;
    bool withTime = false;

    bool operator()(Field& field, const Frame& frame, const Frames& all) const
    {
        if (matcher)
            return fieldMatches(*matcher, field, frame, all);
        return withTime || field.type != FieldType::Time;
    }
};

QStringList labelNames(const Frames& frames)
{
    QStringList names;
    for (const Frame& frame : frames)
        for (const Field& field : frame.fields)
            for (auto it = field.labels.begin(); it != field.labels.end(); ++it)
                if (!names.contains(it.key()))
                    names << it.key();
    return names;
}

/// A column of the result while it grows; its type comes from its values.
struct Growing
{
    QString name;
    FieldType type = FieldType::String;
    std::vector<Value> values;
};

using Table = std::vector<Growing>;

Table rowsOfFrame(Frame& frame, const Frames& all, const Chooser& chooser, const std::vector<const Reducer*>& reducers,
                  const std::optional<QStringList>& labels)
{
    Table table;
    table.push_back({QStringLiteral("Field"), FieldType::String, {}});
    for (const QString& label : labels.value_or(QStringList()))
        table.push_back({label, FieldType::String, {}});
    const size_t firstCalculation = table.size();
    for (const Reducer* reducer : reducers)
        table.push_back({reducer->name, FieldType::Other, {}});
    for (Field& field : frame.fields) {
        if (!chooser(field, frame, all))
            continue;
        table[0].values.emplace_back(labels ? field.name : displayName(field, frame, all));
        for (size_t i = 1; i < firstCalculation; ++i) {
            const auto it = field.labels.constFind(table[i].name);
            table[i].values.push_back(it == field.labels.constEnd() ? Value(Absent {}) : Value(*it));
        }
        for (size_t i = 0; i < reducers.size(); ++i) {
            Value v = reduceToCell(field, reducers[i]->id);
            if (std::holds_alternative<Null>(v))
                v = std::nan("");
            table[firstCalculation + i].values.push_back(std::move(v));
        }
    }
    for (size_t i = firstCalculation; i < table.size(); ++i)
        table[i].type = guessFieldType(table[i].name, table[i].values).value_or(FieldType::Other);
    return table;
}

/// Appends columns of equal name and type; the first column takes whatever comes first.
void append(Table& base, const Table& more)
{
    for (size_t b = 0; b < base.size(); ++b)
        for (size_t m = 0; m < more.size(); ++m)
            if ((b == 0 && m == 0) || (base[b].type == more[m].type && base[b].name == more[m].name))
                base[b].values.insert(base[b].values.end(), more[m].values.begin(), more[m].values.end());
}

Frames seriesToTable(Frames frames, const Chooser& chooser, const std::vector<const Reducer*>& reducers,
                     bool labelsToFields)
{
    if (frames.empty())
        return {};
    const std::optional<QStringList> labels = labelsToFields ? std::optional(labelNames(frames)) : std::nullopt;
    Table table;
    for (Frame& frame : frames) {
        Table rows = rowsOfFrame(frame, frames, chooser, reducers, labels);
        if (table.empty())
            table = std::move(rows);
        else
            append(table, rows);
    }
    Frame out;
    out.meta = frames.front().meta;
    out.refId = joinedRefId(QStringLiteral("reduce"), frames);
    for (const Growing& column : table)
        out.fields.push_back(cells::field(column.name, column.type, column.values));
    out.rows = qsizetype(table.front().values.size());
    return {std::move(out)};
}

FieldType reducedType(const QString& reducer, const Field& field)
{
    if (reducer == QLatin1String("allValues") || reducer == QLatin1String("uniqueValues"))
        return FieldType::Other;
    static const QStringList keeping {QStringLiteral("first"), QStringLiteral("firstNotNull"), QStringLiteral("last"),
                                      QStringLiteral("lastNotNull")};
    return keeping.contains(reducer) ? field.type : FieldType::Number;
}

/// A time that was reduced is named as series are, by its frame, too, where the names of frames differ.
FieldState namedLikeASeries(const Field& field, const Frame& frame, const Frames& all)
{
    FieldState state;
    const bool isPlainTime = field.type == FieldType::Time && field.labels.isEmpty()
        && field.config->displayName.value_or(QString()).isEmpty()
        && field.config->displayNameFromDS.value_or(QString()).isEmpty();
    if (!isPlainTime || frame.name.isEmpty() || !NameScope(all).frameNamesDiffer())
        return state;
    state.displayName = frame.name + QLatin1Char(' ') + field.name;
    state.multipleFrames = true;
    return state;
}

Frames reduceEachField(Frames frames, const Chooser& chooser, const std::vector<const Reducer*>& reducers)
{
    Frames out;
    for (Frame& frame : frames) {
        std::vector<Field> fields;
        for (Field& field : frame.fields) {
            if (!chooser(field, frame, frames))
                continue;
            for (const Reducer* reducer : reducers) {
                Field copy = field;
                copy.type = reducedType(reducer->id, field);
                copy.values =
                    std::make_shared<const Column>(cells::column({reduceToCell(field, reducer->id)}, copy.type));
                copy.state = namedLikeASeries(field, frame, frames);
                if (reducers.size() > 1)
                    copy.labels.insert(QStringLiteral("reducer"), reducer->name);
                fields.push_back(std::move(copy));
            }
        }
        if (fields.empty())
            continue;
        Frame reduced = frame;
        reduced.fields = std::move(fields);
        reduced.rows = 1;
        out.push_back(std::move(reduced));
    }
    return out;
}

} // namespace

Frames reduceFrames(Frames frames, const Json& options, const TransformContext&)
{
    if (jsonutil::find(options, "reducers") && jsonutil::strings(options, "reducers").isEmpty())
        return frames;
    const std::vector<const Reducer*> reducers = chosenReducers(options);
    const bool eachField = jsonutil::string(options, "mode") == QLatin1String("reduceFields");
    Chooser chooser;
    if (const Json* fields = jsonutil::find(options, "fields"); fields && fields->is_object() && !fields->empty())
        chooser.matcher = matcherFromJson(*fields);
    chooser.withTime = eachField && jsonutil::boolean(options, "includeTimeField");
    return eachField
        ? reduceEachField(std::move(frames), chooser, reducers)
        : seriesToTable(std::move(frames), chooser, reducers, jsonutil::boolean(options, "labelsToFields"));
}
