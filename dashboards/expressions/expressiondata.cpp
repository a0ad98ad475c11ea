#include "dashboards/expressions/expressiondata.h"

#include "dashboards/format/valuemapping.h"
#include "datasources/data/jsonutil.h"

#include <algorithm>
#include <map>

namespace {

bool isInstant(const Frame& frame)
{
    if (frame.meta.type.startsWith(QLatin1String("numeric")))
        return true;
    const QString kind = frame.meta.custom ? jsonutil::string(*frame.meta.custom, "resultType") : QString();
    return kind == QLatin1String("vector") || kind == QLatin1String("scalar");
}

/// The bounds of buckets are numbers in tables of Prometheus, but tell rows apart like any label.
bool isBound(const Field& field)
{
    return field.type == FieldType::Number && field.name == QLatin1String("le");
}

Labels rowLabels(const Frame& frame, const Field& value, qsizetype row)
{
    Labels labels = value.labels;
    for (const Field& field : frame.fields)
        if (field.type == FieldType::String || isBound(field))
            if (const Value cell = field.at(row); !isMissing(cell))
                labels.insert(field.name, valueText(cell));
    return labels;
}

bool hasLabelColumns(const Frame& frame)
{
    return std::any_of(frame.fields.begin(), frame.fields.end(),
                       [](const Field& f) { return f.type == FieldType::String || isBound(f); });
}

qint64 timeAt(const Field& time, qsizetype row)
{
    const TimeColumn* column = time.times();
    return column && row < qsizetype(column->size()) ? (*column)[size_t(row)] : nullTime;
}

struct LabelsOrder
{
    bool operator()(const Labels& a, const Labels& b) const
    {
        return std::lexicographical_compare(a.keyValueBegin(), a.keyValueEnd(), b.keyValueBegin(), b.keyValueEnd());
    }
};

/// The rows of a frame with the same labels.
struct Group
{
    TimeColumn times;
    NumberColumn values;
};

/// A plain series shares its times; false when rows must be looked at one by one.
bool addWhole(const Field& time, const Field& value, ExpressionItems& items)
{
    const TimeColumn* times = time.times();
    const NumberColumn* numbers = value.numbers();
    if (!times || !numbers || times->size() != numbers->size()
        || std::find(times->begin(), times->end(), nullTime) != times->end())
        return false;
    items.push_back({value.labels, std::shared_ptr<const TimeColumn>(time.values, times), *numbers});
    return true;
}

void addGroups(const Frame& frame, const Field& time, const Field& value, ExpressionItems& items)
{
    const bool labelled = hasLabelColumns(frame);
    const bool instant = isInstant(frame);
    if (!labelled && !instant && addWhole(time, value, items))
        return;
    std::map<Labels, Group, LabelsOrder> groups;
    if (!labelled)
        groups[value.labels]; // a series without samples is one
    for (qsizetype row = 0; row < frame.rows; ++row) {
        const qint64 at = timeAt(time, row);
        if (at == nullTime)
            continue;
        Group& group = groups[labelled ? rowLabels(frame, value, row) : value.labels];
        group.times.push_back(at);
        group.values.push_back(value.numberAt(row));
    }
    for (auto& [labels, group] : groups) {
        if (instant && !group.values.empty())
            items.push_back(numberItem(group.values.back(), labels));
        else if (!instant)
            items.push_back(
                {labels, std::make_shared<const TimeColumn>(std::move(group.times)), std::move(group.values)});
    }
}

} // namespace

ExpressionItem numberItem(double value, Labels labels)
{
    return {std::move(labels), nullptr, {value}};
}

ExpressionItems itemsFromFrames(const Frames& frames)
{
    ExpressionItems items;
    for (const Frame& frame : frames) {
        const Field* time = frame.first(FieldType::Time);
        for (const Field& field : frame.fields) {
            if (field.type != FieldType::Number || isBound(field))
                continue;
            if (time) {
                addGroups(frame, *time, field, items);
                continue;
            }
            for (qsizetype row = 0; row < frame.rows; ++row)
                items.push_back(numberItem(field.numberAt(row), rowLabels(frame, field, row)));
        }
    }
    return items;
}

Frames framesFromItems(const ExpressionItems& items, const QString& refId)
{
    Frames frames;
    for (const ExpressionItem& item : items) {
        Frame frame;
        frame.refId = refId;
        frame.meta.type = item.isSeries() ? QStringLiteral("timeseries-multi") : QStringLiteral("numeric-multi");
        if (item.isSeries())
            frame.add(Field(QStringLiteral("Time"), FieldType::Time, *item.times));
        frame.add(Field(refId, FieldType::Number, item.values, item.labels));
        frames.push_back(std::move(frame));
    }
    return frames;
}
