#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/grouping.h"

namespace {

FieldType typeForReducer(const QString& reducer, FieldType fallback)
{
    static const QStringList numbers {QStringLiteral("count"), QStringLiteral("distinctCount"),
                                      QStringLiteral("changeCount"), QStringLiteral("countAll")};
    static const QStringList booleans {QStringLiteral("allIsNull"), QStringLiteral("allIsZero")};
    return numbers.contains(reducer) ? FieldType::Number : booleans.contains(reducer) ? FieldType::Boolean : fallback;
}

const Json& optionsOf(const Json& fields, Field& field)
{
    static const Json none = Json::object();
    const Json* found = jsonutil::find(fields, ownName(field).toUtf8().constData());
    if (!found)
        found = jsonutil::find(fields, field.name.toUtf8().constData());
    return found ? *found : none;
}

bool isGroupKey(const Json& options)
{
    return jsonutil::string(options, "operation") == QLatin1String("groupby");
}

/// What is calculated of a field; a grouping field can be counted.
QStringList aggregationsOf(const Json& options)
{
    const QStringList aggregations = jsonutil::strings(options, "aggregations");
    const bool counted = aggregations == QStringList {QStringLiteral("count")};
    const bool aggregate = jsonutil::string(options, "operation") == QLatin1String("aggregate");
    return aggregate || (isGroupKey(options) && counted) ? aggregations : QStringList();
}

std::optional<Frame> grouped(Frame& frame, const Frames& all, const MatcherSpec& keys, const Json& fieldOptions)
{
    std::vector<size_t> byFields;
    for (size_t i = 0; i < frame.fields.size(); ++i)
        if (fieldMatches(keys, frame.fields[i], frame, all))
            byFields.push_back(i);
    if (byFields.empty())
        return std::nullopt;
    const Groups groups = groupRows(frame, byFields);
    Frame out;
    out.refId = frame.refId;
    out.fields = groupedFields(frame, byFields, groups);
    for (Field& field : frame.fields) {
        const QStringList aggregations = aggregationsOf(optionsOf(fieldOptions, field));
        for (const QString& reducer : aggregations)
            out.fields.push_back(cells::field(QStringLiteral("%1 (%2)").arg(ownName(field), reducer),
                                              typeForReducer(reducer, field.type),
                                              reduceGroups(field, groups, reducer)));
    }
    out.rows = qsizetype(groups.rows.size());
    return out;
}

} // namespace

Frames groupBy(Frames frames, const Json& options, const TransformContext&)
{
    const Json& fields = jsonutil::object(options, "fields");
    QStringList names;
    for (const auto& [name, field] : fields.items())
        if (isGroupKey(field))
            names << QString::fromStdString(name);
    if (names.isEmpty())
        return frames;
    const MatcherSpec keys = matcherByNames(names);
    Frames out;
    for (Frame& frame : frames)
        if (std::optional<Frame> result = grouped(frame, frames, keys, fields))
            out.push_back(std::move(*result));
    return out;
}
